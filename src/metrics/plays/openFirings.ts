import type {PlaybookRow} from "./playbookData.js";

/** The firings that wait for somebody: the earliest due first, then the largest accounts. */
export function openFirings(rows: readonly PlaybookRow[]): PlaybookRow[] {
  const due = ({actions}: PlaybookRow) =>
    actions.reduce((least, a) => (a.due < least ? a.due : least), "9999-12-31");
  return rows
    .filter((d) => d.state === "open")
    .sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : (b.arr ?? 0) - (a.arr ?? 0)));
}
