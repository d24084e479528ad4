import type {DangerLine} from "../../src/metrics/backtest/dangerLines.js";
import {dangerLines} from "../../src/metrics/backtest/dangerLines.js";
import {cutPanel} from "../../src/metrics/backtest/scoreBacktest.js";
import type {PanelMonth} from "../../src/metrics/backtest/timeSplit.js";
import {CHURN_HORIZON_DAYS, timeSplit} from "../../src/metrics/backtest/timeSplit.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

/** The lines of danger of a measure, for every reader of them: drawn from the months to learn from. */
export async function zoneLines(
  db: Warehouse,
  measure: "engagement_index" | "active_rate",
  {config, horizon_days = CHURN_HORIZON_DAYS}: {config: Pick<Config, "health">; horizon_days?: number}
): Promise<DangerLine[]> {
  const rows = await db.query<PanelMonth & {value: number | null}>(
    `SELECT account_id, point_date, followed_days, (churned_on - point_date)::INTEGER AS days_to_churn,
       ${measure} AS value
     FROM panel ORDER BY account_id, point_date`
  );
  const panel = cutPanel(rows, timeSplit(rows, horizon_days));
  return dangerLines(
    panel,
    rows.map((d) => d.value),
    {costs: config.health.costs}
  );
}
