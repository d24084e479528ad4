import {csvParseRows} from "d3";
import type {AccountAction, AccountOverride, AccountRenewalCall} from "../metrics/accountData.js";
import {type CsvValue, toCsv} from "./csv.js";

/** A line of each table of the journal. */
export interface JournalLines {
  overrides: AccountOverride & {account_id: string};
  actions: AccountAction & {account_id: string};
  renewal_calls: AccountRenewalCall & {account_id: string};
}

/** A table of data/journal/. */
export type JournalTable = keyof JournalLines;

/** A line that was written in this browser and that the published data do not have yet. */
export interface PendingLine<T extends JournalTable = JournalTable> {
  table: T;
  line: JournalLines[T];
  /** whether it is in the file; else its writer has it to copy */
  written: boolean;
}

/** The columns of each table, in the order of a new file. */
export const JOURNAL_COLUMNS: {readonly [T in JournalTable]: readonly (keyof JournalLines[T] & string)[]} = {
  overrides: ["account_id", "score", "band", "reason", "by", "made_on", "expires_on"],
  actions: ["account_id", "play", "fired_on", "state", "by", "on", "note"],
  renewal_calls: ["account_id", "renewal_date", "call", "probability", "by", "made_on"]
};

/** For git: lines that two branches have put at the end of one file are both kept. */
export const JOURNAL_ATTRIBUTES = "*.csv merge=union\n";

/** Columns by which a line finds its account and its play: they are written as they are, or would find nothing. */
const KEYS: readonly string[] = ["account_id", "play"];

/** A journal file that cannot take a line, or a folder that is not the journal’s. */
export class JournalFault extends Error {}

/** The name of a table's file. */
export const journalFile = (table: JournalTable) => `${table}.csv`;

/** The first line of a table's file, and one line as it stands in a new one. */
export function journalText<T extends JournalTable>(
  table: T,
  line: JournalLines[T]
): {header: string; line: string} {
  const [header = "", text = ""] = records(JOURNAL_COLUMNS[table], line);
  return {header, line: text};
}

/**
 * What is put at the end of a table's file so that it holds one line more; what the file has is left as it is.
 *
 * @param file its text; null where there is none yet
 * @throws JournalFault where the file has no place for what the line says
 */
export function journalTail<T extends JournalTable>(
  file: string | null,
  table: T,
  line: JournalLines[T]
): string {
  const text = (file ?? "").replace(/^\uFEFF/u, "");
  if (text.trim() === "") {
    const {header, line: own} = journalText(table, line);
    return `${text.endsWith("\n") || text === "" ? "" : "\n"}${header}\n${own}\n`;
  }
  const newline = /\r?\n/u.exec(text)?.[0] ?? "\n";
  const columns = headerOf(text, table);
  const lacks = JOURNAL_COLUMNS[table].find((d) => line[d] !== null && !columns.includes(d));
  if (lacks !== undefined) {
    const found = columns.join(", ");
    throw new JournalFault(
      `${journalFile(table)} has no column ${lacks}: its first line names ${found}. Add ${lacks} to it, or move the file away, and write again.`
    );
  }
  const [, own = ""] = records(columns, line);
  return `${text.endsWith("\n") ? "" : newline}${own}${newline}`;
}

function headerOf(text: string, table: JournalTable): readonly string[] {
  const [first = ""] = text.split(/\r?\n/u, 1);
  const columns = (csvParseRows(first)[0] ?? []).map((d) => d.trim());
  if (columns.includes("account_id")) return columns;
  throw new JournalFault(
    `${journalFile(table)} does not begin with the names of its columns, separated by commas, but with “${first.slice(0, 60)}”. Put ${JOURNAL_COLUMNS[table].join(",")} there as its first line, and write again.`
  );
}

/** A record on one line: git merges files line by line, so that no record may have two. */
function records(columns: readonly string[], line: object): string[] {
  const values = line as Record<string, CsvValue>;
  const value = (key: string) => {
    const own = values[key];
    return typeof own === "string" ? own.replace(/[\r\n]+/gu, " ") : own;
  };
  const cells = columns.map((key) => ({key, value: () => value(key), number: KEYS.includes(key)}));
  return toCsv([line], cells).split("\r\n");
}

/** Whether two lines of a table say the same, as far as a file can tell. */
export function sameLine<T extends JournalTable>(table: T, a: JournalLines[T], b: JournalLines[T]): boolean {
  const columns = JOURNAL_COLUMNS[table];
  return records(columns, a)[1] === records(columns, b)[1];
}
