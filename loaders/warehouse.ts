import {rm} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {DuckDBInstance} from "@duckdb/node-api";
import {UserError, writeRefused} from "./errors.js";
import {removeAtExit} from "./temporaryFiles.js";
import {appendRow, rowObjects} from "./warehouseValues.js";

export {replaceFile} from "./temporaryFiles.js";

/** A value bound to a parameter of a statement. */
export type Parameter = string | number | bigint | boolean | null;

/** An open DuckDB database. */
export interface Warehouse {
  /** The file, or ":memory:". */
  readonly path: string;
  /** Runs a query; numbers of every width are numbers, a date is "YYYY-MM-DD", a timestamp is ISO 8601 in UTC. */
  query<T = Record<string, unknown>>(
    sql: string,
    params?: Parameter[] | Record<string, Parameter>
  ): Promise<T[]>;
  /** Runs one or more statements for their effect. */
  run(sql: string, params?: Parameter[] | Record<string, Parameter>): Promise<void>;
  /** Appends rows to a table; columns that a row does not name become NULL, dates and timestamps are given as text. */
  appendRows(table: string, rows: Iterable<object>): Promise<void>;
  /** Stops the query that is running; it fails. */
  interrupt(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

const GIB = 2 ** 30;
let opened = 0;

/** Leaves room for Node and for what DuckDB does not count, so that the process stays under 2 GiB. */
function memoryLimit(): string {
  return `${Math.floor(Math.min(1.1 * GIB, os.totalmem() / 2) / 2 ** 20)}MiB`;
}

function settings(file: string, readonly: boolean): Record<string, string> {
  const folder = file === ":memory:" ? os.tmpdir() : path.dirname(path.resolve(file));
  return {
    ...(readonly ? {access_mode: "READ_ONLY"} : {}),
    memory_limit: memoryLimit(),
    temp_directory: path.join(folder, `.duckdb-${process.pid}-${++opened}`),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false"
  };
}

async function connect(file: string, options: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file, options);
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0];
    const next = writeRefused(reason ?? "") ?? "run `quarterdeck build` to make it anew";
    throw new UserError(`cannot open the warehouse ${file}: ${reason}\n${next}`, 1);
  }
}

class DuckDBWarehouse implements Warehouse {
  constructor(
    readonly path: string,
    private readonly connection: DuckDBConnection,
    private readonly close: () => Promise<void>
  ) {}

  async query<T>(sql: string, params?: Parameter[] | Record<string, Parameter>): Promise<T[]> {
    const reader = await this.connection.runAndReadAll(sql, params);
    return rowObjects(reader) as T[];
  }

  async run(sql: string, params?: Parameter[] | Record<string, Parameter>): Promise<void> {
    await this.connection.run(sql, params);
  }

  async appendRows(table: string, rows: Iterable<object>): Promise<void> {
    const columns = await this.query<{column_name: string}>(`DESCRIBE "${table.replaceAll('"', '""')}"`);
    const appender = await this.connection.createAppender(table);
    try {
      for (const row of rows) appendRow(appender, columns, row as Record<string, unknown>);
    } finally {
      appender.closeSync();
    }
  }

  interrupt(): void {
    this.connection.interrupt();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connection.closeSync();
    await this.close();
  }
}

/** Opens a warehouse file, made if missing unless **readonly**; ":memory:" opens an empty one that leaves no file. */
export async function openWarehouse(
  file: string,
  {readonly = false}: {readonly?: boolean} = {}
): Promise<Warehouse> {
  const options = settings(file, readonly);
  const temporary = options.temp_directory ?? "";
  const forget = removeAtExit(temporary);
  const instance = await connect(file, options);
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return new DuckDBWarehouse(file, connection, async () => {
    instance.closeSync();
    await rm(temporary, {recursive: true, force: true});
    forget();
  });
}
