import {survival} from "../../src/metrics/survival.js";
import {survivalQuantile} from "../../src/metrics/survivalQuantile.js";
import type {ModelStep} from "./step.js";
import {writeRows} from "./writeRows.js";

/** The tickets of one account opened in one period, with hours to the event or to the end of what is known. */
interface TicketGroup {
  account_id: string;
  period: string;
  period_end: string;
  response_hours: number[];
  responded: boolean[];
  resolution_hours: number[];
  resolved: boolean[];
}

/**
 * A ticket that was resolved without a first response stopped waiting for one; both clocks stop at the end of the
 * period's last day.
 */
const GROUPS = `
  WITH periods AS (
    SELECT account_id, '90 days' AS period, point_date AS period_end, opened_at, first_response_at, resolved_at
    FROM tickets JOIN staging.point_days ON day = opened_at::DATE
    UNION ALL
    SELECT account_id, 'quarter', t1, opened_at, first_response_at, resolved_at
    FROM tickets JOIN staging.quarter_days ON day = opened_at::DATE JOIN quarters USING (quarter)
  ),
  clocks AS (
    SELECT
      account_id, period, period_end, opened_at, first_response_at, resolved_at,
      (period_end + 1)::TIMESTAMP AS over_at,
      coalesce(first_response_at < over_at, false) AS responded,
      coalesce(resolved_at < over_at, false) AS resolved
    FROM periods
  ),
  hours AS (
    SELECT
      account_id, period, period_end, responded, resolved,
      epoch(CASE WHEN responded THEN first_response_at ELSE least(coalesce(resolved_at, over_at), over_at) END - opened_at) / 3600
        AS response_hours,
      epoch(least(coalesce(resolved_at, over_at), over_at) - opened_at) / 3600 AS resolution_hours
    FROM clocks
  )
  SELECT
    account_id, period, period_end,
    list(response_hours ORDER BY response_hours, responded DESC) AS response_hours,
    list(responded ORDER BY response_hours, responded DESC) AS responded,
    list(resolution_hours ORDER BY resolution_hours, resolved DESC) AS resolution_hours,
    list(resolved ORDER BY resolution_hours, resolved DESC) AS resolved
  FROM hours
  GROUP BY ALL
  ORDER BY ALL`;

function quantiles(hours: readonly number[], events: readonly boolean[]) {
  const curve = survival(hours.map((time, i) => ({time: Math.max(0, time), event: events[i] === true})));
  return {p50: survivalQuantile(curve, 0.5).value, p90: survivalQuantile(curve, 0.9).value};
}

/** Median and 90th percentile of the time to first response and to resolution, by account and period. */
export const ticketTimesStep: ModelStep = {
  name: "staging.ticket_times",
  makes: ["staging.ticket_times"],
  reads: ["tickets", "quarters", "staging.point_days", "staging.quarter_days"],
  async run(db) {
    const groups = await db.query<TicketGroup>(GROUPS);
    const rows = groups.map((d) => {
      const response = quantiles(d.response_hours, d.responded);
      const resolution = quantiles(d.resolution_hours, d.resolved);
      return {
        account_id: d.account_id,
        period: d.period,
        period_end: d.period_end,
        first_response_median_hours: response.p50,
        first_response_p90_hours: response.p90,
        resolution_median_hours: resolution.p50,
        resolution_p90_hours: resolution.p90
      };
    });
    await writeRows(db, {
      table: "staging.ticket_times",
      columns: {
        account_id: "VARCHAR",
        period: "VARCHAR",
        period_end: "DATE",
        first_response_median_hours: "DOUBLE",
        first_response_p90_hours: "DOUBLE",
        resolution_median_hours: "DOUBLE",
        resolution_p90_hours: "DOUBLE"
      },
      rows
    });
  }
};
