import {addMonths} from "../../src/metrics/months.js";
import type {DeckPeriod} from "../../src/metrics/deckData.js";
import {lastFullQuarter} from "../../src/metrics/periods.js";
import {previousQuarter, quarterBounds, quarterOf} from "../../src/metrics/quarters.js";
import {addDays} from "../../src/metrics/days.js";
import {UserError} from "../errors.js";
import type {Warehouse} from "../warehouse.js";

/** The days that the slices of a quarter look at. */
export interface SliceScope {
  quarter: string;
  /** the day before the quarter, and its last day */
  t0: string;
  t1: string;
  as_of: string;
  fiscal_year_start: number;
  /** last days of the quarter and of the five before it, oldest first */
  ends: readonly string[];
  /** the day before the twelve months that end with the quarter */
  year_t0: string;
  period: DeckPeriod;
}

/** Finds the days of a quarter; one that is not over yet, or began before the data, has no deck. */
export async function sliceScope(db: Warehouse, quarter: string): Promise<SliceScope> {
  const [settings] = await db.query<{as_of: string; fiscal_year_start: number}>(
    "SELECT as_of, fiscal_year_start FROM settings"
  );
  if (settings === undefined)
    throw new UserError(`the warehouse ${db.path} is empty: run quarterdeck build`, 1);
  const {as_of, fiscal_year_start} = settings;
  const {t0, t1} = boundsOf(quarter, settings);
  const end = (months: number) => addMonths(t1, -months);
  return {
    quarter,
    t0,
    t1,
    as_of,
    fiscal_year_start,
    ends: [end(15), end(12), end(9), end(6), t0, t1],
    year_t0: end(12),
    period: {
      quarter,
      previous_quarter: quarterOf(t0, fiscal_year_start),
      next_quarter: quarterOf(addDays(t1, 1), fiscal_year_start),
      first_day: addDays(t0, 1),
      last_day: t1,
      as_of
    }
  };
}

function boundsOf(
  quarter: string,
  {as_of, fiscal_year_start}: {as_of: string; fiscal_year_start: number}
): {t0: string; t1: string} {
  const last = lastFullQuarter(as_of, fiscal_year_start);
  if (!/^\d{4}Q[1-4]$/.test(quarter)) throw new UserError(`${quarter} is no quarter such as ${last}`);
  const bounds = quarterBounds(quarter, fiscal_year_start);
  if (bounds.t1 <= as_of) return bounds;
  throw new UserError(
    `the quarter ${quarter} ends on ${bounds.t1}, after the last day of data, ${as_of}; the last full quarter is ${last}, the one before it ${previousQuarter(last)}`
  );
}
