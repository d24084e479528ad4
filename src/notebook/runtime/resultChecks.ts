import {columnSort, type ResultColumn} from "../../lib/resultTable.js";
import {plural} from "../../lib/words.js";
import {quoted} from "./quoted.js";
import type {Read} from "./read.js";
import type {ResultCheck} from "./state.js";
import {type ValueRange, valueRange} from "./valueRange.js";

/** Where the rows of a result lie, and what is known of them. */
export interface CheckedResult {
  /** as the engine knows it, quoted */
  readonly table: string;
  readonly columns: readonly ResultColumn[];
  readonly row_count: number;
}

/** Of accounts that are not known, so many are named. */
const NAMED = 3;

/** The engine does one thing after another: larger results would keep other cells waiting. */
const LIMIT = 100_000;

const WEEK = 7;

/** Where fewer than this share of the weeks are there, they were picked. */
const DENSE = 0.75;

/**
 * What can be said of a result without knowing what it is for: that numbers are finite and within the range of their unit,
 * that accounts are known and no week is left out. What may be meant so is only told: no rows, empty columns, rows that
 * stand twice.
 * **units** are those of columns that the warehouse knows, by their names in lower case.
 */
export async function resultChecks(
  read: Read,
  result: CheckedResult,
  units: ReadonlyMap<string, string>
): Promise<ResultCheck[]> {
  const {row_count} = result;
  if (row_count > LIMIT) return [told(tooLarge(row_count))];
  if (row_count === 0) return [told("The result has no rows")];
  const parts = [valueChecks(read, result, units), accountChecks(read, result), weekChecks(read, result)];
  return [holding("The result has rows"), ...(await Promise.all(parts)).flat()];
}

function tooLarge(rows: number): string {
  return `Not checked: of ${plural(rows, "row")}, more than the ${plural(LIMIT, "row")} that are looked at`;
}

const told = (words: string, column: string | null = null): ResultCheck => ({holds: null, words, column});
const failing = (words: string, column: string | null = null): ResultCheck => ({holds: false, words, column});
const holding = (words: string, column: string | null = null): ResultCheck => ({holds: true, words, column});

/** The numbers of the only row of a query. */
async function numbers(read: Read, sql: string): Promise<number[]> {
  const found = await read(sql);
  return found.schema.fields.map((_, i) => Number(found.getChildAt(i)?.get(0)));
}

async function valueChecks(
  read: Read,
  {table, columns, row_count}: CheckedResult,
  units: ReadonlyMap<string, string>
): Promise<ResultCheck[]> {
  const floats = columns.filter((d) => d.type === "DOUBLE" || d.type === "FLOAT");
  const ranged = columns.flatMap(({name, type}) => {
    const range = columnSort(type) === "number" ? valueRange(units.get(name.toLowerCase()) ?? "") : null;
    return range ? [{name, range}] : [];
  });
  const counts = await numbers(
    read,
    `SELECT ${[
      ...columns.map((d) => `count(${quoted(d.name)})`),
      ...floats.map((d) => `count(*) FILTER (NOT isfinite(${quoted(d.name)}))`),
      ...ranged.map((d) => `count(*) FILTER (${outside(quoted(d.name), d.range)})`)
    ].join(", ")} FROM ${table}`
  );
  const next = () => counts.shift() ?? 0;
  const empty = columns.filter(() => next() === 0 && row_count > 1);
  const endless = floats.map(({name}) => ({name, rows: next()})).filter((d) => d.rows > 0);
  return [
    // a join may have found nothing, but tickets that are open have no day on which they were resolved, either
    ...empty.map(({name}) => told(`\`${name}\` is empty in every row`, name)),
    ...(floats.length > 0 && endless.length === 0 ? [holding("Every number is finite")] : []),
    ...endless.map(({name, rows}) =>
      failing(`\`${name}\` is no finite number in ${plural(rows, "row")}`, name)
    ),
    ...ranged.map((d) => rangeCheck(d, next()))
  ];
}

function outside(column: string, {low, high}: ValueRange): string {
  return high === null ? `${column} < ${low}` : `${column} < ${low} OR ${column} > ${high}`;
}

