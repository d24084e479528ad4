import type {PanelMonth} from "../../src/metrics/backtest/timeSplit.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import {versionScores} from "./scorecardScores.js";

/** The panel in order of account and month, a value a row in every column. */
export interface PanelScores {
  rows: PanelMonth[];
  /** by the scorecards valid on the last day */
  scorecard: (number | null)[];
  /** by those before; null where there are none */
  last: (number | null)[] | null;
  engagement_index: (number | null)[];
  mrr: (number | null)[];
  /** points of each component of the scorecards that counted */
  components: {name: string; values: (number | null)[]}[];
}

type Row = PanelMonth & Record<string, number | null>;

/** Reads every score that is compared, as it was known at each month end. */
export async function panelScores(
  db: Warehouse,
  config: Pick<Config, "health">,
  as_of: string
): Promise<PanelScores> {
  const names = await db.query<{component: string}>(
    "SELECT DISTINCT component FROM health_components WHERE points IS NOT NULL ORDER BY component"
  );
  const pivot = names.map(
    ({component}, k) => `max(points) FILTER (component = '${component.replaceAll("'", "''")}') AS points_${k}`
  );
  const points = pivot.length === 0 ? "" : `, ${names.map((_, k) => `points_${k}`).join(", ")}`;
  const joined =
    pivot.length === 0
      ? ""
      : `LEFT JOIN (SELECT account_id, point_date, ${pivot.join(", ")} FROM health_components GROUP BY ALL) c USING (account_id, point_date)`;
  const rows = await db.query<Row>(
    `SELECT account_id, point_date, followed_days, (churned_on - point_date)::INTEGER AS days_to_churn,
       health_score, engagement_index, mrr::DOUBLE AS mrr${points}
     FROM panel ${joined} ORDER BY account_id, point_date`
  );
  const column = (name: string) => rows.map((d) => d[name] ?? null);
  const versions = await versionScores(db, config, as_of);
  return {
    rows,
    scorecard: versions.today ?? column("health_score"),
    last: versions.last,
    engagement_index: column("engagement_index"),
    mrr: column("mrr"),
    components: names.map(({component}, k) => ({name: component, values: column(`points_${k}`)}))
  };
}
