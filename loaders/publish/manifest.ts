import {createHash} from "node:crypto";
import {readFile, readdir, stat, writeFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "../configTypes.js";
import {notesFolder} from "../slice/notes.js";
import type {Warehouse} from "../warehouse.js";
import type {Audience} from "./audience.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** The code that decides what a published folder holds. */
const CODE = [
  "loaders",
  "loaders/causes",
  "loaders/health",
  "loaders/metrics",
  "loaders/publish",
  "loaders/slice",
  "src/lib",
  "src/metrics",
  "src/metrics/backtest",
  "src/metrics/causes",
  "src/metrics/definitions",
  "src/metrics/stats"
];

async function codeHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of CODE) {
    const names = (await readdir(path.join(PROJECT, folder))).filter((d) => d.endsWith(".ts")).sort();
    for (const name of names)
      hash.update(`${name}\n`).update(await readFile(path.join(PROJECT, folder, name)));
  }
  return hash.digest("hex");
}

/** Names, sizes and dates of the files below a folder, or of one file; empty where there is none. */
async function fileStates(place: string): Promise<string[]> {
  const names = await readdir(place, {recursive: true}).catch(() => [""]);
  const states = names.map(async (name) => {
    const found = await stat(path.join(place, name)).catch(() => null);
    return found?.isFile() ? `${name} ${found.size} ${found.mtimeMs}` : "";
  });
  return (await Promise.all(states)).filter(Boolean).sort();
}

/** What a published folder depends on: the warehouse, who it is for, what may be published, notes, and the code. */
export async function publishFingerprint(
  db: Warehouse,
  {config, audience, salt}: {config: Config; audience: Audience; salt: string}
): Promise<string> {
  const rows = await db.query<{value: string}>("SELECT value FROM meta WHERE key = 'fingerprint'");
  const {dir, path: _path, lines: _lines, ...settings} = config;
  const logo = config.brand.logo === undefined ? [] : await fileStates(path.resolve(dir, config.brand.logo));
  const notes = await fileStates(notesFolder(config));
  const parts = [rows[0]?.value, audience, salt, settings, logo, notes, await codeHash()];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

const FILE = "manifest.json";

/** Whether a published folder is complete and was made from the same. */
export async function isPublished(dir: string, fingerprint: string): Promise<boolean> {
  const text = await readFile(path.join(dir, FILE), "utf8").catch(() => "{}");
  return (JSON.parse(text) as {fingerprint?: string}).fingerprint === fingerprint;
}

/** Marks a folder as complete; written last. */
export async function writeManifest(
  dir: string,
  manifest: {fingerprint: string; accounts: number}
): Promise<void> {
  await writeFile(path.join(dir, FILE), `${JSON.stringify(manifest)}\n`);
}
