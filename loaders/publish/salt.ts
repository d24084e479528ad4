import {randomBytes} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import type {Config} from "../configTypes.js";

/**
 * The salt that user ids are hashed with: the config's, else a random one kept in the work folder, so that an id stays
 * the same from build to build and cannot be guessed from outside.
 */
export async function readSalt({publish}: Pick<Config, "publish">, work: string): Promise<string> {
  if (publish.salt) return publish.salt;
  const file = path.join(work, "salt");
  await mkdir(work, {recursive: true});
  // Two builds at once: the first to write wins, and both read what it wrote.
  await writeFile(file, randomBytes(16).toString("hex"), {flag: "wx", mode: 0o600}).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    }
  );
  return (await readFile(file, "utf8")).trim();
}
