import {FORMULA_STARTS} from "../../src/lib/csv.js";
import type {ColumnRule} from "../contract/types.js";
import {SQL_TYPES} from "./sql.js";

const OFFSET = String.raw`:[0-9]{2}(\.[0-9]+)?\s*[+-][0-9]{2}(:?[0-9]{2})?$`;
const NUMBER = String.raw`[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?`;
const WHOLE = String.raw`[+-]?[0-9]+(\.0*)?`;

function isFloat(type: string): boolean {
  return type === "DOUBLE" || type === "FLOAT" || type.startsWith("DECIMAL");
}

function isInteger(type: string): boolean {
  return /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type);
}

function asText(x: string, type: string): string {
  if (type === "VARCHAR") return `CASE WHEN trim(${x}) <> '' THEN ${x} END`;
  // A whole number that went through a floating-point column is still the id it was.
  if (type === "DOUBLE" || type === "FLOAT") {
    return `CASE WHEN ${x} = floor(${x}) AND abs(${x}) < 1e15 THEN CAST(CAST(${x} AS BIGINT) AS VARCHAR) ELSE CAST(${x} AS VARCHAR) END`;
  }
  if (type === "JSON") return `(${x} ->> '$')`;
  return `CAST(${x} AS VARCHAR)`;
}

function asNumber(x: string, type: string, to: string): string {
  if (isInteger(type)) return `TRY_CAST(${x} AS ${to})`;
  if (isFloat(type))
    return to === "INTEGER"
      ? `CASE WHEN ${x} = floor(${x}) THEN TRY_CAST(${x} AS INTEGER) END`
      : `TRY_CAST(${x} AS ${to})`;
  const text = asText(x, type);
  const pattern = to === "INTEGER" ? WHOLE : NUMBER;
  return `CASE WHEN regexp_full_match(trim(${text}), '${pattern}') THEN TRY_CAST(trim(${text}) AS ${to}) END`;
}

function asTimestamp(x: string, type: string, zone: string): string {
  const local = (utc: string): string =>
    zone === "UTC" ? utc : `timezone('${zone}', timezone('UTC', ${utc}))`;
  if (type === "DATE") return `CAST(${x} AS TIMESTAMP)`;
  if (type === "TIMESTAMP WITH TIME ZONE") return local(`timezone('UTC', ${x})`);
  if (type.startsWith("TIMESTAMP")) return local(type === "TIMESTAMP" ? x : `CAST(${x} AS TIMESTAMP)`);
  const text = asText(x, type);
  // DuckDB drops an offset when it casts text to TIMESTAMP, so such text takes the way through TIMESTAMPTZ.
  const utc = `CASE WHEN regexp_matches(${text}, '${OFFSET}') THEN timezone('UTC', TRY_CAST(${text} AS TIMESTAMPTZ)) ELSE TRY_CAST(${text} AS TIMESTAMP) END`;
  return `CASE WHEN length(trim(${text})) <= 10 THEN TRY_CAST(${text} AS TIMESTAMP) ELSE ${local(utc)} END`;
}

function asDate(x: string, type: string, zone: string): string {
  if (type === "DATE") return x;
  if (type === "TIMESTAMP WITH TIME ZONE") return `CAST(timezone('${zone}', ${x}) AS DATE)`;
  if (type.startsWith("TIMESTAMP")) return `CAST(${x} AS DATE)`;
  return `TRY_CAST(${asText(x, type)} AS DATE)`;
}

/** How a value of a DuckDB type becomes one of the contract’s, as local time of **zone**; NULL where it cannot. */
export function castSql(rule: ColumnRule, x: string, {type, zone}: {type: string; zone: string}): string {
  switch (rule.type) {
    case "text":
      if (rule.guarded) return `regexp_replace(${asText(x, type)}, '^''([${FORMULA_STARTS}])', '\\1')`;
      return rule.default === "$currency" ? `upper(${asText(x, type)})` : asText(x, type);
    case "int":
    case "money":
      return asNumber(x, type, SQL_TYPES[rule.type]);
    case "decimal": {
      const number = asNumber(x, type, "DOUBLE");
      return `CASE WHEN isfinite(${number}) THEN ${number} END`;
    }
    case "date": {
      const day = asDate(x, type, zone);
      return type === "DATE" ? day : `CASE WHEN isfinite(${day}) THEN ${day} END`;
    }
    case "timestamp": {
      const time = asTimestamp(x, type, zone);
      return type.startsWith("TIMESTAMP") ? time : `CASE WHEN isfinite(${time}) THEN ${time} END`;
    }
    case "bool":
      return type === "BOOLEAN" ? x : `TRY_CAST(trim(${asText(x, type)}) AS BOOLEAN)`;
  }
}

/** Whether every value of a DuckDB type has a place in the contract’s type, so that no test is needed. */
export function castIsSafe(rule: ColumnRule, type: string): boolean {
  if (rule.type === "text") return true;
  if (rule.type === "int") return /^(U?(TINY|SMALL)INT|INTEGER)$/.test(type);
  if (rule.type === "bool") return type === "BOOLEAN";
  return rule.type === "timestamp" && (type === "DATE" || type === "TIMESTAMP");
}
