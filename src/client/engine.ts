import type {AsyncDuckDB, AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {arrowRows, type Row} from "./arrowRows.js";
import {dataUrl} from "./dataUrl.js";
import {probeHost, readWhole} from "./hostFile.js";

/** Where a host answers no range requests, the whole file is loaded up to this size, in bytes. */
export const WHOLE_FILE_LIMIT = 50e6;

/** DuckDB in the browser with the published copy attached read-only as the default database. */
export interface Engine {
  /** Runs one statement with its parameters ($1, $2 …) and gives its rows. */
  query(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** What the reader should know of how the file was read; empty when ranges work. */
  note: string;
}

/** An engine with what the notebook does beyond single statements. */
export interface OpenEngine extends Engine {
  /** for files of the reader's own */
  readonly db: AsyncDuckDB;
  /** Opens another connection, with nothing set and the empty database in memory as its default. */
  connect(): Promise<AsyncDuckDBConnection>;
  /** Ends its worker, whatever that is doing; nothing that is asked for is answered any more. */
  terminate(): Promise<void>;
}

/** Where DuckDB and the published copy come from. */
export interface EngineSource {
  /** an open DuckDB without data */
  start(): Promise<AsyncDuckDB>;
  /** makes the copy known as the file published.duckdb, and says what the reader should know of it */
  register(db: AsyncDuckDB): Promise<string>;
}

/** How DuckDB gives values: numbers where JavaScript has them. */
export const VALUES = {castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true};

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/**
 * A query can name any address. A worker that is loaded from a file has no policy but its host's headers; one that is
 * made of text keeps the page's, which lets it ask nobody but this site.
 */
function boundWorker(url: string): {worker: Worker; loaded: () => void} {
  // what fails in it without an error of its own must reach us too: else the start waits for ever
  const text = `addEventListener("unhandledrejection", (event) => setTimeout(() => { throw event.reason; }));
importScripts(${JSON.stringify(url)});`;
  const address = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
  return {worker: new Worker(address), loaded: () => URL.revokeObjectURL(address)};
}

/** Rejects when a worker fails. */
function failing(worker: Worker): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", ({message}) => {
      worker.terminate();
      const why = message === "" ? "" : ` (${message})`;
      reject(
        new Error(
          `the query engine did not start${why}: the site's folder _wasm/ must be there, and the browser must allow WebAssembly`
        )
      );
    });
  });
  failed.catch(() => {}); // once it runs, queries say what fails
  return failed;
}

async function startDuckDB(): Promise<AsyncDuckDB> {
  const {AsyncDuckDB, VoidLogger} = await import("@duckdb/duckdb-wasm");
  const {worker, loaded} = boundWorker(dataUrl("_wasm/duckdb-browser-eh.worker.js"));
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  await Promise.race([db.instantiate(dataUrl("_wasm/duckdb-eh.wasm")), failing(worker)]);
  loaded();
  await db.open({
    query: VALUES,
    filesystem: {forceFullHTTPReads: false, allowFullHTTPReads: false, reliableHeadRequests: true}
  });
  return db;
}

/** Makes the file known under a local name, by ranges or whole, and says which. */
async function registerFile(db: AsyncDuckDB, url: string): Promise<string> {
  const {ranges, size} = await probeHost(url);
  if (ranges) {
    const {DuckDBDataProtocol} = await import("@duckdb/duckdb-wasm");
    await db.registerFileURL("published.duckdb", url, DuckDBDataProtocol.HTTP, false);
    return "";
  }
  const bytes = size !== null && size > WHOLE_FILE_LIMIT ? null : await readWhole(url, WHOLE_FILE_LIMIT);
  if (bytes === null)
    throw new Error(
      `this host answers no range requests, and the database (${size === null ? "over" : megabytes(size) + ", over"} ` +
        `the limit of ${megabytes(WHOLE_FILE_LIMIT)}) is too large to load whole; use a host that answers them, ` +
        "or look at the site with `quarterdeck serve`"
    );
  const note = `This host answers no range requests: the whole database was loaded (${megabytes(bytes.length)}).`;
  await db.registerFileBuffer("published.duckdb", bytes); // hands the bytes over: they are empty afterwards
  return note;
}

const SITE: EngineSource = {
  start: startDuckDB,
  register: (db) => registerFile(db, dataUrl("_data/published.duckdb"))
};

async function run(
  connection: AsyncDuckDBConnection,
  sql: string,
  params: readonly unknown[]
): Promise<Row[]> {
  if (params.length === 0) return arrowRows(await connection.query(sql));
  const statement = await connection.prepare(sql);
  try {
    return arrowRows(await statement.query(...params));
  } finally {
    await statement.close();
  }
}

/**
 * Starts DuckDB-WASM from the site's own files and attaches the published copy.
 *
 * Extensions are never looked for: the site asks no other host, and a failed download breaks the connection.
 */
export async function startEngine(source: EngineSource = SITE): Promise<OpenEngine> {
  const db = await source.start();
  const note = await source.register(db);
  await db.collectFileStatistics("published.duckdb", true);
  const connection = await db.connect();
  await connection.query("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false");
  await connection.query("ATTACH 'published.duckdb' AS published (READ_ONLY)");
  await connection.query("USE published");
  return {
    note,
    db,
    query: (sql, params = []) => run(connection, sql, params),
    connect: () => db.connect(),
    terminate: () => db.terminate()
  };
}
