import {sort} from "d3";
import type {AccountData} from "../metrics/accountData.js";
import {rowsOf} from "../metrics/columns.js";
import {type HeldOverride, heldOverride, overrideEnd} from "../metrics/heldOverride.js";
import {callWords} from "./callWords.js";
import type {Format} from "./format.js";
import type {JournalLines, JournalTable, PendingLine} from "./journalLine.js";

/** What was written in this browser about an account and waits for the next build. */
export interface AccountPending {
  /** the browser's day, on which such lines are made */
  today: string;
  lines: readonly PendingLine[];
}

/** A line of the journal, in words. */
export interface JournalEntry {
  kind: "Override" | "Play" | "Renewal call";
  on: string | null;
  by: string | null;
  what: string;
  why: string | null;
  /** set where the line waits for the next build */
  waits: PendingLine | null;
  /** set where it is the last word on a play that can be opened again */
  reopens: JournalLines["actions"] | null;
}

function pendingOf<T extends JournalTable>({lines}: AccountPending, table: T): JournalLines[T][] {
  return lines.flatMap((d) => (d.table === table ? [d.line as JournalLines[T]] : [])).reverse();
}

/** The override that holds, also one that waits; null where none does. */
export function accountOverride(data: AccountData, pending: AccountPending): HeldOverride | null {
  const waiting = pendingOf(pending, "overrides");
  const all = [...waiting, ...rowsOf(data.overrides)];
  const latest_first = sort(all, (a, b) => (a.made_on < b.made_on ? 1 : a.made_on > b.made_on ? -1 : 0));
  const [latest] = latest_first;
  const written_since = latest !== undefined && latest.made_on > data.as_of;
  return heldOverride(latest_first, written_since ? pending.today : data.as_of);
}

/** Everything that the journal says of an account, the latest first. */
export function journalEntries(data: AccountData, pending: AccountPending, format: Format): JournalEntry[] {
  const own = {account_id: data.account.account_id};
  const published: PendingLine[] = [
    ...rowsOf(data.overrides).map((d) => ({
      table: "overrides" as const,
      line: {...own, ...d},
      written: true
    })),
    ...rowsOf(data.actions).map((d) => ({table: "actions" as const, line: {...own, ...d}, written: true})),
    ...rowsOf(data.renewal_calls).map((d) => ({
      ...{table: "renewal_calls" as const, line: {...own, ...d}, written: true}
    }))
  ];
  const entries = [
    ...pending.lines.toReversed().map((d) => ({...entry(d, format), waits: d})),
    ...published.map((d) => ({...entry(d, format), waits: null}))
  ];
  const latest_first = sort(entries, (a, b) => ((a.on ?? "") < (b.on ?? "") ? 1 : a.on === b.on ? 0 : -1));
  return withReopening(latest_first);
}

/** Only the last word on a firing can be taken back. */
function withReopening(entries: readonly JournalEntry[]): JournalEntry[] {
  const seen = new Set<string>();
  return entries.map((d) => {
    if (d.reopens === null) return d;
    const key = `${d.reopens.fired_on} ${d.reopens.play}`;
    const last = !seen.has(key);
    seen.add(key);
    return last && d.reopens.state !== "open" ? d : {...d, reopens: null};
  });
}

type Said = Omit<JournalEntry, "waits">;

function entry({table, line}: PendingLine, format: Format): Said {
  if (table === "overrides") return overrideEntry(line as JournalLines["overrides"], format);
  if (table === "actions") return actionEntry(line as JournalLines["actions"], format);
  const call = line as JournalLines["renewal_calls"];
  const what = `${callWords(call, format)}, renewal ${format.day(call.renewal_date)}`;
  return {kind: "Renewal call", on: call.made_on, by: call.by, what, why: null, reopens: null};
}

function overrideEntry(line: JournalLines["overrides"], format: Format): Said {
  const until = overrideEnd(line);
  const value = line.score === null ? (line.band ?? "") : format.decimal(line.score, 0);
  const what = `${value} until ${format.day(until)}`;
  return {kind: "Override", on: line.made_on, by: line.by, what, why: line.reason, reopens: null};
}

function actionEntry(line: JournalLines["actions"], format: Format): Said {
  const play = line.play.replaceAll("-", " ");
  return {
    ...{kind: "Play", on: line.on ?? line.fired_on, by: line.by, why: line.note, reopens: line},
    what: `${play} of ${format.day(line.fired_on)}: ${line.state ?? "open"}`
  };
}
