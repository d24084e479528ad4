import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {openPdf} from "../../reports/pdf.js";
import {renderDeck} from "../../src/deck/deck.js";
import {deckLanguage} from "../../src/deck/kit.js";
import {loadMessages} from "../../src/lib/messages.js";
import {dataName} from "../../src/lib/dataName.js";
import type {DeckFile} from "../../src/lib/deckFile.js";
import {type SiteUnderTest, sampleSite, settled, someAccounts, visit} from "./harness.js";

let site: SiteUnderTest;
let account: string;
beforeAll(async () => {
  site = await sampleSite();
  [account = ""] = await someAccounts();
}, 600_000);
afterAll(() => site?.close());

const address = (id = account, hash = "") => `deck.html?account=${encodeURIComponent(id)}${hash}`;
const shown = (page: Page) =>
  page.$$eval(".qd-stage .slide", (slides) =>
    slides
      .filter((d) => getComputedStyle(d).display !== "none")
      .map((d) => (d as HTMLElement).dataset.slide ?? "")
  );
const hash = (page: Page) => new URL(page.url()).hash;
const ids = (page: Page) =>
  page.$$eval(".qd-stage .slide", (slides) => slides.map((d) => (d as HTMLElement).dataset.slide ?? ""));

describe("the slides of an account", () => {
  it("are the ones that the export prints, mark for mark", async () => {
    const {page, log} = await visit(site, address());
    const file = join(site.dist, "_data", "decks", `${dataName(account)}.json`);
    const {data} = JSON.parse(await readFile(file, "utf8")) as DeckFile;
    await loadMessages(deckLanguage(data));
    const {slides} = renderDeck({...data, notes: null}, {document: lightDocument()});
    const texts = await page.$$eval(".qd-stage .slide", (d) => d.map((e) => e.textContent));
    assert.deepStrictEqual(
      texts,
      slides.map((d) => d.element.textContent ?? "")
    );
    assert.deepStrictEqual(log, {errors: [], foreign: []});
    await page.browserContext().close();
  });
  it("are shown in another language by the list of languages, mirrored where it runs from right to left", async () => {
    const {page, log} = await visit(site, address());
    await Promise.all([page.waitForNavigation(), page.select(".qd-picker:last-of-type select", "fa")]);
    await page.waitForSelector('.qd-stage .qd-deck[lang="fa"][dir="rtl"] .slide');
    assert.include(page.url(), "lang=fa");
    const words = await page.$$eval(".qd-stage .slide", (d) => d.map((e) => e.textContent).join(" "));
    assert.match(words, /[\u06f0-\u06f9]/u);
    assert.strictEqual(await page.$eval(".qd-picker:last-of-type select", (d) => d.value), "fa");
    assert.deepStrictEqual(log, {errors: [], foreign: []});
    await page.browserContext().close();
  });
  it("are gone through by the arrow keys, Page Up and Down, Home and End, and stop at both ends", async () => {
    const {page} = await visit(site, address());
    const all = await ids(page);
    assert.isAbove(all.length, 4);
    const press = async (key: Parameters<Page["keyboard"]["press"]>[0]) => {
      await page.keyboard.press(key);
      return (await shown(page)).join();
    };
    assert.deepStrictEqual(await shown(page), [all[0]]);
    assert.strictEqual(await press("ArrowLeft"), all[0]);
    assert.strictEqual(await press("ArrowRight"), all[1]);
    assert.strictEqual(await press("PageDown"), all[2]);
    assert.strictEqual(await press("ArrowLeft"), all[1]);
    assert.strictEqual(await press("End"), all.at(-1));
    assert.strictEqual(await press("ArrowRight"), all.at(-1));
    assert.strictEqual(await press("PageUp"), all.at(-2));
    assert.strictEqual(await press("Home"), all[0]);
    await page.browserContext().close();
  });
  it("are chosen by the list and by the links of the summary, and the address opens the same one again", async () => {
    const {page} = await visit(site, address());
    await page.click('.qd-slide-link[data-slide="summary"]');
    assert.deepStrictEqual(await shown(page), ["summary"]);
    assert.strictEqual(hash(page), "#slide-summary");
    await page.click(".slide[data-shown] a[href^='#slide-']");
    const [target] = await shown(page);
    assert.notStrictEqual(target, "summary");
    assert.strictEqual(hash(page), `#slide-${target}`);
    await page.reload({waitUntil: "load"});
    await settled(page);
    assert.deepStrictEqual(await shown(page), [target]);
    const current = await page.$eval('.qd-slide-link[aria-current="true"]', (d) =>
      d.getAttribute("data-slide")
    );
    assert.strictEqual(current, target);
    await page.browserContext().close();
  });
  it("fill the screen, and go on by keys there", async () => {
    const {page} = await visit(site, address());
    const [button] = await page.$$("xpath/.//button[text()='Full screen']");
    await button!.click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => {
      const slide = document.querySelector(".slide[data-shown]")!.getBoundingClientRect();
      return Math.min(innerWidth - slide.width, innerHeight - slide.height) < 2;
    });
    assert.deepStrictEqual(await shown(page), [(await ids(page))[1]]);
    await page.browserContext().close();
  });
  it("stand whole inside the stage, at 1440 px beside list and checks", async () => {
    const {page} = await visit(site, address());
    const box = (selector: string) =>
      page.$eval(selector, (d) => {
        const {left, top, right, bottom} = d.getBoundingClientRect();
        return {left, top, right, bottom};
      });
    const [stage, slide] = [await box(".qd-stage"), await box(".slide[data-shown]")];
    for (const side of ["left", "top", "right", "bottom"] as const)
      assert.approximately(slide[side], stage[side], 2, side);
    const cards = await page.$$eval(".qd-prepare > :not(.qd-prepare-text)", (d) =>
      d.map((e) => e.getBoundingClientRect().left)
    );
    assert.deepStrictEqual(
      cards,
      [...new Set(cards)].sort((a, b) => a - b),
      "side by side"
    );
    const fonts = await page.evaluate(() => document.fonts.check('600 30px "Inter Variable"'));
    assert.isTrue(fonts);
    const family = await page.$eval(".slide h1", (d) => getComputedStyle(d).fontFamily);
    assert.include(family, "Inter Variable");
    await page.browserContext().close();
  });
  it("print one to a page of 16:9, and nothing besides, from any theme", async () => {
    const {page} = await visit(site, address(), {theme: "dark"});
    const count = (await ids(page)).length;
    const document = await openPdf(await page.pdf({preferCSSPageSize: true, printBackground: true}));
    assert.strictEqual(document.getPageCount(), count);
    for (const d of document.getPages()) assert.deepStrictEqual(d.getSize(), {width: 960, height: 540});
    await page.browserContext().close();
  });
});

