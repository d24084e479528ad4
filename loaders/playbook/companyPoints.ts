import {group} from "d3";
import {churnVsTarget, type SegmentChurn} from "../../src/metrics/churnTarget.js";
import {COMPANY_METRICS} from "../../src/metrics/plays/playMetrics.js";
import type {Config} from "../configTypes.js";
import {writeRows} from "../models/writeRows.js";
import type {Warehouse} from "../warehouse.js";
import {METRIC_TYPES} from "./triggers.js";

/** How the whole company is called among its segments. */
export const WHOLE_COMPANY = "(all)";

// Who paid on the last day of a full quarter's eve, and of them who no longer did on its last day.
const LOSSES = `
  WITH ends AS (SELECT point_date, lag(point_date) OVER (ORDER BY point_date) AS t0 FROM points WHERE quarter IS NOT NULL)
  SELECT e.point_date AS day, a.segment, count(*)::INTEGER AS accounts, count_if(NOT b.paying)::INTEGER AS lost
  FROM ends e
  JOIN account_point a ON a.point_date = e.t0 AND a.paying
  JOIN account_point b ON b.point_date = e.point_date AND b.account_id = a.account_id
  GROUP BY ALL ORDER BY ALL`;

/** Makes the table of what the triggers of a company's plays may name: a row a segment, and one for all, and full quarter. */
export async function writeCompanyPoints(
  db: Warehouse,
  table: string,
  {targets}: Pick<Config, "targets">
): Promise<void> {
  const rows = await db.query<SegmentChurn & {day: string}>(LOSSES);
  const cells = Array.from(group(rows, (d) => d.day)).flatMap(([day, segments]) =>
    [segments, ...segments.map((d) => [d])].map((part, i) => {
      const name = i === 0 ? WHOLE_COMPANY : part[0]!.segment;
      const {numerator, n, value, low, high, target} = churnVsTarget(part, targets.logo_churn);
      const churn =
        value === null ? [null, null, null, null] : [value, low!, high!, 0].map((d) => d + target!);
      return [day, name, n ?? null, numerator ?? null, ...churn];
    })
  );
  const columns = Object.fromEntries(COMPANY_METRICS.map((d) => [d.name, METRIC_TYPES[d.type]]));
  await writeRows(db, {table, columns: {point_date: "DATE", ...columns}, rows: cells});
}
