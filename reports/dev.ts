import {utimes} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {dirname, join} from "node:path";
import {watch} from "chokidar";
import {startPreview} from "./dev/preview.js";
import {proxyTo} from "./dev/proxy.js";
import {refreshData} from "./dev/refresh.js";
import type {RunOptions} from "./commands/options.js";
import {listenLocally, type LocalServer, staticFiles} from "./serve.js";
import {WASM_FOLDER} from "./site/assets.js";
import {listNotebooks} from "./site/notebookPages.js";
import {PROJECT, type Workspace} from "./workspace.js";

const CODE = ["loaders", "src/metrics", "src/lib", "src/deck"].map((d) => join(PROJECT, d));
const SOURCE = join(PROJECT, "src");
const OURS = /[/\\](\.quarterdeck|\.git|\.duckdb-[^/\\]*|node_modules|dist|decks)([/\\]|$)/;

/** Previews the site; when data, configuration, loaders or metrics change, builds the data anew and reloads the page. */
export async function dev(places: Workspace, options: RunOptions): Promise<LocalServer> {
  await refreshData(places, options);
  const preview = await startPreview(places.published);
  const proxy = proxyTo(preview.port);
  const own = ownFiles(places.published);
  const local = await listenLocally((request, response) => {
    if (!own(request, response)) proxy.request(request, response);
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

/**
 * What the finished site has beside Framework's pages: published data, notebooks, DuckDB's WebAssembly, fonts; false for
 * all else. Also the data that Framework would serve: it would take them from its cache, which a build of another
 * company in this checkout fills with that company's.
 */
function ownFiles(published: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const source = staticFiles(SOURCE);
  const roots = [
    {begin: "/_data/notebooks/", cut: "/_data", files: source},
    {begin: "/_data/", cut: "/_data", files: staticFiles(published)},
    {begin: "/_file/data/site/", cut: "/_file/data", files: staticFiles(published)},
    {begin: "/_wasm/", cut: "/_wasm", files: staticFiles(WASM_FOLDER)},
    {begin: "/style/fonts/", cut: "", files: source}
  ];
  return (request, response) => {
    const url = request.url ?? "";
    const root = roots.find((d) => url.startsWith(d.begin));
    if (!root) return false;
    if (url === "/_data/notebooks/index.json") {
      response.setHeader("Content-Type", "application/json").end(JSON.stringify(listNotebooks(SOURCE)));
      return true;
    }
    request.url = url.slice(root.cut.length);
    root.files(request, response, () => void response.writeHead(404).end("Not found"));
    return true;
  };
}

async function refreshAndReload(places: Workspace, options: RunOptions): Promise<void> {
  if (!(await refreshData(places, options).then(() => true, told))) return;
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
