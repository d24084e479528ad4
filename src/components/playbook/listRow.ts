import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {nearDay} from "../../lib/nearDay.js";
import {nextAction} from "../../lib/nextAction.js";
import {playNumbersNow} from "../../lib/playText.js";
import {plural} from "../../lib/words.js";
import type {PlayLine} from "../../lib/playLines.js";
import type {PlaybookData} from "../../metrics/plays/playbookData.js";
import {daysBetween} from "../../metrics/days.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";

/** What all rows share. */
export interface ListLook extends Pick<PlaybookData, "as_of" | "currency" | "since" | "accounts"> {
  document?: Document;
}

/** The columns of the list and where each goes when rows become lines. */
export const LIST_COLUMNS = [
  {key: "account", label: "Account", narrow: "title"},
  {key: "what", label: "What fired, and its numbers", narrow: "note"},
  {key: "do", label: "Do this", narrow: "note"},
  {key: "due", label: "Due", narrow: "side"},
  {key: "arr", label: "ARR, renewal", narrow: "side", end: true},
  {key: "csm", label: "CSM", narrow: "side"}
] as const;

/** The head of the list. */
export function ListHead({document}: {document?: Document} = {}): HTMLTableSectionElement {
  const {h} = dom(document);
  const cells = LIST_COLUMNS.map((d) =>
    h(
      "th",
      {scope: "col", role: "columnheader", "data-column": d.key, class: "end" in d ? "qd-end" : null},
      d.label
    )
  );
  return h("thead", {role: "rowgroup"}, h("tr", {role: "row", "aria-rowindex": 1}, cells));
}

/** A firing as a row; the rows of one account stand together under its name. */
export function ListRow(line: PlayLine, index: number, look: ListLook): HTMLTableRowElement {
  const {h} = dom(look.document);
  const {item, first, last, beyond, full} = line;
  const cells: Record<(typeof LIST_COLUMNS)[number]["key"], Child> = {
    account: Account(line, look),
    what: What(line, look),
    do: item.actions.length > 0 ? Actions(line, look) : "\u2013",
    due: Due(line, look),
    arr: first ? Money(line, look) : null,
    csm: first ? [item.csm === null || item.csm === "(none)" ? "\u2013" : item.csm] : null
  };
  const look_of = [
    ["qd-play", true],
    ["qd-play--first", first],
    ["qd-play--last", last],
    ["qd-play--good", item.of.good],
    ["qd-play--beyond", beyond]
  ] as const;
  return h(
    "tr",
    {
      role: "row",
      "aria-rowindex": index + 2,
      class: look_of.flatMap(([name, on]) => (on ? [name] : [])).join(" "),
      "data-full": full !== null
    },
    LIST_COLUMNS.map((column) =>
      h(
        column.key === "account" ? "th" : "td",
        {
          role: column.key === "account" ? "rowheader" : "cell",
          scope: column.key === "account" ? "row" : null,
          class: "end" in column ? "qd-end qd-num" : null,
          "data-narrow": column.narrow,
          "data-column": column.key
        },
        h("div", {class: "qd-play-cell"}, cells[column.key]),
        column.key === "do" &&
          full &&
          h(
            "small",
            {class: "qd-play-full"},
            `${full.csm} can begin ${plural(full.plays, "play")} a week: the rest of theirs waits`
          )
      )
    )
  );
}

function Account({item, first, rank}: PlayLine, {document}: ListLook): Child {
  const {h} = dom(document);
  const name = h("bdi", null, item.name);
  if (!first) return h("span", {class: "qd-hidden"}, name);
  const linked =
    item.account_id === null
      ? name
      : h("a", {href: pageHref("account", {account: item.account_id}), title: item.name}, name);
  return [
    h("span", {class: "qd-play-rank qd-num"}, rank),
    h("span", {class: "qd-play-name"}, h("b", null, linked), h("small", null, item.segment))
  ];
}

function What({item}: PlayLine, {currency, since, document}: ListLook): Child {
  const {h} = dom(document);
  const numbers = playNumbersNow(item, formatFor({currency}));
  return [
    h(
      "span",
      {class: "qd-play-title"},
      h(
        "a",
        {href: `#${encodeURIComponent(item.id)}`, "data-focus": true, "data-play": item.id},
        item.of.title
      ),
      item.of.good && h("small", {class: "qd-play-tag qd-play-tag--good"}, "good news"),
      item.fired_on > since && h("small", {class: "qd-play-tag"}, "new"),
      item.waits &&
        h(
          "small",
          {class: "qd-play-tag", title: "written in this browser, in the next build"},
          "written here"
        )
    ),
    h("small", {title: numbers}, numbers)
  ];
}

function Actions({item}: PlayLine, {document}: ListLook): Child {
  const {h} = dom(document);
  const next = nextAction(item);
  if (!next) return null;
  const more = item.actions.length - 1;
  return h(
    "span",
    {class: "qd-play-do", title: item.actions.map((d) => d.do).join("; ")},
    next.do,
    more > 0 && h("small", null, ` +${more}\u00a0more`)
  );
}

function Due({item}: PlayLine, {as_of, document}: ListLook): Child {
  const {h} = dom(document);
  if (item.state === "snoozed")
    return [h("span", null, "snoozed"), h("small", null, `to ${nearDay(item.until, as_of, formatFor())}`)];
  if (item.state === "done" || item.state === "dropped")
    return [h("span", null, item.state), h("small", null, item.entry?.by ?? "")];
  const owner = nextAction(item)?.owner;
  if (item.due === null) return "\u2013";
  const late = item.due < as_of;
  return [
    h(
      "span",
      {class: late ? "qd-play-late" : null},
      nearDay(item.due, as_of, formatFor()),
      late && h("span", {class: "qd-hidden"}, ", past due")
    ),
    h("small", null, owner === "csm" ? "CSM" : owner)
  ];
}

function Money({item}: PlayLine, {as_of, currency, accounts, document}: ListLook): Child {
  const {h} = dom(document);
  const format = formatFor({currency});
  const renewal = accounts[item.account_id ?? ""]?.renewal_date ?? null;
  if (item.arr === null) return "\u2013";
  return [
    h("span", null, format.money(item.arr)),
    h(
      "small",
      null,
      renewal !== null && h("span", {class: "qd-unit"}, "renews "),
      renewal === null
        ? "no renewal date"
        : `${nearDay(renewal, as_of, format)}, ${format.count(daysBetween(as_of, renewal))}\u00a0d`
    )
  ];
}
