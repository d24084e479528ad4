import {createHash, type Hash} from "node:crypto";
import {readdir, readFile, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {PROJECT} from "../workspace.js";

/** The file of a built site that says what it was built of. */
export const STAMP = "_quarterdeck.json";

/** Put there by observablehq.config.ts, from packages that package-lock.json pins. */
export const FONTS = join(PROJECT, "src", "style", "fonts");

/** Of all that decides what a site looks like: the published data, the pages and their modules, this builder. */
export async function siteFingerprint(published: string): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(published, "manifest.json")));
  for (const name of ["src", "reports/site"]) await addTree(hash, join(PROJECT, name));
  for (const name of ["observablehq.config.ts", "package-lock.json"])
    await addFile(hash, join(PROJECT, name));
  return hash.digest("hex");
}

/** Whether a folder holds the site that a build would make. */
export async function isUnchanged(out: string, fingerprint: string): Promise<boolean> {
  const text = await readFile(join(out, STAMP), "utf8").catch(() => "{}");
  return (JSON.parse(text) as {fingerprint?: string}).fingerprint === fingerprint;
}

/** Leaves in a finished site what it was built of. */
export async function stampSite(dist: string, fingerprint: string): Promise<void> {
  await writeFile(join(dist, STAMP), `${JSON.stringify({fingerprint})}\n`);
}

async function addTree(hash: Hash, dir: string): Promise<void> {
  const entries = await readdir(dir, {withFileTypes: true});
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, entry.name);
    if (entry.name.startsWith(".") || path === FONTS) continue;
    if (entry.isDirectory()) await addTree(hash, path);
    else await addFile(hash, path);
  }
}

/** Size and time stand for the contents. */
async function addFile(hash: Hash, path: string): Promise<void> {
  const {size, mtimeMs} = await stat(path);
  hash.update(`${path}\0${size}\0${mtimeMs}\n`);
}
