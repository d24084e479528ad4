import type {ColumnRule, ColumnType} from "./types.js";

type Extra = Omit<ColumnRule, "type" | "about">;

/** A column that may be missing or empty. */
export function column(type: ColumnType, about: string, extra: Extra = {}): ColumnRule {
  return {type, about, ...extra};
}

/** A column that every row must fill. */
export function required(type: ColumnType, about: string, extra: Extra = {}): ColumnRule {
  return {type, about, required: true, ...extra};
}

/** Columns that many tables share. */
export const SHARED = {
  account_id: required("text", "The account that the row belongs to; must exist in accounts", {
    references: {table: "accounts", column: "account_id"}
  }),
  user_id: column("text", "The user, as in users"),
  currency: column("text", "ISO 4217 code; default: the reporting currency", {
    pattern: "[A-Z]{3}",
    default: "$currency"
  })
};
