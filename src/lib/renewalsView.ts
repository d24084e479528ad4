import {descending} from "d3";
import {addDays} from "../metrics/days.js";
import {callChance, type CallQuality, callQuality} from "../metrics/renewal/renewalCalls.js";
import {forecastCoverage} from "../metrics/renewal/renewalOutlook.js";
import {wilson} from "../metrics/wilson.js";
import type {JournalLines, PendingLine} from "./journalLine.js";
import {chosenNames, isOfPart, type RenewalsChoice} from "./renewalsChoice.js";
import type {CallLine, CheckpointScore, RenewalLine, RenewalsData} from "./renewalsData.js";
import {isDueIn, quartersOf, type ShownQuarter, type ShownStanding, standingOf} from "./renewalsPart.js";
import {plural} from "./words.js";

/** The days before a renewal at which it is looked at. */
const CHECKPOINTS = [180, 90];
/** A checkpoint is due so many days ahead. */
const WEEK = 7;

/** A checkpoint with the call that stood then. */
export interface Checkpoint extends CheckpointScore {
  call: CallLine | null;
}

/** A renewal with what the machine and the CSM say of it. */
export interface RenewalRow extends Omit<RenewalLine, "checkpoints"> {
  call: CallLine | null;
  /** set where the call waits for the next build */
  waits: PendingLine<"renewal_calls"> | null;
  /** the call as a probability */
  said: number | null;
  /** what was said less the machine's; null where one of them is missing */
  difference: number | null;
  checkpoints: readonly Checkpoint[];
}

/** A checkpoint of the coming week. */
export interface DueCheckpoint {
  row: RenewalRow;
  days: number;
  on: string;
}

/** How often intervals held what happened. */
export interface Coverage {
  held: number;
  quarters: number;
  low: number | null;
  high: number | null;
}

/** The Renewals page as it is shown. */
export interface RenewalsView {
  data: RenewalsData;
  /** disagreements first: the largest ARR x difference, then those without a call by ARR */
  rows: readonly RenewalRow[];
  /** in words what is chosen; empty where all are */
  chosen: string;
  /** in words of which accounts that is, whatever the quarter; empty where of all */
  part: string;
  /** in words when the renewals listed are due: a quarter, or how many */
  span: string;
  /** of the accounts chosen, all quarters */
  quarters: readonly ShownQuarter[];
  /** the quarter that is chosen, or the first */
  now: ShownQuarter | undefined;
  /** how many renewals of that quarter may be lost by the targets of their segments; null without one */
  allowed: number | null;
  /** of the accounts chosen */
  standing: ShownStanding;
  due: readonly DueCheckpoint[];
  coverage: Record<"near" | "far", {count: Coverage; arr: Coverage}>;
  calls: readonly CallQuality[];
}

/** Chooses the renewals and puts calls, also those that wait for the next build, beside them. */
export function renewalsView(
  data: RenewalsData,
  choice: RenewalsChoice,
  pending: readonly PendingLine<"renewal_calls">[]
): RenewalsView {
  const chosen = chosenNames(choice);
  const part = [chosen.segment, chosen.csm].filter(Boolean).join(", ");
  const own = data.renewals.filter((d) => isOfPart(d, chosen));
  const quarters = quartersOf(data, chosen);
  const span = quarters.find((d) => d.quarter === chosen.quarter);
  const now = span ?? quarters[0];
  const rows = own
    .filter((d) => !span || isDueIn(d, span))
    .map((d) => rowOf(d, data.calls, pending))
    .sort(
      (a, b) => descending(weight(a), weight(b)) || b.arr - a.arr || (a.account_id < b.account_id ? -1 : 1)
    );
  return {
    ...{data, rows, part, quarters, now},
    span: span?.quarter ?? plural(quarters.length, "quarter"),
    chosen: [span?.quarter, part].filter(Boolean).join(", "),
    allowed: now ? allowedLosses(own.filter((d) => isDueIn(d, now))) : null,
    standing: standingOf(data, chosen),
    due: rows.flatMap((row) => dueCheckpoints(row, data.as_of)).sort((a, b) => (a.on < b.on ? -1 : 1)),
    coverage: {near: coverageOf(data.past.near), far: coverageOf(data.past.far)},
    calls: callQuality(data.decided)
  };
}

/** How many of these renewals may be lost if each segment loses what its target allows; null where one has none. */
function allowedLosses(renewals: readonly Pick<RenewalLine, "target">[]): number | null {
  let sum = 0;
  for (const {target} of renewals) {
    if (target === null) return null;
    sum += target;
  }
  return renewals.length === 0 ? null : sum;
}

const weight = ({arr, difference}: RenewalRow) => (difference === null ? -1 : arr * Math.abs(difference));

function rowOf(
  line: RenewalLine,
  calls: readonly CallLine[],
  pending: readonly PendingLine<"renewal_calls">[]
): RenewalRow {
  const isOwn = (d: JournalLines["renewal_calls"]) =>
    d.account_id === line.account_id && d.renewal_date === line.renewal_date;
  const own = calls.filter(isOwn);
  const waits = pending.findLast((d) => isOwn(d.line)) ?? null;
  const call = waits?.line ?? own.at(-1) ?? null;
  const said = call && callChance(call);
  return {
    ...line,
    ...{call, waits, said},
    difference: said === null || line.chance === null ? null : said - line.chance.value,
    checkpoints: line.checkpoints.map((d) => ({
      ...d,
      call: own.findLast((c) => c.made_on !== null && c.made_on <= d.on) ?? null
    }))
  };
}

function dueCheckpoints(row: RenewalRow, as_of: string): DueCheckpoint[] {
  return CHECKPOINTS.map((days) => ({row, days, on: addDays(row.renewal_date, -days)})).filter(
    (d) => d.on > as_of && d.on <= addDays(as_of, WEEK)
  );
}

function coverageOf(past: Parameters<typeof forecastCoverage>[0]): {count: Coverage; arr: Coverage} {
  const {quarters, count, arr} = forecastCoverage(past);
  const of = (held: number): Coverage => ({
    held,
    quarters,
    ...(wilson(held, quarters) ?? {low: null, high: null})
  });
  return {count: of(count), arr: of(arr)};
}
