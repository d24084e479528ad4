import {utimes} from "node:fs/promises";
import {dirname, join} from "node:path";
import {watch} from "chokidar";
import {startPreview} from "./dev/preview.js";
import {proxyTo} from "./dev/proxy.js";
import {refreshData} from "./dev/refresh.js";
import type {RunOptions} from "./commands/options.js";
import {listenLocally, type LocalServer, staticFiles} from "./serve.js";
import {WASM_FOLDER} from "./site/assets.js";
import {clearCachedData} from "./site/framework.js";
import {PROJECT, type Workspace} from "./workspace.js";

const CODE = ["loaders", "src/metrics", "src/lib", "src/deck"].map((d) => join(PROJECT, d));
const OURS = /[/\\](\.quarterdeck|\.git|\.duckdb-[^/\\]*|node_modules|dist|decks)([/\\]|$)/;

/** Previews the site; when data, configuration, loaders or metrics change, builds the data anew and reloads the page. */
export async function dev(places: Workspace, options: RunOptions): Promise<LocalServer> {
  await refreshData(places, options);
  await clearCachedData();
  const preview = await startPreview(places.published);
  const proxy = proxyTo(preview.port);
  const data = staticFiles(places.published);
  const wasm = staticFiles(WASM_FOLDER);
  const local = await listenLocally((request, response) => {
    const [, folder, rest] = /^\/(_data|_wasm)(\/.*)/.exec(request.url ?? "") ?? [];
    if (folder === undefined) return proxy.request(request, response);
    request.url = rest;
    (folder === "_data" ? data : wasm)(
      request,
      response,
      () => void response.writeHead(404).end("Not found")
    );
  }, options.port);
  local.server.on("upgrade", proxy.upgrade);
  const watcher = watch([...CODE, dirname(places.config_path)], {
    ignored: (path) => OURS.test(path),
    ignoreInitial: true,
    depth: 4
  }).on(
    "all",
    onceQuiet(() => refreshAndReload(places, options))
  );
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    url: local.url,
    async close() {
      await watcher.close();
      preview.stop();
      await local.close();
    }
  };
}

async function refreshAndReload(places: Workspace, options: RunOptions): Promise<void> {
  if (!(await refreshData(places, options).then(() => true, told))) return;
  await clearCachedData();
  const now = new Date();
  await utimes(join(PROJECT, "observablehq.config.ts"), now, now); // Framework reloads every open page for it
}

/** A faulty file is told and the preview goes on with the last good data. */
function told(error: Error): false {
  process.stderr.write(`${error.message}\n`);
  return false;
}

/** Runs an action once changes have come to rest, never twice at once, and again if there were more meanwhile. */
function onceQuiet(action: () => Promise<void>, milliseconds = 300): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async () => {
    if (running) return void (again = true);
    running = true;
    do {
      again = false;
      await action();
    } while (again);
    running = false;
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), milliseconds);
  };
}
