import {formatFor} from "../../lib/format.js";
import {likeSentence} from "../../lib/healthLike.js";
import {pageHref} from "../../lib/links.js";
import {movedText} from "../../lib/movedText.js";
import type {LikeTable} from "../../metrics/backtest/likeAccounts.js";
import {likeAccounts} from "../../metrics/backtest/likeAccounts.js";
import type {BookAccount} from "../../metrics/bookData.js";
import {daysBetween} from "../../metrics/days.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {HealthPill} from "../healthPill.js";
import {Sparkline} from "../sparkline.js";

/** An account as a row of the book shows it. */
export interface BookLine extends BookAccount {
  users: readonly (number | null)[];
  users_change: number | null;
  nps: number | null;
}

/** What all rows share. */
export interface BookLook {
  as_of: string;
  currency: string;
  like?: LikeTable;
  document?: Document;
}

/** A column of the book: its head, and its cell. */
export interface BookColumn {
  key: string;
  label: string;
  title?: string;
  end?: boolean;
  /** where it goes when rows become two lines */
  narrow: "title" | "side" | "fact" | "note" | "hide";
  /** whether the first click on the head puts the largest first */
  descending?: boolean;
  cell(row: BookLine, look: BookLook): Child;
}

/** The columns of the book of business. */
export const BOOK_COLUMNS: readonly BookColumn[] = [
  {key: "name", label: "Account", narrow: "title", cell: Name},
  {
    key: "health",
    label: "Health, change",
    title: "score, band, and points since the month before",
    narrow: "side",
    cell: Health
  },
  {
    key: "users",
    label: "Active users, 13 weeks",
    title: "weekly active users; sorted by their change",
    narrow: "side",
    cell: Users
  },
  {
    key: "seats",
    label: "Seats",
    title: "active users in 28 days / seats paid for",
    end: true,
    narrow: "hide",
    cell: Seats
  },
  {
    key: "nps",
    label: "NPS, n",
    title: "answers of the last 90 days; a score from five answers on",
    end: true,
    narrow: "hide",
    descending: true,
    cell: Nps
  },
  {key: "arr", label: "ARR", end: true, narrow: "fact", descending: true, cell: Arr},
  {key: "renewal", label: "Renewal", end: true, narrow: "fact", cell: Renewal},
  {
    key: "moved",
    label: "Moved most by",
    title: "sorted by the points that the score moved by",
    narrow: "note",
    descending: true,
    cell: Moved
  },
  {key: "csm", label: "CSM", narrow: "hide", cell: (row) => (row.csm === "(none)" ? "\u2013" : row.csm)}
];

/** One account as a row; the whole row is its link. */
export function BookTableRow(row: BookLine, index: number, look: BookLook): HTMLTableRowElement {
  const {h} = dom(look.document);
  return h(
    "tr",
    {role: "row", class: "qd-row-link", "aria-rowindex": index + 2},
    BOOK_COLUMNS.map((column, i) => {
      const cell = column.cell(row, look);
      const attributes = {
        role: i === 0 ? "rowheader" : "cell",
        scope: i === 0 ? "row" : null,
        class: column.end ? "qd-end qd-num" : null,
        "data-narrow": column.narrow,
        "data-column": column.key
      };
      const link = h("a", {href: pageHref("account", {account: row.account_id})}, cell);
      return h(i === 0 ? "th" : "td", attributes, i === 0 ? link : cell);
    })
  );
}

function Name({name, segment, paying, churned_on}: BookLine, {document}: BookLook): Child {
  const {h} = dom(document);
  const state = paying
    ? segment
    : churned_on === null
      ? "not paying yet"
      : `left ${formatFor().day(churned_on)}`;
  return h("span", {class: "qd-name"}, h("b", {title: name}, h("bdi", null, name)), h("small", null, state));
}

function Health(
  {paying, health_band, health_score, health_change}: BookLine,
  {like, document}: BookLook
): Child {
  if (!paying) return "\u2013";
  const title = like && likeSentence(likeAccounts(health_score, like));
  return HealthPill({band: health_band, score: health_score, change: health_change, title}, {document});
}

function Users({users, users_change}: BookLine, {document}: BookLook): Child {
  const {h} = dom(document);
  const change = formatFor().signedPercent(users_change);
  if (users.every((d) => d === null)) return h("small", null, "no usage");
  return h(
    "span",
    {class: "qd-spark"},
    Sparkline(users, {label: `Weekly active users, 13 weeks: ${change}`, document}),
    h("span", {class: "qd-num"}, users_change === null ? "\u2013" : change)
  );
}

function Moved(row: BookLine, {document}: BookLook): Child {
  const {h} = dom(document);
  const text = movedText(row);
  return text === null ? "\u2013" : h("span", {title: text}, text);
}

function Seats({mau, seats}: BookLine): Child {
  const format = formatFor();
  if (seats === null) return mau === null ? "\u2013" : format.count(mau);
  return `${mau === null ? "\u2013" : format.count(mau)}/${format.count(seats)}`;
}

function Nps({nps, nps_n}: BookLine, {document}: BookLook): Child {
  const {h} = dom(document);
  if (nps_n === null) return "\u2013";
  const format = formatFor();
  return [
    nps === null ? "" : `${nps === 0 ? "0" : format.signed(nps)} `,
    h("small", null, `n\u00a0${format.count(nps_n)}`)
  ];
}

function Arr({arr, paying}: BookLine, {currency}: BookLook): Child {
  return paying ? formatFor({currency}).money(arr) : "\u2013";
}

function Renewal({renewal_date, paying}: BookLine, {as_of, document}: BookLook): Child {
  const {h} = dom(document);
  if (renewal_date === null || !paying) return "\u2013";
  const days = daysBetween(as_of, renewal_date);
  const format = formatFor();
  const far = days > 330;
  return [
    far ? format.month(renewal_date) : format.dayMonth(renewal_date),
    " ",
    h("small", null, `${format.count(days)}\u00a0d`)
  ];
}
