import {tableRule} from "../contract.js";
import {rowChecks} from "./checks.js";
import type {Mapped} from "./mapped.js";
import {ROW} from "./rawTable.js";
import {rowPast} from "./malformed.js";
import {type Stage, VALUE_LENGTH} from "./stage.js";
import {addCheck} from "./stageCodes.js";

/** One source of usage with what was learnt of it. */
export interface UsageSource {
  mapped: Mapped;
  /** The number in the column _file. */
  file: number;
  /** Malformed lines of a CSV file, counted from 1 with the header. */
  malformed: {line: number}[];
}

/** Which columns a scan gives beside those of the contract. */
export interface ScanOptions {
  zone: string;
  /** Number the rows, which costs a CSV file its parallel reading. */
  numbered?: boolean;
  /** Give the text to blame, as _blamed. */
  blamed?: boolean;
}

const RULE = tableRule("usage");

/** SQL: one source’s rows cast, each with _broken, the code in the stage of the rule it breaks or 0. */
export function usageScan(
  stage: Stage,
  {mapped, malformed}: UsageSource,
  {zone, numbered, blamed}: ScanOptions
): string {
  const {typed, code, value, checks} = rowChecks(RULE, mapped, zone);
  const codes = checks.map((d) => addCheck(stage, {column: d.column, rule: d.rule, message: d.message}));
  const broken = codes.every((d, i) => d === i + 1)
    ? code
    : `coalesce(list_extract([${codes.join(", ")}]::INTEGER[], ${code}), 0)`;
  const number = numbered ? `${mapped.row_number} AS ${ROW}, ` : "";
  const extras = [
    `${broken} AS _broken`,
    ...(blamed ? [`left(coalesce(${value}, ''), ${VALUE_LENGTH}) AS _blamed`] : [])
  ];
  const past = numbered && malformed.length > 0 ? ` REPLACE (${rowPast(malformed, ROW)} AS ${ROW})` : "";
  return `SELECT *${past}, ${extras.join(", ")} FROM (SELECT ${number}${typed} FROM ${mapped.from(mapped.csv ? "skip" : undefined)})`;
}
