import {writeFile} from "node:fs/promises";
import path from "node:path";
import type {Config} from "../loaders/configTypes.js";
import {UserError} from "../loaders/errors.js";
import {nearMiss} from "../loaders/nearMiss.js";
import type {Progress} from "../loaders/progress.js";
import {deckSlices} from "../loaders/slice.js";
import {type SliceSecrets, sliceSecrets} from "../loaders/slice/secrets.js";
import {openWarehouse, replaceFile} from "../loaders/warehouse.js";
import {type Language, LANGUAGES} from "../src/lib/languages.js";
import {loadMessages, templatesOf} from "../src/lib/messages.js";
import {en} from "../src/lib/messages/en.js";
import {DEFINITIONS} from "../src/metrics/definitions.js";
import {findBrowser} from "./browser.js";
import {deckText, type LeakSearch, leakSearch} from "./check.js";
import {startFontServer} from "./deck/fontServer.js";
import {type Edition, type EditionItem, type EditionName, EDITIONS} from "./edition.js";
import {type DeckList, type FailedDeck, openDeckList} from "./manifest.js";
import {finishPdf, openPdf, steadyIds} from "./pdf.js";
import {openPrinter, type Printed, type Printer} from "./print.js";
import type {RenderedDeck} from "./render.js";
import {sliceText} from "./sliceText.js";

/** Which decks to make, from what, and where to. */
export interface DeckRequest {
  config: Config;
  warehouse: string;
  quarter: string;
  /** Defaults to every account that pays on the quarter's last day. */
  accounts?: string[];
  segment?: string;
  csm?: string;
  /** Defaults to the customer's alone. */
  editions?: readonly EditionName[];
  /** one language for all decks, or each deck in all of them; defaults to each account's own */
  language?: Language | "all";
  /** the folder of the decks; what is internal lies in a folder in it */
  out: string;
  /** pages that print at once */
  jobs: number;
  browser?: string;
  /** makes finished decks again */
  force?: boolean;
  progress: Progress;
}

/** What became of the PDFs of an edition. */
export interface DeckReport {
  /** what they are, in a word */
  name: string;
  folder: string;
  /** files */
  made: string[];
  /** files that were there already, of the same recipe */
  skipped: string[];
  failed: FailedDeck[];
}

/** Makes the PDFs of each edition for each account; one that fails is reported and does not stop the others. */
export async function makeDecks(request: DeckRequest): Promise<DeckReport[]> {
  await Promise.all(LANGUAGES.map(loadMessages));
  const editions = (request.editions ?? ["customer"]).map((d) => EDITIONS[d]);
  const {items, secrets, failed} = await readItems(request, editions);
  const search = searchFor(secrets);
  const reports: DeckReport[] = [];
  for (const [i, edition] of editions.entries())
    reports.push(await makeEdition(items[i]!, {request, edition, search, failed}));
  return reports;
}

interface EditionRun {
  request: DeckRequest;
  edition: Edition;
  search: LeakSearch;
  /** accounts that can have no PDF of any edition */
  failed: readonly FailedDeck[];
}

async function makeEdition(
  items: readonly EditionItem[],
  {request, edition, search, failed}: EditionRun
): Promise<DeckReport> {
  const {force = false, progress} = request;
  const folder = edition.folder(request.out);
  const list = await openDeckList(folder);
  const report: DeckReport = {name: edition.name, folder, made: [], skipped: [], failed: [...failed]};
  const todo: EditionItem[] = [];
  for (const item of items) {
    if (!force && (await list.finished(item.file, item.recipe))) report.skipped.push(item.file);
    else todo.push(item);
  }
  progress.start(edition.label, todo.length);
  try {
    if (todo.length > 0) await printAll(todo, {request, edition, list, report, search});
  } finally {
    if (todo.length > 0 || failed.length > 0) await list.save(report.failed);
  }
  progress.end(
    edition.label,
    `${report.made.length} made, ${report.skipped.length} already there, ${report.failed.length} failed`
  );
  return report;
}

function searchFor(secrets: SliceSecrets): LeakSearch {
  const words = DEFINITIONS.flatMap((d) => [d.label, d.formula, d.interval ?? ""]);
  return leakSearch({
    ...secrets,
    templates: [...Object.values(en), ...words, ...LANGUAGES.flatMap(templatesOf)]
  });
}

