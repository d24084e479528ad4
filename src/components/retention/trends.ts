import {CATEGORIES} from "../../lib/colours.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import type {RetentionView} from "../../lib/retentionView.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {PageCardOptions} from "../overview/options.js";
import type {PeriodSeries} from "../quarterLines.js";
import {QuarterLines} from "../quarterLines.js";
import {sampleChange} from "../../metrics/steady.js";

const NAMES = {logo: "Logo churn", grr: "Gross retention", nrr: "Net retention"};
const IDS = {logo: "logo_churn", grr: "grr", nrr: "nrr"};

/** The chosen measure by quarter and group. */
export function TrendsCard(view: RetentionView, {fit, document}: PageCardOptions): HTMLElement {
  const format = formatFor();
  const {trends, measure, periods, window, by} = view;
  const title = trendsTitle(view);
  const series = trends.map(({name, points}, i): PeriodSeries => {
    const rates = points.map(({period, metric: {value, low, high, numerator, denominator}}) => {
      return {period, value, low, high, numerator, denominator};
    });
    return {name, rates, stroke: CATEGORIES[[0, 3, 2, 4, 1][i] ?? 5] ?? "var(--qd-context)"};
  });
  return ChartCard(
    {
      title,
      subtitle: `${NAMES[measure]} by quarter and ${by === "csm" ? "CSM" : by}; intervals in the tips and the table`,
      chart: fit((width) =>
        QuarterLines(series, {label: title, periods, period: window.label, width, height: 220, document})
      ),
      table: () =>
        DataTable(
          trends.flatMap((d) => d.points.map((p) => ({name: d.name, ...p}))),
          [
            {key: "name", label: by === "csm" ? "CSM" : by, cell: (d) => d.name, sort: (d) => d.name},
            {key: "period", label: "Quarter", cell: (d) => d.period, sort: (d) => d.period},
            {
              key: "value",
              label: NAMES[measure],
              align: "end",
              cell: (d) => format.percent(d.metric.value),
              sort: (d) => d.metric.value
            },
            {
              key: "range",
              label: "95%",
              align: "end",
              cell: (d) => format.percentRange(d.metric.low, d.metric.high),
              csv: ({metric: {low, high}}) => ({low, high})
            },
            {
              key: "parts",
              label: "Of",
              align: "end",
              cell: (d) => `${format.count(d.metric.numerator)} / ${format.count(d.metric.denominator)}`,
              csv: ({metric: {numerator, denominator}}) => ({numerator, denominator})
            }
          ],
          {caption: title, narrow: "scroll", document}
        ),
      links: [{label: "Definition", href: definitionHref(IDS[measure])}]
    },
    {document}
  );
}

/** Names the groups whose last quarter differs from the one before by more than noise. */
function trendsTitle({trends, window, measure}: RetentionView): string {
  const moved = trends.flatMap(({name, points}) => {
    const at = points.findIndex((d) => d.period === window.label);
    const [now, before] = [points[at], points[at - 1]];
    const change = now && before ? sampleChange(now.metric, before.metric) : null;
    return change && !change.steady ? [`${name} ${change.value > 0 ? "rose" : "fell"}`] : [];
  });
  const what = NAMES[measure];
  if (moved.length === 0) return `${what} of no group moved beyond noise in ${window.label}`;
  return `${what} moved beyond noise in ${window.label}: ${moved.slice(0, 2).join(", ")}`;
}
