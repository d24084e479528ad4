import type {MetricSettings} from "../../src/metrics/inputs.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

/** What the warehouse's own config says that metrics rest on. */
export async function metricSettings(db: Warehouse): Promise<MetricSettings> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const [meta] = await db.query<{value: string}>("SELECT value FROM meta WHERE key = 'config'");
  const config = JSON.parse(meta?.value ?? "{}") as Partial<Config>;
  return {
    as_of: settings!.as_of,
    gross_margin: config.gross_margin ?? null,
    ltv_months: config.ltv?.months ?? 36,
    logo_churn_targets: config.targets?.logo_churn ?? null
  };
}
