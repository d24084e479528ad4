import {formatFor} from "../../lib/format.js";
import type {LtvGroup} from "../../lib/growthData.js";
import {ltvTitle} from "../../lib/growthText.js";
import type {GrowthView} from "../../lib/growthView.js";
import {definitionHref} from "../../lib/links.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {IntervalStrip} from "../intervalStrip.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";

const format = formatFor();

type Row = LtvGroup & {by: string};

/** Lifetime value by segment and channel, over one horizon. */
export function LtvCard(view: GrowthView, {document}: PageCardOptions): HTMLElement {
  const {ltv} = view.data;
  const title = ltvTitle(view);
  const rows: Row[] = [
    ...ltv.segment.map((d) => ({...d, by: "Segment"})),
    ...ltv.channel.map((d) => ({...d, by: "Channel"}))
  ];
  const small = ltv.left_out > 0 ? `; ${ltv.left_out} groups under 10 accounts are not compared` : "";
  return Card(
    {
      title,
      subtitle:
        "Gross margin of the MRR kept per starting account, the same horizon for all; bar = 95% bootstrap",
      body:
        ltv.gross_margin === null
          ? EmptyState(
              "Not available: the configuration gives no gross margin. Set `gross_margin` in quarterdeck.yaml, for instance 0.75.",
              {document}
            )
          : DataTable(rows, columns([...rows, {...ltv.all, by: ""}], document), {
              ...{caption: title, document},
              total: {...ltv.all, by: ""},
              empty:
                ltv.left_out > 0
                  ? "No segment and no channel has 10 accounts to judge it by; the title speaks of all accounts together."
                  : "No account has paid yet."
            }),
      method: `Kaplan-Meier weighted by starting MRR, 2,000 resamples of accounts; all accounts of this site, whatever the filters${small}`,
      links: [
        {label: "Definition", href: definitionHref("ltv")},
        {label: "Textbook", href: definitionHref("ltv_textbook")}
      ]
    },
    {document}
  );
}

function columns(rows: readonly Row[], document?: Document): Column<Row>[] {
  const {h} = dom(document);
  const top = Math.max(1, ...rows.map((d) => d.ltv.high ?? d.ltv.value ?? 0));
  const money = (value: number | null | undefined, reason?: string) =>
    value == null ? h("span", {class: "qd-tail", title: reason}, "n/a") : format.money(value);
  return [
    {key: "name", label: "Group", cell: (d) => h("b", null, d.name), csv: (d) => d.name},
    {key: "by", label: "By", cell: (d) => d.by},
    {
      key: "accounts",
      label: "Accounts",
      align: "end",
      cell: (d) => [format.count(d.accounts), h("span", {class: "qd-unit"}, " accounts")],
      csv: (d) => d.accounts
    },
    {
      key: "ltv",
      label: "LTV",
      align: "end",
      narrow: "side",
      cell: (d) => money(d.ltv.value, d.ltv.reason),
      csv: ({ltv}) => ({ltv: ltv.value, low: ltv.low, high: ltv.high, months: ltv.months})
    },
    {
      key: "strip",
      label: `95% interval, 0\u2013${format.moneyShort(top)}`,
      narrow: "hide",
      width: "34%",
      csv: () => ({}),
      cell: ({name, ltv}) =>
        IntervalStrip(
          {low: ltv.low ?? null, high: ltv.high ?? null, now: ltv.value, domain: [0, top]},
          {label: `${name}: ${format.money(ltv.value)}, ${range(ltv.low, ltv.high)}`, document}
        )
    },
    {key: "range", label: "95%", align: "end", cell: (d) => range(d.ltv.low, d.ltv.high), csv: () => ({})},
    {
      key: "textbook",
      label: "Textbook",
      title: "ARPA x gross margin / mean monthly logo churn of 12 months",
      align: "end",
      cell: (d) => [h("span", {class: "qd-unit"}, "textbook "), money(d.textbook.value, d.textbook.reason)],
      csv: (d) => d.textbook.value
    }
  ];
}

function range(low: number | null | undefined, high: number | null | undefined): string {
  return low == null || high == null ? "no interval" : `${format.money(low)}\u2013${format.money(high)}`;
}
