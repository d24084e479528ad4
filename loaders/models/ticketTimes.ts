import {survival} from "../../src/metrics/survival.js";
import {survivalQuantile} from "../../src/metrics/survivalQuantile.js";
import type {ModelStep} from "./step.js";
import {writeRows} from "./writeRows.js";

/**
 * The tickets of one account opened in one period: hours to the event, or, of one still waiting when the period ended,
 * -1 - the hours waited.
 */
interface TicketGroup {
  account_id: string;
  period: string;
  period_end: string;
  response: number[];
  resolution: number[];
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
      least(coalesce(resolved_at, over_at), over_at) AS closed_at
    FROM periods
  )
  SELECT
    account_id, period, period_end::VARCHAR AS period_end,
    list(
      CASE WHEN first_response_at < over_at THEN epoch(first_response_at - opened_at) / 3600
      ELSE -1 - epoch(closed_at - opened_at) / 3600 END
    ) AS response,
    list(
      CASE WHEN resolved_at < over_at THEN epoch(closed_at - opened_at) / 3600
      ELSE -1 - epoch(closed_at - opened_at) / 3600 END
    ) AS resolution
  FROM clocks
  GROUP BY ALL
  ORDER BY ALL`;

function quantiles(hours: readonly number[]): [median: number | null, p90: number | null] {
  const curve = survival(hours.map((h) => (h >= 0 ? {time: h, event: true} : {time: -1 - h, event: false})));
  return [survivalQuantile(curve, 0.5).value, survivalQuantile(curve, 0.9).value];
}

/** Median and 90th percentile of the time to first response and to resolution, by account and period. */
export const ticketTimesStep: ModelStep = {
  name: "staging.ticket_times",
  makes: ["staging.ticket_times"],
  reads: ["tickets", "quarters", "staging.point_days", "staging.quarter_days"],
  async run(db) {
    const groups = await db.query<TicketGroup>(GROUPS);
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
      rows: groups.map(({account_id, period, period_end, response, resolution}) => [
        account_id,
        period,
        period_end,
        ...quantiles(response),
        ...quantiles(resolution)
      ])
    });
  }
};
