import {BookBands} from "../components/account/bookBands.js";
import {BookHead} from "../components/account/bookHead.js";
import {BOOK_COLUMNS, BookTableRow} from "../components/account/bookTable.js";
import {dom} from "../components/dom.js";
import {FilterBar} from "../components/filterBar.js";
import {PageHeader} from "../components/pageHeader.js";
import {Segmented} from "../components/segmented.js";
import {EmptyState} from "../components/states.js";
import {toCsv} from "../lib/csv.js";
import {formatFor} from "../lib/format.js";
import {movedText} from "../lib/movedText.js";
import {attributeChoices} from "../lib/overviewFilters.js";
import type {BookData} from "../metrics/bookData.js";
import type {Book, BookRow, BookState} from "./book.js";
import {bandCounts, chosenRows, openBook} from "./book.js";
import {readBookState, writeBookState} from "./bookState.js";
import {csvButton} from "./csvButton.js";
import {keepInAddress} from "./filters.js";
import {virtualRows} from "./virtualRows.js";

/** The Accounts page: its head, filters, bands and list, which follow one state that is kept in the address. */
export function BookPage(data: BookData): HTMLElement {
  const {h} = dom();
  const book = openBook(data);
  let state = readBookState();
  const head = h("div");
  const bands = h("div");
  const table = BookTable(book, (sort) => change(sort));
  const change = (part: Partial<BookState>) => {
    state = {...state, ...part};
    writeBookState(state);
    draw();
  };
  const draw = () => {
    const rows = chosenRows(book, state);
    head.replaceChildren(Header(book, state, rows));
    const at = Array.from(bands.querySelectorAll("button")).indexOf(
      document.activeElement as HTMLButtonElement
    );
    bands.replaceChildren(
      BookBands(
        {counts: bandCounts(book, state), chosen: state.band, currency: book.currency},
        {onChoose: (band) => change({band})}
      )
    );
    bands.querySelectorAll("button")[at]?.focus();
    bands.hidden = state.show === "left";
    table.set(rows, state);
  };
  const page = h("div", {class: "qd-book"}, head, Bar(book, state, change), bands, table.root);
  draw();
  return page;
}

function Bar(book: Book, state: BookState, change: (part: Partial<BookState>) => void): HTMLElement {
  const {h} = dom();
  const search = h("input", {
    type: "search",
    class: "qd-input qd-book-search",
    placeholder: "Search name, segment, CSM",
    "aria-label": "Search accounts",
    value: state.q,
    autocomplete: "off",
    spellcheck: "false"
  });
  const show = Segmented(
    [
      {value: "paying", label: "Paying"},
      {value: "left", label: "Left"},
      {value: "all", label: "All"}
    ],
    {value: state.show, label: "Which accounts"}
  );
  const column = (key: "segment" | "plan" | "region" | "csm") => book.rows.map((d) => d[key]);
  const specs = attributeChoices({
    segment: column("segment"),
    plan: column("plan"),
    region: column("region"),
    csm: column("csm")
  });
  const {segment, plan, region, csm} = state;
  const bar = FilterBar(specs, {before: {key: "show", control: show}, value: {segment, plan, region, csm}});
  bar.prepend(search);
  keepInAddress(bar, {...Object.fromEntries(specs.map((d) => [d.key, d.initial])), show: "paying"});
  bar.addEventListener("input", () => {
    change({...bar.value, q: search.value, show: show.value as BookState["show"]});
  });
  return bar;
}

function Header(book: Book, state: BookState, rows: readonly BookRow[]): HTMLElement {
  const actions = [csvButton("accounts.csv", () => bookCsv(rows))];
  return PageHeader({path: ["Accounts"], title: bookTitle(book, state, rows), actions});
}

/** How many of the accounts listed are at risk, and how much ARR that is. */
export function bookTitle(
  {currency}: Pick<Book, "currency">,
  state: BookState,
  rows: readonly BookRow[]
): string {
  const format = formatFor({currency});
  const accounts = (n: number) => `${format.count(n)} account${n === 1 ? "" : "s"}`;
  if (rows.length === 0) return "No account fits";
  if (state.show === "left") return `${accounts(rows.length)} left`;
  const arr = (list: readonly BookRow[]) => list.reduce((sum, d) => sum + d.arr, 0);
  if (state.band) return `${accounts(rows.length)} ${state.band}; ${format.moneyShort(arr(rows))} of ARR`;
  const risk = rows.filter((d) => d.paying && d.health_band === "at risk");
  return `${format.count(risk.length)} of ${accounts(rows.length)} at risk; ${format.moneyShort(arr(risk))} of ${format.moneyShort(arr(rows))} ARR`;
}

function bookCsv(rows: readonly BookRow[]): string {
  const keys = [
    "account_id", "name", "segment", "plan", "region", "csm", "paying", "arr", "health_score", "health_band",
    "health_change", "mau", "seats", "users_change", "nps", "nps_n", "renewal_date", "churned_on"
  ] as const; // prettier-ignore
  return toCsv(rows, [
    ...keys.map((key) => ({key, value: (d: BookRow) => d[key]})),
    {key: "moved_most_by", value: (d: BookRow) => movedText(d)}
  ]);
}

interface BookTable {
  root: HTMLElement;
  set(rows: readonly BookRow[], state: BookState): void;
}

function BookTable(book: Book, onSort: (sort: Pick<BookState, "sort" | "descending">) => void): BookTable {
  const {h} = dom();
  const body = h("tbody", {role: "rowgroup"});
  const table = h(
    "table",
    {class: "qd-table qd-sticky qd-book-table", role: "table"},
    h("caption", {class: "qd-hidden"}, "Accounts"),
    BookHead({sort: "", descending: false}, onSort),
    body
  );
  const empty = EmptyState("No account fits these filters. Take one away, or search for fewer words.");
  const root = h(
    "section",
    {class: "qd-card qd-book-card", "aria-label": "Accounts"},
    h("div", {class: "qd-table-box--stack"}, table),
    empty
  );
  const rows = virtualRows<BookRow>(body, (row, i) => BookTableRow(row, i, book));
  return {
    root,
    set(next, state) {
      const focused = document.activeElement?.getAttribute("data-sort");
      table.tHead?.replaceWith(BookHead(state, onSort));
      if (focused) table.querySelector<HTMLElement>(`[data-sort="${focused}"]`)?.focus();
      table.setAttribute("aria-rowcount", String(next.length + 1));
      table.setAttribute("aria-colcount", String(BOOK_COLUMNS.length));
      table.hidden = next.length === 0;
      empty.hidden = next.length > 0;
      rows.set(next);
    }
  };
}
