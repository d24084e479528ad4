import type {ResultTable, ResultView} from "../../lib/resultTable.js";

/** Rows are asked for in pages of this many. */
const PAGE = 200;

/** Pages that are kept. */
const KEPT = 60;

type Row = readonly unknown[];

/** The rows of a view as far as they are here. */
export interface GridPages {
  /** a row; undefined while it is not here, and then it is asked for */
  row(index: number): Row | undefined;
  /** rows from one to another, waited for */
  rows(from: number, to: number): Promise<Row[]>;
}

/** Fetches pages when their rows are asked for, and tells when one has come. */
export function gridPages(
  table: ResultTable,
  view: ResultView,
  onPage: (error: Error | null) => void
): GridPages {
  const pages = new Map<number, readonly Row[]>();
  const asked = new Map<number, Promise<readonly Row[]>>();
  const fetchPage = (page: number) => {
    let waiting = asked.get(page);
    if (waiting) return waiting;
    waiting = table.page(view, page * PAGE, PAGE).then((rows) => {
      pages.set(page, rows);
      asked.delete(page);
      if (pages.size > KEPT) pages.delete(pages.keys().next().value!);
      return rows;
    });
    asked.set(page, waiting);
    return waiting;
  };
  return {
    row(index) {
      const page = Math.floor(index / PAGE);
      const rows = pages.get(page);
      if (!rows && !asked.has(page))
        fetchPage(page).then(
          () => onPage(null),
          (error: unknown) => onPage(error instanceof Error ? error : new Error(String(error)))
        );
      return rows?.[index - page * PAGE];
    },
    async rows(from, to) {
      const found: Row[] = [];
      for (let page = Math.floor(from / PAGE); page * PAGE <= to; ++page) {
        const rows = pages.get(page) ?? (await fetchPage(page));
        found.push(...rows.slice(Math.max(0, from - page * PAGE), to - page * PAGE + 1));
      }
      return found;
    }
  };
}
