import type {AccountCounts} from "./companyRow.js";
import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import type {NpsCounts} from "./nps.js";
import {nps} from "./nps.js";
import type {NumberKey} from "./sums.js";
import {quotientMetric, sumMetric} from "./sumMetrics.js";
import {sumKnown} from "./sums.js";
import {shareMetric} from "./wilson.js";

const TICKETS = "the table tickets is not given";
const SURVEYS = "the table surveys is not given";

/** What users ask and say. */
export function voiceMetrics(rows: readonly AccountCounts[]): Record<string, Metric> {
  const csat_tickets = share(
    rows,
    ["csat_tickets_good", "csat_tickets_n"],
    [TICKETS, "no ticket resolved in the window was rated"]
  );
  const csat_surveys = share(
    rows,
    ["csat_surveys_good", "csat_surveys_n"],
    [SURVEYS, "no CSAT survey was answered in the window"]
  );
  return {
    tickets: sumMetric(rows, "tickets", TICKETS),
    ticket_rate: ticketRate(rows),
    csat: csat_tickets.value === null && csat_surveys.value !== null ? csat_surveys : csat_tickets,
    csat_tickets,
    csat_surveys,
    nps: npsOf(rows),
    response_rate: share(
      rows,
      ["surveys_answered", "surveys_sent"],
      [SURVEYS, "no invitation of the window is 14 days old"]
    ),
    nps_response_rate: share(
      rows,
      ["nps_answered", "nps_sent"],
      [SURVEYS, "no NPS invitation of the window is 14 days old"]
    )
  };
}

function share(
  rows: readonly AccountCounts[],
  [good, all]: readonly [NumberKey<AccountCounts>, NumberKey<AccountCounts>],
  [missing, none]: readonly [string, string]
): Metric {
  const n = sumKnown(rows, all);
  return n === null ? undefinedMetric(missing) : shareMetric(sumKnown(rows, good) ?? 0, n, none);
}

function ticketRate(rows: readonly AccountCounts[]): Metric {
  const rate = quotientMetric(rows, ["tickets_rated", "active_user_months"], {
    missing: "tickets or usage by user are not given, or the window has no month end",
    zero: "nobody was active"
  });
  return rate.value === null ? rate : {...rate, value: 100 * rate.value};
}

function npsOf(rows: readonly AccountCounts[]): Metric {
  const n = sumKnown(rows, "nps_n");
  if (n === null) return undefinedMetric(SURVEYS);
  const counts: NpsCounts = {
    n,
    promoters: sumKnown(rows, "promoters") ?? 0,
    detractors: sumKnown(rows, "detractors") ?? 0
  };
  return nps(counts);
}
