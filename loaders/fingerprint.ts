import {createHash} from "node:crypto";
import path from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "./configTypes.js";
import {fileHashes} from "./fileHashes.js";
import {inputFiles} from "./ingest/inputFiles.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
function workFolder({dir}: Config): string {
  const project = path.resolve(HERE, "..");
  return path.join(dir === path.join(project, "data") ? project : dir, ".quarterdeck");
}

/**
 * A hash of all that a warehouse follows from: the content of every file read, the configuration (as_of included), and
 * **code**, which stands for all that makes it.
 */
export async function fingerprint(config: Config, code: string): Promise<string> {
  const files = await fileHashes(await inputFiles(config), path.join(workFolder(config), "file-hashes.json"));
  const settings: Partial<Config> = {...config};
  delete settings.lines;
  const parts = [settings, [...files], code];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
