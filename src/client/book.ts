import aq from "arquero/dist/arquero.min.js";
import type {ColumnTable} from "arquero";
import {fold, foldedWords} from "../lib/fold.js";
import type {BookAccount, BookData} from "../metrics/bookData.js";
import {filterBy, orderBy} from "./plainArquero.js";

/** What the Accounts page is narrowed to, and how it is sorted. */
export interface BookState {
  /** words that name, id, segment, plan, region or CSM must hold */
  q: string;
  segment: string;
  plan: string;
  region: string;
  csm: string;
  /** a band of BANDS, or empty */
  band: string;
  show: "paying" | "left" | "all";
  sort: string;
  descending: boolean;
}

/** A row of the book with its sparkline. */
export interface BookRow extends BookAccount {
  /** weekly active users of 13 weeks; null where data are missing */
  users: readonly (number | null)[];
  /** change of users over the weeks shown, as a fraction */
  users_change: number | null;
  /** net promoter score of 90 days; null under five answers */
  nps: number | null;
}

/** The book as an arquero table, with what is searched and sorted by worked out once. */
export type Book = ReturnType<typeof openBook>;

/** What a column of the page sorts by. */
const SORTS: Record<string, (row: BookRow) => number | string | null> = {
  name: (d) => fold(d.name),
  health: (d) => d.health_score,
  users: (d) => d.users_change,
  seats: (d) => (d.seats ? (d.mau ?? 0) / d.seats : null),
  nps: (d) => d.nps,
  arr: (d) => d.arr,
  renewal: (d) => (d.paying ? d.renewal_date : d.churned_on),
  moved: (d) => (d.moved_points === null ? null : Math.abs(d.moved_points)),
  csm: (d) => fold(d.csm)
};

/** Puts the published columns into a table. */
export function openBook(data: BookData) {
  const rows = bookRows(data);
  const text = rows.map((d) => fold([d.name, d.account_id, d.segment, d.plan, d.region, d.csm].join(" ")));
  const column = <K extends keyof BookRow>(key: K) => rows.map((d) => d[key]);
  const table = aq.table({
    row: rows.map((_, i) => i),
    segment: column("segment"),
    plan: column("plan"),
    region: column("region"),
    csm: column("csm"),
    paying: column("paying"),
    left: rows.map((d) => d.churned_on !== null),
    health_band: column("health_band")
  });
  return {rows, table, text, as_of: data.as_of, currency: data.currency, like: data.like};
}

/** Weeks of a sparkline; an account younger than that begins within it. */
const WEEKS = 13;

function bookRows({accounts, users}: BookData): BookRow[] {
  const names = Object.keys(accounts) as (keyof BookAccount)[];
  return users.map((known, i) => {
    const weeks = [...Array<null>(Math.max(0, WEEKS - known.length)).fill(null), ...known];
    const account = Object.fromEntries(
      names.map((name) => [name, accounts[name][i]])
    ) as unknown as BookAccount;
    return {
      ...account,
      health_band: account.health_band ?? "not enough data",
      users: weeks,
      users_change: usersChange(weeks),
      nps: netPromoters(account)
    };
  });
}

/** From the mean of the first three known weeks to that of the last three; none from a start of zero. */
function usersChange(weeks: readonly (number | null)[]): number | null {
  const known = weeks.filter((d) => d !== null);
  if (known.length < 6) return null;
  const mean = (part: readonly number[]) => part.reduce((a, b) => a + b, 0) / part.length;
  const start = mean(known.slice(0, 3));
  return start === 0 ? null : mean(known.slice(-3)) / start - 1;
}

function netPromoters({nps_n, promoters, detractors}: BookAccount): number | null {
  if (nps_n === null || nps_n < 5) return null;
  return (100 * ((promoters ?? 0) - (detractors ?? 0))) / nps_n;
}

/** The rows that the state leaves, or would leave with another band. */
function narrowed({table, text}: Book, state: BookState, band = state.band): ColumnTable {
  const words = foldedWords(state.q);
  const column = (name: string) => table.getter(name) as (row: number) => unknown;
  const [paying, left] = [column("paying"), column("left")];
  const equal = (["segment", "plan", "region", "csm"] as const).filter((key) => state[key] !== "");
  const tests = equal.map((key) => ({get: column(key), value: state[key]}));
  if (band !== "") tests.push({get: column("health_band"), value: band});
  return filterBy(
    table,
    (row) =>
      (state.show === "all" || (state.show === "paying" ? paying : left)(row) === true) &&
      tests.every(({get, value}) => get(row) === value) &&
      words.every((word) => text[row]!.includes(word))
  );
}

/** The rows that the state leaves, in its order; what is not known comes last in either direction. */
export function chosenRows(book: Book, state: BookState): BookRow[] {
  const of = SORTS[state.sort] ?? SORTS.arr!;
  const values = book.rows.map(of);
  const sign = state.descending ? -1 : 1;
  const sorted = orderBy(narrowed(book, state), (i, j) => {
    const [a, b] = [values[i] ?? null, values[j] ?? null];
    if (a === b) return i - j;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -sign : sign;
  });
  return Array.from(sorted.array("row"), (i) => book.rows[i as number]!);
}

/** Accounts and ARR in each band under the state, whatever band it chooses. */
export function bandCounts(book: Book, state: BookState): Map<string, {accounts: number; arr: number}> {
  const counts = new Map<string, {accounts: number; arr: number}>();
  for (const i of narrowed(book, state, "").array("row")) {
    const row = book.rows[i as number]!;
    const band = row.health_band;
    const sum = counts.get(band) ?? {accounts: 0, arr: 0};
    counts.set(band, {accounts: sum.accounts + 1, arr: sum.arr + row.arr});
  }
  return counts;
}
