import type {Progress} from "../loaders/progress.js";
import {UserError} from "../loaders/errors.js";
import {copyAssets} from "./site/assets.js";
import {frameworkBuild} from "./site/framework.js";
import {guardSite} from "./site/guard.js";
import {mendSite} from "./site/mend.js";
import {replaceSite} from "./site/replaceSite.js";
import {isUnchanged, siteFingerprint, stampSite} from "./site/stamp.js";

/** What a site is made of and where it goes. */
export interface SiteOptions {
  /** The folder that publish wrote. */
  published: string;
  /** The finished site; replaced as a whole, when the new one is complete and has passed its guards. */
  out: string;
  /** Build although nothing has changed. */
  force?: boolean;
  progress: Progress;
}

/** Builds the static site of a published folder, offline, and puts it in the place of the last one. */
export async function buildSite({published, out, force = false, progress}: SiteOptions): Promise<void> {
  const fingerprint = await siteFingerprint(published);
  if (!force && (await isUnchanged(out, fingerprint)))
    return progress.note(`Site: nothing has changed in ${out}`);
  const label = "Site";
  progress.start(label);
  let pages = 0;
  await replaceSite(out, async (temporary) => {
    await frameworkBuild({published, output: temporary, progress});
    await copyAssets(temporary, published);
    pages = await mendSite(temporary);
    const faults = await guardSite(temporary);
    if (faults.length > 0) throw new UserError(faultText(faults), 1);
    await stampSite(temporary, fingerprint);
  });
  progress.end(label, `${pages} ${pages === 1 ? "page" : "pages"}`);
}

function faultText(faults: readonly string[]): string {
  const shown = faults.slice(0, 20).map((d) => `\n  ${d}`);
  const more = faults.length > shown.length ? `\n  and ${faults.length - shown.length} more` : "";
  return `the built site did not pass its checks, so the last one stays in place:${shown.join("")}${more}`;
}
