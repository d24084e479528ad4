import type {AccountMonths, BrushedAccount} from "../../lib/accountMonths.js";
import {brushedAccounts} from "../../lib/accountMonths.js";
import {MONTH_SIGNALS} from "../../lib/accountMonthsData.js";
import {brushedText, monthsTitle} from "../../lib/accountMonthsText.js";
import {validRange, writeBrushes} from "../../lib/brushAddress.js";
import type {BinRange} from "../../lib/crossFilter.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {edgeText, rangeText, SIGNAL_WORDS} from "../../lib/signalText.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import {TableDownload} from "../download/downloadMenu.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import type {BrushChartElement} from "./brushChart.js";
import {BrushChart} from "./brushChart.js";

/** Options of AccountMonthsCard. */
export interface AccountMonthsOptions extends PageCardOptions {
  /** Runs the drawing of many changes once; without it each change is drawn at once. */
  frame?: (draw: () => void) => void;
  /** Runs what may wait until the reader rests; without it at once. */
  rest?: (done: () => void) => void;
  /** Called at rest with the brushes as a parameter of the address. */
  onRest?: (brushes: string) => void;
}

const format = formatFor();

/** Four histograms of all account-months: a brush over one filters the others, and the words count who is left. */
export function AccountMonthsCard(months: AccountMonths, options: AccountMonthsOptions): HTMLElement {
  const {fit, document, frame = (draw) => draw(), rest = (done) => done(), onRest} = options;
  const make = dom(document);
  const {h} = make;
  const {filter, data, all} = months;
  const title = monthsTitle(months);
  const brushes: (BinRange | null)[] = MONTH_SIGNALS.map((_, d) => filter.range(d));
  const charts: (BrushChartElement | undefined)[] = [];
  const line = h("span", {class: "qd-num qd-brush-line"});
  const heard = h("span", {class: "qd-hidden", role: "status"});
  const clear = h("button", {type: "button", class: "qd-link"}, "Clear brushes");
  const hint = h("span", {class: "qd-tail"}, "Drag across a chart, or move its ends by the arrow keys.");
  const list = AccountList(months, make);
  const table = BinsTable(months, make);
  const draw = () => {
    for (const [d, range] of brushes.entries()) if (filter.range(d) !== range) filter.filter(d, range);
    for (const d of MONTH_SIGNALS.keys()) drawChart(d);
    line.textContent = brushedText(filter.counts, months);
    clear.hidden = brushes.every((d) => d === null);
    hint.hidden = !clear.hidden;
    list.count(filter.counts.accounts);
  };
  const drawChart = (d: number) =>
    charts[d]?.draw({brushed: filter.histograms[d]!, all: all.histograms[d]!, range: brushes[d] ?? null});
  const rested = () => {
    heard.textContent = line.textContent;
    table.refresh();
    list.refresh();
    onRest?.(writeBrushes(months));
  };
  const brush = (d: number, range: BinRange | null) => {
    brushes[d] = range && validRange(range, data.columns[MONTH_SIGNALS[d]!].bins);
    frame(draw);
    rest(rested);
  };
  clear.addEventListener("click", () => {
    brushes.fill(null);
    frame(draw);
    rest(rested);
  });
  const one = (d: number) =>
    fit((width) => {
      charts[d] = Histogram(months, d, {width, document, onBrush: (range) => brush(d, range)});
      drawChart(d);
      return charts[d].root;
    });
  draw();
  if (all.counts.rows === 0)
    return ChartCard({title, chart: EmptyState("No account-month is known. The table `subscriptions` brings them.", {document}), table: table.make}, {id: "account-months", document}); // prettier-ignore
  return ChartCard(
    {
      title,
      subtitle: line,
      chart: h(
        "div",
        null,
        h("div", {class: "qd-brushes"}, [...MONTH_SIGNALS.keys()].map(one)),
        h("p", {class: "qd-brush-actions"}, list.button, clear, hint, heard),
        list.place
      ),
      table: table.make,
      method: `Month ends ${format.month(data.first)} \u2013 ${format.month(data.last)}, all accounts whatever the filters above; bars = share of the brushed, line = of all; 95% Wilson in which accounts count; associated with leaving, not shown to cause it`,
      links: [{label: "Definition", href: definitionHref("engagement_index")}]
    },
    {id: "account-months", document}
  );
}

