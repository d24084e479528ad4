import type {Config} from "../../loaders/configTypes.js";
import type {TableName} from "../../loaders/contract.js";
import {TABLE_NAMES, tableRule} from "../../loaders/contract.js";
import {makeMeta} from "../../loaders/ingest/meta.js";
import {SQL_TYPES} from "../../loaders/ingest/sql.js";
import {runModels} from "../../loaders/models.js";
import {silent} from "../../loaders/progress.js";
import type {Warehouse} from "../../loaders/warehouse.js";
import {openWarehouse} from "../../loaders/warehouse.js";

/** Rows of a table, by column of the contract; columns that a row does not name take their default. */
export type Rows = readonly Record<string, string | number | boolean | null | undefined>[];

/** A company as it is known at as_of: a test gives only what matters to it. */
export interface Company {
  as_of: string;
  tables?: Partial<Record<TableName, Rows>>;
  config?: Partial<Config>;
}

const DEFAULTS: Config = {
  path: "/nowhere/quarterdeck.yaml",
  dir: "/nowhere",
  lines: {},
  company: "Acme",
  currency: "USD",
  time_zone: "UTC",
  fiscal_year_start: 1,
  churn: {basis: "payment", gap_days: 30},
  ltv: {months: 36},
  trial: {pay_within_days: 30},
  targets: {},
  rejects: {limit: 0.05, continue: false},
  engagement: {weights: {active_rate: 1, active_days: 1, breadth: 1, trend: 1}},
  quiet: {days: 60},
  causes: {cuts: {}, reasons: {}},
  experiments: {not_random: []},
  activation: {users: 3, features: 2, days: 7},
  journey: {owners: {}},
  support: {first_response_hours: {}, resolution_hours: {}},
  help_articles: [],
  health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards: []},
  playbook: {built_in: false, off: [], capacity: {}, plays: []},
  publish: {comments: false, decks: true},
  decks: {language: "en", digits: {}, calendar: {}, time: "mirrored"},
  brand: {},
  sources: {}
};

/** A whole configuration from the parts that matter to a test. */
export function testConfig(parts: Partial<Config> = {}): Config {
  return {...DEFAULTS, ...parts};
}

function createTable(name: TableName): string {
  const columns = Object.entries(tableRule(name).columns).map(([column, rule]) => {
    const fallback = rule.default === "$currency" ? "'USD'" : rule.default;
    return `"${column}" ${SQL_TYPES[rule.type]}${fallback === undefined ? "" : ` DEFAULT ${fallback}`}`;
  });
  return `CREATE TABLE "${name === "usage" ? "usage_rows" : name}" (${columns.join(", ")})`;
}

function literal(value: string | number | boolean): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function insert(name: TableName, rows: Rows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.map((row) => {
    const cells = columns.map((column) => {
      const value = row[column];
      return value === undefined ? "DEFAULT" : value === null ? "NULL" : literal(value);
    });
    return `(${cells.join(", ")})`;
  });
  const table = name === "usage" ? "usage_rows" : name;
  return `INSERT INTO "${table}" (${columns.map((d) => `"${d}"`).join(", ")}) VALUES ${values.join(", ")}`;
}

const USAGE = `
  CREATE VIEW usage AS FROM usage_rows;
  CREATE TABLE usage_user_day AS
    SELECT account_id, user_id, ts::DATE AS day, count(*)::INTEGER AS rows, sum("count")::INTEGER AS uses,
      sum(duration_s)::INTEGER AS duration_s, sum(errors)::INTEGER AS errors
    FROM usage GROUP BY account_id, user_id, ts::DATE`;

/** Opens a database in memory with the accepted tables of a company, as ingest would leave them. */
export async function acceptedTables({as_of, tables = {}, config = {}}: Company): Promise<Warehouse> {
  const {company, currency, fiscal_year_start, churn, quiet, trial} = testConfig(config);
  const db = await openWarehouse(":memory:");
  await db.run(TABLE_NAMES.map(createTable).join(";"));
  for (const name of TABLE_NAMES) {
    const rows = tables[name] ?? [];
    if (rows.length > 0) await db.run(insert(name, rows));
  }
  await db.run(USAGE);
  await makeMeta(db);
  const counts = TABLE_NAMES.map((name) => {
    const n = tables[name]?.length ?? 0;
    return `('${name}', ${tables[name] !== undefined}, ${n}, ${n}, 0, 0, ${n}, 0)`;
  });
  await db.run(
    `INSERT INTO table_counts (table_name, configured, read, accepted, rejected, cascaded, known, warnings)
     VALUES ${counts.join(", ")}`
  );
  await db.run(
    `CREATE TABLE settings AS SELECT ${literal(company)} AS company, DATE '${as_of}' AS as_of, '${currency}' AS currency,
      ${fiscal_year_start} AS fiscal_year_start, ${churn.gap_days} AS gap_days, '${churn.basis}' AS churn_basis,
      ${quiet.days} AS quiet_days, ${trial.pay_within_days} AS pay_within_days`
  );
  return db;
}

/** Opens a database in memory with the accepted tables of a company and every mart made from them. */
export async function modelled(company: Company): Promise<Warehouse> {
  const db = await acceptedTables(company);
  await runModels(db, testConfig(company.config), {progress: silent});
  return db;
}
