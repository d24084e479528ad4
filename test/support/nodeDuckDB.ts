import {createRequire} from "node:module";
import {Worker as NodeWorker} from "node:worker_threads";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {DuckDBInstance} from "@duckdb/node-api";
import {type EngineSource, VALUES} from "../../src/client/engine.js";

const require = createRequire(import.meta.url);

/** DuckDB-WASM in Node, as the page has it, on a published copy that statements make. */
export function nodeEngine(statements: readonly string[]): EngineSource {
  return {
    async start() {
      const db = new AsyncDuckDB(
        new VoidLogger(),
        nodeWorker(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs")) as unknown as Worker
      );
      await db.instantiate(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
      await db.open({query: VALUES});
      return db;
    },
    async register(db) {
      await db.registerFileBuffer("published.duckdb", await databaseOf(statements));
      return "";
    }
  };
}

async function databaseOf(statements: readonly string[]): Promise<Uint8Array> {
  const dir = await mkdtemp(join(tmpdir(), "quarterdeck-wasm-"));
  try {
    const file = join(dir, "published.duckdb");
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    for (const sql of statements) await connection.run(sql);
    connection.closeSync();
    instance.closeSync();
    return new Uint8Array(await readFile(file));
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}

/**
 * A worker thread that looks like a browser's worker from both sides; it says nothing on the console and, as the page's
 * policy has it, asks no other host.
 */
function nodeWorker(file: string) {
  const thread = new NodeWorker(
    `const {parentPort} = require("node:worker_threads");
     globalThis.self = globalThis;
     console.log = console.error = () => {};
     globalThis.XMLHttpRequest = class {
       open(_, url) { this.url = url; }
       setRequestHeader() {}
       send() { throw new Error("Failed to execute 'send' on 'XMLHttpRequest': Failed to load '" + this.url + "'."); }
     };
     globalThis.postMessage = (data, transfer) => parentPort.postMessage(data, transfer);
     parentPort.on("message", (data) => globalThis.onmessage({data}));
     require(${JSON.stringify(file)});`,
    {eval: true}
  );
  thread.unref();
  const heard = new Map<unknown, (data: unknown) => void>();
  const named = (type: string) => (type === "close" ? "exit" : type);
  return {
    postMessage: (data: unknown, transfer?: []) => thread.postMessage(data, transfer),
    terminate: () => thread.terminate(),
    addEventListener(type: string, listener: (event: unknown) => void) {
      const wrapped = (data: unknown) => listener(type === "message" ? {data} : data);
      heard.set(listener, wrapped);
      thread.on(named(type), wrapped);
    },
    removeEventListener(type: string, listener: unknown) {
      const wrapped = heard.get(listener);
      if (wrapped) thread.off(named(type), wrapped);
    }
  };
}
