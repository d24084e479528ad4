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

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

async function startDuckDB(): Promise<AsyncDuckDB> {
  const {AsyncDuckDB, VoidLogger} = await import("@duckdb/duckdb-wasm");
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(dataUrl("_wasm/duckdb-browser-eh.worker.js")));
  await db.instantiate(dataUrl("_wasm/duckdb-eh.wasm"));
  await db.open({
    query: {castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true},
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
export async function startEngine(url: string = dataUrl("_data/published.duckdb")): Promise<Engine> {
  const db = await startDuckDB();
  const note = await registerFile(db, url);
  const connection = await db.connect();
  await connection.query("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false");
  await connection.query("ATTACH 'published.duckdb' AS published (READ_ONLY)");
  await connection.query("USE published");
  return {note, query: (sql, params = []) => run(connection, sql, params)};
}
