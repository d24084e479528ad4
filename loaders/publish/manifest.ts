import {createHash} from "node:crypto";
import {readFile, readdir, stat, writeFile} from "node:fs/promises";
import path from "node:path";
import {codeHash} from "../codeHash.js";
import type {Config} from "../configTypes.js";
import {lessonsFolder} from "../losses/lessons.js";
import {notesFolder} from "../slice/notes.js";
import {templatePath} from "../template/readTemplate.js";
import type {Warehouse} from "../warehouse.js";
import type {Audience} from "./audience.js";

/** The code that decides what a published folder holds. */
const CODE = ["loaders", "src/lib", "src/metrics"];

/** Names, sizes and dates of the files below a folder, or of one file; empty where there is none. */
async function fileStates(place: string): Promise<string[]> {
  const names = await readdir(place, {recursive: true}).catch(() => [""]);
  const states = names.map(async (name) => {
    const found = await stat(path.join(place, name)).catch(() => null);
    return found?.isFile() ? `${name} ${found.size} ${found.mtimeMs}` : "";
  });
  return (await Promise.all(states)).filter(Boolean).sort();
}

/** What a published folder depends on: the warehouse, who it is for, what may be published, notes, lessons, the template of decks, and the code. */
export async function publishFingerprint(
  db: Warehouse,
  {config, audience, salt}: {config: Config; audience: Audience; salt: string}
): Promise<string> {
  const rows = await db.query<{value: string}>("SELECT value FROM meta WHERE key = 'fingerprint'");
  const {dir, path: _path, lines: _lines, ...settings} = config;
  const images = [config.brand.logo, config.brand.mark].filter((d) => d !== undefined);
  const brand = await Promise.all(images.map((d) => fileStates(path.resolve(dir, d))));
  const notes = await fileStates(notesFolder(config));
  const lessons = await fileStates(lessonsFolder(config));
  const template = await fileStates(templatePath(config));
  const parts = [
    rows[0]?.value,
    audience,
    salt,
    settings,
    brand,
    notes,
    lessons,
    template,
    await codeHash(CODE)
  ];
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
