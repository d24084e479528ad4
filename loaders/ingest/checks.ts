import type {ColumnRule, TableRule} from "../contract/types.js";
import {castIsSafe, castSql} from "./cast.js";
import type {Check} from "./check.js";
import type {Mapped, MappedColumn} from "./mapped.js";
import {ident, literal, SQL_TYPES} from "./sql.js";

/** A test of one check over the columns of **typedSelect**: SQL that is true for a bad row, and the text to blame. */
interface Test {
  check: Omit<Check, "code">;
  bad: string;
  value: string;
}

/** The days between which the date that places a row in time must lie. */
const PLAUSIBLE = {from: "1970-01-01", to: "2099-12-31"};

/** The name under which a layer keeps the text of a column that could not be cast. */
function misfitName(column: string): string {
  return `${column}!`;
}

/** The name under which it keeps the text of every value, as the source has it. */
function textName(column: string): string {
  return `${column}?`;
}

function expected(rule: ColumnRule): string {
  const words = {
    text: "text",
    int: "a whole number",
    money: "an amount",
    decimal: "a number",
    date: "a date such as 2026-09-30",
    timestamp: "a time such as 2026-09-30 14:05:00",
    bool: "true or false"
  };
  return words[rule.type];
}

function bounds(rule: ColumnRule): string {
  if (rule.min !== undefined && rule.max !== undefined) return `between ${rule.min} and ${rule.max}`;
  return rule.min === undefined ? `at most ${rule.max}` : `at least ${rule.min}`;
}

function valueTests(name: string, rule: ColumnRule): Test[] {
  const c = ident(name);
  const value = ident(textName(name));
  const test = (kind: string, bad: string, message: string): Test => ({
    check: {column: name, rule: kind, message},
    bad,
    value
  });
  const tests: Test[] = [];
  const limits = [
    ...(rule.min === undefined ? [] : [`${c} < ${rule.min}`]),
    ...(rule.max === undefined ? [] : [`${c} > ${rule.max}`])
  ];
  if (limits.length > 0)
    tests.push(test("out_of_range", limits.join(" OR "), `${name} must be ${bounds(rule)}`));
  if (rule.values !== undefined) {
    const list = rule.values.map(literal).join(", ");
    tests.push(
      test("not_allowed", `${c} NOT IN (${list})`, `${name} must be one of ${rule.values.join(", ")}`)
    );
  }
  if (rule.pattern !== undefined) {
    tests.push(
      test("not_allowed", `NOT regexp_full_match(${c}, '${rule.pattern}')`, `${name} must be ${rule.about}`)
    );
  }
  for (const [key, [min, max]] of Object.entries(rule.bounds_by?.bounds ?? {})) {
    const by = ident(rule.bounds_by?.column ?? "");
    tests.push(
      test(
        "out_of_range",
        `${by} = '${key}' AND NOT (${c} BETWEEN ${min} AND ${max})`,
        `${name} of ${key} must be between ${min} and ${max}`
      )
    );
  }
  return tests;
}

function columnTests(
  name: string,
  rule: ColumnRule,
  {given, unsafe}: {given: boolean; unsafe: boolean}
): Test[] {
  if (!given) return [];
  const c = ident(name);
  const raw = ident(misfitName(name));
  const tests: Test[] = [];
  if (unsafe) {
    const message = `${name} must be ${expected(rule)}`;
    tests.push({check: {column: name, rule: "wrong_type", message}, bad: `${raw} IS NOT NULL`, value: raw});
  }
  if (rule.required) {
    tests.push({
      check: {column: name, rule: "missing", message: `${name} must not be empty`},
      bad: `${c} IS NULL`,
      value: "''"
    });
  }
  return [...tests, ...valueTests(name, rule)];
}

