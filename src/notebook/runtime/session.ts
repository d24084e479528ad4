import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import type {OpenEngine} from "../../client/engine.js";
import {firstWord, withoutEnd} from "../language/sqlTokens.js";
import {quoted} from "./quoted.js";
import {boundParameter} from "./parameters.js";
import {publishedBytes} from "./publishedBytes.js";
import {queryOf, type QueryTemplate, tableStatement} from "./queryText.js";
import type {Read} from "./read.js";
import {resultTable, type SessionTable} from "./resultTable.js";
import type {SharedEngine} from "./sharedEngine.js";
import {sqlError, StoppedError} from "./sqlError.js";
import type {ResultColumn} from "./state.js";

/** Longer than this many milliseconds a stopped query is not waited for: the engine is ended. */
const PATIENCE = 1000;

/** A query of a cell. */
export interface CellQuery extends QueryTemplate {
  /** what other cells call its rows; null for those that only its own cell reads */
  readonly name: string | null;
  /** tells its rows from those of other cells without a name */
  readonly key: string;
}

/** Where a notebook's queries run, one after another; reading of results goes on beside them. */
export interface NotebookSession {
  /**
   * Runs a query into a table.
   *
   * @throws SqlError with its place in the text, parameters written as `getvariable('qn_1')`; StoppedError
   */
  run(query: CellQuery, signal?: AbortSignal): Promise<SessionTable>;
  /** the engine's plan of a query, as its JSON; nothing is run */
  plan(query: QueryTemplate): Promise<string>;
  /** rows of a short query about the data, not a cell's */
  read: Read;
  /** forgets a cell's rows */
  drop(key: string): Promise<void>;
  /** lets queries no longer read rows by this name; they stay with their cell */
  unname(name: string): Promise<void>;
  /** waits until the engine has started */
  ready(): Promise<void>;
  /** called when a query could only be stopped by ending the engine: all results are lost */
  onLost(listener: () => void): void;
  /** forgets all rows */
  dispose(): Promise<void>;
}

interface Open {
  engine: OpenEngine;
  /** runs cells' queries, which can be stopped */
  runs: AsyncDuckDBConnection;
  /** reads their results meanwhile */
  reads: AsyncDuckDBConnection;
  /** the schema of the names that cells give, each a view of its result */
  schema: string;
  /** the schema of the rows of all cells, by their keys: a result stays as its cell gets another name */
  results: string;
  /** the engine was ended, and all that lay in it is gone */
  lost: boolean;
}

let sessions = 0;

/** A session of one notebook; others on the same engine do not see its cells. */
export function notebookSession(shared: SharedEngine): NotebookSession {
  const schema = `memory.${quoted(`notebook ${++sessions}`)}`;
  const results = `memory.${quoted(`results ${sessions}`)}`;
  const forget = [shared.onLost(() => void open?.here.then((d) => (d.lost = true)))];
  let open: {engine: OpenEngine; here: Promise<Open>} | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const opened = async () => {
    const engine = await shared.opened();
    if (open?.engine !== engine) open = {engine, here: connect(engine, {schema, results})};
    return await open.here;
  };
  const runNow = async (query: CellQuery, signal?: AbortSignal) => {
    const here = await opened();
    signal?.throwIfAborted();
    const running = execute(here, query, signal);
    const stop = stopper(here, running, signal);
    try {
      const done = await Promise.race([running, stop.unheeded]);
      if (done !== null) return done;
      await shared.end();
      throw new StoppedError();
    } finally {
      stop.forget();
    }
  };
  const read: Read = async (sql, params) => readerOf((await opened()).reads)(sql, params);
  return {
    run(query, signal) {
      const next = turn.then(() => runNow(query, signal));
      turn = next.catch(() => {});
      return next.catch((error: unknown) => {
        throw signal?.aborted ? new StoppedError() : error;
      });
    },
    plan: async (query) => await planOf(await opened(), query),
    read,
    drop: async (key) => {
      if (open) await read(`DROP TABLE IF EXISTS ${results}.${quoted(key)}`);
    },
    unname: async (name) => {
      if (open) await read(`DROP VIEW IF EXISTS ${schema}.${quoted(name)}`);
    },
    ready: async () => void (await opened()),
    onLost: (listener) => void forget.push(shared.onLost(listener)),
    async dispose() {
      for (const end of forget) end();
      if (!open) return;
      const {runs, reads} = await open.here;
      for (const d of [schema, results]) await reads.query(`DROP SCHEMA ${d} CASCADE`);
      await Promise.all([runs.close(), reads.close()]);
    }
  };
}

async function connect(
  engine: OpenEngine,
  {schema, results}: Pick<Open, "schema" | "results">
): Promise<Open> {
  const [runs, reads] = [await engine.connect(), await engine.connect()];
  for (const d of [schema, results]) await reads.query(`CREATE SCHEMA ${d}`);
  const path = `${schema},memory.files,published.main`;
  for (const connection of [runs, reads])
    await connection.query(`SET search_path = '${path}'; SET errors_as_json = true`);
  return {engine, runs, reads, schema, results, lost: false};
}

