import {createHash} from "node:crypto";
import {readFile, readdir, stat} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));

/** The code and SQL of a place, a file or a folder with all below it, in order of name. */
async function codeFiles(root: string, place: string): Promise<string[]> {
  if ((await stat(path.join(root, place))).isFile()) return [place];
  const names = await readdir(path.join(root, place), {recursive: true});
  return names
    .filter((d) => /\.(ts|sql)$/.test(d))
    .sort()
    .map((d) => `${place}/${d}`);
}

/** A hash of the code in some places of the project, by which what was made is known to be of other code. */
export async function codeHash(places: readonly string[], root = PROJECT): Promise<string> {
  const hash = createHash("sha256");
  for (const place of places)
    for (const file of await codeFiles(root, place))
      hash.update(`${file}\n`).update(await readFile(path.join(root, file)));
  return hash.digest("hex");
}
