import {column, required} from "./columns.js";
import type {TableRule} from "./types.js";

/** Tables that date attributes which otherwise are taken as they stand. */
export const HISTORY_TABLES = {
  accounts_history: {
    about: "a value of an account’s attribute from a day on",
    known_from: ["valid_from"],
    columns: {
      key: required("text", "The account_id", {references: {table: "accounts", column: "account_id"}}),
      column: required("text", "The column of accounts"),
      value: column("text", "Its value from that day on"),
      valid_from: required("date", "First day of the value")
    }
  },
  goal_values: {
    about: "a value of a goal’s attribute from a day on",
    known_from: ["valid_from"],
    columns: {
      key: required("text", "The goal_id", {references: {table: "goals", column: "goal_id"}}),
      column: required("text", "The column of goals, such as current"),
      value: column("text", "Its value from that day on"),
      valid_from: required("date", "First day of the value")
    }
  }
} as const satisfies Record<string, TableRule>;
