import {bandLook} from "../../lib/bands.js";
import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {changesCsv} from "../../lib/scorecardCsv.js";
import {aucFloor} from "../../lib/healthWords.js";
import type {Intervals} from "../../lib/scorecardIntervals.js";
import type {BandChange, WhatIf} from "../../lib/scorecardWhatIf.js";
import type {Metric} from "../../metrics/metric.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import {BandShape, HealthPill} from "../healthPill.js";
import {IntervalStrip} from "../intervalStrip.js";
import {aucText, aucVerdict, backtestScope} from "./backtestWords.js";

/** The bands today and the backtest, as configured and as tried out. */
export function WhatIfResult(
  result: WhatIf,
  intervals: Intervals | null,
  {horizon, document}: {horizon: number; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  const {backtest} = result;
  return h(
    "div",
    {class: "qd-try-result"},
    h("h3", null, "Bands today"),
    Bands(result, document),
    h("h3", null, "Backtest on later months"),
    h("p", {class: "qd-card-sub"}, backtest.reason ?? backtestScope(backtest, horizon)),
    Backtest(result, intervals, document),
    h("p", {class: "qd-muted"}, verdict(result, intervals))
  );
}

function verdict({backtest}: WhatIf, intervals: Intervals | null): string {
  if (backtest.after.auc.value === null) return "";
  if (intervals === null) return "The intervals are being computed.";
  return aucVerdict(intervals.after, intervals.difference);
}

function Bands({counts, edited}: WhatIf, document?: Document): HTMLElement {
  const {h} = dom(document);
  const format = formatFor();
  const most = counts.reduce((sum, d) => sum + d.before, 0);
  return DataTable(
    counts.filter((d) => d.before + d.after > 0 || d.band !== "not enough data"),
    [
      {
        key: "band",
        label: "Band",
        cell: (d) =>
          h(
            "span",
            {class: "qd-band"},
            h("span", null, BandShape(d.band, {document}), bandLook(d.band).label)
          )
      },
      {key: "before", label: "As configured", align: "end", cell: (d) => format.count(d.before)},
      {
        key: "after",
        label: "Tried out",
        align: "end",
        cell: (d) => h("b", null, edited ? format.count(d.after) : "\u2013")
      },
      {
        key: "change",
        label: "Change",
        align: "end",
        cell: (d) => (edited ? format.signed(d.after - d.before) : "\u2013")
      }
    ],
    {caption: `Bands of ${format.count(most)} accounts`, narrow: "scroll", document}
  );
}

function Backtest({backtest, edited}: WhatIf, intervals: Intervals | null, document?: Document): HTMLElement {
  const areas = {
    before: intervals?.before ?? backtest.before.auc,
    after: intervals?.after ?? backtest.after.auc
  };
  const both = [areas.before, areas.after];
  const most = Math.max(0.8, ...both.map((d) => d.high ?? d.value ?? 0.5));
  const domain: [number, number] = [aucFloor(both), Math.ceil(10 * most) / 10];
  const strip = ({value, low = null, high = null}: Metric, label: string): Child =>
    value === null
      ? null
      : IntervalStrip(
          {now: value, low, high, target: 0.5, domain},
          {width: 96, label: `${label}: ${aucText({value, low, high})}; 0.5 is chance`, document}
        );
  const rows = (["before", "after"] as const).filter((d) => d === "before" || edited);
  const label = {before: "As configured", after: "Tried out"};
  return DataTable(
    rows,
    [
      {key: "which", label: "Numbers", cell: (d) => label[d]},
      {key: "strip", label: "0.5 = tick", cell: (d) => strip(areas[d], label[d]), narrow: "hide"},
      {key: "auc", label: "ROC AUC (95%)", align: "end", cell: (d) => aucText(areas[d])},
      {
        key: "lift",
        label: "Top-tenth lift",
        title:
          "how many times more often the tenth with the lowest scores was followed by a churn than all were",
        align: "end",
        cell: (d) => liftText(backtest[d].lift)
      }
    ],
    {caption: "ROC AUC and lift out of time", narrow: "scroll", document}
  );
}

function liftText({value, reason}: Metric): string {
  return value === null ? `n/a: ${reason ?? "no value"}` : `${formatFor().decimal(value, 2)}\u00a0×`;
}

/** The accounts that change band, by name. */
export function BandChanges(
  {changes, edited}: WhatIf,
  {currency, document}: {currency: string; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  const table = DataTable(changes, changeColumns(currency, document), {
    caption: "Accounts that change band",
    href: (d) => pageHref("account", {account: d.account_id}),
    limit: 8,
    empty: edited ? "No account changes band." : "Nothing is tried out yet. Move a slider or type a number.",
    document
  });
  keepCsv(table, () => changesCsv(changes));
  return h(
    "div",
    {class: "qd-try-changes"},
    h(
      "h3",
      null,
      changes.length === 0 ? "Accounts that change band" : `Accounts that change band: ${changes.length}`
    ),
    table
  );
}

function changeColumns(currency: string, document?: Document): Column<BandChange>[] {
  const {h} = dom(document);
  const format = formatFor({currency});
  const pill = (d: BandChange["before"]) => HealthPill({band: d.band, score: d.score}, {document});
  return [
    {
      key: "name",
      label: "Account",
      cell: (d) => h("span", null, h("bdi", null, d.name), " ", h("small", null, h("bdi", null, d.segment)))
    },
    {key: "before", label: "As configured", cell: (d) => pill(d.before), sort: (d) => d.before.score},
    {
      key: "after",
      label: "Tried out",
      cell: (d) => pill(d.after),
      narrow: "side",
      sort: (d) => d.after.score
    },
    {
      key: "arr",
      label: "ARR",
      align: "end",
      cell: (d) => format.money(d.arr),
      sort: (d) => d.arr,
      narrow: "fact"
    }
  ];
}