function rangeCheck(
  {name, range: {low, high}}: {name: string; range: ValueRange},
  rows: number
): ResultCheck {
  const minus = (n: number) => String(n).replace("-", "\u2212");
  if (rows === 0)
    return holding(
      high === null
        ? `\`${name}\` is at least ${low}`
        : `\`${name}\` is from ${minus(low)} to ${minus(high)}`,
      name
    );
  const found = high === null ? `below ${low}` : `not from ${minus(low)} to ${minus(high)}`;
  return failing(`\`${name}\` is ${found} in ${plural(rows, "row")}`, name);
}

async function accountChecks(read: Read, {table, columns, row_count}: CheckedResult): Promise<ResultCheck[]> {
  const name = columns.find((d) => d.name.toLowerCase() === "account_id")?.name;
  if (name === undefined) return [];
  const id = quoted(name);
  const unknown = await read(
    `SELECT ${id}::VARCHAR AS id, count(*) OVER ()::INTEGER AS n FROM ${table}
     WHERE ${id} IS NOT NULL AND ${id}::VARCHAR NOT IN (SELECT account_id FROM published.main.account_dim)
     GROUP BY ALL ORDER BY id LIMIT ${NAMED}`
  );
  const all = columns.map((d) => quoted(d.name)).join(", ");
  const [given = 0, accounts = 0, twice = 0] = await numbers(
    read,
    `SELECT (SELECT count(${id}) FROM ${table}), (SELECT count(DISTINCT ${id}) FROM ${table}),
       (SELECT coalesce(sum(n - 1), 0)::DOUBLE FROM (SELECT count(*) AS n FROM ${table} GROUP BY ${all}))`
  );
  const missing = row_count - given;
  return [
    ...(given > 0 ? known(unknown, {column: name, missing}) : []),
    ...(missing > 0 ? [told(`\`${name}\` is empty in ${plural(missing, "row")}`, name)] : []),
    distinct({accounts, twice, row_count})
  ];
}

function known(
  unknown: Awaited<ReturnType<Read>>,
  {column, missing}: {column: string; missing: number}
): ResultCheck[] {
  if (unknown.numRows === 0) return missing > 0 ? [] : [holding("Every `account_id` is known", column)];
  const count = Number(unknown.getChildAt(1)?.get(0));
  const names = Array.from(
    {length: unknown.numRows},
    (_, i) => `\`${String(unknown.getChildAt(0)?.get(i))}\``
  );
  const more = count > names.length ? ` and ${count - names.length} more` : "";
  return [
    failing(`${plural(count, "account is", "accounts are")} not known: ${names.join(", ")}${more}`, column)
  ];
}

/** Rows that stand twice come of a join that finds more than one row for an account, or of columns that are left out. */
function distinct({
  accounts,
  twice,
  row_count
}: {
  accounts: number;
  twice: number;
  row_count: number;
}): ResultCheck {
  if (accounts === row_count) return holding("One row an account");
  if (twice === 0) return holding("No row stands twice");
  return told(`${plural(twice, "row repeats", "rows repeat")} another one`);
}

/**
 * A column of days that are whole weeks apart is one of weeks, unless so many are left out that weeks were picked, as this
 * year's and last year's.
 */
async function weekChecks(read: Read, {table, columns}: CheckedResult): Promise<ResultCheck[]> {
  const days = columns.filter((d) => d.type === "DATE");
  const checks = days.map(async ({name}) => {
    const day = quoted(name);
    const found = await read(
      `WITH steps AS (
         SELECT ${day} AS day, lead(${day}) OVER (ORDER BY ${day}) - ${day} AS step
         FROM (SELECT DISTINCT ${day} FROM ${table} WHERE ${day} IS NOT NULL AND isfinite(${day})))
       SELECT coalesce(min(step) = ${WEEK} AND bool_and(step % ${WEEK} = 0) AND count(step) > 2
           AND count(step) >= ${DENSE} * sum(step) / ${WEEK}, false) AS weeks,
         coalesce(sum(step) / ${WEEK} - count(step), 0)::DOUBLE AS missing,
         strftime(min(day) FILTER (step > ${WEEK}), '%-d %b %Y') AS after
       FROM steps`
    );
    const [weeks, missing, after] = [0, 1, 2].map((d): unknown => found.getChildAt(d)?.get(0));
    if (weeks !== true) return [];
    if (Number(missing) === 0) return [holding(`\`${name}\` leaves out no week`, name)];
    const first = `the first after ${String(after)}`;
    return [failing(`\`${name}\` leaves out ${plural(Number(missing), "week")}, ${first}`, name)];
  });
  return (await Promise.all(checks)).flat();
}
