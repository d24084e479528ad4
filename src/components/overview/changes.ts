import type {Change} from "../../metrics/steady.js";
import {definitionOf} from "../../metrics/definitions.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {changeAmount, changeTone, metricText} from "../../lib/metricFormat.js";
import {metricChange} from "../../lib/overviewText.js";
import type {OverviewView} from "../../lib/overviewView.js";
import {lower} from "../../lib/words.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import {metricAttributes} from "../kpiStrip.js";
import type {PageCardOptions} from "./options.js";

const SHOWN = [
  "arr",
  "paying_accounts",
  "mau",
  "seat_utilisation",
  "quiet_accounts",
  "accounts_at_risk",
  "tickets",
  "nps"
];

interface ChangeRow {
  id: string;
  change: Change | null;
}

/** What moved between the two windows, each measure with its verdict. */
export function ChangesCard(view: OverviewView, {document}: PageCardOptions): HTMLElement {
  const {before, window} = view;
  const rows = SHOWN.filter((id) => view.now[id]?.value != null || view.then?.[id]?.value != null).map(
    (id) => ({
      id,
      change: metricChange(view, id)
    })
  );
  const title = changesTitle(rows, before?.label);
  return Card(
    {
      title,
      subtitle: before
        ? `${window.label} against ${before.label}, on their last days; "steady" = no more than usual from quarter to quarter`
        : "The first quarter there is",
      body: DataTable(rows, columns(view, dom(document)), {
        caption: title,
        csv: ({id, change}) => ({
          measure: id,
          before: view.then?.[id]?.value,
          now: view.now[id]?.value,
          change: change?.value,
          reading: verdict(view, id, change)
        }),
        empty: "No quarter before to compare with.",
        document
      }),
      method:
        "Counts: twice the mean change of four quarters, at least 5%; estimates: 95% interval of the difference"
    },
    {span: 6, document}
  );
}

function changesTitle(rows: readonly ChangeRow[], before: string | undefined): string {
  if (!before) return "Nothing to compare with yet";
  const moved = rows.filter((d) => d.change && !d.change.steady);
  if (moved.length === 0) return `Nothing moved more than usual since ${before}`;
  const words = moved.slice(0, 2).map(({id, change}, i) => {
    const {label} = definitionOf(id);
    return `${i > 0 ? lower(label) : label} ${change && change.value > 0 ? "rose" : "fell"}`;
  });
  const rest = moved.length > 2 ? `, and ${moved.length - 2} more` : "";
  const joined = words.join(rest ? ", " : " and ");
  return `${joined}${rest} since ${before}`;
}

function columns(view: OverviewView, {h, s}: Dom): Column<ChangeRow>[] {
  const format = formatFor({currency: view.data.currency});
  const value = (metrics: OverviewView["then"], id: string) => metricText(id, metrics?.[id]?.value, format);
  const mark = (window: string, metrics: OverviewView["then"], id: string) =>
    metricAttributes({metric: id, window, segment: view.segment, value: metrics?.[id]?.value ?? null});
  const arrow = (d: Change) =>
    s(
      "svg",
      {width: 8, height: 8, viewBox: "0 0 8 8", "aria-hidden": "true"},
      s("path", {d: d.value > 0 ? "M4 1 7.5 7H.5Z" : "M4 7 .5 1h7Z"})
    );
  return [
    {
      key: "metric",
      label: "Measure",
      cell: ({id}) => h("a", {href: definitionHref(id), class: "qd-plain"}, definitionOf(id).label)
    },
    {
      key: "before",
      label: view.before?.label ?? "Before",
      align: "end",
      cell: ({id}) => [
        h("span", {class: "qd-unit"}, "before\u00a0"),
        h("span", view.before ? mark(view.before.window, view.then, id) : null, value(view.then, id))
      ]
    },
    {
      key: "now",
      label: view.window.label,
      align: "end",
      cell: ({id}) => [
        h("span", {class: "qd-unit"}, "now\u00a0"),
        h("b", mark(view.window.window, view.now, id), value(view.now, id))
      ]
    },
    {
      key: "change",
      label: "Change",
      align: "end",
      narrow: "side",
      cell: ({id, change}) =>
        change === null
          ? "\u2013"
          : h(
              "span",
              {class: `qd-change qd-change--${changeTone(id, change)}`},
              change.value !== 0 && arrow(change),
              change.value === 0 ? "\u00b10" : changeAmount(id, change.value, format)
            )
    },
    {
      key: "verdict",
      label: "Reading",
      narrow: "note",
      cell: ({id, change}) => h("span", {class: "qd-tail"}, verdict(view, id, change))
    }
  ];
}

function verdict(view: OverviewView, id: string, change: Change | null): string {
  if (!change) return view.now[id]?.reason ?? view.then?.[id]?.reason ?? "not known before";
  const estimate = view.now[id]?.low !== undefined;
  if (estimate && change.low === null) return "No interval";
  if (change.steady) return estimate ? "Within noise" : "Steady";
  return "More than usual";
}

/** The accounts whose MRR changed most between the window's two days. */
export function MovesCard(view: OverviewView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const {data, window} = view;
  const format = formatFor({currency: data.currency});
  const places = new Map(data.accounts.account_id.map((id, i) => [id, i]));
  const moves = view.rows
    .map((d) => ({...d, change: d.end_mrr - d.start_mrr}))
    .filter((d) => d.change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const name = (id: string) => data.accounts.name[places.get(id) ?? -1] ?? id;
  const word = (text: string) => h("span", {class: "qd-unit"}, `${text}\u00a0`);
  const [first] = moves;
  const title = first
    ? `The largest move: ${name(first.account_id)}, ${format.signed(first.change)} a month`
    : `No account changed what it pays in ${window.label}`;
  return Card(
    {
      title,
      subtitle: `Change of MRR from ${format.dayMonth(window.t0)} to ${format.dayMonth(window.t1)}, ${format.currency}`,
      body: DataTable(
        moves,
        [
          {
            key: "name",
            label: "Account",
            cell: (d) => h("span", {class: "qd-name"}, h("b", null, h("bdi", null, name(d.account_id))))
          },
          {
            key: "kind",
            label: "What",
            cell: (d) => h("span", {class: "qd-tail"}, moveKind(d)),
            sort: (d) => moveKind(d)
          },
          {
            key: "start",
            label: format.dayMonth(window.t0),
            align: "end",
            cell: (d) => [word("from"), format.count(d.start_mrr)],
            sort: (d) => d.start_mrr
          },
          {
            key: "end",
            label: format.dayMonth(window.t1),
            align: "end",
            cell: (d) => [word("to"), format.count(d.end_mrr)],
            sort: (d) => d.end_mrr
          },
          {
            key: "change",
            label: "Change",
            align: "end",
            narrow: "side",
            cell: (d) => format.signed(d.change),
            sort: (d) => d.change
          }
        ],
        {
          caption: title,
          href: (d) => pageHref("account", {account: d.account_id}),
          limit: 8,
          csv: (d) => ({
            ...{account_id: d.account_id, name: name(d.account_id), kind: moveKind(d)},
            ...{start_mrr: d.start_mrr, end_mrr: d.end_mrr, change: d.change}
          }),
          empty: "Every account pays on both days what it paid before.",
          document
        }
      )
    },
    {span: 6, id: "moves", document}
  );
}

function moveKind({start_mrr, end_mrr, paid_before}: OverviewView["rows"][number]): string {
  if (start_mrr <= 0) return paid_before ? "came back" : "new";
  if (end_mrr <= 0) return "left";
  return end_mrr > start_mrr ? "expanded" : "contracted";
}
