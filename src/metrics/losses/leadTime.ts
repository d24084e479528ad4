import {quantileSorted} from "d3";
import type {Metric} from "../metric.js";
import {shareMetric} from "../wilson.js";

/** How early warnings came. */
export interface Leads {
  median: number;
  q1: number;
  q3: number;
  n: number;
}

/** How many losses had a warning, and how early the first one came. */
export interface LeadTime {
  /** losses with a warning / losses */
  warned: Metric;
  /** null where no loss had one */
  lead: Leads | null;
}

/** Median and quartiles of leads in days, by linear interpolation; null where there is none. */
export function leadsOf(days: readonly number[]): Leads | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const at = (p: number) => quantileSorted(sorted, p)!;
  return {median: at(0.5), q1: at(0.25), q3: at(0.75), n: sorted.length};
}

/**
 * How many losses were warned of, with Wilson's interval, and the lead of the first warning of each.
 *
 * @param first the lead of the first warning of each loss in days; null where it had none
 */
export function leadTime(first: readonly (number | null)[]): LeadTime {
  const leads = first.filter((d) => d !== null);
  return {warned: shareMetric(leads.length, first.length, "no account was lost"), lead: leadsOf(leads)};
}
