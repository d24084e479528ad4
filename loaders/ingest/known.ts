import type {TableName} from "../contract.js";
import {tableRule} from "../contract.js";
import type {TableRule} from "../contract/types.js";
import type {Warehouse} from "../warehouse.js";
import {withDefault} from "./defaults.js";
import {ident} from "./sql.js";
import type {Stage} from "./stage.js";

/** What decides which rows and values a report as of a day may use. */
export interface KnownAt {
  as_of: string;
  /** The last day of which lines of the journal count: people go on writing where data end. */
  written_to: string;
  currency: string;
  /** Names of stages that are configured, so that one may be asked about another’s rows. */
  stages: ReadonlyMap<string, Stage>;
}

/** Columns that follow from a later date: SQL over the row, where $day is as_of. */
const FOLLOWING: Partial<Record<TableName, Record<string, {after: string; sql: string}>>> = {
  // An answer about the resolution is not there before the resolution is.
  tickets: {csat: {after: "resolved_at", sql: "CASE WHEN CAST(resolved_at AS DATE) <= $day THEN csat END"}},
  requests: {
    status: {
      after: "shipped_at",
      sql: "CASE WHEN CAST(shipped_at AS DATE) > $day THEN 'open' ELSE status END"
    }
  },
  invoices: {
    status: {
      after: "paid_on",
      sql: "CASE WHEN CAST(paid_on AS DATE) > $day AND status = 'paid' THEN 'open' ELSE status END"
    }
  }
};

function day(table: TableName, column: string): string {
  return table === "value" && column === "month" ? "last_day(month)" : `CAST(${ident(column)} AS DATE)`;
}

/** SQL: whether a row’s first date is not after a day. */
export function knownRow(table: TableName, given: ReadonlySet<string>, until: string): string {
  const rule = tableRule(table);
  const dates = (rule.known_from ?? []).filter((d) => given.has(d)).map((d) => day(table, d));
  if (dates.length === 0) return "true";
  const first =
    dates.length === 1 ? dates[0] : `${rule.known_from_latest ? "greatest" : "least"}(${dates.join(", ")})`;
  return `coalesce(${first} <= DATE '${until}', true)`;
}

/** The last day that counts for a table. */
export function lastDayOf(
  table: TableName,
  {as_of, written_to}: Pick<KnownAt, "as_of" | "written_to">
): string {
  return tableRule(table).journal ? written_to : as_of;
}

function knownAccount(rule: TableRule, table: TableName, {stages, as_of}: KnownAt): string[] {
  if (table === "accounts") {
    const subscriptions = stages.get("subscriptions");
    if (subscriptions === undefined) return [];
    return [
      `OR account_id IN (SELECT account_id FROM ${ident(subscriptions.name)} WHERE _code = 0 AND start_date <= DATE '${as_of}')`
    ];
  }
  return Object.entries(rule.columns)
    .filter(([, d]) => d.references !== undefined)
    .map(
      ([column, d]) =>
        `AND (${ident(column)} IS NULL OR ${ident(column)} IN (SELECT ${ident(d.references?.column ?? "")} FROM ${d.references?.table}))`
    );
}

function knownExperiment(rule: TableRule, table: TableName, {stages, as_of}: KnownAt): string[] {
  const experiments = stages.get("experiments");
  if (table === "experiments" || experiments === undefined || !("experiment_id" in rule.columns)) return [];
  return [
    `AND experiment_id NOT IN (SELECT experiment_id FROM ${ident(experiments.name)} WHERE _code = 0 AND start_date > DATE '${as_of}')`
  ];
}

function blanked(
  table: TableName,
  column: string,
  {given, as_of}: {given: ReadonlySet<string>; as_of: string}
): string {
  const c = ident(column);
  const following = FOLLOWING[table]?.[column];
  if (following !== undefined && given.has(following.after))
    return following.sql.replaceAll("$day", `DATE '${as_of}'`);
  for (const [date, dependents] of Object.entries(tableRule(table).blanked ?? {})) {
    if (!given.has(date)) continue;
    const later = `CAST(${ident(date)} AS DATE) > DATE '${as_of}'`;
    if (column === date || dependents.includes(column)) return `CASE WHEN ${later} THEN NULL ELSE ${c} END`;
  }
  return c;
}

/** Makes a table of the warehouse from its stage: the accepted rows known at as_of, with later dates blanked. */
export async function settleTable(db: Warehouse, stage: Stage, at: KnownAt): Promise<void> {
  const {table, given} = stage;
  const rule = tableRule(table);
  const columns = Object.entries(rule.columns).map(([name, d]) => {
    const value = withDefault(d, blanked(table, name, {given, as_of: at.as_of}), at.currency);
    return `${value} AS ${ident(name)}`;
  });
  const conditions = [
    `(${knownRow(table, given, lastDayOf(table, at))} ${table === "accounts" ? knownAccount(rule, table, at).join(" ") : ""})`,
    ...(table === "accounts" ? [] : knownAccount(rule, table, at)),
    ...knownExperiment(rule, table, at)
  ];
  await db.run(
    `CREATE TABLE ${ident(table)} AS SELECT ${columns.join(", ")} FROM ${ident(stage.name)}
     WHERE _code = 0 AND ${conditions.join(" ")} ORDER BY _file, _row`
  );
}
