import type {HealthyLeaver} from "../../src/lib/healthData.js";
import type {Config} from "../configTypes.js";
import {causeOf} from "../../src/metrics/causes/taxonomy.js";
import type {Warehouse} from "../warehouse.js";

const LAST_SEEN = `
  SELECT
    account_id, d.name, d.segment, p.point_date AS seen_on, p.health_score, p.health_band,
    p.churned_on, (p.churned_on - p.point_date)::INTEGER AS days_before, p.mrr_lost::DOUBLE AS mrr_lost, p.reason
  FROM panel p JOIN account_dim d USING (account_id) CROSS JOIN settings
  WHERE p.churned_on <= as_of
  QUALIFY row_number() OVER (PARTITION BY account_id, p.churned_on ORDER BY p.point_date DESC) = 1
  ORDER BY p.churned_on DESC, account_id`;

/** Accounts that left although their last score was in the band healthy, the latest first, beside all that left. */
export async function healthyLeavers(
  db: Warehouse,
  {causes}: Pick<Config, "causes">
): Promise<{left: number; scored: number; accounts: HealthyLeaver[]}> {
  type Row = Omit<HealthyLeaver, "cause"> & {health_band: string};
  const rows = await db.query<Row>(LAST_SEEN);
  return {
    left: rows.length,
    scored: rows.filter((d) => d.health_score !== null).length,
    accounts: rows
      .filter((d) => d.health_band === "healthy")
      .map(({health_band: _, ...d}) => ({...d, cause: causeOf(d.reason, causes.reasons)}))
  };
}
