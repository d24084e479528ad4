import {createHash} from "node:crypto";
import {readFile, readdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import type {Audience} from "./audience.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** The code that decides what a published folder holds. */
const CODE = ["loaders/publish", "loaders", "src/metrics", "src/lib"];

async function codeHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of CODE) {
    const names = (await readdir(path.join(PROJECT, folder))).filter((d) => d.endsWith(".ts")).sort();
    for (const name of names)
      hash.update(`${name}\n`).update(await readFile(path.join(PROJECT, folder, name)));
  }
  return hash.digest("hex");
}

/** What a published folder depends on: the warehouse, who it is for, what may be published, and the code. */
export async function publishFingerprint(
  db: Warehouse,
  {config, audience, salt}: {config: Config; audience: Audience; salt: string}
): Promise<string> {
  const rows = await db.query<{value: string}>("SELECT value FROM meta WHERE key = 'fingerprint'");
  const {publish, brand, health, targets} = config;
  const parts = [rows[0]?.value, audience, publish.comments, salt, brand, health, targets, await codeHash()];
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
