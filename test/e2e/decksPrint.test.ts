import {setTimeout as wait} from "node:timers/promises";
import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {type PDFArray, PDFDict, PDFName, type PDFObject} from "@cantoo/pdf-lib";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {deckText, readPdf} from "../../reports/check.js";
import {finishPdf, openPdf, steadyIds} from "../../reports/pdf.js";
import {recipeIn} from "../../reports/pdfRecipe.js";
import {recipeLine} from "../../reports/recipeLine.js";
import {pageRuns} from "../../reports/pdfText.js";
import {renderHtml} from "../../reports/render.js";
import {ARABIC, JAPANESE, longest, shortest} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";
import {type DeckPrinter, openDeckPrinter} from "./support/deckPrinter.js";

let printer: DeckPrinter;
beforeAll(async () => {
  printer = await openDeckPrinter();
});
afterAll(async () => {
  await printer?.[Symbol.asyncDispose]();
});

const squeezed = (text: string) => text.normalize("NFKC").replace(/[\s\p{Cf}]/gu, "");

describe("a printed deck", () => {
  it("has one page a slide, 16:9, and fits", async () => {
    for (const data of [halden(), shortest(), longest()]) {
      const {pdf, titles, misfits} = await printer.print(data);
      const document = await openPdf(pdf);
      assert.strictEqual(document.getPageCount(), titles.length);
      for (const page of document.getPages())
        assert.deepStrictEqual(page.getSize(), {width: 960, height: 540});
      assert.deepStrictEqual(misfits, []);
    }
  });
  it("shows every number that its slides mark", async () => {
    const {pdf} = await printer.print(halden());
    const {html} = renderHtml(halden());
    const marked = [...html.body.matchAll(/data-ref="[^"]*"[^>]*>([^<]+)</gu)].map((d) =>
      d[1]!.replace("&nbsp;", "\u00a0")
    );
    const pages = squeezed((await readPdf(pdf)).flat().join(""));
    assert.isAbove(marked.length, 40);
    for (const number of marked) assert.include(pages, squeezed(number));
  });
  it("is kept by nobody once it is done with", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const kept: WeakRef<Uint8Array>[] = [];
    for (let i = 0; i < 4; ++i) kept.push(new WeakRef((await printer.print(shortest())).pdf));
    await wait(100);
    collect();
    // What was printed last may still be on the way.
    assert.deepStrictEqual(
      kept.slice(0, 3).map((d) => d.deref()?.length),
      [undefined, undefined, undefined]
    );
  });
  it("is tagged, has its title and language, and a bookmark for each slide", async () => {
    const {pdf, titles} = await printer.print(halden());
    const {catalog, context} = await openPdf(pdf);
    assert.strictEqual(String(catalog.get(PDFName.of("Lang"))), "(en)");
    assert.isDefined(catalog.get(PDFName.of("StructTreeRoot")));
    const marks: string[] = [];
    const walk = (object: PDFObject | undefined): void => {
      const item = context.lookup(object);
      if (!(item instanceof PDFDict)) return;
      const name = item.lookup(PDFName.of("Title"));
      if (name) marks.push((name as unknown as {decodeText(): string}).decodeText());
      walk(item.get(PDFName.of("First")));
      walk(item.get(PDFName.of("Next")));
    };
    walk((catalog.lookup(PDFName.of("Outlines")) as PDFDict).get(PDFName.of("First")));
    assert.deepStrictEqual(marks.map(squeezed), titles.map(squeezed));
  });
  it("links the summary to the pages that it names", async () => {
    const {pdf} = await printer.print(halden());
    const {node} = (await openPdf(pdf)).getPages()[1]!;
    assert.strictEqual((node.lookup(PDFName.of("Annots")) as PDFArray).size(), 5);
  });
  it("embeds fonts, none drawn glyph by glyph, for names in any script, and stays under 2 MB", async () => {
    await using serif = await openDeckPrinter("serif");
    const printed = [
      ...[halden(), longest(ARABIC), longest(JAPANESE)].map((data) => printer.print(data)),
      serif.print(halden())
    ];
    for (const {pdf} of await Promise.all(printed)) {
      assert.isBelow(pdf.length, 2_000_000);
      const {context} = await openPdf(pdf);
      const fonts = context
        .enumerateIndirectObjects()
        .map(([, d]) => d)
        .filter((d) => d instanceof PDFDict && d.get(PDFName.of("Type")) === PDFName.of("Font")) as PDFDict[];
      assert.notInclude(
        fonts.map((d) => String(d.get(PDFName.of("Subtype")))),
        "/Type3"
      );
      const names = fonts.map((d) => String(d.get(PDFName.of("BaseFont"))));
      assert.isTrue(
        names.every((name) => /^\/[A-Z]{6}\+(Inter|SourceSerif4|Vazirmatn|NotoSansJP)/.test(name)),
        names.join(" ")
      );
    }
  });
  it("reads the same by the quick reader as by pdf.js", async () => {
    for (const data of [halden(), longest()]) {
      const {pdf} = await printer.print(data);
      const quick = pageRuns(await openPdf(pdf)).map((runs) => [...squeezed(runs.join(""))].sort().join(""));
      const slow = (await readPdf(pdf)).map((runs) => [...squeezed(runs.join(""))].sort().join(""));
      assert.deepStrictEqual(quick, slow);
    }
  });
  it("is read by pdf.js where the quick reader sees less than the slides hold", async () => {
    const {pdf, text} = await printer.print(halden());
    const read = await deckText(await openPdf(pdf), pdf, text + "x".repeat(100_000));
    assert.deepStrictEqual(read.pages, await readPdf(pdf));
  });
});

describe("finishPdf(document, about)", () => {
  it("adds author and recipe and leaves what was printed byte for byte", async () => {
    const {pdf} = await printer.print(halden());
    const steady = steadyIds(pdf);
    const recipe = recipeLine(halden().recipe, {account_id: "KA-7", lang: "en", edition: "customer"});
    const finished = Buffer.from(await finishPdf(await openPdf(steady), {author: "Kestrel", recipe}));
    assert.isTrue(finished.subarray(0, steady.length).equals(steady));
    assert.strictEqual(recipeIn(finished.subarray(-8192)), recipe);
    const again = await openPdf(finished);
    assert.strictEqual(again.getAuthor(), "Kestrel");
    assert.strictEqual(again.getTitle(), "Halden Freight: quarterly business review 2026Q3");
    assert.isDefined(again.catalog.get(PDFName.of("StructTreeRoot")));
    assert.isDefined(again.catalog.get(PDFName.of("Outlines")));
  });
});

describe("a printer", () => {
  it("gives the same bytes after other decks and on two pages at once, but for dates", async () => {
    const one = async () =>
      Buffer.from(steadyIds((await printer.print(halden())).pdf))
        .toString("latin1")
        .replace(/D:\d{14}[^)]*/g, "");
    const first = await one();
    await printer.print(longest());
    const both = await Promise.all([one(), one()]);
    assert.isTrue(both.every((d) => d === first));
  });
  it("starts its browser again when it dies, and the batch goes on", async () => {
    await using own = await openDeckPrinter();
    await own.print(shortest());
    const before = own.printer.pid!;
    const batch = Array.from({length: 6}, () => own.print(halden()));
    setTimeout(() => process.kill(before, "SIGKILL"), 30);
    const printed = await Promise.all(batch);
    assert.deepStrictEqual(
      printed.map((d) => d.titles.length),
      Array(6).fill(14)
    );
    assert.notStrictEqual(own.printer.pid, before);
  });
});
