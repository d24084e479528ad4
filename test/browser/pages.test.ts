import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {filesBelow} from "../../reports/site/html.js";
import {axeFindings} from "./axe.js";
import {type Look, type SiteUnderTest, sampleSite, settled, someAccounts, visit} from "./harness.js";

// Every page of the finished site, in both themes, on a desk and on a telephone.

let site: SiteUnderTest;
let pages: string[];
beforeAll(async () => {
  site = await sampleSite();
  const [largest = ""] = await someAccounts();
  const subject: Record<string, string> = {"account.html": largest, "deck.html": largest};
  const found = await filesBelow(site.dist, ".html");
  // Published notebooks are drawn by the same code, and each is opened by notebooks.test.ts.
  const notebooks = found.filter((d) => d.startsWith("notebooks/")).slice(2);
  pages = found
    .filter((d) => !notebooks.includes(d))
    .map((d) => (d in subject ? `${d}?account=${encodeURIComponent(subject[d] ?? "")}` : d));
}, 600_000);
afterAll(() => site?.close());

/** How a page is loaded; on a desk the theme is then changed under it, which must change nothing but colours. */
const LOOKS = [
  {width: 1440, theme: "light", then: "dark"},
  {width: 390, theme: "dark", then: null}
] as const;

/** What a look at one page finds: nothing, if all is well. */
interface Seen {
  path: string;
  /** by axe */
  barriers: string[];
  /** what the browser complained of or asked of another host */
  errors: string[];
  /** NaN and its like, and what is wider than the screen */
  faults: string[];
  /** by axe with a filter open; null on a page without filters */
  with_filter: string[] | null;
  /** by axe in the other theme, the filter still open */
  in_other_theme: string[];
}

/** Looks at every page, two at a time. */
async function everyPage(look: (typeof LOOKS)[number]): Promise<Seen[]> {
  const left = [...pages];
  const seen: Seen[] = [];
  const context = await site.browser.createBrowserContext();
  const work = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift())
      seen.push(await onePage(path, {...look, context}));
  };
  await Promise.all([work(), work()]);
  await context.close();
  return seen;
}

async function onePage(path: string, look: Look & Theming): Promise<Seen> {
  const {page, log} = await visit(site, path, look);
  const barriers = await axeFindings(page);
  const faults = await faultsOf(page);
  const with_filter = (await openFilter(page)) ? await axeFindings(page, ".qd-chip-box") : null;
  const in_other_theme = await contrastIn(page, look.then);
  faults.push(...(await faultsOf(page)));
  await page.close();
  const errors = [...log.errors, ...log.foreign.map((d) => `asked another host: ${d}`)];
  return {path, barriers, errors, faults, with_filter, in_other_theme};
}

type Theming = Pick<(typeof LOOKS)[number], "then">;

/** What axe says of a page's colours in the other theme. */
async function contrastIn(page: Page, theme: Theming["then"]): Promise<string[]> {
  if (theme === null) return [];
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  // As the button does, and a change of the system's theme: a page in the background is told of that much later.
  await page.evaluate((d) => void (document.documentElement.dataset.theme = d), theme);
  await settled(page);
  if ((await ground()) === before) return [`the ground stays ${before} in the other theme`];
  return await axeFindings(page, ":root", {rules: ["color-contrast"]});
}

async function faultsOf(page: Page): Promise<string[]> {
  const {over, text} = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.innerText
  }));
  const odd = /\b(NaN|undefined|Infinity|\[object )/.exec(text);
  return [...(over > 1 ? [`${over} px too wide`] : []), ...(odd === null ? [] : [`prints ${odd[0]}`])];
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

describe.each(LOOKS)("every page at $width px, $theme, then $then", (look) => {
  let seen: Seen[];
  beforeAll(async () => {
    seen = await everyPage(look);
  }, 600_000);
  const found = (of: (d: Seen) => string[] | null) =>
    seen.flatMap((d) => (of(d) ?? []).map((line) => `${d.path}: ${line}`));

  it("was looked at", () => {
    assert.deepStrictEqual(seen.map((d) => d.path).sort(), [...pages].sort());
    assert.isAtLeast(pages.length, 7);
  });
  it("asks no other host, breaks no policy and reports no error", () => {
    assert.deepStrictEqual(
      found((d) => d.errors),
      []
    );
  });
  it("has nothing that axe finds", () => {
    assert.deepStrictEqual(
      found((d) => d.barriers),
      []
    );
  });
  it("scrolls down and never sideways, and prints no NaN and no undefined", () => {
    assert.deepStrictEqual(
      found((d) => d.faults),
      []
    );
  });
  it("has nothing that axe finds with an open filter", () => {
    assert.isAtLeast(seen.filter((d) => d.with_filter !== null).length, 2, "pages with filters");
    assert.deepStrictEqual(
      found((d) => d.with_filter),
      []
    );
  });
  it("has nothing that axe finds when the theme is changed", () => {
    assert.deepStrictEqual(
      found((d) => d.in_other_theme),
      []
    );
  });
  it("with an empty table says so, and axe finds nothing in either theme", async () => {
    const {page} = await visit(site, "accounts.html", look);
    await page.type("main input[type=search]", "no account is called this");
    await page.waitForSelector("main .qd-empty", {timeout: 30_000});
    assert.deepStrictEqual(await axeFindings(page), []);
    assert.deepStrictEqual(await contrastIn(page, look.then), []);
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
  await page.waitForSelector(".qd-chip-box .qd-menu:not([hidden])", {timeout: 30_000});
  await settled(page);
  return true;
}
