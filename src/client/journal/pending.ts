import {type JournalLines, type JournalTable, type PendingLine, sameLine} from "../../lib/journalLine.js";

const CHANGED = "quarterdeck-journal";

const keyOf = (company: string) => `quarterdeck-journal ${company}`;

function read(company: string): PendingLine[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(company)) ?? "[]");
    return Array.isArray(found) ? (found as PendingLine[]) : [];
  } catch {
    return [];
  }
}

function write(company: string, lines: readonly PendingLine[]): void {
  try {
    localStorage.setItem(keyOf(company), JSON.stringify(lines));
  } catch {
    // Storage may be refused: the line is shown after the next build.
  }
  dispatchEvent(new CustomEvent(CHANGED, {detail: company}));
}

/** The lines of a table that wait for the next build, in the order in which they were written. */
export function pendingLines<T extends JournalTable>(company: string, table: T): PendingLine<T>[] {
  return read(company).filter((d): d is PendingLine<T> => d.table === table);
}

/** Keeps a line until the published data have it. */
export function keepPending(company: string, pending: PendingLine): void {
  write(company, [...read(company), pending]);
}

/** Forgets a line that waits: it was never put into the file, or taken out again. */
export function forgetPending<T extends JournalTable>(company: string, {table, line}: PendingLine<T>): void {
  const isIt = (d: PendingLine) => d.table === table && sameLine(table, d.line as JournalLines[T], line);
  const lines = read(company);
  const at = lines.findLastIndex(isIt);
  if (at >= 0) write(company, lines.toSpliced(at, 1));
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
    if (event.key === keyOf(company)) run(++changes);
  };
  addEventListener(CHANGED, own);
  addEventListener("storage", other);
  run(changes);
  return () => {
    removeEventListener(CHANGED, own);
    removeEventListener("storage", other);
  };
}
