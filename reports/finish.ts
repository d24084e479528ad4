import type {DeckStatus} from "../src/deck/reviewStatus.js";
import {deckText, type Leak, type LeakSearch} from "./check.js";
import type {EditionItem, Format} from "./edition.js";
import type {DeckList} from "./manifest.js";
import {finishPdf, openPdf, steadyIds} from "./pdf.js";
import type {PptxBrand} from "./pptx/brand.js";
import {pptxStrings} from "./pptx/strings.js";
import {writePptx} from "./pptx/write.js";
import type {Printed} from "./print.js";
import type {RenderedDeck} from "./render.js";
import {ownTexts} from "../src/lib/ownTexts.js";

/** A deck that is laid out and, as a PDF, printed. */
export interface PrintedDeck extends RenderedDeck, Printed {
  item: EditionItem;
  /** the files that are wanted of it */
  formats: readonly Format[];
  /** how far its review is; null where none is asked for */
  status: DeckStatus | null;
}

/** Where finished decks go, and what they are made with. */
export interface FinishContext {
  list: DeckList;
  made: string[];
  search: LeakSearch;
  /** null where no PPTX is made */
  brand: PptxBrand | null;
}

/** A file's name and what it is made from. */
export function fileOf(
  {name, recipe}: Pick<EditionItem, "name" | "recipe">,
  format: Format,
  brand: PptxBrand | null
): {file: string; recipe: string} {
  const template = format === "pptx" && brand?.template ? ` pptx=${brand.template}` : "";
  return {file: `${name}.${format}`, recipe: recipe + template};
}

function assertFits({misfits, slides}: PrintedDeck): void {
  const [first] = misfits;
  if (!first) return;
  const title = slides.find((slide) => slide.id === first.slide)?.title ?? "";
  if (first.what === "title")
    throw new Error(`slide ${first.slide}: the title takes ${first.by} lines, two are the most: ${title}`);
  throw new Error(
    `slide ${first.slide}: its text is ${first.by} px too long; shorten its text in the notes or the template`
  );
}

/** A file with all its text, by page and what no page shows. */
interface Made {
  bytes: Uint8Array;
  pages: readonly (readonly string[])[];
  hidden: readonly string[];
}

async function pdfOf({pdf: printed, item, slides, text}: PrintedDeck, recipe: string): Promise<Made> {
  const pdf = steadyIds(printed);
  const document = await openPdf(pdf);
  const pages = document.getPageCount();
  if (pages !== slides.length) throw new Error(`${slides.length} slides gave ${pages} pages`);
  const bytes = await finishPdf(document, {author: item.data.vendor.name, recipe});
  return {bytes, ...(await deckText(document, pdf, text))};
}

function pptxOf({laid, item, html}: PrintedDeck, recipe: string, brand: PptxBrand): Made {
  const {vendor, period} = item.data;
  const {title, lang, dir} = html;
  const bytes = writePptx(brand.base, {
    slides: laid!,
    dir,
    theme: brand.theme,
    properties: {title, lang, author: vendor.name, recipe, as_of: period.as_of}
  });
  return {bytes, ...pptxStrings(bytes)};
}

const PLACES: Record<Format, string> = {pdf: "page", pptx: "slide"};

/** A file that may be sent. */
interface Checked {
  file: string;
  recipe: string;
  bytes: Uint8Array;
  pages: number;
  not_searched: number;
}

/** The reason of a failure lies beside the customers' decks: there internal text is recognised by its beginning alone. */
function named({kind, value}: Leak): string {
  return kind === "internal text" && value.length > 16 ? `${value.slice(0, 12)}…` : value;
}

async function checked(deck: PrintedDeck, format: Format, {brand, search}: FinishContext): Promise<Checked> {
  const {account_id, data} = deck.item;
  const {file, recipe} = fileOf(deck.item, format, brand);
  const {bytes, pages, hidden} = format === "pdf" ? await pdfOf(deck, recipe) : pptxOf(deck, recipe, brand!);
  const {leaks, not_searched} = search.check(pages, hidden, {account_id, ...ownTexts(data)});
  const [leak] = leaks;
  if (leak)
    throw new Error(
      `${file}, ${leak.page === 0 ? "metadata" : `${PLACES[format]} ${leak.page}`}: ${leak.kind} is named: ${named(leak)}`
    );
  return {file, recipe, bytes, pages: pages.length, not_searched};
}

/** What was made of a deck. */
export interface MadeDeck {
  files: {file: string; bytes: number}[];
  pages: number;
}

/** Checks and completes the files of a deck; only when all of them may be sent do they get their names. */
export async function finishDeck(deck: PrintedDeck, context: FinishContext): Promise<MadeDeck> {
  const {list, made} = context;
  const {account_id, data, language} = deck.item;
  const {slides, checklist, content, numbers, status} = deck;
  assertFits(deck);
  const files: Checked[] = [];
  for (const format of deck.formats) files.push(await checked(deck, format, context));
  for (const {bytes, ...rest} of files) {
    const {quarter} = data.period;
    const told = {account_name: data.account.name, slides, checklist, content, numbers, ...status};
    await list.add({account_id, quarter, language, ...told, ...rest}, bytes);
    made.push(rest.file);
  }
  return {files: files.map(({file, bytes}) => ({file, bytes: bytes.length})), pages: files[0]!.pages};
}
