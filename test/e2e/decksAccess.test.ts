import type {PDFDict} from "@cantoo/pdf-lib";
import {PDFName} from "@cantoo/pdf-lib";
import type {Browser} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {sliceVendor} from "../../loaders/slice/vendor.js";
import {finishPdf, openPdf} from "../../reports/pdf.js";
import {renderHtml, standalone} from "../../reports/render.js";
import {deckStyle} from "../../src/deck/style.js";
import {LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
import {axeFindings} from "../browser/axe.js";
import {BRANDS, brandConfig} from "../fixtures/deck/brands.js";
import {halden} from "../fixtures/deck/halden.js";
import {type DeckPrinter, openDeckPrinter} from "./support/deckPrinter.js";
import {attributeOf, structureOf, type TaggedPage, taggedPages} from "./support/pdfStructure.js";

let printer: DeckPrinter;
let browser: Browser;
beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadMessages));
  printer = await openDeckPrinter();
  browser = await launchBrowser(await findBrowser());
});
afterAll(async () => {
  await browser?.close();
  await printer?.[Symbol.asyncDispose]();
});

const plain = (text: string) => text.normalize("NFKC").replace(/[\s\p{Cf}]/gu, "");
const inside = (roles: readonly string[], path: readonly string[]) => path.some((d) => roles.includes(d));

/** The rule of the footer, in points from the foot of the page. */
const FOOT = 40;
/** Elements that are read as one piece each, and heads and cells of tables. */
const BLOCKS = ["P", "H1", "TH", "TD", "LI", "LBody", "Figure"];

describe.each(["en", "fa"] as const)("the PDF of a deck in %s, as a screen reader gets it", (language) => {
  let pdf: Uint8Array;
  let pages: TaggedPage[];
  beforeAll(async () => {
    const printed = await printer.print(halden(), language);
    pdf = await finishPdf(await openPdf(printed.pdf), {author: "Kestrel", recipe: "r"});
    pages = await taggedPages(pdf);
  });

  it("is tagged, says its language, and shows its title in the window", async () => {
    const {catalog} = await openPdf(pdf);
    const in_dictionary = (name: string, key: string) =>
      String((catalog.lookup(PDFName.of(name)) as PDFDict).get(PDFName.of(key)));
    assert.strictEqual(in_dictionary("MarkInfo", "Marked"), "true");
    assert.strictEqual(in_dictionary("ViewerPreferences", "DisplayDocTitle"), "true");
    assert.strictEqual(String(catalog.get(PDFName.of("Lang"))), `(${language})`);
  });
  it("holds every text in a paragraph, a head, a cell or a figure", () => {
    for (const {elements, untagged} of pages) {
      assert.deepStrictEqual(untagged, []);
      const bare = elements.filter((d) => d.text.trim() !== "" && !inside(BLOCKS, d.path));
      assert.deepStrictEqual(
        bare.map((d) => d.text),
        []
      );
    }
  });
  it("is read from the title down to the footer, with one title a slide", () => {
    for (const [i, {elements}] of pages.entries()) {
      const of = (role: string) => elements.filter((d) => d.role === role);
      assert.lengthOf(of("H1"), 1);
      if (i === 0) continue;
      const placed = elements.filter((d) => d.top !== null);
      const tops = (list: typeof placed) => list.map((d) => d.top!);
      const title = placed.filter((d) => d.path.includes("H1"));
      const first = placed.indexOf(title[0]!);
      const after = placed.slice(first + title.length);
      assert.isAbove(
        Math.min(...tops(placed.slice(0, first))),
        Math.max(...tops(title)),
        "the line above it"
      );
      assert.isAbove(Math.min(...tops(title)), Math.max(...tops(after)));
      const foot = after.findIndex((d) => d.top! < FOOT);
      assert.isAbove(foot, 1);
      assert.isBelow(Math.max(...tops(after.slice(foot))), FOOT, "nothing after the footer");
    }
  });
  it("says the finding of each chart, with its number", () => {
    const figures = pages.flatMap((d) => d.elements.filter((e) => e.role === "Figure"));
    assert.isAbove(figures.length, 12);
    const silent = figures.map((d) => d.alt ?? "").filter((d) => !/\p{Nd}/u.test(d));
    // The words over and under the intervals of experiments are an axis, whose rows say their findings.
    assert.lengthOf(silent, 2);
    assert.notInclude(silent, "");
  });
  it("names the heads of tables, and whose heads they are", async () => {
    const heads = structureOf(await openPdf(pdf), "TH");
    assert.isAbove(heads.length, 40);
    const scopes = new Set(heads.map((d) => attributeOf(d, "Scope")));
    assert.deepStrictEqual([...scopes].sort(), ["/Column", "/Row"]);
    for (const {elements} of pages)
      for (const table of elements.filter((d) => d.role === "Table"))
        assert.isTrue(elements.some((d) => d.role === "TH" && d.path.length > table.path.length));
  });
  it("has words on every link", () => {
    for (const {elements} of pages)
      for (const link of elements.filter((d) => d.role === "Link")) {
        const words = elements.filter((d) => d.path.length > link.path.length && d.path.includes("Link"));
        assert.notStrictEqual(plain(words.map((d) => d.text).join("") + link.text), "");
      }
  });
});

describe("a deck as a page", () => {
  it("has no barrier that axe finds, in either direction and in any brand", async () => {
    const page = await browser.newPage();
    const plain_style = deckStyle({accent: null, font: null});
    const looks = await Promise.all(
      BRANDS.map(async (d) => deckStyle(await sliceVendor(await brandConfig(d))))
    );
    const decks = [
      ...(["en", "fa"] as const).map((d) => [d, plain_style] as const),
      ...looks.map((d) => ["en", d] as const)
    ];
    for (const [language, style] of decks) {
      await page.setContent(standalone(renderHtml(halden(), language).html, style));
      assert.deepStrictEqual(await axeFindings(page), []);
    }
    await page.close();
  });
  it("says a number in the name of every chart in every language", () => {
    const counts = LANGUAGES.map((language) => {
      const names = [
        ...renderHtml(halden(), language).html.body.matchAll(/role="img" aria-label="([^"]*)"/gu)
      ];
      return names.filter(([, name]) => /\p{Nd}/u.test(name!)).length;
    });
    assert.deepStrictEqual(new Set(counts).size, 1, counts.join(" "));
  });
});
