import type {PDFDocument} from "@cantoo/pdf-lib";
import {accountNames, type NamedAccount} from "../src/lib/accountNames.js";
import {phraseIndex, type PhraseIndex} from "../src/lib/phraseIndex.js";
import {hiddenStrings, pageRuns} from "./pdfText.js";

/** Text that must not be in a deck, found in it. */
export interface Leak {
  /** 1 for the first page; 0 for what no page shows: bookmarks, alternative texts, metadata */
  page: number;
  value: string;
  kind: "another account" | "internal text";
}

/** What was looked for in a deck, and what was found. */
export interface LeakCheck {
  leaks: Leak[];
  /** names and ids that are too short, or that the slice or the templates hold themselves */
  not_searched: number;
}

/** What must not appear, for all decks of a batch. */
export interface Secrets {
  /** each account's id and name */
  accounts: readonly NamedAccount[];
  /** internal texts of all accounts */
  internal: readonly string[];
  /** texts of templates and messages */
  templates: readonly string[];
}

const SHORTEST_TEXT = 12;

/** Whose deck is looked at, and what may be in it. */
export interface OwnTexts {
  account_id: string;
  /** all texts of its data */
  slice: string;
  /** what its CSM wrote: it may say what an internal text says, but name no other account */
  notes: string;
}

/** Finds other accounts' names and ids and internal texts in finished decks. */
export interface LeakSearch {
  check(pages: readonly (readonly string[])[], hidden: readonly string[], own: OwnTexts): LeakCheck;
}

/** Prepares the search once for a batch. */
export function leakSearch({accounts, internal, templates}: Secrets): LeakSearch {
  const {owners: names, short} = accountNames(accounts);
  const by_name = phraseIndex(names.keys());
  const by_text = phraseIndex(new Set(internal.filter((d) => d.trim().length >= SHORTEST_TEXT)));
  const known = [by_name, by_text].map((index) => found(index, templates));
  return {
    check(pages, hidden, {account_id, slice, notes}) {
      const [names_in, texts_in] = [
        union(known[0]!, found(by_name, [slice])),
        union(known[1]!, found(by_text, [slice, notes]))
      ];
      const foreign = (name: string) => !names_in.has(name) && !names.get(name)!.has(account_id);
      const leaks: Leak[] = [];
      const places: readonly (readonly string[])[] = [hidden, ...pages];
      for (const [page, runs] of places.entries()) {
        const texts = page === 0 ? runs : [runs.join(" "), runs.join("")];
        for (const value of found(by_name, texts))
          if (foreign(value)) leaks.push({page, value, kind: "another account"});
        for (const value of found(by_text, texts))
          if (!texts_in.has(value)) leaks.push({page, value, kind: "internal text"});
      }
      const hidden_names = [...names_in].filter((name) => !names.get(name)!.has(account_id)).length;
      return {leaks, not_searched: short + hidden_names};
    }
  };
}

function found(index: PhraseIndex, texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => index.find(text)));
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

/** Without marks: a font may show a letter with its mark, or two marks, as one glyph of another spelling. */
const letters = (text: string) => text.normalize("NFKD").replace(/[\s\p{Cf}\p{M}]/gu, "");

/**
 * The text of a printed deck by page. The quick reader must see as much as the slides hold; where it refuses or sees
 * less, pdf.js reads the file.
 *
 * @param expected the text of the deck's slides
 */
export async function deckText(
  document: PDFDocument,
  pdf: Uint8Array,
  expected: string
): Promise<{pages: string[][]; hidden: string[]}> {
  const hidden = hiddenStrings(document);
  try {
    const pages = pageRuns(document);
    if (letters(pages.flat().join("")).length >= letters(expected).length) return {pages, hidden};
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return {pages: await readPdf(pdf), hidden};
}

/** The text of each page of any PDF, by pdf.js. */
export async function readPdf(pdf: Uint8Array): Promise<string[][]> {
  const {getDocument} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    data: Uint8Array.from(pdf),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0
  });
  const document = await task.promise;
  try {
    const pages: string[][] = [];
    for (let i = 1; i <= document.numPages; ++i) {
      const {items} = await (await document.getPage(i)).getTextContent();
      pages.push(items.map((item) => ("str" in item ? item.str : "")));
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
