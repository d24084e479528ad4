import path from "node:path";
import type {Config} from "../configTypes.js";
import {UserError} from "../errors.js";
import type {Warehouse} from "../warehouse.js";
import type {ModelStep} from "./step.js";

const READERS: Record<string, string> = {
  ".parquet": "read_parquet",
  ".json": "read_json",
  ".ndjson": "read_json",
  ".jsonl": "read_json"
};

/** The months that are converted: all of the history, and the one before for windows that begin there. */
const MONTHS = `SELECT unnest(generate_series(min(month) - INTERVAL 1 MONTH, max(month), INTERVAL 1 MONTH))::DATE AS month FROM points`;

async function readRates(db: Warehouse, config: Config): Promise<void> {
  if (config.fx === undefined) {
    await db.run("CREATE TEMP TABLE rates (currency VARCHAR, month DATE, rate DOUBLE)");
    return;
  }
  const file = path.resolve(config.dir, config.fx);
  const reader = READERS[path.extname(file).toLowerCase()] ?? "read_csv";
  try {
    await db.run(
      `CREATE TEMP TABLE rates AS
       SELECT upper(trim(currency::VARCHAR)) AS currency, date_trunc('month', month::DATE)::DATE AS month, rate::DOUBLE AS rate
       FROM ${reader}('${file.replaceAll("'", "''")}')`
    );
  } catch (error) {
    throw new UserError(
      `fx (line ${config.lines.fx ?? "?"} of ${config.path}): cannot read ${config.fx}: ${(error as Error).message.split("\n")[0]}\n` +
        "expected a CSV, Parquet or JSON file with the columns currency, month (YYYY-MM-01) and rate"
    );
  }
}

async function refuseBadRates(db: Warehouse, config: Config): Promise<void> {
  const bad = await db.query<{currency: string; month: string; n: number}>(
    `SELECT currency, strftime(month, '%Y-%m') AS month, count(*) AS n FROM rates GROUP BY ALL
     HAVING count(DISTINCT rate) <> 1 OR count(*) <> count(rate) OR min(rate) <= 0 OR NOT bool_and(isfinite(rate)) ORDER BY ALL LIMIT 1`
  );
  const [fault] = bad;
  if (fault === undefined) return;
  throw new UserError(
    `${config.fx}: the rate of ${fault.currency} in ${fault.month} is not one number above 0\n` +
      "give each currency one rate a month: units of the reporting currency for one unit"
  );
}

async function refuseGaps(db: Warehouse, config: Config): Promise<void> {
  const gaps = await db.query<{currency: string; months: string[]; n: number}>(
    `SELECT currency, list(strftime(month, '%Y-%m') ORDER BY month) AS months, count(*) AS n
     FROM (SELECT DISTINCT currency FROM mrr_steps) s, (SELECT DISTINCT month FROM points) p
     WHERE currency <> (SELECT currency FROM settings)
       AND NOT EXISTS (FROM rates r WHERE r.currency = s.currency AND r.month = p.month)
     GROUP BY currency ORDER BY currency`
  );
  if (gaps.length === 0) return;
  const lines = gaps.map(({currency, months, n}) => {
    const shown = months.slice(0, 3).join(", ");
    return `${currency} in ${shown}${n > 3 ? ` and ${n - 3} more months` : ""}`;
  });
  throw new UserError(
    `no exchange rate to ${config.currency} for ${lines.join("; ")}\n` +
      (config.fx === undefined
        ? `subscriptions are paid in that currency: give \`fx: FILE\` in ${config.path}, with the columns currency, month and rate`
        : `add a row of currency, month and rate to ${config.fx} for each`)
  );
}

/** The rates of every currency that is paid in, by month; a rate that is missing or ambiguous is an error. */
export const fxStep: ModelStep = {
  name: "fx",
  makes: ["fx"],
  reads: ["settings", "points", "mrr_steps"],
  async run(db, config) {
    await readRates(db, config);
    await refuseBadRates(db, config);
    await refuseGaps(db, config);
    await db.run(
      `CREATE TABLE fx AS
       SELECT currency, month, 1::DOUBLE AS rate FROM settings, (${MONTHS})
       UNION ALL
       SELECT DISTINCT r.currency, month, rate FROM rates r JOIN (${MONTHS}) USING (month)
       WHERE r.currency <> (SELECT currency FROM settings) AND r.currency IN (SELECT currency FROM mrr_steps)
       ORDER BY ALL`
    );
    await db.run("DROP TABLE rates");
  }
};
