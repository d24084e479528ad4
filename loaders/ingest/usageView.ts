import {tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {castSql} from "./cast.js";
import {withDefault} from "./defaults.js";
import {ROW} from "./rawTable.js";
import {SQL_TYPES, ident} from "./sql.js";
import type {Usage} from "./usage.js";
import {type UsageSource, usageScan} from "./usageScan.js";

/** Where the numbers of repeats of a usage_id are kept, which the view leaves out. */
const REPEATS = "usage_repeats";
const {columns: RULES} = tableRule("usage");

/** A source none of whose rows breaks a rule, so that its columns need only be cast. */
function trustedScan({mapped}: UsageSource, zone: string): string {
  const by = new Map(mapped.columns.map((d) => [d.name, d]));
  const columns = Object.entries(RULES).map(([name, rule]) => {
    const column = by.get(name);
    if (column === undefined)
      return `${withDefault(rule, `CAST(NULL AS ${SQL_TYPES[rule.type]})`, "")} AS ${ident(name)}`;
    const plain = rule.type === "text" && rule.required && column.type === "VARCHAR";
    const value = plain ? column.value : castSql(rule, column.value, {type: column.type, zone});
    return `${withDefault(rule, value, "")} AS ${ident(name)}`;
  });
  return `SELECT ${columns.join(", ")} FROM ${mapped.from(mapped.csv === undefined ? undefined : "skip")}`;
}

function checkedScan({stage, zone, repeat}: Usage, source: UsageSource): string {
  const columns = Object.entries(RULES).map(
    ([name, rule]) => `${withDefault(rule, ident(name), "")} AS ${ident(name)}`
  );
  const repeats =
    repeat === undefined
      ? ""
      : ` AND ${ROW} NOT IN (SELECT _row FROM ${REPEATS} WHERE _file = ${source.file})`;
  return `SELECT ${columns.join(", ")} FROM (${usageScan(stage, source, {zone, numbered: repeat !== undefined})})
    WHERE _broken = 0${repeats}`;
}

async function allAccountsKnown(db: Warehouse): Promise<boolean> {
  const [row] = await db.query<{later: boolean}>(
    "SELECT EXISTS (FROM usage_user_day WHERE account_id NOT IN (SELECT account_id FROM accounts)) AS later"
  );
  return row?.later === false;
}

/** Makes the view usage over the files, and cuts the roll-up, to what is known at as_of of known accounts. */
export async function settleUsage(db: Warehouse, usage: Usage, as_of: string): Promise<void> {
  const {stage, sources, zone, clean, repeat, last_day} = usage;
  const trusted = clean && repeat === undefined;
  if (repeat !== undefined) {
    await db.run(
      `CREATE TABLE ${REPEATS} AS SELECT _file, _row FROM ${ident(stage.name)} WHERE _code = ${repeat}`
    );
  }
  const whole = trusted && (last_day === null || last_day <= as_of) && (await allAccountsKnown(db));
  const scans = sources
    .map((d) => (trusted ? trustedScan(d, zone) : checkedScan(usage, d)))
    .join(" UNION ALL ");
  const known = `ts < DATE '${as_of}' + 1 AND account_id IN (SELECT account_id FROM accounts)`;
  await db.run(`CREATE VIEW usage AS ${whole ? scans : `SELECT * FROM (${scans}) WHERE ${known}`}`);
  if (whole) return;
  await db.run(
    `DELETE FROM usage_user_day WHERE day > DATE '${as_of}' OR account_id NOT IN (SELECT account_id FROM accounts)`
  );
}

/** Makes the empty roll-up where usage is not configured. */
export async function emptyUsage(db: Warehouse): Promise<void> {
  await db.run(
    `CREATE TABLE usage_user_day (account_id VARCHAR, user_id VARCHAR, day DATE, rows INTEGER, uses BIGINT,
       duration_s BIGINT, errors BIGINT)`
  );
}
