import {type JournalLines, type JournalTable, type PendingLine, sameLine} from "../../lib/journalLine.js";

const CHANGED = "quarterdeck-journal";

// Each line is an item of its own: two tabs that change one list at once would lose what either adds.
const prefixOf = (company: string) => `quarterdeck-journal ${JSON.stringify(company)} `;

interface Kept {
  key: string;
  pending: PendingLine;
}

function read(company: string): Kept[] {
  try {
    const prefix = prefixOf(company);
    const keys = Object.keys(localStorage).filter((d) => d.startsWith(prefix));
    return keys.sort().flatMap((key) => {
      const pending = parsed(localStorage.getItem(key));
      return pending ? [{key, pending}] : [];
    });
  } catch {
    return [];
  }
}

function parsed(text: string | null): PendingLine | null {
  try {
    return JSON.parse(text ?? "null") as PendingLine | null;
  } catch {
    return null;
  }
}

/** A key after all that are there, and unlike that of a tab which writes at the same time. */
function nextKey(company: string): string {
  const prefix = prefixOf(company);
  const last = read(company).at(-1)?.key.slice(prefix.length) ?? "";
  const number = String(Number.parseInt(last || "0", 10) + 1).padStart(9, "0");
  return `${prefix}${number} ${Math.random().toString(36).slice(2)}`;
}

const tell = (company: string) => dispatchEvent(new CustomEvent(CHANGED, {detail: company}));

/** The lines of a table that wait for the next build, in the order in which they were written. */
export function pendingLines<T extends JournalTable>(company: string, table: T): PendingLine<T>[] {
  return read(company)
    .map((d) => d.pending)
    .filter((d): d is PendingLine<T> => d.table === table);
}

/** Keeps a line until the published data have it. */
export function keepPending(company: string, pending: PendingLine): void {
  try {
    localStorage.setItem(nextKey(company), JSON.stringify(pending));
  } catch {
    // Storage may be refused: the line is shown after the next build.
  }
  tell(company);
}

/** Forgets a line that waits: it was never put into the file, or taken out again. */
export function forgetPending<T extends JournalTable>(
  company: string,
  {table, line, written}: PendingLine<T>
): void {
  const own = read(company).findLast(
    ({pending: d}) =>
      d.table === table && d.written === written && sameLine(table, d.line as JournalLines[T], line)
  );
  if (!own) return;
  localStorage.removeItem(own.key);
  tell(company);
}

/** The lines of a table that still wait; those that the published rows have are forgotten. */
export function settledLines<T extends JournalTable>(
  company: string,
  table: T,
  published: readonly JournalLines[T][]
): PendingLine<T>[] {
  const waiting = pendingLines(company, table);
  const known = waiting.filter((d) => published.some((row) => sameLine(table, row, d.line)));
  for (const d of known) forgetPending(company, d);
  return waiting.filter((d) => !known.includes(d));
}

/** Calls **run** now and whenever a line was written or forgotten, in another tab too; returns how to stop. */
export function followJournal(company: string, run: (change: number) => void): () => void {
  let changes = 0;
  const own = (event: Event) => {
    if ((event as CustomEvent<string>).detail === company) run(++changes);
  };
  const other = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(prefixOf(company))) run(++changes);
  };
  addEventListener(CHANGED, own);
  addEventListener("storage", other);
  run(changes);
  return () => {
    removeEventListener(CHANGED, own);
    removeEventListener("storage", other);
  };
}
