import type {Config} from "../loaders/configTypes.js";
import {UserError} from "../loaders/errors.js";
import {nearMiss} from "../loaders/nearMiss.js";
import type {Progress} from "../loaders/progress.js";
import {deckSlices} from "../loaders/slice.js";
import {type SliceSecrets, sliceSecrets} from "../loaders/slice/secrets.js";
import {openWarehouse} from "../loaders/warehouse.js";
import {type Language, LANGUAGES} from "../src/lib/languages.js";
import {loadMessages, templatesOf} from "../src/lib/messages.js";
import {findBrowser} from "./browser.js";
import {type LeakSearch, leakSearch} from "./check.js";
import {startFontServer} from "./deck/fontServer.js";
import {type Edition, type EditionItem, type EditionName, EDITIONS, type Format} from "./edition.js";
import {fileOf, type FinishContext, finishDeck, type PrintedDeck} from "./finish.js";
import {type FailedDeck, openDeckList} from "./manifest.js";
import type {PptxBrand} from "./pptx/brand.js";
import {openPrinter, type Printer} from "./print.js";

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
  /** Defaults to PDF alone. */
  formats?: readonly Format[];
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

/** A deck to be made, and as which files. */
interface Todo {
  item: EditionItem;
  formats: readonly Format[];
}

/** Makes the decks of each edition for each account; one that fails is reported and does not stop the others. */
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
  /** accounts that can have no deck of any edition */
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
  const formats = edition.formats.filter((d) => (request.formats ?? ["pdf"]).includes(d));
  const brand = formats.includes("pptx") ? await brandOf(request.config, items) : null;
  const todo: Todo[] = [];
  for (const item of items) {
    const missing: Format[] = [];
    for (const format of formats) {
      const {file, recipe} = fileOf(item, format, brand);
      if (!force && (await list.finished(file, recipe))) report.skipped.push(file);
      else missing.push(format);
    }
    if (missing.length > 0) todo.push({item, formats: missing});
  }
  progress.start(edition.label, todo.length);
  try {
    const finish = {out: folder, list, made: report.made, search, brand};
    if (todo.length > 0) await printAll(todo, {request, edition, report, finish});
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
  return leakSearch({...secrets, templates: LANGUAGES.flatMap(templatesOf)});
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
  const slices = await deckSlices(db, config, {quarter, accounts: wanted});
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
  report: DeckReport;
  finish: FinishContext;
}

/** Reads the company's template once, and only where slides are to be put into one. */
async function brandOf(config: Config, [first]: readonly EditionItem[]): Promise<PptxBrand | null> {
  if (!first) return null;
  const {pptxBrand} = await import("./pptx/brand.js");
  return await pptxBrand(config, first.data.vendor);
}

async function printAll(todo: readonly Todo[], batch: Batch): Promise<void> {
  const {request, edition, report, finish} = batch;
  const found = await findBrowser(request.browser);
  await using fonts = await startFontServer(edition.style(todo[0]!.item.data.vendor));
  await using printer = await openPrinter(found, fonts.page);
  const queue = todo.values();
  let done = 0;
  const lane = async () => {
    // While a page prints, the deck before it is checked and written.
    let finishing: Promise<void> = Promise.resolve();
    for (const item of queue) {
      const printed = begin(item, printer);
      await finishing;
      finishing = printed
        .then((deck) => finishDeck(deck, finish))
        .catch((error: unknown) => fail(item.item, error, report))
        .finally(() => request.progress.tick(edition.label, ++done));
      await printed.catch(() => undefined);
      if (done % 200 === 199) await finish.list.save(report.failed);
    }
    await finishing;
  };
  await Promise.all(Array.from({length: Math.max(1, Math.min(request.jobs, todo.length))}, lane));
}

function fail({account_id, language}: EditionItem, error: unknown, {failed}: DeckReport): void {
  failed.push({
    account_id,
    language,
    reason: error instanceof Error ? error.message : String(error)
  });
}

async function begin({item, formats}: Todo, printer: Printer): Promise<PrintedDeck> {
  const rendered = item.render();
  const wanted = {pdf: formats.includes("pdf"), laid: formats.includes("pptx")};
  return {item, formats, ...rendered, ...(await printer.print(rendered.html, wanted))};
}
