import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import type {Page} from "puppeteer-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page as it stands: one line a violation, with the first element that it meets. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE); // the debugger's protocol is not bound by the page's policy
  const {violations} = (await page.evaluate(
    "axe.run(document, {resultTypes: ['violations']})"
  )) as AxeResults;
  return violations.map(({id, help, nodes}) => {
    const [first] = nodes;
    return `${id} (${nodes.length}): ${help}: ${first?.html.slice(0, 160)} ${first?.failureSummary?.replace(/\s+/g, " ").slice(0, 200)}`;
  });
}
