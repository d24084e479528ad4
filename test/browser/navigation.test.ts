import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {type SiteUnderTest, sampleSite, settled, someAccounts, visit} from "./harness.js";

let site: SiteUnderTest;
beforeAll(async () => {
  site = await sampleSite();
}, 600_000);
afterAll(() => site?.close());

const focused = (page: Page) =>
  page.evaluate(() => {
    const {activeElement: d} = document;
    return d === null
      ? ""
      : `${d.tagName.toLowerCase()} ${d.getAttribute("aria-label") ?? d.textContent?.trim().slice(0, 40) ?? ""}`;
  });

const search = (page: Page) => new URLSearchParams(new URL(page.url()).search);

async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation({waitUntil: "load"}), page.click(selector)]);
  await settled(page);
}

describe("filters", () => {
  it("are read from the address, and shown in the bar", async () => {
    const {page} = await visit(site, "?segment=Enterprise&quarter=2026Q2");
    const shown = await page.$eval(".qd-filters", (d) => d.textContent);
    assert.include(shown, "Enterprise");
    assert.include(shown, "2026Q2");
    await page.browserContext().close();
  });
  it("are written into the address when chosen, and survive going to another page and back", async () => {
    const {page} = await visit(site, "");
    await page.click('[data-filter="segment"] .qd-chip');
    await page.keyboard.type("Ent");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.strictEqual(search(page).get("segment"), "Enterprise");
    await follow(page, 'nav a[data-page="accounts"]');
    assert.strictEqual(search(page).get("segment"), "Enterprise");
    await follow(page, 'nav a[data-page="retention"]');
    assert.strictEqual(search(page).get("segment"), "Enterprise");
    await page.goBack({waitUntil: "load"});
    await settled(page);
    assert.strictEqual(search(page).get("segment"), "Enterprise");
    await page.browserContext().close();
  });
  it("narrow the renewals to the quarter in which they are due: rows, tiles, title and eyebrow", async () => {
    const {page} = await visit(site, "renewals.html");
    await page.click('[data-filter="quarter"] .qd-chip');
    await page.keyboard.type("2027Q1");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.strictEqual(search(page).get("quarter"), "2027Q1");
    const [rows, head, tiles] = await Promise.all([
      page.$$eval("#renewals tbody tr", (d) => d.length),
      page.$eval("main .qd-place--head", (d) => d.textContent.replaceAll(/\s+/g, " ")),
      page.$eval(".qd-kpis", (d) => d.textContent.replaceAll(/\s+/g, " "))
    ]);
    assert.isTrue(rows > 0 && rows < 25, `${rows} rows`);
    assert.match(head, /Renewals.*2027Q1.*renewals? with .* due in 2027Q1/);
    assert.include(head, `${rows} renewal`);
    assert.match(tiles, new RegExp(`ARR due, 2027Q1.*Called by a CSM.* of ${rows}`));
    await page.browserContext().close();
  });
  it("change the numbers: a segment's are not the company's", async () => {
    const values = async (path: string) => {
      const {page} = await visit(site, path);
      const found = await page.$$eval(".qd-kpis [data-metric]", (d) =>
        d.map((e) => (e as HTMLElement).dataset.value)
      );
      await page.browserContext().close();
      return found;
    };
    assert.notDeepEqual(await values(""), await values("?segment=Enterprise"));
  });
  it("of a name that no longer exists fall back to all, without an error", async () => {
    const {page, log} = await visit(site, "?segment=Gone&quarter=1999Q1");
    assert.deepStrictEqual(log.errors, []);
    assert.isNotNull(await page.$(".qd-kpis"));
    await page.browserContext().close();
  });
});

describe("the keyboard", () => {
  it("reaches the content first, then the pages, then the filters", async () => {
    const {page} = await visit(site, "");
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^a Skip to content/);
    const seen: string[] = [];
    for (let i = 0; i < 30; ++i) {
      await page.keyboard.press("Tab");
      seen.push(await focused(page));
    }
    const at = (pattern: RegExp) => seen.findIndex((d) => pattern.test(d));
    assert.isAtLeast(at(/^a Overview/), 0);
    assert.isAbove(at(/^button (Segment|Quarter)/), at(/^a Overview/));
    await page.browserContext().close();
  });
  it("opens, walks and closes a filter: arrows, Enter, Escape", async () => {
    const {page} = await visit(site, "");
    await page.focus('[data-filter="segment"] .qd-chip');
    await page.keyboard.press("ArrowDown");
    assert.isNotNull(await page.$('[data-filter="segment"] .qd-menu:not([hidden])'));
    await page.keyboard.press("Escape");
    assert.isNull(await page.$('[data-filter="segment"] .qd-menu:not([hidden])'));
    assert.isFalse(search(page).has("segment"));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.isTrue(search(page).has("segment"));
    await page.browserContext().close();
  });
  it("finds an account from anywhere: slash, a few letters, Enter", async () => {
    const [account = ""] = await someAccounts();
    const {page} = await visit(site, "definitions.html");
    await page.keyboard.press("/");
    await page.keyboard.type(account);
    await page.waitForSelector("#qd-found [role=option]", {timeout: 30_000});
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForNavigation({waitUntil: "load"}), page.keyboard.press("Enter")]);
    assert.strictEqual(search(page).get("account"), account);
    await page.browserContext().close();
  });
  it("turns the slides of a deck", async () => {
    const [account = ""] = await someAccounts();
    const {page} = await visit(site, `deck.html?account=${encodeURIComponent(account)}`);
    const before = page.url();
    await page.keyboard.press("ArrowRight");
    await settled(page);
    assert.notStrictEqual(page.url(), before);
    await page.browserContext().close();
  });
  it("never lands on something that does not show where it is", async () => {
    const {page} = await visit(site, "accounts.html");
    for (let i = 0; i < 40; ++i) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const d = document.activeElement;
        if (d === null || d === document.body) return "";
        const marked = (e: Element | null) => {
          if (e === null) return false;
          // A row is its name's link, which is drawn around the whole row by its ::after.
          return [null, "::after"].some((part) => {
            const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(e, part);
            return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
          });
        };
        // A field's own box may carry the mark for it.
        return marked(d) || marked(d.closest(":focus-within:is(label, search)"))
          ? ""
          : d.outerHTML.slice(0, 120);
      });
      assert.strictEqual(seen, "");
    }
    await page.browserContext().close();
  });
});

describe("the theme", () => {
  it("follows the system, can be turned, and stays turned on other pages", async () => {
    const {page} = await visit(site, "", {theme: "dark"});
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    assert.strictEqual(await theme(), "dark");
    await page.click('[data-shell="theme"]');
    assert.strictEqual(await theme(), "light");
    await follow(page, 'nav a[data-page="definitions"]');
    assert.strictEqual(await theme(), "light");
    await page.browserContext().close();
  });
});