function plausibleTests(rule: TableRule, given: ReadonlySet<string>): Test[] {
  const days = (rule.known_from ?? []).filter((name) => given.has(name));
  return days.map((name) => ({
    check: {column: name, rule: "out_of_range", message: `${name} must lie between 1970 and 2099`},
    bad: `NOT (CAST(${ident(name)} AS DATE) BETWEEN DATE '${PLAUSIBLE.from}' AND DATE '${PLAUSIBLE.to}')`,
    value: ident(textName(name))
  }));
}

function spanTests(rule: TableRule, given: ReadonlySet<string>): Test[] {
  const spans = (rule.spans ?? []).filter((pair) => pair.every((name) => given.has(name)));
  return spans.map(([start, end]) => ({
    check: {column: end, rule: "end_before_start", message: `${end} must not come before ${start}`},
    bad: `${ident(end)} < ${ident(start)}`,
    value: ident(textName(end))
  }));
}

function oneOfTests(rule: TableRule): Test[] {
  const names = rule.one_of ?? [];
  if (names.length === 0) return [];
  const message = `one of ${names.join(", ")} must be given`;
  const bad = names.map((name) => `${ident(name)} IS NULL`).join(" AND ");
  return [{check: {column: names[0] as string, rule: "missing", message}, bad, value: "''"}];
}

/** What casts one source’s columns, and what is tested on each row. */
export interface RowChecks {
  /** A SELECT list over the source: the contract’s columns cast, and the text of those that would not. */
  typed: string;
  /** SQL over **typed**: the code of the first rule broken, or 0. */
  code: string;
  /** SQL over **typed**: the text to blame. */
  value: string;
  checks: Check[];
}

function isUnsafe(rule: ColumnRule, column: MappedColumn): boolean {
  return column.fault !== undefined || !castIsSafe(rule, column.type);
}

function typedColumn(
  name: string,
  rule: ColumnRule,
  {column, zone}: {column?: MappedColumn; zone: string}
): string[] {
  if (column === undefined) return [`CAST(NULL AS ${SQL_TYPES[rule.type]}) AS ${ident(name)}`];
  const cast = castSql(rule, column.value, {type: column.type, zone});
  const text = column.type === "VARCHAR" ? column.value : `CAST(${column.value} AS VARCHAR)`;
  const both = [`${cast} AS ${ident(name)}`, `${text} AS ${ident(textName(name))}`];
  if (!isUnsafe(rule, column)) return both;
  const misfit = castIsSafe(rule, column.type)
    ? "NULL"
    : `CASE WHEN trim(${text}) <> '' AND (${cast}) IS NULL THEN ${text} END`;
  const fault = column.fault === undefined ? misfit : `coalesce(${column.fault}, ${misfit})`;
  return [...both, `${fault} AS ${ident(misfitName(name))}`];
}

/** The casts and tests of one source of a table, in the order in which rules are applied to a row. */
export function rowChecks(rule: TableRule, mapped: Mapped, zone: string): RowChecks {
  const by = new Map(mapped.columns.map((d) => [d.name, d]));
  const given = new Set(by.keys());
  const tests = [
    ...Object.entries(rule.columns).flatMap(([name, column]) => {
      const source = by.get(name);
      return columnTests(name, column, {
        given: source !== undefined,
        unsafe: source !== undefined && isUnsafe(column, source)
      });
    }),
    ...oneOfTests(rule),
    ...plausibleTests(rule, given),
    ...spanTests(rule, given)
  ];
  const cases = (of: (test: Test, i: number) => string): string =>
    tests.length === 0 ? "" : tests.map((test, i) => `WHEN ${test.bad} THEN ${of(test, i)}`).join(" ");
  return {
    typed: Object.entries(rule.columns)
      .flatMap(([name, column]) => typedColumn(name, column, {column: by.get(name), zone}))
      .join(", "),
    code: tests.length === 0 ? "0" : `CASE ${cases((_, i) => String(i + 1))} ELSE 0 END`,
    value: tests.length === 0 ? "NULL" : `CASE ${cases((test) => test.value)} END`,
    checks: tests.map(({check}, i) => ({code: i + 1, ...check}))
  };
}
