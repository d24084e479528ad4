import {tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {ident, literal} from "./sql.js";
import {type Stage, VALUE_LENGTH, addCheck} from "./stage.js";

/** The temporary table of the ids of accepted accounts, and of the rejected ones with the reason. */
export const ACCOUNT_IDS = {accepted: "accepted_accounts", rejected: "fallen_accounts"} as const;

function codeCase(stage: Stage, of: (check: Stage["checks"][number]) => string): string {
  const cases = stage.checks.map((check) => `WHEN ${check.code} THEN ${literal(of(check))}`);
  return cases.length === 0 ? "''" : `CASE _code ${cases.join(" ")} END`;
}

/** SQL: the name of a stage’s source. */
export function sourceCase(stage: Stage): string {
  const cases = stage.sources.map((source, i) => `WHEN ${i} THEN ${literal(source)}`);
  return cases.length === 0 ? "''" : `CASE _file ${cases.join(" ")} END`;
}

/** Sets aside rows whose key was seen before among rows that are otherwise good; the first is kept. */
export async function rejectRepeats(db: Warehouse, stage: Stage): Promise<void> {
  const {key} = tableRule(stage.table);
  if (key === undefined || !stage.given.has(key)) return;
  const code = addCheck(stage, {
    column: key,
    rule: "duplicate",
    message: `${key} was seen before; the first row is kept`
  });
  const name = ident(stage.name);
  await db.run(
    `UPDATE ${name} SET _code = ${code}, _value = left(${ident(key)}, ${VALUE_LENGTH})
     WHERE rowid IN (SELECT id FROM (
       SELECT rowid AS id, row_number() OVER (PARTITION BY ${ident(key)} ORDER BY _file, _row) AS nth
       FROM ${name} WHERE _code = 0 AND ${ident(key)} IS NOT NULL) WHERE nth > 1)`
  );
}

/** Makes the tables of accepted and fallen accounts from the stage of accounts. */
export async function listAccounts(db: Warehouse, accounts: Stage): Promise<void> {
  const name = ident(accounts.name);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${ACCOUNT_IDS.accepted} AS SELECT account_id FROM ${name} WHERE _code = 0;
     CREATE OR REPLACE TEMP TABLE ${ACCOUNT_IDS.rejected} AS
       SELECT account_id, first('accounts row ' || _row || ': ' || ${codeCase(accounts, (d) => d.message)} ORDER BY _file, _row) AS cause
       FROM ${name} WHERE _code > 0 AND account_id IS NOT NULL
         AND account_id NOT IN (FROM ${ACCOUNT_IDS.accepted}) GROUP BY account_id`
  );
}

async function rejectUnknown(
  db: Warehouse,
  stage: Stage,
  {column, table, referenced}: {column: string; table: string; referenced: string}
): Promise<void> {
  const [name, c] = [ident(stage.name), ident(column)];
  const ids =
    table === "accounts"
      ? ACCOUNT_IDS.accepted
      : `(SELECT ${ident(referenced)} FROM ${ident(`stage_${table}`)} WHERE _code = 0)`;
  const unknown = addCheck(stage, {
    column,
    rule: table === "accounts" ? "unknown_account" : "unknown_reference",
    message: `${column} must exist in ${table}`
  });
  if (table === "accounts") {
    const fallen = addCheck(stage, {column, rule: "account_rejected", message: "its account was rejected"});
    await db.run(
      `UPDATE ${name} SET _code = ${fallen}, _value = left(${name}.${c}, ${VALUE_LENGTH}), _cause = f.cause
       FROM ${ACCOUNT_IDS.rejected} f WHERE _code = 0 AND ${name}.${c} = f.account_id`
    );
  }
  await db.run(
    `UPDATE ${name} SET _code = ${unknown}, _value = left(${c}, ${VALUE_LENGTH})
     WHERE _code = 0 AND ${c} IS NOT NULL AND ${c} NOT IN (FROM ${ids})`
  );
}

/** Sets aside rows that name an account (or a goal) which does not exist or was itself set aside. */
export async function rejectOrphans(db: Warehouse, stage: Stage): Promise<void> {
  for (const [column, {references}] of Object.entries(tableRule(stage.table).columns)) {
    if (references === undefined || !stage.given.has(column)) continue;
    await rejectUnknown(db, stage, {column, table: references.table, referenced: references.column});
  }
}

/** Moves what is known of a stage’s rejected rows into rejected_rows. */
export async function keepRejected(db: Warehouse, stage: Stage): Promise<void> {
  await db.run(
    `INSERT INTO rejected_rows
     SELECT ${literal(stage.table)}, ${sourceCase(stage)}, _row, ${codeCase(stage, (d) => d.column)}, _value,
       ${codeCase(stage, (d) => d.rule)} AS rule, ${codeCase(stage, (d) => d.message)}, _cause,
       ${codeCase(stage, (d) => d.rule)} <> 'account_rejected'
     FROM ${ident(stage.name)} WHERE _code > 0 ORDER BY _file, _row`
  );
}
