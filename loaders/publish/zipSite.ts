import {readFile, readdir} from "node:fs/promises";
import path from "node:path";
import {zipSync} from "fflate";

/** The pages’ JSON files of a published folder as one archive; the same files give the same bytes. */
export async function zipSite(published: string): Promise<Uint8Array> {
  const dir = path.join(published, "site");
  const names = (await readdir(dir)).filter((d) => d.endsWith(".json")).sort();
  const files: Record<string, Uint8Array> = {};
  for (const name of names) files[name] = await readFile(path.join(dir, name));
  return zipSync(files, {level: 1, mtime: "1980-01-02T00:00:00Z"});
}
