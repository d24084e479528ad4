import {toCsv} from "../../lib/csv.js";
import {columnProfile} from "./columnProfile.js";
import {columnSort} from "../../lib/resultTable.js";
import {quoted} from "./quoted.js";
import type {Read} from "./read.js";
import {resultChecks} from "./resultChecks.js";
import {scriptRows, scriptSql} from "./scriptValues.js";
import {shownRows, shownSql, type ShownValue} from "./shownValues.js";
import type {ColumnProfile, ResultCheck, ResultColumn, ResultTable, ResultView} from "./state.js";

/** How many rows cross into the page for cells that read them in JavaScript. */
export const ROW_LIMIT = 200_000;

/** Rows are written to a file in pieces of this many. */
const PIECE = 20_000;

/** A result that other cells can read as objects, too. */
export interface SessionTable extends ResultTable {
  /** all rows, with numbers, Dates and plain objects; the same array each time */
  objects(): Promise<Record<string, unknown>[]>;
  /** what can be said of the rows; **units** are those of columns that the warehouse knows, in lower case */
  checks(units: ReadonlyMap<string, string>): Promise<readonly ResultCheck[]>;
  /** of the published copy, read while the rows were made */
  readonly bytes: number;
}

/** Where a result lies in the engine. */
interface ResultPlace {
  /** for the reader */
  readonly name: string;
  /** as the engine knows it, quoted */
  readonly table: string;
  /** where its orders are kept */
  readonly schema: string;
  readonly columns: readonly ResultColumn[];
  readonly row_count: number;
  readonly bytes: number;
}

let orders = 0;

/** A table of the engine as a result: pages, order and filter are all its own work. */
export function resultTable(
  read: Read,
  {name, table, schema, columns, row_count, bytes}: ResultPlace
): SessionTable {
  let ordered: {key: string; ids: Promise<{table: string; count: number}>} | null = null;
  let objects: Promise<Record<string, unknown>[]> | null = null;
  const profiles = new Map<string, Promise<ColumnProfile>>();
  const plain = (view: ResultView) => view.sort === null && conditions(view, columns).length === 0;

  /** Sorting a million rows again for each page would take seconds: the order is kept for the last view. */
  const order = async (view: ResultView) => {
    const key = JSON.stringify(view);
    if (ordered?.key === key) return await ordered.ids;
    const last = ordered;
    ordered = {key, ids: makeOrder(read, {table, schema}, {view, columns})};
    if (last) void last.ids.then((d) => read(`DROP TABLE IF EXISTS ${d.table}`)).catch(() => {});
    return await ordered.ids;
  };

  const page = async (view: ResultView, offset: number, limit: number) => {
    const list = columns.map(shownSql).join(", ");
    const range = `BETWEEN ${Math.floor(offset)} AND ${Math.floor(offset + limit) - 1}`;
    if (plain(view))
      return shownRows(
        await read(`SELECT ${list} FROM ${table} WHERE rowid ${range} ORDER BY rowid`),
        columns
      );
    const ids = (await order(view)).table;
    const sql = `SELECT ${list} FROM (SELECT t.*, o.rowid AS "qn order" FROM ${table} AS t
      JOIN (SELECT rowid, id FROM ${ids} WHERE rowid ${range}) AS o ON t.rowid = o.id) ORDER BY "qn order"`;
    return shownRows(await read(sql), columns);
  };

  return {
    columns,
    row_count,
    bytes,
    page,
    checks: (units) => resultChecks(read, {table, columns, row_count}, units),
    count: async (view) => (plain(view) ? row_count : (await order(view)).count),
    profile(column) {
      const found = columns.find((d) => d.name === column);
      if (!found) return Promise.reject(new Error(`no column ${column} in ${name}`));
      if (!profiles.has(column)) profiles.set(column, columnProfile(read, table, found));
      return profiles.get(column)!;
    },
    csv(view) {
      return csvOf(this, view);
    },
    objects() {
      if (row_count > ROW_LIMIT)
        return Promise.reject(
          new Error(
            `${name} has ${row_count.toLocaleString("en")} rows; at most ${ROW_LIMIT.toLocaleString("en")} are handed to JavaScript and charts. Aggregate it in a SQL cell first.`
          )
        );
      objects ??= read(`SELECT ${columns.map(scriptSql).join(", ")} FROM ${table}`).then((d) =>
        scriptRows(d, columns)
      );
      return objects;
    }
  };
}

async function csvOf({columns, ...table}: ResultTable, view: ResultView): Promise<string> {
  const count = await table.count(view);
  const pieces: string[] = [];
  const cells = columns.map(({name: key, type}, i) => ({
    key,
    value: (row: readonly unknown[]) => csvValue(row[i] as ShownValue),
    number: columnSort(type) === "number"
  }));
  for (let offset = 0; offset === 0 || offset < count; offset += PIECE) {
    const text = toCsv(await table.page(view, offset, PIECE), cells);
    pieces.push(offset === 0 ? text : text.slice(text.indexOf("\r\n") + 2));
  }
  return pieces.join("");
}

function csvValue(value: ShownValue | undefined): string | number | boolean | null {
  return typeof value === "bigint" ? String(value) : (value ?? null);
}

async function makeOrder(
  read: Read,
  {table, schema}: {table: string; schema: string},
  {view, columns}: {view: ResultView; columns: readonly ResultColumn[]}
): Promise<{table: string; count: number}> {
  const found = conditions(view, columns);
  const ids = `${schema}."order ${++orders}"`;
  const where =
    found.length > 0 ? `WHERE ${found.map((d, i) => d.sql.replaceAll("$1", `$${i + 1}`)).join(" AND ")}` : "";
  const by = view.sort
    ? `${quoted(view.sort.column)} ${view.sort.descending ? "DESC" : "ASC"} NULLS LAST, `
    : "";
  await read(
    `CREATE TABLE ${ids} AS SELECT rowid AS id FROM ${table} ${where} ORDER BY ${by}rowid`,
    found.map((d) => d.value)
  );
  const count = await read(`SELECT count(*)::INTEGER AS n FROM ${ids}`);
  return {table: ids, count: Number(count.getChildAt(0)?.get(0))};
}

const BOUND = /^(<=|>=|<>|!=|<|>|=)\s*(.+)$/;

/** What a view's rows must hold; a bound on a column of text compares as text, else as the column's own type. */
function conditions(view: ResultView, columns: readonly ResultColumn[]): {sql: string; value: string}[] {
  return Object.entries(view.filter).flatMap(([name, asked]) => {
    const column = columns.find((d) => d.name === name);
    const wanted = asked.trim();
    if (!column || wanted === "") return [];
    const bound = BOUND.exec(wanted);
    if (bound) return [{sql: `${quoted(name)} ${bound[1]} ${cast(column)}`, value: bound[2]!}];
    return [{sql: `contains(lower(${quoted(name)}::VARCHAR), lower($1))`, value: wanted}];
  });
}

function cast({type}: ResultColumn): string {
  return columnSort(type) === "number" ? "TRY_CAST($1 AS DOUBLE)" : `TRY_CAST($1 AS ${type})`;
}