describe("without slides", () => {
  it("says that no account is chosen, and takes one from the list", async () => {
    const {page, log} = await visit(site, "deck.html");
    assert.match(await page.$eval("main", (d) => d.textContent), /No account is chosen/);
    assert.strictEqual(await page.$eval(".qd-picker select", (d) => d.value), "");
    await Promise.all([
      page.waitForNavigation({waitUntil: "load"}),
      page.select(".qd-picker select", account)
    ]);
    await settled(page);
    assert.strictEqual(new URL(page.url()).searchParams.get("account"), account);
    assert.deepStrictEqual(await shown(page), ["title"]);
    assert.deepStrictEqual(log.errors, []);
    await page.browserContext().close();
  });
  it("says that an account has no deck, chooses none in its place, and fetches nothing that is not there", async () => {
    const name = '<img src=x onerror="alert(1)">';
    const {page, log} = await visit(site, address(name));
    assert.include(await page.$eval(".qd-error", (d) => d.textContent), name);
    assert.strictEqual(await page.$eval(".qd-picker select", (d) => d.value), "");
    assert.deepStrictEqual(log, {errors: [], foreign: []});
    await page.browserContext().close();
  });
  it("never scrolls sideways on a phone", async () => {
    for (const path of ["deck.html", address("NOPE"), address()]) {
      const {page} = await visit(site, path, {width: 390});
      assert.strictEqual(await page.evaluate(() => document.documentElement.scrollWidth), 390, path);
      await page.browserContext().close();
    }
  });
});
