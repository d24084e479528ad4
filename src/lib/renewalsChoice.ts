import type {FilterChoices} from "./overviewFilters.js";
import type {RenewalsData} from "./renewalsData.js";

/** What the Renewals page is narrowed to, by the keys of the address; *all*, or nothing, where all are meant. */
export interface RenewalsChoice {
  /** the quarter in which they are due */
  quarter?: string;
  segment?: string;
  csm?: string;
}

/** A filter of the page. */
type RenewalsFilter = FilterChoices & {key: keyof RenewalsChoice};

/** The filters of the page: the quarters to come, and whatever segments and CSMs have a renewal in them. */
export function renewalsChoices({
  quarters,
  renewals
}: Pick<RenewalsData, "quarters" | "renewals">): RenewalsFilter[] {
  const filter = (key: RenewalsFilter["key"], label: string, values: readonly string[]): RenewalsFilter => ({
    ...{key, label, initial: "all"},
    options: ["all", ...values].map((value) => ({value, label: value}))
  });
  const names = (key: "segment" | "csm") => [...new Set(renewals.map((d) => d[key]))].sort();
  const spans = quarters.map((d) => d.quarter);
  return [
    filter("quarter", "Due in", spans),
    filter("segment", "Segment", names("segment")),
    filter("csm", "CSM", names("csm"))
  ];
}

/** A choice as it is compared: null where all are meant. */
export function chosenNames({
  quarter,
  segment,
  csm
}: RenewalsChoice): Record<keyof RenewalsChoice, string | null> {
  const name = (value: string | undefined) => (value === undefined || value === "all" ? null : value);
  return {quarter: name(quarter), segment: name(segment), csm: name(csm)};
}

/** Whether something is of the segment and the CSM that are chosen. */
export function isOfPart(
  place: {segment: string; csm: string},
  {segment, csm}: {segment: string | null; csm: string | null}
): boolean {
  return (segment === null || place.segment === segment) && (csm === null || place.csm === csm);
}
