import {execFileSync, spawnSync} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Config} from "../../loaders/configTypes.js";
import {pptxBrand, type PptxBrand} from "../../reports/pptx/brand.js";
import type {Box, LaidSlide, SlidePart} from "../../reports/pptx/slideParts.js";
import {writePptx} from "../../reports/pptx/write.js";
import {type Language, LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {ARABIC, LONG, longest} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";
import {openPptx, packageFaults, paragraphsOf} from "../support/pptxPackage.js";
import {type DeckPrinter, openDeckPrinter} from "./support/deckPrinter.js";
import {isIn, type PlacedWord, placedWords} from "./support/placedWords.js";

const HOSTILE = `<&"'> \u{1F69A} \u202Eevil\u202C ${"W".repeat(60)}]]> {{x}} \u0007`;
/** A program that opens a deck of its own accord; CI installs it. */
const office = spawnSync("soffice", ["--version"]).status === 0;

let printer: DeckPrinter;
let brand: PptxBrand;
let folder: string;

beforeAll(async () => {
  printer = await openDeckPrinter();
  await Promise.all(LANGUAGES.map(loadMessages));
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-pptx-"));
  const config = {brand: {}, lines: {}, dir: folder, path: ""} as unknown as Config;
  brand = await pptxBrand(config, halden().vendor);
});

afterAll(async () => {
  await printer?.[Symbol.asyncDispose]();
  await rm(folder, {recursive: true, force: true});
});

interface Both {
  pdf: Uint8Array;
  pptx: Uint8Array;
  laid: LaidSlide[];
}

async function both(data: DeckData, language: Language = "en"): Promise<Both> {
  const {pdf, laid, html} = await printer.print(data, language);
  const {title, lang, dir} = html;
  const properties = {title, lang, author: "Kestrel", recipe: "made of this", as_of: "2026-09-30"};
  return {
    pdf,
    laid: laid!,
    pptx: writePptx(brand.base, {slides: laid!, dir, theme: brand.theme, properties})
  };
}

/** The deck as LibreOffice shows it: a PDF's path. */
async function opened(pptx: Uint8Array, name: string): Promise<string> {
  const file = join(folder, `${name}.pptx`);
  await writeFile(file, pptx);
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  execFileSync("soffice", ["--headless", profile, "--convert-to", "pdf", "--outdir", folder, file], {
    stdio: "pipe"
  });
  return join(folder, `${name}.pdf`);
}

/** The text of each page, in the order in which it was painted. */
async function pagesOf(pdf: Uint8Array, name: string): Promise<string[]> {
  const file = join(folder, name);
  await writeFile(file, pdf);
  const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"], {encoding: "utf8"});
  return text.split("\f").slice(0, -1);
}

const ASCII: Record<string, string> = {"\u066A": "%", "\u066B": ".", "\u066C": ","};

/** A text without what only its setting makes: compatibility forms, marks of direction, digits of a script. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u066A-\u066C]/gu, (d) => ASCII[d]!)
    .replace(/\p{Nd}/gu, (d) => String(parseDigit(d)));
}

function parseDigit(digit: string): number {
  const code = digit.codePointAt(0)!;
  return code >= 0x06f0 ? code - 0x06f0 : code >= 0x0660 ? code - 0x0660 : code - 0x30;
}

/** The letters of a text, each as often as it stands there; a printed emoji is a drawing. */
const letters = (text: string) => [...plain(text).replace(/\s|\p{Emoji_Presentation}/gu, "")].sort().join("");
const numbers = (text: string) => (plain(text).match(/\d+(?:[.,]\d+)*/gu) ?? []).sort();
const words = (text: string) => plain(text).split(/\s+/u).filter(Boolean).sort();

function slideTexts(pptx: Uint8Array): string[] {
  const {slides, xml} = openPptx(pptx);
  return slides.map((part) => paragraphsOf(xml(part)).join("\n"));
}

/** The words in a box, from left to right. */
function wordsIn(placed: readonly PlacedWord[], frame: Box): PlacedWord[] {
  return placed.filter((d) => isIn(d.box, frame)).sort((a, b) => a.box.x - b.box.x);
}

/** The cells of a table's first row, as they lie on the page. */
function headsOf(part: SlidePart): Box[] {
  if (part.kind !== "table") return [];
  const {box, rtl, columns, rows} = part;
  return columns.map((w, i) => {
    const before = columns.slice(0, i).reduce((a, b) => a + b, 0);
    return {x: rtl ? box.x + box.w - before - w : box.x + before, y: box.y, w, h: rows[0]!.height};
  });
}

/** The frame of a state, which lies in a table. */
const statesOf = (part: SlidePart) => (part.kind === "shape" && part.shape === "round" ? [part.box] : []);

/** The box of a link. */
const linksOf = (part: SlidePart) =>
  part.kind === "text" && part.paragraphs.some((d) => d.runs.every((run) => run.href !== null))
    ? [part.box]
    : [];

describe("a PowerPoint deck", () => {
  const hostile = () => {
    const data = longest(LONG);
    return {
      ...data,
      account: {...data.account, name: HOSTILE},
      goals: data.goals.map((d) => ({...d, goal: HOSTILE, owner: HOSTILE}))
    };
  };
  const cases: Record<string, () => DeckData> = {
    "of a full deck": halden,
    "of Arabic names": () => longest(ARABIC),
    "of hostile names": hostile
  };
  for (const [name, data] of Object.entries(cases)) {
    it(`needs no repair and says on each slide what its page says, ${name}`, async () => {
      const {pdf, pptx} = await both(data());
      assert.deepStrictEqual(packageFaults(pptx), []);
      const pages = await pagesOf(pdf, "page.pdf");
      const slides = slideTexts(pptx);
      assert.deepStrictEqual(slides.map(letters), pages.map(letters));
    });
  }
  it("has the words of its page, not only their letters", async () => {
    const {pdf, pptx} = await both(halden());
    assert.deepStrictEqual(slideTexts(pptx).map(words), (await pagesOf(pdf, "words.pdf")).map(words));
  });
  it("has the numbers of its page in every language", async () => {
    for (const language of LANGUAGES) {
      const {pdf, pptx} = await both(halden(), language);
      const [slides, pages] = [slideTexts(pptx), await pagesOf(pdf, `${language}.pdf`)];
      assert.deepStrictEqual(slides.map(numbers), pages.map(numbers), language);
      assert.deepStrictEqual(slides.map(letters), pages.map(letters), language);
    }
  });
  it("has a native chart with its data where its page has a drawing of them, and no picture of one", async () => {
    const {pptx} = await both(halden());
    const {slides, relations, names} = openPptx(pptx);
    const charted = slides.map((part) => relations(part).filter((d) => d.type === "chart").length);
    assert.deepStrictEqual(charted.slice(0, 9), [1, 0, 0, 1, 1, 1, 0, 1, 1]);
    assert.deepStrictEqual(
      names.filter((d) => d.includes("/media/")),
      []
    );
  });
  it("is the same file twice", async () => {
    const {pptx} = await both(halden());
    assert.isTrue(Buffer.from(pptx).equals(Buffer.from((await both(halden())).pptx)));
  });
  it("runs from right to left where its language does", async () => {
    const {pptx} = await both(halden(), "fa");
    const {slides, xml, relations} = openPptx(pptx);
    const all = slides.map(xml);
    const title = all[4]!.querySelector('ph[type="title"]')!.closest("sp")!.querySelector("pPr")!;
    assert.deepStrictEqual([title.getAttribute("rtl"), title.getAttribute("algn")], ["1", "r"]);
    const chart = relations(slides[5]!).find((d) => d.type === "chart")!;
    const turned = xml(chart.target).querySelector("valAx orientation")!;
    assert.strictEqual(turned.getAttribute("val"), "maxMin");
  });
  it("lets the brand's name grow away from the sign beside it, in both directions", async () => {
    const sign =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='24' height='24'%3E%3Ccircle r='9'/%3E%3C/svg%3E";
    const data = halden();
    for (const [name, language, side] of [
      [data.vendor.name, "fa", "r"],
      [data.vendor.name, "en", "l"],
      ["كستريل", "en", "l"]
    ] as const) {
      const {laid} = await both({...data, vendor: {...data.vendor, name, logo: null, mark: sign}}, language);
      const said = laid[0]!.parts.filter((d) => d.kind === "text");
      const own = said.find(
        (d) => plain(d.paragraphs[0]!.runs.map((r) => r.text).join("")).trim() === plain(name)
      )!;
      assert.deepStrictEqual([own.single, own.paragraphs[0]!.align], [true, side], `${name} ${language}`);
    }
  });
  it.skipIf(!office)("is opened by LibreOffice, every slide of it, in both directions", async () => {
    for (const language of ["en", "fa"] as const) {
      const {pptx, laid} = await both(halden(), language);
      const info = execFileSync("pdfinfo", [await opened(pptx, `office-${language}`)], {encoding: "utf8"});
      assert.include(info, `Pages:           ${laid.length}\n`);
    }
  });
  it.skipIf(!office)("has its words in LibreOffice where its page has them, in both directions", async () => {
    for (const language of ["en", "ar", "fa"] as const) {
      const {pdf, pptx, laid} = await both(halden(), language);
      const page = join(folder, `placed-${language}.pdf`);
      await writeFile(page, pdf);
      const [printed, shown] = [
        placedWords(page),
        placedWords(await opened(pptx, `placed-${language}-office`))
      ];
      /** What a reading gives of the words in each box of a kind, on the pages and in LibreOffice. */
      const read = <T>(boxesOf: (part: SlidePart) => Box[], reading: (words: PlacedWord[]) => T): T[][] =>
        [printed, shown].map((pages) =>
          laid.flatMap(({parts}, i) => parts.flatMap(boxesOf).map((box) => reading(wordsIn(pages[i]!, box))))
        );
      const together = (list: PlacedWord[]) => letters(list.map((d) => d.text).join(""));
      for (const boxesOf of [headsOf, statesOf]) {
        const [want, has] = read(boxesOf, together);
        assert.isAbove(want!.length, 10);
        assert.deepStrictEqual(has, want, `${boxesOf.name} ${language}`);
      }
      const [ends, endsShown] = read(linksOf, (list) => numbers(list[0]!.text));
      assert.deepStrictEqual(endsShown, ends, `the number of a page at its end of the link, ${language}`);
      const [starts, startsShown] = read(statesOf, (list) =>
        language === "en" ? list[0]!.box.x : Math.max(...list.map((d) => d.box.x + d.box.w))
      );
      for (const [i, x] of starts!.entries())
        assert.closeTo(startsShown![i]!, x, 4, `the start of the words in a frame, ${language}`);
    }
  });
});
