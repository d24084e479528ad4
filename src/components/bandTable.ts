import type {Band} from "../lib/bands.js";
import {bandLook} from "../lib/bands.js";
import type {FigureParts} from "../lib/format.js";
import {formatFor} from "../lib/format.js";
import {dom} from "./dom.js";
import {BandShape} from "./healthPill.js";
import type {MetricMark} from "./kpiStrip.js";
import {metricAttributes} from "./kpiStrip.js";

/** How many accounts and how much ARR lie in a band. */
export interface BandRow {
  band: Band;
  accounts: number;
  /** Accounts more than in the period compared with; null without one. */
  change: number | null;
  arr: number;
}

/** Options of BandTable. */
export interface BandTableOptions {
  /** *vs Q2*; without it the column is left out. */
  compare?: string;
  currency?: string;
  /** Where a band's accounts are listed. */
  href?: (band: Band) => string;
  /** Marks a band's ARR as a metric. */
  mark?: (row: BandRow) => MetricMark | null;
  total?: MetricMark;
  document?: Document;
}

/** The health bands, worst first: accounts, share as a bar, change, ARR, and their sum. */
export function BandTable(rows: readonly BandRow[], options: BandTableOptions = {}): HTMLElement {
  const {compare, currency, href, mark, total, document} = options;
  const {h, s} = dom(document);
  const format = formatFor({currency});
  const accounts = rows.reduce((n, d) => n + d.accounts, 0);
  const arr = rows.reduce((n, d) => n + d.arr, 0);
  const scale = commonUnit(format.moneyParts(arr), arr);
  const money = (value: number) => scale.write(value, format);
  const line = (d: BandRow) => {
    const {key, label} = bandLook(d.band);
    const name = [BandShape(d.band, {size: 10, document}), label];
    const width = accounts > 0 ? Math.max(d.accounts > 0 ? 1 : 0, (84 * d.accounts) / accounts) : 0;
    const metric = mark?.(d);
    return h(
      "tr",
      null,
      h(
        "th",
        {scope: "row"},
        h(
          "div",
          {class: "qd-band"},
          href ? h("a", {href: href(d.band)}, h("span", null, name)) : h("span", null, name),
          s(
            "svg",
            {width: 84, height: 5, "aria-hidden": "true"},
            s("rect", {width: 84, height: 5, fill: "var(--qd-context-soft)"}),
            s("rect", {width, height: 5, fill: `var(--qd-${key})`})
          )
        )
      ),
      h("td", {class: "qd-end qd-num"}, h("b", null, format.count(d.accounts))),
      compare &&
        h(
          "td",
          {class: "qd-end qd-num"},
          h("small", null, d.change === null ? "\u2013" : format.signed(d.change))
        ),
      h("td", {class: "qd-end qd-num", ...(metric ? metricAttributes(metric) : {})}, money(d.arr))
    );
  };
  return h(
    "table",
    {class: "qd-table qd-table--tight qd-bands"},
    h("caption", {class: "qd-hidden"}, "Accounts and ARR by health band"),
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", {scope: "col"}, "Band"),
        h("th", {scope: "col", class: "qd-end"}, `of ${format.count(accounts)}`),
        compare && h("th", {scope: "col", class: "qd-end"}, compare),
        h("th", {scope: "col", class: "qd-end"}, `ARR${scale.unit ? `, ${scale.unit}` : ""}`)
      )
    ),
    h("tbody", null, rows.map(line)),
    h(
      "tfoot",
      null,
      h(
        "tr",
        null,
        h("th", {scope: "row"}, "All"),
        h("td", {class: "qd-end qd-num"}, format.count(accounts)),
        compare && h("td", {class: "qd-end qd-num"}),
        h("td", {class: "qd-end qd-num", ...(total ? metricAttributes(total) : {})}, money(arr))
      )
    )
  );
}

/** One unit and one precision for a column of money, taken from its sum. */
function commonUnit({unit}: FigureParts, sum: number) {
  const size = {bn: 1e9, m: 1e6, k: 1e3}[unit] ?? 1;
  const digits = size === 1 ? 0 : sum / size >= 100 ? 0 : sum / size >= 10 ? 1 : 2;
  return {
    unit: size === 1 ? "" : unit,
    write: (value: number, format: ReturnType<typeof formatFor>) => format.money(value / size, digits)
  };
}
