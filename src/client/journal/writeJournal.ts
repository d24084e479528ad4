import type {JournalLines, JournalTable} from "../../lib/journalLine.js";
import {rememberedName, rememberName} from "../ownName.js";
import {canSave} from "../prepare/folder.js";
import {askForm, showLine} from "./dialogs.js";
import {appendLine} from "./appendLine.js";
import {NoFolder, writeFault} from "./faults.js";
import {forgetJournalFolder, journalFolder} from "./folder.js";
import {forgetPending, keepPending} from "./pending.js";

/** What a page knows of a line: who writes it and on which day is added here. */
export type JournalDraft<T extends JournalTable> = Omit<JournalLines[T], "by" | "made_on" | "on">;

/** Today, as the contract counts days. */
export const journalDay = () => new Date().toISOString().slice(0, 10);

/**
 * Writes a line into the journal: into its folder, which the reader chooses once, or, where that cannot be, shows it to
 * copy. It waits in this browser until the published data have it.
 *
 * @param by who writes it, where the page has asked already; else the name that this browser keeps, asked for once
 * @returns false where the reader breaks off
 */
export async function writeJournal<T extends JournalTable>(
  company: string,
  table: T,
  draft: JournalDraft<T>,
  by?: string
): Promise<boolean> {
  const who = by ?? (rememberedName() || (await askName()));
  if (who === null) return false;
  rememberName(who);
  const dated = table === "actions" ? {on: journalDay()} : {made_on: journalDay()};
  return await deliverLine(company, table, {...draft, by: who, ...dated} as unknown as JournalLines[T]);
}

/**
 * Brings a line into its file, or shows it to copy as often as its reader tries again. What could not be written waits
 * all the same, but for a line whose reader chose no folder and did not take it.
 *
 * @param options.waits it could not be written before, and waits already
 * @returns whether it waits
 */
export async function deliverLine<T extends JournalTable>(
  company: string,
  table: T,
  line: JournalLines[T],
  {waits = false}: {waits?: boolean} = {}
): Promise<boolean> {
  const unwritten = {table, line, written: false};
  let kept = waits;
  for (;;) {
    const problem = await inTurn(() => put(company, table, line));
    if (problem === null) {
      if (kept) forgetPending(company, unwritten);
      keepPending(company, {...unwritten, written: true});
      return true;
    }
    if (!kept && !problem.chosen_none) {
      keepPending(company, unwritten);
      kept = true;
    }
    const answer = await showLine(table, line, {why: problem.why, again: canSave()});
    if (answer === "again") continue;
    if (answer === "taken" && !kept) keepPending(company, unwritten);
    return kept || answer === "taken";
  }
}

/** Puts the line into its file; says why it could not. */
async function put<T extends JournalTable>(
  company: string,
  table: T,
  line: JournalLines[T]
): Promise<{why: string; chosen_none: boolean} | null> {
  if (!canSave()) return {why: "This browser writes into no folders.", chosen_none: false};
  try {
    await appendLine(await journalFolder(company), table, line);
    return null;
  } catch (error) {
    const {why, folder} = writeFault(error, table);
    if (folder) await forgetJournalFolder(company);
    return {why, chosen_none: error instanceof NoFolder};
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** Lets one line after the other ask for the folder and write, so that two at once do not ask twice. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const own = turn.then(run);
  turn = own.catch(() => undefined);
  return own;
}

let asked: Promise<string | null> | null = null;

/** Asks for the reader's name; lines that wait for it meanwhile get the same answer. */
function askName(): Promise<string | null> {
  asked ??= askForm({
    title: "Who are you?",
    intro: "Each line of the journal says who wrote it. This browser keeps your name.",
    fields: [{name: "by", label: "Your name", required: true}],
    submit: "Continue",
    check: ({by}) => (by === "" ? "A line needs a name." : null)
  })
    .then((values) => values?.by ?? null)
    .finally(() => (asked = null));
  return asked;
}
