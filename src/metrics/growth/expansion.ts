import {newcombe} from "../stats/newcombe.js";
import type {Difference} from "../stats/difference.js";
import type {Metric} from "../metric.js";
import {shareMetric} from "../wilson.js";

/** What makes an account a lead for more seats; SQL and texts read it here. */
export const LEAD_RULE = {seat_utilisation: 0.9, health_band: "healthy", trend: 0} as const;

/** What became of an account that was judged a year ago or earlier. */
export interface PastLead {
  lead: boolean;
  /** Whether it paid more two quarters later. */
  expanded: boolean;
}

/** Leads of the past against the others. */
export interface LeadOutcome {
  leads: Metric;
  others: Metric;
  difference: Difference;
}

/** The share that expanded among leads and among the others, and their difference. */
export function leadOutcome(rows: readonly PastLead[]): LeadOutcome {
  const count = (lead: boolean) => {
    const own = rows.filter((d) => d.lead === lead);
    return {successes: own.filter((d) => d.expanded).length, n: own.length};
  };
  const [leads, others] = [count(true), count(false)];
  return {
    leads: shareMetric(leads.successes, leads.n, "no account was a lead then"),
    others: shareMetric(others.successes, others.n, "no other account can be judged"),
    difference: newcombe(leads, others)
  };
}
