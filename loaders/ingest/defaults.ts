import type {ColumnRule} from "../contract/types.js";
import {SQL_TYPES, literal} from "./sql.js";

/** SQL: a value with the contract’s default where it is empty. */
export function withDefault(rule: ColumnRule, value: string, currency: string): string {
  if (rule.default === undefined) return value;
  const fallback =
    rule.default === "$currency"
      ? literal(currency)
      : `CAST(${literal(rule.default)} AS ${SQL_TYPES[rule.type]})`;
  return `coalesce(${value}, ${fallback})`;
}
