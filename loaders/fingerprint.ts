import {createHash} from "node:crypto";
import {readFile, readdir} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "./configTypes.js";
import {fileHashes} from "./fileHashes.js";
import {inputFiles} from "./ingest/inputFiles.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** The code that decides what an ingest makes of its input. */
const CODE = ["ingest", "contract"];

async function codeHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of CODE) {
    const names = (await readdir(path.join(HERE, folder))).filter((d) => d.endsWith(".ts")).sort();
    for (const name of names) hash.update(name).update(await readFile(path.join(HERE, folder, name)));
  }
  return hash.digest("hex");
}

function workFolder({dir}: Config): string {
  const project = path.resolve(HERE, "..");
  return path.join(dir === path.join(project, "data") ? project : dir, ".quarterdeck");
}

/**
 * A hash of all that a warehouse follows from: the content of every file read, the configuration (as_of included),
 * the ingest’s code, and **models**, which are the texts of whatever runs on top of it.
 */
export async function fingerprint(config: Config, models: string[]): Promise<string> {
  const files = await fileHashes(await inputFiles(config), path.join(workFolder(config), "file-hashes.json"));
  const settings: Partial<Config> = {...config};
  delete settings.lines;
  const parts = [settings, [...files], await codeHash(), models];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
