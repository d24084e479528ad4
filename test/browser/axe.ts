import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import type {Page} from "puppeteer-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds on a page, or in a part of it, as it stands: one line a violation, with the first element that it meets.
 * **rules**: only these.
 */
export async function axeFindings(
  page: Page,
  part = ":root",
  {rules}: {rules?: string[]} = {}
): Promise<string[]> {
  // The debugger's protocol is not bound by the page's policy.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(SOURCE);
  const {violations} = (await page.evaluate(
    `axe.run(${JSON.stringify(part)}, ${JSON.stringify({resultTypes: ["violations"], ...(rules && {runOnly: rules})})})`
  )) as AxeResults;
  return violations.map(({id, help, nodes}) => {
    const [first] = nodes;
    return `${id} (${nodes.length}): ${help}: ${first?.html.slice(0, 160)} ${first?.failureSummary?.replace(/\s+/g, " ").slice(0, 200)}`;
  });
}
