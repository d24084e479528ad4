import {leaversCsv} from "../../lib/causesCsv.js";
import {agreeTitle, shareText} from "../../lib/causesText.js";
import type {CausesView} from "../../lib/causesView.js";
import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import type {PageCardOptions} from "../overview/options.js";

type Row = CausesView["rows"][number];

/** How many signals fit beside the words. */
const SHOWN = 6;

/** Who left, what they said and which signals they showed, a dot each. */
export function LeaversCard(view: CausesView, {document}: PageCardOptions): HTMLElement {
  const make = dom(document);
  const {h} = make;
  const title = agreeTitle(view);
  const format = formatFor({currency: view.currency});
  const columns: Column<Row>[] = [
    {
      key: "account",
      label: "Account",
      cell: ({leaver}) => AccountName(leaver, {document}),
      sort: (d) => d.leaver.name
    },
    {
      key: "left",
      label: "Left on",
      cell: ({leaver}) => format.day(leaver.churned_on),
      sort: (d) => d.leaver.churned_on
    },
    {
      key: "mrr",
      label: "MRR lost",
      align: "end",
      cell: ({leaver}) => format.money(leaver.mrr_lost),
      sort: (d) => d.leaver.mrr_lost
    },
    {
      key: "stated",
      label: "Stated cause",
      cell: ({leaver}) => CAUSES[leaver.cause],
      sort: (d) => d.leaver.cause
    },
    ...dotColumns(view, make),
    {
      key: "agree",
      label: "Stated matches observed",
      cell: (d) => d.agreement.words,
      sort: (d) => d.agreement.words
    }
  ];
  const table = DataTable(view.rows, columns, {
    caption: title,
    limit: 8,
    narrow: "scroll",
    href: ({leaver}) => pageHref("account", {account: leaver.account_id}),
    empty: "No account of this choice left of its own will.",
    document
  });
  keepCsv(table, () => leaversCsv(view));
  return Card(
    {
      title,
      subtitle:
        "Signals present in the 90 days that end 30 days before leaving (large dot = reliable signal); associated with leaving, not shown to cause it",
      body: h("div", {class: "qd-causes-dots"}, table),
      method: shareText(view.reliable)
    },
    {document}
  );
}

function dotColumns({signals, tested}: CausesView, make: Dom): Column<Row>[] {
  return tested.slice(0, SHOWN).map(({key, label, reliable}) => {
    const k = signals.findIndex((d) => d.key === key);
    const at = ({leaver}: Row) => leaver.own[k] ?? "-";
    return {
      key: `dot-${key}`,
      label,
      title: reliable ? `${label}: reliable` : `${label}: not distinguishable from chance`,
      cell: (row) => Dot(make, at(row), {reliable, label}),
      sort: (row) => ({"1": 0, "0": 1, "-": 2})[at(row)] ?? 2
    };
  });
}

const WORDS: Record<string, string> = {"1": "yes", "0": "no", "-": "not known"};

function Dot({h, s}: Dom, at: string, {reliable, label}: {reliable: boolean; label: string}): HTMLElement {
  const mark =
    at === "1"
      ? s("circle", {
          cx: 8,
          cy: 8,
          r: reliable ? 5 : 4,
          fill: reliable ? "var(--qd-accent)" : "var(--qd-context)"
        })
      : at === "0"
        ? s("circle", {cx: 8, cy: 8, r: 1, fill: "var(--qd-control)"})
        : s("line", {x1: 5, x2: 11, y1: 8, y2: 8, stroke: "var(--qd-control)", "stroke-dasharray": "2 2"});
  return h(
    "span",
    {class: "qd-dot", title: `${label}: ${WORDS[at] ?? "not known"}`},
    s("svg", {width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true"}, mark),
    h("span", {class: "qd-hidden"}, WORDS[at] ?? "not known")
  );
}
