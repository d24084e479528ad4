import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {filesBelow} from "../../reports/site/html.js";
import {axeFindings} from "./axe.js";
import {type SiteUnderTest, sampleSite, settled, someAccounts, visit} from "./harness.js";

// Every page of the finished site, in both themes, on a desk and on a telephone.

let site: SiteUnderTest;
let pages: string[];
beforeAll(async () => {
  site = await sampleSite();
  const [largest = ""] = await someAccounts();
  const subject: Record<string, string> = {"account.html": largest, "deck.html": largest};
  pages = (await filesBelow(site.dist, ".html")).map((d) =>
    d in subject ? `${d}?account=${encodeURIComponent(subject[d] ?? "")}` : d
  );
}, 600_000);
afterAll(() => site?.close());

const LOOKS = [
  {width: 1440, theme: "light"},
  {width: 1440, theme: "dark"},
  {width: 390, theme: "light"},
  {width: 390, theme: "dark"}
] as const;

/** Looks at every page; returns what was found, by page. */
async function everyPage(
  look: (typeof LOOKS)[number],
  find: (page: Page) => Promise<string[]>
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const path of pages) {
    const {page, log} = await visit(site, path, look);
    const lines = [
      ...(await find(page)),
      ...log.errors,
      ...log.foreign.map((d) => `asked another host: ${d}`)
    ];
    if (lines.length > 0) found[path] = lines;
    await page.browserContext().close();
  }
  return found;
}

describe("the looks themselves", () => {
  it("find what is planted: a picture without words, a script of a stranger, an inline handler", async () => {
    const {page, log} = await visit(site, "definitions.html");
    await page.evaluate(() => {
      const main = document.querySelector("main");
      main?.insertAdjacentHTML(
        "beforeend",
        '<img src="./gone.png"><button onclick="window.ran = 1">run</button>'
      );
      const script = document.createElement("script");
      script.src = "https://stranger.example/x.js";
      main?.append(script);
      main?.querySelector<HTMLElement>("button:last-of-type")?.click();
    });
    await settled(page);
    assert.match((await axeFindings(page)).join("\n"), /^image-alt/m);
    assert.match(
      log.errors.join("\n"),
      /stranger\.example[^]*Content Security Policy|Content Security Policy[^]*stranger\.example/
    );
    assert.match(log.errors.join("\n"), /gone\.png: 404/);
    assert.isFalse(await page.evaluate(() => "ran" in window));
    await page.browserContext().close();
  });
});

describe.each(LOOKS)("every page at $width px, $theme", (look) => {
  it("asks no other host, breaks no policy, reports no error, and axe finds nothing", async () => {
    assert.deepStrictEqual(await everyPage(look, axeFindings), {});
  });
  it("scrolls down and never sideways, and prints no n/a without its reason, no NaN, no undefined", async () => {
    assert.deepStrictEqual(
      await everyPage(look, async (page) => {
        const {over, text} = await page.evaluate(() => ({
          over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          text: document.body.innerText
        }));
        const odd = /\b(NaN|undefined|Infinity|\[object )/.exec(text);
        return [...(over > 1 ? [`${over} px too wide`] : []), ...(odd === null ? [] : [`prints ${odd[0]}`])];
      }),
      {}
    );
  });
});

describe.each(LOOKS)("the states of a page at $width px, $theme", (look) => {
  it("with an open filter: axe finds nothing", async () => {
    const findings: string[] = [];
    let opened = 0;
    for (const path of pages) {
      const {page} = await visit(site, path, look);
      if (await openFilter(page)) {
        opened += 1;
        findings.push(...(await axeFindings(page)).map((d) => `${path}: ${d}`));
      }
      await page.browserContext().close();
    }
    assert.isAtLeast(opened, 2, "pages with filters");
    assert.deepStrictEqual(findings, []);
  });
  it("with an empty table: it says so, and axe finds nothing", async () => {
    const {page} = await visit(site, "accounts.html", look);
    await page.type("main input[type=search]", "no account is called this");
    await page.waitForSelector("main .qd-empty", {timeout: 10_000});
    assert.deepStrictEqual(await axeFindings(page), []);
    await page.browserContext().close();
  });
});

/** Opens the first filter that can be seen; on a narrow screen first the bar that holds it. */
async function openFilter(page: Page): Promise<boolean> {
  const words = await page.$(".qd-filter-words");
  if (words !== null && (await words.isVisible())) await words.click();
  const chip = await page.$(".qd-chip-box .qd-chip");
  if (chip === null || !(await chip.isVisible())) return false;
  await chip.click();
  await page.waitForSelector(".qd-chip-box .qd-menu:not([hidden])", {timeout: 5_000});
  await settled(page);
  return true;
}
