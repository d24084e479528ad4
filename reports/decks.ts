import {writeFile} from "node:fs/promises";
import path from "node:path";
import type {Config} from "../loaders/configTypes.js";
import {UserError} from "../loaders/errors.js";
import {emptyAudience} from "../loaders/publish/emptyAudience.js";
import {deckSlices} from "../loaders/slice.js";
import {type SliceSecrets, sliceSecrets} from "../loaders/slice/secrets.js";
import {openWarehouse, replaceFile} from "../loaders/warehouse.js";
import {LANGUAGES} from "../src/lib/languages.js";
import {loadMessages, templatesOf} from "../src/lib/messages.js";
import {writingTo} from "./batch/folderFault.js";
import {printAll} from "./batch/lanes.js";
import {openDeckLog} from "./batch/log.js";
import {summaryPage} from "./batch/summaryPage.js";
import {type LeakSearch, leakSearch} from "./check.js";
import {type Edition, type EditionItem, EDITIONS, type Format} from "./edition.js";
import {assertAccounts} from "./knownAccounts.js";
import {type DeckList, type FailedDeck, openDeckList} from "./manifest.js";
import type {PptxBrand} from "./pptx/brand.js";
import type {DeckReport, DeckRequest} from "./deckRequest.js";
import {deckReviews} from "./review.js";
import {sortItem, type Todo} from "./todo.js";

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
  const {progress} = request;
  const folder = edition.folder(request.out);
  const report: DeckReport = {
    name: edition.name,
    folder,
    made: [],
    skipped: [],
    failed: [...failed],
    not_approved: []
  };
  const formats = edition.formats.filter((d) => (request.formats ?? ["pdf"]).includes(d));
  const brand = formats.includes("pptx") ? await brandOf(request.config, items) : null;
  const stop = new AbortController();
  await using list = await openDeckList(folder, (fault) => stop.abort(fault));
  const todo = await whatToDo(items, {request, edition, formats, brand, list, report});
  progress.start(edition.label, todo.length);
  if (todo.length > 0) {
    await using log = await openDeckLog(folder);
    await log.note(`${todo.length} decks to make, ${report.skipped.length} files there already`);
    const finish = {list, made: report.made, search, brand};
    try {
      await printAll(todo, {request, edition, report, finish, log, stop});
    } catch (error) {
      await log.note((error as Error).message).catch(() => undefined);
      throw error;
    }
    await log.note(counts(report));
  }
  if (todo.length + report.skipped.length + report.failed.length > 0) await list.save(report.failed);
  await writeSummary(list, report);
  progress.end(edition.label, counts(report));
  return report;
}

/** A page to look over what lies in the folder, beside the list. */
async function writeSummary({folder, decks}: DeckList, {name, failed}: DeckReport): Promise<void> {
  const page = summaryPage({name, decks, failed});
  const write = (temporary: string) => writeFile(temporary, page);
  await writingTo(folder, () => replaceFile(path.join(folder, "index.html"), write, {tidy: true}));
}

interface Plan {
  request: DeckRequest;
  edition: Edition;
  formats: readonly Format[];
  brand: PptxBrand | null;
  list: DeckList;
  report: DeckReport;
}

/** The files that are missing or of another recipe, but for decks that their review holds back. */
async function whatToDo(
  items: readonly EditionItem[],
  {request, edition, formats, brand, list, report}: Plan
): Promise<Todo[]> {
  const {force = false, changed = false, approval, config, progress} = request;
  const review = edition.sent && approval !== "ignored" ? deckReviews(config) : null;
  const approved_only = approval === "needed";
  const todo: Todo[] = [];
  for (const item of items) {
    try {
      const sorted = await sortItem(item, {formats, list, brand, review, force, approved_only});
      report.skipped.push(...sorted.finished);
      if (approved_only && !sorted.approved && !report.not_approved.includes(item.account_id))
        report.not_approved.push(item.account_id);
      if (!sorted.todo) continue;
      todo.push(sorted.todo);
      if (changed) progress.note(`${item.name}: ${sorted.todo.why.join(", ")}`);
    } catch (error) {
      const {account_id, language, data} = item;
      const reason = (error as Error).message;
      report.failed.push({account_id, account_name: data.account.name, language, reason});
    }
  }
  return todo;
}

const counts = ({made, skipped, failed}: DeckReport) =>
  `${made.length} made, ${skipped.length} already there, ${failed.length} failed`;

function searchFor(secrets: SliceSecrets): LeakSearch {
  return leakSearch({...secrets, templates: LANGUAGES.flatMap(templatesOf)});
}

async function readItems(
  {config, warehouse, quarter, accounts, segment, csm, template, language}: DeckRequest,
  editions: readonly Edition[]
): Promise<{items: EditionItem[][]; secrets: SliceSecrets; failed: FailedDeck[]}> {
  await using db = await openWarehouse(warehouse, {readonly: true});
  const secrets = await sliceSecrets(db);
  const ids = secrets.accounts.map((d) => d.account_id);
  assertAccounts(accounts ?? [], ids);
  if (ids.length === 0)
    throw new UserError("there is no account to make a deck for: the table accounts has no accepted row; quarterdeck check says why"); // prettier-ignore
  const of = new Map(secrets.accounts.map((d) => [d.account_id, d]));
  const wanted = (accounts ?? ids).filter(
    (id) =>
      (segment === undefined || of.get(id)!.segment === segment) &&
      (csm === undefined || of.get(id)!.csm === csm)
  );
  if (wanted.length === 0) throw emptyAudience(secrets.accounts, {segment, csm});
  const slices = await deckSlices(db, config, {quarter, accounts: wanted, template});
  const items: EditionItem[][] = [];
  for (const edition of editions) items.push(await edition.items(slices, {db, config, language}));
  const failed = (accounts ?? [])
    .filter((id) => wanted.includes(id) && !slices.has(id))
    .map((account_id) => ({account_id, reason: `it did not pay on the last day of ${quarter}`}));
  return {items, secrets, failed};
}

/** Reads the company's template once, and only where slides are to be put into one. */
async function brandOf(config: Config, [first]: readonly EditionItem[]): Promise<PptxBrand | null> {
  if (!first) return null;
  const {pptxBrand} = await import("./pptx/brand.js");
  return await pptxBrand(config, first.data.vendor);
}
