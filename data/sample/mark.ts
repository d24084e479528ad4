import {createHash} from "node:crypto";
import {readFile, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {writeWhole} from "./output.js";

/** The seed of the sample that the pages and the documentation show. */
export const DEFAULT_SEED = 127;

const GENERATOR = fileURLToPath(new URL(".", import.meta.url));
const MARK = "generator.txt";

/**
 * What the files of a seed follow from, as one line: the seed and a hash of the generator's sources.
 *
 * @param sources the folder of the generator; only its TypeScript files count, and none below its folder `out`
 */
export async function sampleMark(seed = DEFAULT_SEED, sources = GENERATOR): Promise<string> {
  const hash = createHash("sha256");
  const names = (await readdir(sources, {recursive: true})).map((d) => d.replaceAll("\\", "/"));
  for (const name of names.filter((d) => d.endsWith(".ts") && !d.startsWith("out/")).sort())
    hash.update(`${name}\0`).update(await readFile(join(sources, name)));
  return `seed ${seed}, generator ${hash.digest("hex")}`;
}

/** The mark of a folder whose files are complete; null while they are being written, or were left half done. */
export async function readMark(dir: string): Promise<string | null> {
  const text = await readFile(join(dir, MARK), "utf8").catch(() => null);
  return text === null ? null : text.trimEnd();
}

/** Says that a folder's files are complete; with null, before the first of them is written, that they are not. */
export async function writeMark(dir: string, mark: string | null): Promise<void> {
  const file = join(dir, MARK);
  if (mark === null) await rm(file, {force: true});
  else await writeWhole(file, `${mark}\n`);
}
