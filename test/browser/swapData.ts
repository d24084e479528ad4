import {cp, link, mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {filesBelow} from "../../reports/site/html.js";

/** What a published folder holds that pages fetch by path. */
const BY_PATH = ["accounts", "decks", "losses", "published.duckdb"];

/**
 * A copy of a finished site that draws from another company's published folder: the same pages, which Framework needs
 * not build again. Names in the bar at the side stay those of the first company.
 *
 * @param dist the finished site; it is left as it is
 * @param published what `publish` wrote
 * @param to where the copy goes
 */
export async function swapData(dist: string, published: string, to: string): Promise<string> {
  for (const file of await filesBelow(dist, "")) {
    await mkdir(dirname(join(to, file)), {recursive: true});
    // A link is never written to: refill puts new files in their places.
    await link(join(dist, file), join(to, file)).catch(() => cp(join(dist, file), join(to, file)));
  }
  await refill(to, published);
  return to;
}

/** Puts what another published folder holds into such a copy; its pages show it when they are loaded again. */
export async function refill(to: string, published: string): Promise<void> {
  for (const name of BY_PATH) {
    await rm(join(to, "_data", name), {recursive: true, force: true});
    await cp(join(published, name), join(to, "_data", name), {recursive: true});
  }
  const files = join(to, "_file", "data", "site");
  for (const file of await readdir(files)) {
    const [name] = file.split(".");
    await rm(join(files, file));
    await writeFile(join(files, file), await readFile(join(published, "site", `${name}.json`)));
  }
}
