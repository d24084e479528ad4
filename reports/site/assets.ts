import {constants, existsSync, linkSync} from "node:fs";
import {copyFile, mkdir, readdir, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {PROJECT} from "../workspace.js";
import {listNotebooks} from "./notebookPages.js";
import {FONTS} from "./stamp.js";

/** Of the published folder, what pages fetch by path; its site/ is already in Framework's own files. */
const FETCHED = ["published.duckdb", "accounts", "losses", "decks"];

const WASM_FILES = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"];

/** For hosts that read such a file: the database is read by byte ranges, so it must not be compressed on the way. */
const HEADERS = `/_data/*.duckdb
  Cache-Control: no-cache, no-transform
  Content-Type: application/octet-stream
`;

/** Puts the published data and DuckDB's WebAssembly beside the pages. */
export async function copyAssets(dist: string, published: string): Promise<void> {
  for (const name of FETCHED) {
    if (existsSync(join(published, name))) await linkTree(join(published, name), join(dist, "_data", name));
  }
  await placeNotebooks(join(PROJECT, "src"), join(dist, "_data"));
  await linkTree(FONTS, join(dist, "style", "fonts"));
  await mkdir(join(dist, "_wasm"), {recursive: true});
  for (const name of WASM_FILES) await copy(join(WASM_FOLDER, name), join(dist, "_wasm", name));
  await writeFile(join(dist, "_headers"), HEADERS);
  await writeFile(join(dist, ".nojekyll"), ""); // else GitHub Pages leaves out folders that begin with an underscore
}

/** The notebooks of the site as files, and the list of them, for the workbench and the search. */
async function placeNotebooks(root: string, data: string): Promise<void> {
  const listed = listNotebooks(root);
  await mkdir(join(data, "notebooks"), {recursive: true});
  for (const {path} of listed) await copy(join(root, path), join(data, path));
  await writeFile(join(data, "notebooks", "index.json"), JSON.stringify(listed));
}

/** Where the package keeps what runs in the browser. */
export const WASM_FOLDER = join(PROJECT, "node_modules", "@duckdb", "duckdb-wasm", "dist");

/** Links cost no room; a published file is replaced by renaming and never written again, so they are as good as copies. */
async function linkTree(from: string, to: string): Promise<void> {
  if (!(await stat(from)).isDirectory()) {
    await mkdir(join(to, ".."), {recursive: true});
    return await linkOrCopy(from, to);
  }
  await mkdir(to, {recursive: true});
  for (const entry of await readdir(from, {withFileTypes: true})) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else await linkOrCopy(source, target);
  }
}

/** Without waiting: of ten thousand links, most of the time would be spent on coming back to each. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    linkSync(from, to);
  } catch {
    await copy(from, to);
  }
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
}
