import {writeFile} from "node:fs/promises";
import path from "node:path";
import type {Config} from "../loaders/configTypes.js";
import {UserError} from "../loaders/errors.js";
import {nearMiss} from "../loaders/nearMiss.js";
import type {Progress} from "../loaders/progress.js";
import {deckSlices} from "../loaders/slice.js";
import {type SliceSecrets, sliceSecrets} from "../loaders/slice/secrets.js";
import {openWarehouse, replaceFile} from "../loaders/warehouse.js";
import {deckStyle} from "../src/deck/style.js";
import {en} from "../src/lib/messages/en.js";
import {safeId} from "../src/lib/safeId.js";
import type {DeckData} from "../src/metrics/deckData.js";
import {DEFINITIONS} from "../src/metrics/definitions.js";
import {findBrowser} from "./browser.js";
import {deckText, type LeakSearch, leakSearch} from "./check.js";
import {startFontServer} from "./deck/fontServer.js";
import {type DeckList, type FailedDeck, openDeckList} from "./manifest.js";
import {finishPdf, openPdf, steadyIds} from "./pdf.js";
import {recipeLine} from "./pdfRecipe.js";
import {openPrinter, type Printed, type Printer} from "./print.js";
import {type RenderedDeck, renderHtml} from "./render.js";

/** Which decks to make, from what, and where to. */
export interface DeckRequest {
  config: Config;
  warehouse: string;
  quarter: string;
  /** Defaults to every account that pays on the quarter's last day. */
  accounts?: string[];
  segment?: string;
  csm?: string;
  out: string;
  /** pages that print at once */
  jobs: number;
  browser?: string;
  /** makes finished decks again */
  force?: boolean;
  progress: Progress;
}

/** What became of the decks. */
export interface DeckReport {
  /** files */
  made: string[];
  /** files that were there already, of the same recipe */
  skipped: string[];
  failed: FailedDeck[];
}

const LANGUAGE = "en";
const LABEL = "Decks";

/** Makes a PDF deck for each account; one that fails is reported and does not stop the others. */
export async function makeDecks(request: DeckRequest): Promise<DeckReport> {
  const {out, force = false, progress} = request;
  const {slices, secrets, failed} = await readSlices(request);
  const list = await openDeckList(out);
  const report: DeckReport = {made: [], skipped: [], failed};
  const todo: DeckData[] = [];
  for (const data of slices.values()) {
    const file = deckName(data);
    if (!force && (await list.finished(file, recipeLine(data.recipe, LANGUAGE)))) report.skipped.push(file);
    else todo.push(data);
  }
  progress.start(LABEL, todo.length);
  try {
    if (todo.length > 0) await printAll(todo, {request, list, report, search: searchFor(secrets)});
  } finally {
    if (todo.length > 0 || failed.length > 0) await list.save(report.failed);
  }
  progress.end(
    LABEL,
    `${report.made.length} made, ${report.skipped.length} already there, ${report.failed.length} failed`
  );
  return report;
}

function deckName({account, period}: DeckData): string {
  return `${safeId(account.account_id)}-${period.quarter}-${LANGUAGE}.pdf`;
}

function searchFor(secrets: SliceSecrets): LeakSearch {
  const words = DEFINITIONS.flatMap((d) => [d.label, d.formula, d.interval ?? ""]);
  return leakSearch({...secrets, templates: [...Object.values(en), ...words]});
}

async function readSlices({
  config,
  warehouse,
  quarter,
  accounts,
  segment,
  csm
}: DeckRequest): Promise<{slices: Map<string, DeckData>; secrets: SliceSecrets; failed: FailedDeck[]}> {
  await using db = await openWarehouse(warehouse, {readonly: true});
  const secrets = await sliceSecrets(db);
  const ids = secrets.accounts.map((d) => d.account_id);
  for (const id of accounts ?? []) {
    if (ids.includes(id)) continue;
    const near = nearMiss(id, ids);
    throw new UserError(`there is no account ${id}${near ? `; did you mean ${near}?` : ""}`);
  }
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
  const failed = (accounts ?? [])
    .filter((id) => wanted.includes(id) && !slices.has(id))
    .map((account_id) => ({account_id, reason: `it did not pay on the last day of ${quarter}`}));
  return {slices, secrets, failed};
}

interface Batch {
  request: DeckRequest;
  list: DeckList;
  report: DeckReport;
  search: LeakSearch;
}

async function printAll(todo: readonly DeckData[], batch: Batch): Promise<void> {
  const {request, list, report} = batch;
  const found = await findBrowser(request.browser);
  await using fonts = await startFontServer(deckStyle(todo[0]!.vendor));
  await using printer = await openPrinter(found, fonts.page);
  const queue = todo.values();
  const lane = async () => {
    // While a page prints, the deck before it is checked and written.
    let finishing: Promise<void> = Promise.resolve();
    for (const data of queue) {
      const printed = begin(data, printer);
      await finishing;
      finishing = printed
        .then((deck) => finish(deck, batch))
        .catch((error: unknown) => fail(data, error, report))
        .finally(() => request.progress.tick(LABEL, report.made.length + report.failed.length));
      await printed.catch(() => undefined);
      if (report.made.length % 200 === 199) await list.save(report.failed);
    }
    await finishing;
  };
  await Promise.all(Array.from({length: Math.max(1, Math.min(request.jobs, todo.length))}, lane));
}

function fail({account}: DeckData, error: unknown, {failed}: DeckReport): void {
  failed.push({
    account_id: account.account_id,
    reason: error instanceof Error ? error.message : String(error)
  });
}

interface PrintedDeck extends RenderedDeck, Printed {
  data: DeckData;
}

async function begin(data: DeckData, printer: Printer): Promise<PrintedDeck> {
  const rendered = renderHtml(data, LANGUAGE);
  return {data, ...rendered, ...(await printer.print(rendered.html))};
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
async function finish(deck: PrintedDeck, {request, list, report, search}: Batch): Promise<void> {
  const {data, text, slides, checklist} = deck;
  assertFits(deck);
  const pdf = steadyIds(deck.pdf);
  const document = await openPdf(pdf);
  const pages = document.getPageCount();
  if (pages !== slides.length) throw new Error(`${slides.length} slides gave ${pages} pages`);
  const recipe = recipeLine(data.recipe, LANGUAGE);
  const finished = await finishPdf(document, {author: data.vendor.name, recipe});
  const read = await deckText(document, pdf, text);
  const {leaks, not_searched} = search.check(read.pages, read.hidden, {
    account_id: data.account.account_id,
    slice: JSON.stringify(data)
  });
  const [leak] = leaks;
  const file = deckName(data);
  if (leak)
    throw new Error(
      `${file}, ${leak.page === 0 ? "metadata" : `page ${leak.page}`}: ${leak.kind} is named: ${leak.value}`
    );
  await replaceFile(path.join(request.out, file), (temporary) => writeFile(temporary, finished));
  report.made.push(file);
  list.add({
    account_id: data.account.account_id,
    quarter: data.period.quarter,
    language: LANGUAGE,
    file,
    recipe,
    bytes: finished.length,
    pages,
    slides,
    checklist,
    not_searched
  });
}
