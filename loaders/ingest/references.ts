import {tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {codeCase} from "./rejected.js";
import {ident} from "./sql.js";
import {type Stage, VALUE_LENGTH} from "./stage.js";
import {addCheck} from "./stageCodes.js";

/** The temporary table of the ids of accepted accounts, and of the rejected ones with the reason. */
export const ACCOUNT_IDS = {accepted: "accepted_accounts", rejected: "fallen_accounts"} as const;

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
