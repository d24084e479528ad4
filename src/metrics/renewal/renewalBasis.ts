import {addDays} from "../days.js";
import {type NoRenewalModel, type RenewalModel, renewalModel} from "./renewalModel.js";
import {renewalRate, type RenewalRate, type YearlyRow} from "./renewalRate.js";
import type {RenewalRow} from "./renewalRows.js";

/** What the chances of renewals rest on: estimated from the whole company, whoever reads it. */
export interface RenewalBasis {
  /** or why there is none */
  model: RenewalModel | NoRenewalModel;
  /** by segment; none where too few accounts are known */
  rates: ReadonlyMap<string, RenewalRate>;
}

/** The model, and the past rate of each segment. */
export function renewalBasis(
  rows: readonly RenewalRow[],
  years: readonly YearlyRow[],
  segments: readonly string[]
): RenewalBasis {
  const rates = segments.flatMap((segment) => {
    const rate = renewalRate(rows, years, segment);
    return rate ? [[segment, rate] as const] : [];
  });
  return {model: renewalModel(rows), rates: new Map(rates)};
}

/** The renewals that were decided by a day, 30 days after each. */
export function decidedBy(rows: readonly RenewalRow[], day: string): RenewalRow[] {
  return rows.filter((d) => addDays(d.renewal_date, 30) <= day);
}
