import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import {literal} from "./sql.js";

/** Writes the settings that models and pages read, and the configuration. */
export async function writeSettings(db: Warehouse, config: Config, as_of: string): Promise<void> {
  const {salt: _, ...publish} = config.publish;
  // The salt would undo the hashing for whoever reads the file.
  const kept: Partial<Config> = {...config, as_of, publish};
  delete kept.lines;
  await db.run(
    `CREATE TABLE settings AS SELECT
       ${literal(config.company)} AS company, DATE '${as_of}' AS as_of, ${literal(config.currency)} AS currency,
       ${literal(config.time_zone)} AS time_zone, ${config.fiscal_year_start} AS fiscal_year_start,
       ${config.churn.gap_days} AS gap_days, ${literal(config.churn.basis)} AS churn_basis,
       ${config.quiet.days} AS quiet_days, ${config.trial.pay_within_days} AS pay_within_days,
       least((SELECT min(start_date) FROM subscriptions), DATE '${as_of}') AS first_day`
  );
  await db.appendRows("meta", [{key: "config", value: JSON.stringify(kept)}]);
}
