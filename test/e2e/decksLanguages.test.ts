import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {readPdf} from "../../reports/check.js";
import {renderHtml} from "../../reports/render.js";
import {type Language, LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {shortest} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";
import {type DeckPrinter, openDeckPrinter} from "./support/deckPrinter.js";
import {figuresOf} from "./support/figures.js";

let printer: DeckPrinter;

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadMessages));
  printer = await openDeckPrinter();
});

afterAll(async () => {
  await printer?.[Symbol.asyncDispose]();
});

interface Page {
  id: string;
  lines: string[];
}

async function pagesIn(data: DeckData, language: Language): Promise<Page[]> {
  const {html, slides} = renderHtml(data, language);
  const {pdf, misfits} = await printer.printer.print(html);
  assert.deepStrictEqual(misfits, []);
  const pages = await readPdf(Buffer.from(pdf));
  assert.strictEqual(pages.length, slides.length);
  return pages.map((lines, i) => ({id: slides[i]!.id, lines}));
}

/** How often each letter and digit is there; heh with hamza in one piece counts as heh. */
function letters(text: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const c of text.normalize("NFKC").replaceAll("\u06c0", "\u0647"))
    if (/[\p{Lu}\p{Ll}\p{Lo}\p{N}]/u.test(c)) found[c] = (found[c] ?? 0) + 1;
  return found;
}

describe("the PDF of a deck", () => {
  it.each(LANGUAGES)("draws every letter, and from no other fonts than its own, in %s", async (language) => {
    const {html, text} = renderHtml(halden(), language);
    const {pdf} = await printer.printer.print(html);
    const pages = await readPdf(Buffer.from(pdf));
    assert.deepStrictEqual(letters(pages.flat().join("")), letters(text));
    const names = Buffer.from(pdf)
      .toString("latin1")
      .matchAll(/\/BaseFont\s*\/\w+\+([\w-]+)/gu);
    const families = new Set(Array.from(names, (d) => d[1]!.split("-")[0]!));
    for (const family of families) assert.match(family, /^(?:Inter|InterDisplay|Vazirmatn|NotoSansJP)$/u);
  });
  for (const [name, make] of Object.entries({halden, shortest}))
    it(`shows the same numbers on each slide in every language: ${name}`, async () => {
      const figuresIn = async (language: Language) =>
        (await pagesIn(make(), language)).map(({id, lines}) => ({
          id,
          figures: figuresOf(lines, language, id === "not-well" || id === "next")
        }));
      const english = await figuresIn("en");
      assert.isAbove(english.flatMap((d) => d.figures).length, name === "halden" ? 200 : 40);
      for (const language of LANGUAGES.filter((d) => d !== "en")) {
        const own = await figuresIn(language);
        for (const [i, slide] of own.entries())
          assert.deepStrictEqual(slide, english[i], `${language}, ${slide.id}`);
      }
    });
});
