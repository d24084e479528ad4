import {writeFile} from "node:fs/promises";
import type {Config} from "../loaders/configTypes.js";
import {deckSlices} from "../loaders/slice.js";
import {notesFolder} from "../loaders/slice/notes.js";
import {notesFile, readNotesText} from "../loaders/slice/notesFile.js";
import type {CheckedTemplate} from "../loaders/template/checkTemplate.js";
import {openWarehouse, replaceFile} from "../loaders/warehouse.js";
import {contentOf} from "../src/deck/content.js";
import {renderDeck} from "../src/deck/deck.js";
import type {CheckItem} from "../src/deck/types.js";
import {LANGUAGES} from "../src/lib/languages.js";
import {loadMessages} from "../src/lib/messages.js";
import {readReview, type ReviewStepName, withReview} from "../src/lib/notes/review.js";
import type {DeckData} from "../src/metrics/deckData.js";
import {lightDocument} from "./deck/lightDom.js";
import {assertAccounts} from "./knownAccounts.js";

/** Which decks somebody has looked at. */
export interface ApproveRequest {
  config: Config;
  warehouse: string;
  quarter: string;
  accounts: readonly string[];
  /** Defaults to the one that the configuration names. */
  template?: CheckedTemplate;
  step: ReviewStepName;
  /** null takes the step back */
  by: string | null;
  /** YYYY-MM-DD */
  on: string;
}

/** What became of the review of one deck. */
export interface ApproveReport {
  account_id: string;
  /** the notes that hold the review */
  file: string;
  /** that the step speaks of; none where it was taken back */
  slides: readonly string[];
  /** what its reader should have seen */
  checklist: readonly CheckItem[];
  /** why nothing was written; null where all went well */
  failed: string | null;
}

/** Writes who reviewed or approved decks, as they are today, into the front matter of their notes. */
export async function approve(request: ApproveRequest): Promise<ApproveReport[]> {
  const {config, warehouse, quarter, accounts, template} = request;
  await Promise.all(LANGUAGES.map(loadMessages));
  await using db = await openWarehouse(warehouse, {readonly: true});
  const rows = await db.query<{account_id: string}>("SELECT account_id FROM account_dim");
  assertAccounts(
    accounts,
    rows.map((d) => d.account_id)
  );
  const slices = await deckSlices(db, config, {quarter, accounts, template});
  const reports: ApproveReport[] = [];
  for (const account_id of new Set(accounts))
    reports.push(await approveOne(account_id, slices.get(account_id), request));
  return reports;
}

async function approveOne(
  account_id: string,
  data: DeckData | undefined,
  {config, quarter, step, by, on}: ApproveRequest
): Promise<ApproveReport> {
  const {file, name} = notesFile(notesFolder(config), {account_id, quarter});
  const report: ApproveReport = {account_id, file, slides: [], checklist: [], failed: null};
  try {
    const text = (await readNotesText(file)) ?? "";
    const review = readReview(text, name);
    if (by === null && review[step] === null)
      return {...report, failed: `there is nothing to take back: it was not ${step}`};
    if (by === null) {
      await write(file, withReview(text, {...review, [step]: null}, name));
      return report;
    }
    if (!data) return {...report, failed: `it did not pay on the last day of ${quarter}`};
    const deck = renderDeck(data, {document: lightDocument()});
    const slides = contentOf(deck);
    await write(file, withReview(text, {...review, [step]: {by, on, slides}}, name));
    return {...report, slides: Object.keys(slides), checklist: deck.checklist};
  } catch (error) {
    return {...report, failed: error instanceof Error ? error.message : String(error)};
  }
}

async function write(file: string, text: string): Promise<void> {
  await replaceFile(file, (temporary) => writeFile(temporary, text));
}
