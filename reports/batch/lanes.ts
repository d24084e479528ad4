import {findBrowser} from "../browser.js";
import {startFontServer} from "../deck/fontServer.js";
import type {DeckReport, DeckRequest} from "../decks.js";
import type {Edition, EditionItem, Format} from "../edition.js";
import {fileOf, type FinishContext, finishDeck, type MadeDeck, type PrintedDeck} from "../finish.js";
import {BrowserFault, openPrinter, type Printer} from "../print.js";
import {FolderFault} from "./folderFault.js";
import type {DeckLine, DeckLog} from "./log.js";
import {prepareThumbnails, thumbnailSvg, writeThumbnail} from "./thumbnail.js";

/** A deck to be made, as which files, and why. */
export interface Todo {
  item: EditionItem;
  formats: readonly Format[];
  why: readonly string[];
}

/** Where the decks of a batch go, and who is told of them. */
export interface Batch {
  request: DeckRequest;
  edition: Edition;
  report: DeckReport;
  finish: FinishContext;
  log: DeckLog;
  /** ends the batch after the decks at hand, with its reason */
  stop: AbortController;
}

/** A fault that the next deck would meet as well. */
const endsBatch = (error: unknown) => error instanceof FolderFault || error instanceof BrowserFault;

/**
 * Prints decks on as many pages at once as were asked for; one that fails is reported and does not stop the others.
 *
 * @throws FolderFault or BrowserFault for what would fail them all, as soon as it is met
 */
export async function printAll(todo: readonly Todo[], batch: Batch): Promise<void> {
  const {request, edition, finish, log, stop} = batch;
  const found = await findBrowser(request.browser);
  await prepareThumbnails(finish.list.folder);
  const style = edition.style(todo[0]!.item.data.vendor);
  await using fonts = await startFontServer(style);
  await using printer = await openPrinter(found, fonts.page, (line) => {
    request.progress.note(line);
    log.note(line).catch((error: unknown) => stop.abort(error));
  });
  const queue = todo.values();
  let done = 0;
  const lane = async () => {
    // While a page prints, the deck before it is checked and written.
    let finishing: Promise<unknown> = Promise.resolve();
    for (const deck of queue) {
      const work = begin(deck, printer);
      await finishing;
      finishing = work.printed
        .then((printed) => work.timed("finishing", () => finished(printed, finish, style)))
        .then((files) => log.deck({...work.line, outcome: "made", ...files}))
        .catch((error: unknown) => fail(deck, work.line, {error, batch}))
        .catch((error: unknown) => stop.abort(error))
        .finally(() => request.progress.tick(edition.label, ++done));
      await work.printed.catch(() => undefined);
      if (stop.signal.aborted) break;
    }
    await finishing;
  };
  await Promise.all(Array.from({length: Math.max(1, Math.min(request.jobs, todo.length))}, lane));
  stop.signal.throwIfAborted();
}

async function finished(deck: PrintedDeck, finish: FinishContext, style: string): Promise<MadeDeck> {
  const made = await finishDeck(deck, finish);
  await writeThumbnail(finish.list.folder, deck.item.name, thumbnailSvg(deck.cover, deck.html, style));
  return made;
}

function begin({item, formats, why}: Todo, printer: Printer) {
  const line: Omit<DeckLine, "outcome"> = {account_id: item.account_id, language: item.language, why, ms: {}};
  const timed = async <T>(step: keyof DeckLine["ms"], work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    try {
      return await work();
    } finally {
      line.ms[step] = Math.round(performance.now() - began);
    }
  };
  const print = async () => {
    const rendered = await timed("rendering", () => item.render());
    const wanted = {pdf: formats.includes("pdf"), laid: formats.includes("pptx")};
    const {attempts, ...printed} = await timed("printing", () => printer.print(rendered.html, wanted));
    line.attempts = attempts;
    return {item, formats, ...rendered, ...printed};
  };
  return {line, timed, printed: print()};
}

/** Reports a deck that failed; its files of an earlier recipe stay, since somebody may need them, but are listed no more. */
async function fail(
  {item, formats}: Todo,
  line: Omit<DeckLine, "outcome">,
  {error, batch}: {error: unknown; batch: Batch}
): Promise<void> {
  if (endsBatch(error)) throw error;
  const {report, finish, log} = batch;
  const {account_id, language} = item;
  const reason = error instanceof Error ? error.message : String(error);
  const older = formats.map((d) => fileOf(item, d, finish.brand).file).filter((d) => finish.list.drop(d));
  const account_name = item.data.account.name;
  report.failed.push({account_id, account_name, language, reason, ...(older.length > 0 ? {older} : {})});
  await log.deck({...line, outcome: "failed", reason});
}
