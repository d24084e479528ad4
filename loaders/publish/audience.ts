import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import {openWarehouse} from "../warehouse.js";
import {mixedExperiments} from "../mixedExperiments.js";
import {emptyAudience} from "./emptyAudience.js";

/** Whom a site is for: everybody in the company, or one segment’s or one CSM’s accounts only. */
export interface Audience {
  segment?: string;
  csm?: string;
}

/** Tables without an account that hold nothing of any, or one estimate from all of them: copied whole. All others without a rule below stay empty. */
const SHARED_TABLES = new Set(["settings", "points", "fx", "table_counts", "renewal_models"]);

/** Which rows of a table without account_id belong to the slice. */
const RULES: Record<string, string> = {
  cohorts: "(segment, csm) IN (SELECT (segment, csm) FROM slice)",
  accounts_history: "key IN (SELECT account_id FROM slice)",
  goal_values:
    "key IN (SELECT goal_id FROM warehouse.main.goals WHERE account_id IN (SELECT account_id FROM slice))",
  experiments: "experiment_id IN (SELECT experiment_id FROM own_experiments)",
  experiment_units: "experiment_id IN (SELECT experiment_id FROM own_experiments)", // a unit need not name its account
  experiment_kpi_defs: "experiment_id IN (SELECT experiment_id FROM own_experiments)",
  experiment_kpis: "experiment_id IN (SELECT experiment_id FROM own_experiments)",
  renewal_rates:
    "segment IN (SELECT segment FROM warehouse.main.account_point WHERE account_id IN (SELECT account_id FROM slice))",
  meta: "key IN ('fingerprint', 'code_version')"
};

/**
 * Opens the warehouse as one audience may see it: under the usual table names, and holding nothing else.
 *
 * For a slice the tables are copied into memory row by row of its accounts, so that no query made from here on can
 * reach another account, whatever it says.
 */
export async function openAudience(file: string, {segment, csm}: Audience): Promise<Warehouse> {
  const db = await openWarehouse(":memory:");
  try {
    await db.run(`ATTACH '${file.replaceAll("'", "''")}' AS warehouse (READ_ONLY)`);
    if (segment === undefined && csm === undefined) await db.run("USE warehouse");
    else await copySlice(db, {segment, csm});
    return db;
  } catch (error) {
    await db[Symbol.asyncDispose]();
    throw error;
  }
}

async function copySlice(db: Warehouse, {segment, csm}: Audience): Promise<void> {
  await db.run(
    `CREATE TEMP TABLE slice AS SELECT account_id, segment, csm FROM warehouse.main.account_dim
     WHERE segment = coalesce($1::VARCHAR, segment) AND csm = coalesce($2::VARCHAR, csm)`,
    [segment ?? null, csm ?? null]
  );
  await refuseEmpty(db, {segment, csm});
  await db.run(
    `CREATE TEMP VIEW own_experiments AS SELECT experiment_id FROM warehouse.main.experiments
     WHERE account_id IN (SELECT account_id FROM slice)
       AND experiment_id NOT IN (${mixedExperiments("warehouse.main")})`
  );
  const tables = await db.query<{table_name: string; has_account: boolean}>(
    `SELECT table_name, bool_or(column_name = 'account_id') AS has_account FROM duckdb_columns()
     JOIN duckdb_tables() USING (database_name, schema_name, table_name)
     WHERE database_name = 'warehouse' AND schema_name = 'main' GROUP BY table_name ORDER BY table_name`
  );
  for (const {table_name, has_account} of tables) {
    const own = has_account ? "account_id IN (SELECT account_id FROM slice)" : "false";
    const rows = RULES[table_name] ?? own;
    const where = SHARED_TABLES.has(table_name) ? "true" : rows;
    await db.run(`CREATE TABLE "${table_name}" AS FROM warehouse.main."${table_name}" WHERE ${where}`);
  }
  await db.run(
    "UPDATE accounts SET referred_by = NULL WHERE referred_by NOT IN (SELECT account_id FROM slice)"
  );
  await db.run("DROP VIEW own_experiments; DETACH warehouse");
}

/**
 * The configuration as far as an audience may know it: targets and scorecards of other segments are left out, and so
 * is where the data come from. A slice gets it in its own meta, where metrics look for it.
 */
export async function audienceConfig(
  db: Warehouse,
  config: Config,
  {segment, csm}: Audience
): Promise<Config> {
  if (segment === undefined && csm === undefined) return config;
  const rows = await db.query<{segment: string}>("SELECT DISTINCT segment FROM account_dim");
  const own = new Set(rows.map((d) => d.segment));
  const given = config.targets.logo_churn;
  const targets = Object.entries(typeof given === "object" ? given : {});
  const logo_churn =
    typeof given === "object"
      ? Object.fromEntries(targets.filter(([name]) => name === "default" || own.has(name)))
      : given;
  const scorecards = config.health.scorecards.flatMap((card) => {
    const segments = card.segments?.filter((name) => own.has(name));
    return segments?.length === 0 ? [] : [{...card, segments}];
  });
  const cut = {
    ...config,
    targets: {logo_churn},
    health: {...config.health, scorecards},
    sources: {},
    lines: {}
  };
  const {gross_margin, ltv, activation} = config;
  await db.run("INSERT INTO meta (key, value) VALUES ('config', $1)", [
    JSON.stringify({gross_margin, ltv, activation, targets: cut.targets})
  ]);
  return cut;
}

async function refuseEmpty(db: Warehouse, audience: Audience): Promise<void> {
  const found = await db.query("SELECT 1 FROM slice LIMIT 1");
  if (found.length > 0) return;
  throw emptyAudience(await db.query("SELECT segment, csm FROM warehouse.main.account_dim"), audience);
}
