import {CUSTOMER_TABLES} from "./contract/customer.js";
import {EXPERIMENT_TABLES} from "./contract/experiments.js";
import {HISTORY_TABLES} from "./contract/history.js";
import {JOURNAL_TABLES} from "./contract/journal.js";
import {REVENUE_TABLES} from "./contract/revenue.js";
import type {TableRule} from "./contract/types.js";
import {USAGE_TABLES} from "./contract/usage.js";

/** Every table that Quarterdeck reads, by name, in the order in which they are ingested. */
export const CONTRACT = {
  ...REVENUE_TABLES,
  ...USAGE_TABLES,
  ...CUSTOMER_TABLES,
  ...EXPERIMENT_TABLES,
  ...HISTORY_TABLES,
  ...JOURNAL_TABLES
} as const;

/** The name of a table of the data contract. */
export type TableName = keyof typeof CONTRACT;

/** The names of all tables of the contract, in the order in which they are ingested; accounts come first. */
export const TABLE_NAMES = Object.keys(CONTRACT) as TableName[];

/** The rule of one table, with the literal types widened. */
export function tableRule(name: TableName): TableRule {
  return CONTRACT[name];
}
