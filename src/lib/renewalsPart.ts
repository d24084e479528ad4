import type {RenewalQuarter} from "../metrics/renewal/renewalQuarters.js";
import {isOfPart} from "./renewalsChoice.js";
import type {AccountsArr, RenewalLine, RenewalsData, Standing} from "./renewalsData.js";

/** The segment and the CSM that are chosen; null where all are. */
interface Part {
  segment: string | null;
  csm: string | null;
}

/** A quarter to come, of the accounts that are chosen. */
export type ShownQuarter = Omit<RenewalQuarter, "parts">;

/** Where the chosen accounts stand that pay: those due in none of the quarters, and all of them. */
export type ShownStanding = Record<Exclude<Standing, "due"> | "all", AccountsArr>;

/** Whether a renewal is due within a quarter. */
export function isDueIn({renewal_date}: RenewalLine, {from, until}: ShownQuarter): boolean {
  return renewal_date >= from && renewal_date <= until;
}

/** The quarters to come: what is due of the chosen accounts, and what was forecast of just these. */
export function quartersOf({quarters, renewals}: RenewalsData, part: Part): ShownQuarter[] {
  if (part.segment === null && part.csm === null) return [...quarters];
  return quarters.map(({parts, ...quarter}) => {
    const own = renewals.filter((d) => isDueIn(d, quarter) && isOfPart(d, part));
    const found = parts.find((d) => d.segment === part.segment && d.csm === part.csm);
    return {
      ...quarter,
      due: own.length,
      due_arr: own.reduce((sum, d) => sum + d.arr, 0),
      forecast: found ? {count: found.count, arr: found.arr} : null,
      by_model: own.filter((d) => d.basis === "model").length,
      reason: own.length === 0 ? "no renewal is due" : quarter.reason
    };
  });
}

/** What the chosen accounts pay that are due in none of the quarters, and what all of them pay. */
export function standingOf({standing}: RenewalsData, part: Part): ShownStanding {
  const own = standing.filter((d) => isOfPart(d, part));
  const counted = (rows: readonly AccountsArr[]) => ({
    accounts: rows.reduce((sum, d) => sum + d.accounts, 0),
    arr: rows.reduce((sum, d) => sum + d.arr, 0)
  });
  const of = (state: Standing) => counted(own.filter((d) => d.state === state));
  return {leaving: of("leaving"), later: of("later"), undated: of("undated"), all: counted(own)};
}