function readerOf(connection: AsyncDuckDBConnection): Read {
  return async (sql, params = []) => {
    try {
      if (params.length === 0) return await connection.query(sql);
      const statement = await connection.prepare(sql);
      try {
        return await statement.query(...params);
      } finally {
        await statement.close();
      }
    } catch (error) {
      throw sqlError(error, sql);
    }
  };
}

/** Asks the engine to stop when the signal says so, and tells if it does not. */
function stopper({runs}: Open, running: Promise<unknown>, signal?: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tell: (value: null) => void;
  const unheeded = new Promise<null>((resolve) => (tell = resolve));
  const stop = () => {
    timer = setTimeout(() => tell(null), PATIENCE);
    void runs.cancelSent().catch(() => {});
  };
  running.catch(() => {}); // said by the race, or of no interest after it
  signal?.addEventListener("abort", stop, {once: true});
  return {
    unheeded,
    forget() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  };
}

async function execute(here: Open, query: CellQuery, signal?: AbortSignal): Promise<SessionTable> {
  const {runs, reads} = here;
  const read: Read = (sql, params) => {
    if (!here.lost) return readerOf(reads)(sql, params);
    return Promise.reject(
      new Error("The result was lost when the engine started again. Run the cell again.")
    );
  };
  const text = await bound(runs, query);
  const table = `${here.results}.${quoted(query.key)}`;
  signal?.throwIfAborted();
  const before = await publishedBytes(here.engine);
  const row_count = /^EXPLAIN$/i.test(firstWord(text))
    ? await explain(runs, table, text)
    : await create(here, table, text);
  signal?.throwIfAborted();
  const bytes = (await publishedBytes(here.engine)) - before;
  if (query.name !== null)
    await read(`CREATE OR REPLACE VIEW ${here.schema}.${quoted(query.name)} AS FROM ${table}`);
  return resultTable(read, {
    name: query.name ?? "the result",
    table,
    schema: here.results,
    columns: await columnsOf(read, table),
    row_count,
    bytes
  });
}

/** Hands the values over as variables, which the text then reads: a prepared statement could not be stopped while it runs. */
async function bound(connection: AsyncDuckDBConnection, {strings, values}: QueryTemplate): Promise<string> {
  await Promise.all(
    values.map(async (value, i) => {
      const {sql, values} = boundParameter(value);
      const statement = await connection.prepare(`SET VARIABLE qn_${i + 1} = ${sql}`);
      await statement.query(...values);
      await statement.close();
    })
  );
  return strings.reduce((sql, part, i) => `${sql}getvariable('qn_${i}')${part}`);
}

/** Sent and not run: only then can the engine be asked to stop. */
async function create({engine, runs}: Open, table: string, text: string): Promise<number> {
  const {sql, before} = tableStatement(table, text);
  await checkOne(engine, sql);
  try {
    let rows = 0;
    for await (const batch of await runs.send(sql)) rows += Number(batch.getChildAt(0)?.get(0) ?? 0);
    return rows;
  } catch (error) {
    throw sqlError(error, sql, before);
  }
}

/**
 * By DuckDB's own reading: a semicolon may stand in a text or a comment.
 *
 * @throws Error if there is more than one statement
 */
async function checkOne({db}: OpenEngine, sql: string): Promise<void> {
  if (!/;\s*\S/.test(sql)) return;
  const {offsets} = await db.tokenize(sql);
  const bytes = new TextEncoder().encode(sql);
  const end = offsets.find((d) => bytes[d] === 0x3b);
  if (end !== undefined && (offsets.at(-1) ?? 0) > end)
    throw new Error("A cell holds one query. Put the part after the semicolon into a cell of its own.");
}

async function planOf({engine, reads}: Open, query: QueryTemplate): Promise<string> {
  const {sql} = queryOf(await bound(reads, query));
  await checkOne(engine, sql);
  const plan = await readerOf(reads)(`EXPLAIN (FORMAT json) ${sql}`);
  return String(plan.getChildAt(1)?.get(0));
}

async function explain(connection: AsyncDuckDBConnection, table: string, text: string): Promise<number> {
  try {
    const plan = await connection.query(withoutEnd(text));
    const lines = String(plan.getChildAt(1)?.get(0)).split("\n");
    const statement = await connection.prepare(
      `CREATE OR REPLACE TABLE ${table} AS SELECT unnest(string_split($1, chr(10))) AS plan`
    );
    await statement.query(lines.join("\n"));
    await statement.close();
    return lines.length;
  } catch (error) {
    throw sqlError(error, text);
  }
}

async function columnsOf(read: Read, table: string): Promise<ResultColumn[]> {
  const found = await read(`DESCRIBE ${table}`);
  return Array.from({length: found.numRows}, (_, i) => ({
    name: String(found.getChildAt(0)?.get(i)),
    type: String(found.getChildAt(1)?.get(i))
  }));
}
