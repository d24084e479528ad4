import type {Page} from "puppeteer-core";
import type {SiteUnderTest} from "./harness.js";
import {press, seenCells} from "./notebookCells.js";

/** Opens a text in the workbench as if the site had published it, in a browser with nothing stored. */
export async function openText(site: Pick<SiteUnderTest, "browser" | "url">, text: string): Promise<Page> {
  const context = await site.browser.createBrowserContext();
  await context.overridePermissions(new URL(site.url).origin, [
    "clipboard-read",
    "clipboard-write",
    "clipboard-sanitized-write"
  ]);
  const page = await context.newPage();
  await page.setViewport({width: 1440, height: 900});
  await page.emulateMediaFeatures([{name: "prefers-reduced-motion", value: "reduce"}]);
  // in the page: where requests are intercepted from outside, those of DuckDB's worker are lost now and then
  await page.evaluateOnNewDocument((body: string) => {
    const fetch = window.fetch.bind(window);
    window.fetch = (address, options) => {
      const url = String(address instanceof Request ? address.url : address);
      if (url.endsWith("_data/notebooks/keys.md")) return Promise.resolve(new Response(body));
      if (url.endsWith("_data/notebooks/index.json"))
        return Promise.resolve(Response.json([{path: "notebooks/keys.md", title: "Keys"}]));
      return fetch(address, options);
    };
  }, text);
  await page.goto(new URL("notebook.html?file=notebooks/keys.md", site.url).href);
  await page.waitForSelector(".qn-cell .cm-content", {timeout: 30_000});
  return page;
}

/** As openText, but where a page that shows the text can be brought back to it by keys, that page: four seconds less. */
export async function openAgain(
  site: Pick<SiteUnderTest, "browser" | "url">,
  page: Page | undefined,
  text: string
): Promise<Page> {
  if (page !== undefined && (await broughtBack(page))) return page;
  await page?.browserContext().close();
  const opened = await openText(site, text);
  contents.set(opened, await contentOf(opened));
  return opened;
}

const contents = new WeakMap<Page, string>();

async function contentOf(page: Page): Promise<string> {
  return JSON.stringify((await seenCells(page)).map(({kind, name, text}) => [kind, name, text]));
}

/** Leaves what is open and undoes what was done; false where that does not lead back. */
async function broughtBack(page: Page): Promise<boolean> {
  await press(page, "Escape", "Escape", "Escape");
  if ((await page.$(".qn-cell")) === null) return false;
  await page.focus(".qn-cell");
  for (let left = 20; left > 0 && (await contentOf(page)) !== contents.get(page); --left)
    await press(page, "z");
  await press(page, "Home");
  return (await contentOf(page)) === contents.get(page);
}
