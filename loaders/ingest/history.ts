import {tableRule} from "../contract.js";
import type {ColumnRule} from "../contract/types.js";
import type {Warehouse} from "../warehouse.js";
import {castSql} from "./cast.js";
import {ident, literal} from "./sql.js";
import {type Stage, VALUE_LENGTH} from "./stage.js";
import {addCheck} from "./stageCodes.js";

/** The tables that date the attributes of another, which they name by key. */
export const HISTORIES = {
  accounts_history: {of: "accounts", key: "account_id"},
  goal_values: {of: "goals", key: "goal_id"}
} as const;

function datedColumns(of: "accounts" | "goals", key: string): [string, ColumnRule][] {
  return Object.entries(tableRule(of).columns).filter(([name]) => name !== key && name !== "account_id");
}

function cast(rule: ColumnRule): string {
  return castSql(rule, "value", {type: "VARCHAR", zone: "UTC"});
}

function badValue(rule: ColumnRule): string {
  const value = cast(rule);
  const bad = [`(trim(value) <> '' AND (${value}) IS NULL)`];
  if (rule.values !== undefined) bad.push(`(${value}) NOT IN (${rule.values.map(literal).join(", ")})`);
  if (rule.min !== undefined) bad.push(`(${value}) < ${rule.min}`);
  if (rule.max !== undefined) bad.push(`(${value}) > ${rule.max}`);
  return bad.join(" OR ");
}

/** Sets aside rows of a history that name no column of the table they date, or give it a value it cannot have. */
export async function rejectHistory(db: Warehouse, stage: Stage): Promise<void> {
  const {of, key} = HISTORIES[stage.table as keyof typeof HISTORIES];
  const columns = datedColumns(of, key);
  const names = columns.map(([name]) => literal(name)).join(", ");
  const unknown = addCheck(stage, {
    column: "column",
    rule: "not_allowed",
    message: `column must be a column of ${of}`
  });
  const wrong = addCheck(stage, {
    column: "value",
    rule: "wrong_type",
    message: "the column cannot have this value"
  });
  const cases = columns.map(([name, rule]) => `WHEN ${literal(name)} THEN ${badValue(rule)}`).join(" ");
  const table = ident(stage.name);
  await db.run(
    `UPDATE ${table} SET _code = ${unknown}, _value = left("column", ${VALUE_LENGTH}) WHERE _code = 0 AND "column" NOT IN (${names});
     UPDATE ${table} SET _code = ${wrong}, _value = left(value, ${VALUE_LENGTH}) WHERE _code = 0 AND CASE "column" ${cases} END`
  );
}

/**
 * Puts the attributes of accounts and goals as they were at as_of, where their history is given: the last value
 * valid by then; an attribute whose first value comes later is not known yet.
 */
export async function dateAttributes(db: Warehouse, stage: Stage, as_of: string): Promise<void> {
  const {of, key} = HISTORIES[stage.table as keyof typeof HISTORIES];
  const used = await db.query<{column: string}>(
    `SELECT DISTINCT "column" FROM ${ident(stage.name)} WHERE _code = 0`
  );
  const names = new Set(used.map((d) => d.column));
  for (const [name, rule] of datedColumns(of, key)) {
    if (!names.has(name)) continue;
    // What the contract requires cannot be emptied.
    const kept = rule.required ? `coalesce(h.value, ${ident(name)})` : "h.value";
    await db.run(
      `UPDATE ${of} SET ${ident(name)} = ${kept} FROM (
         SELECT key, last(${cast(rule)} ORDER BY valid_from, _file, _row) FILTER (valid_from <= DATE '${as_of}') AS value
         FROM ${ident(stage.name)} WHERE _code = 0 AND "column" = ${literal(name)} GROUP BY key) h
       WHERE ${of}.${ident(key)} = h.key`
    );
  }
}
