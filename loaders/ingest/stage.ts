import type {TableName} from "../contract.js";
import {tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import type {Check} from "./check.js";
import {SQL_TYPES, ident} from "./sql.js";

/** The rows of a table as read: cast, each with the code of the rule it breaks (0: none) and the text to blame. */
export interface Stage {
  table: TableName;
  /** The name of the temporary table. */
  name: string;
  /** By the number in the column _file. */
  sources: string[];
  checks: Check[];
  /** The columns that some source gives. */
  given: Set<string>;
}

const COLUMNS = "_file SMALLINT, _row BIGINT, _code INTEGER, _value VARCHAR, _cause VARCHAR";

/** The longest text of a rejected value that is kept. */
export const VALUE_LENGTH = 500;

/** Makes an empty stage for a table. */
export async function makeStage(db: Warehouse, table: TableName): Promise<Stage> {
  const name = `stage_${table}`;
  const columns = Object.entries(tableRule(table).columns).map(
    ([column, rule]) => `${ident(column)} ${SQL_TYPES[rule.type]}`
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE ${ident(name)} (${COLUMNS}, ${columns.join(", ")})`);
  return {table, name, sources: [], checks: [], given: new Set()};
}
