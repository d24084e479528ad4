import type {Progress} from "../../loaders/progress.js";
import {findBrowser} from "../browser.js";
import {startFontServer} from "../deck/fontServer.js";
import type {Edition} from "../edition.js";
import {fileOf, type FinishContext, finishDeck, type MadeDeck, type PrintedDeck} from "../finish.js";
import type {FailedDeck} from "../manifest.js";
import {BrowserFault, openPrinter, type Printer} from "../print.js";
import type {Todo} from "../todo.js";
import {FolderFault} from "./folderFault.js";
import type {DeckLine, DeckLog} from "./log.js";
import {prepareThumbnails, thumbnailSvg, writeThumbnail} from "./thumbnail.js";

/** Where the decks of a batch go, and who is told of them. */
export interface Batch {
  request: {jobs: number; browser?: string; progress: Progress};
  edition: Edition;
  report: {failed: FailedDeck[]};
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
  const take = () => {
    const {value} = queue.next();
    return value ? prepared(value, printer) : null;
  };
  let done = 0;
  const lane = async () => {
    // While a page prints, the deck after it is rendered and the one before it checked and written.
    let finish_before = async () => {};
    let next = take();
    while (next !== null && !stop.signal.aborted) {
      const work: Work = next;
      const printed = work.print();
      printed.catch(() => undefined); // told when it is concluded
      next = take();
      await finish_before();
      await printed.catch(() => undefined);
      finish_before = () =>
        conclude(work, printed, {batch, style})
          .catch((error: unknown) => stop.abort(error))
          .finally(() => request.progress.tick(edition.label, ++done));
    }
    await finish_before();
  };
  await Promise.all(Array.from({length: Math.max(1, Math.min(request.jobs, todo.length))}, lane));
  stop.signal.throwIfAborted();
}

/** A deck on its way through a lane. */
interface Work {
  deck: Todo;
  line: Omit<DeckLine, "outcome">;
  print(): Promise<PrintedDeck>;
}

async function timed<T>(
  {ms}: Work["line"],
  step: keyof DeckLine["ms"],
  work: () => T | Promise<T>
): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    ms[step] = Math.round(performance.now() - began);
  }
}

/** Renders a deck at once; it prints when it is asked to. */
function prepared(deck: Todo, printer: Printer): Work {
  const {item, formats, why, status} = deck;
  const line: Work["line"] = {account_id: item.account_id, language: item.language, why, ms: {}};
  const rendering = timed(line, "rendering", () => item.render());
  rendering.catch(() => undefined);
  return {
    deck,
    line,
    async print() {
      const rendered = await rendering;
      const wanted = {pdf: formats.includes("pdf"), laid: formats.includes("pptx")};
      const {attempts, ...printed} = await timed(line, "printing", () =>
        printer.print(rendered.html, wanted)
      );
      line.attempts = attempts;
      return {item, formats, status, ...rendered, ...printed};
    }
  };
}

async function conclude(
  {deck, line}: Work,
  printing: Promise<PrintedDeck>,
  {batch, style}: {batch: Batch; style: string}
): Promise<void> {
  try {
    const printed = await printing;
    const made = await timed(line, "finishing", () => finished(printed, batch.finish, style));
    await batch.log.deck({...line, outcome: "made", ...made});
  } catch (error) {
    await fail(deck, line, {error, batch});
  }
}

async function finished(deck: PrintedDeck, finish: FinishContext, style: string): Promise<MadeDeck> {
  const made = await finishDeck(deck, finish);
  await writeThumbnail(finish.list.folder, deck.item.name, thumbnailSvg(deck.cover, deck.html, style));
  return made;
}

/** Reports a deck that failed; its files of an earlier recipe stay, since somebody may need them, but are listed no more. */
async function fail(
  {item, formats}: Todo,
  line: Work["line"],
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
