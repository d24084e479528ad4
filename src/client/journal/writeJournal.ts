import {JournalFault, type JournalLines, type JournalTable} from "../../lib/journalLine.js";
import {rememberedName, rememberName} from "../ownName.js";
import {canSave} from "../prepare/folder.js";
import {askForm, showLine} from "./dialogs.js";
import {appendLine} from "./appendLine.js";
import {forgetJournalFolder, journalFolder} from "./folder.js";
import {keepPending} from "./pending.js";

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
  const line = {...draft, by: who, ...dated} as unknown as JournalLines[T];
  const why = await problem(company, table, line);
  if (why === CANCELLED) return false;
  keepPending(company, {table, line, written: why === null});
  if (why !== null) await showLine(table, line, why);
  return true;
}

const CANCELLED = Symbol("cancelled");

/** Puts the line into its file; says why it could not. */
async function problem<T extends JournalTable>(
  company: string,
  table: T,
  line: JournalLines[T]
): Promise<string | null | typeof CANCELLED> {
  if (!canSave()) return "This browser writes into no folders.";
  try {
    await appendLine(await journalFolder(company), table, line);
    return null;
  } catch (error) {
    const {name, message} = error as Error;
    if (name === "AbortError") return CANCELLED;
    if (error instanceof JournalFault) return message;
    await forgetJournalFolder(company); // it may be gone: the next line asks for it
    return `It could not be written: ${message}.`;
  }
}

async function askName(): Promise<string | null> {
  const values = await askForm({
    title: "Who are you?",
    intro: "Each line of the journal says who wrote it. This browser keeps your name.",
    fields: [{name: "by", label: "Your name", required: true}],
    submit: "Continue",
    check: ({by}) => (by === "" ? "A line needs a name." : null)
  });
  return values?.by ?? null;
}