async function readItems(
  {config, warehouse, quarter, accounts, segment, csm, language}: DeckRequest,
  editions: readonly Edition[]
): Promise<{items: EditionItem[][]; secrets: SliceSecrets; failed: FailedDeck[]}> {
  await using db = await openWarehouse(warehouse, {readonly: true});
  const secrets = await sliceSecrets(db);
  const ids = secrets.accounts.map((d) => d.account_id);
  for (const id of accounts ?? []) {
    if (ids.includes(id)) continue;
    const near = nearMiss(id, ids);
    throw new UserError(`there is no account ${id}${near ? `; did you mean ${near}?` : ""}`);
  }
  if (ids.length === 0)
    throw new UserError("there is no account to make a deck for: the table accounts has no accepted row; quarterdeck check says why"); // prettier-ignore
  const of = new Map(secrets.accounts.map((d) => [d.account_id, d]));
  const wanted = (accounts ?? ids).filter(
    (id) =>
      (segment === undefined || of.get(id)!.segment === segment) &&
      (csm === undefined || of.get(id)!.csm === csm)
  );
  if (wanted.length === 0)
    throw new UserError(
      `no account has ${[segment && `the segment ${segment}`, csm && `the CSM ${csm}`].filter(Boolean).join(" and ")}`
    );
  const slices = await deckSlices(db, config, {quarter, accounts: wanted, comments: true});
  const items: EditionItem[][] = [];
  for (const edition of editions) items.push(await edition.items(slices, {db, config, language}));
  const failed = (accounts ?? [])
    .filter((id) => wanted.includes(id) && !slices.has(id))
    .map((account_id) => ({account_id, reason: `it did not pay on the last day of ${quarter}`}));
  return {items, secrets, failed};
}

interface Batch {
  request: DeckRequest;
  edition: Edition;
  list: DeckList;
  report: DeckReport;
  search: LeakSearch;
}

async function printAll(todo: readonly EditionItem[], batch: Batch): Promise<void> {
  const {request, edition, list, report} = batch;
  const found = await findBrowser(request.browser);
  await using fonts = await startFontServer(edition.style(todo[0]!.data.vendor));
  await using printer = await openPrinter(found, fonts.page);
  const queue = todo.values();
  const lane = async () => {
    // While a page prints, the deck before it is checked and written.
    let finishing: Promise<void> = Promise.resolve();
    for (const item of queue) {
      const printed = begin(item, printer);
      await finishing;
      finishing = printed
        .then((deck) => finish(deck, batch))
        .catch((error: unknown) => fail(item, error, report))
        .finally(() => request.progress.tick(edition.label, report.made.length + report.failed.length));
      await printed.catch(() => undefined);
      if (report.made.length % 200 === 199) await list.save(report.failed);
    }
    await finishing;
  };
  await Promise.all(Array.from({length: Math.max(1, Math.min(request.jobs, todo.length))}, lane));
}

function fail({account_id}: EditionItem, error: unknown, {failed}: DeckReport): void {
  failed.push({
    account_id,
    reason: error instanceof Error ? error.message : String(error)
  });
}

interface PrintedDeck extends RenderedDeck, Printed {
  item: EditionItem;
}

async function begin(item: EditionItem, printer: Printer): Promise<PrintedDeck> {
  const rendered = item.render();
  return {item, ...rendered, ...(await printer.print(rendered.html))};
}

function assertFits({misfits, slides}: PrintedDeck): void {
  const [first] = misfits;
  if (!first) return;
  const title = slides.find((slide) => slide.id === first.slide)?.title ?? "";
  if (first.what === "title")
    throw new Error(`slide ${first.slide}: the title takes ${first.by} lines, two are the most: ${title}`);
  throw new Error(`slide ${first.slide}: its text is ${first.by} px too long; shorten the text in the notes`);
}

/** Checks and completes a printed deck; only then does it get its name. */
async function finish(deck: PrintedDeck, {list, report, search}: Batch): Promise<void> {
  const {text, slides, checklist} = deck;
  const {data, account_id, file, recipe} = deck.item;
  assertFits(deck);
  const pdf = steadyIds(deck.pdf);
  const document = await openPdf(pdf);
  const pages = document.getPageCount();
  if (pages !== slides.length) throw new Error(`${slides.length} slides gave ${pages} pages`);
  const finished = await finishPdf(document, {author: data.vendor.name, recipe});
  const read = await deckText(document, pdf, text);
  const {leaks, not_searched} = search.check(read.pages, read.hidden, {
    account_id,
    slice: sliceText(data)
  });
  const [leak] = leaks;
  if (leak)
    throw new Error(
      `${file}, ${leak.page === 0 ? "metadata" : `page ${leak.page}`}: ${leak.kind} is named: ${leak.value}`
    );
  await replaceFile(path.join(report.folder, file), (temporary) => writeFile(temporary, finished));
  report.made.push(file);
  list.add({
    account_id,
    quarter: data.period.quarter,
    language: deck.item.language,
    file,
    recipe,
    bytes: finished.length,
    pages,
    slides,
    checklist,
    not_searched
  });
}