function Histogram(
  {data, all}: AccountMonths,
  d: number,
  options: {width: number; document?: Document; onBrush: (range: BinRange | null) => void}
): BrushChartElement {
  const key = MONTH_SIGNALS[d]!;
  const column = data.columns[key];
  const {label, value} = SIGNAL_WORDS[key];
  const unknown = all.histograms[d]![column.bins]!;
  return BrushChart({
    ...options,
    label,
    note: unknown > 0 ? `${format.count(unknown)} not known` : "",
    bins: column.bins,
    step: column.width,
    value,
    edge: (bin) => edgeText(key, column, bin),
    range: (range) => rangeText(key, column, range)
  });
}

/** The accounts of the brushed rows, which come when they are asked for. */
function AccountList(months: AccountMonths, {h, document}: Dom) {
  const place = h("div", {class: "qd-brush-list", id: "account-months-list", hidden: true});
  const button = h("button", {type: "button", class: "qd-link", "aria-expanded": "false", "aria-controls": "account-months-list"}); // prettier-ignore
  const words = (n: number) =>
    `${place.hidden ? "List" : "Hide"} the ${n === 1 ? "account" : `${format.count(n)} accounts`}`;
  const refresh = () => {
    if (place.hidden) return;
    const table = AccountsTable(brushedAccounts(months), months.data.horizon, document);
    place.replaceChildren(table, TableDownload({table: () => table, document}));
  };
  button.addEventListener("click", () => {
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
    button.textContent = words(months.filter.counts.accounts);
    refresh();
  });
  const count = (n: number) => {
    button.hidden = n === 0;
    button.textContent = words(n);
  };
  return {place, button, refresh, count};
}

function AccountsTable(
  accounts: readonly BrushedAccount[],
  horizon: number,
  document?: Document
): HTMLElement {
  const {h} = dom(document);
  return DataTable(
    accounts,
    [
      {key: "name", label: "Account", cell: (d) => h("bdi", null, d.name), sort: (d) => d.name},
      {key: "account_id", label: "Id", cell: (d) => h("bdi", null, d.account_id), narrow: "hide"},
      {key: "brushed", label: "Months brushed", align: "end", cell: (d) => [h("span", {class: "qd-unit"}, "months brushed "), format.count(d.brushed)], sort: (d) => d.brushed},
      {key: "months", label: "Of all its months", align: "end", cell: (d) => [h("span", {class: "qd-unit"}, "of "), format.count(d.months)], sort: (d) => d.months},
      {key: "left", label: `Left within ${horizon} days of one`, cell: (d) => leftWords(d.left), sort: (d) => (d.left ? 0 : 1), csv: (d) => d.left, narrow: "side"}
    ],
    {caption: "Accounts with brushed months", limit: 20, empty: "No account lies in all brushes.", href: (d) => pageHref("account", {account: d.account_id}), document}
  ); // prettier-ignore
}

function leftWords(left: boolean | null): string {
  return left === null ? "not known yet" : left ? "yes, it left" : "no";
}

interface BinRow {
  signal: string;
  from: number | null;
  to: number | null;
  words: string;
  all: number;
  brushed: number;
}

/** The bars as numbers; the table follows the brushes. */
function BinsTable({data, filter, all}: AccountMonths, {h, document}: Dom) {
  const rows = () =>
    MONTH_SIGNALS.flatMap((key, d) => {
      const {bins, width, open} = data.columns[key];
      return Array.from({length: bins + 1}, (_, bin): BinRow => ({
        signal: SIGNAL_WORDS[key].label,
        from: bin === bins ? null : Number((bin * width).toFixed(4)),
        to: bin === bins || (open && bin === bins - 1) ? null : Number(((bin + 1) * width).toFixed(4)),
        words: bin === bins ? "not known" : rangeText(key, data.columns[key], [bin, bin + 1]),
        all: all.histograms[d]![bin]!,
        brushed: filter.histograms[d]![bin]!
      })).filter((row) => row.all > 0);
    });
  const place = h("div");
  const refresh = () => {
    if (!place.hasChildNodes()) return;
    place.replaceChildren(
      DataTable(
        rows(),
        [
          {key: "signal", label: "Signal", cell: (d) => d.signal},
          {key: "range", label: "Values", cell: (d) => d.words, csv: ({from, to}) => ({from, to})},
          {key: "account_months", label: "Account-months", align: "end", cell: (d) => format.count(d.all), sort: (d) => d.all},
          {key: "in_other_brushes", label: "In the other brushes", align: "end", cell: (d) => format.count(d.brushed), sort: (d) => d.brushed}
        ],
        {caption: "Account-months by bin", limit: 24, narrow: "scroll", document}
      )
    ); // prettier-ignore
  };
  const make = () => {
    place.append(h("span"));
    refresh();
    return place;
  };
  return {make, refresh};
}
