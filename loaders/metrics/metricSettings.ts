import type {MetricSettings} from "../../src/metrics/inputs.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

/** Whether activation can be told: its stage is given, or usage names the users that the rule counts. */
export async function canActivate(db: Warehouse, tables: ReadonlySet<string>): Promise<boolean> {
  const {activation} = await storedConfig(db);
  if (activation !== undefined && "stage" in activation) return tables.has("stages");
  const [named] = await db.query<{found: boolean}>("SELECT count(user_id) > 0 AS found FROM usage_user_day");
  return named?.found === true;
}

/** What the warehouse's own config says that metrics rest on. */
export async function metricSettings(db: Warehouse): Promise<MetricSettings> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const config = await storedConfig(db);
  return {
    as_of: settings!.as_of,
    gross_margin: config.gross_margin ?? null,
    ltv_months: config.ltv?.months ?? 36,
    logo_churn_targets: config.targets?.logo_churn ?? null
  };
}

async function storedConfig(db: Warehouse): Promise<Partial<Config>> {
  const [meta] = await db.query<{value: string}>("SELECT value FROM meta WHERE key = 'config'");
  return JSON.parse(meta?.value ?? "{}") as Partial<Config>;
}
