import {formatFor} from "../../lib/format.js";
import {daysMetric} from "../../lib/journeyText.js";
import {valueTitle} from "../../lib/journeyTitles.js";
import type {JourneyView, ValueGroup} from "../../lib/journeyView.js";
import {VALUE_DAYS} from "../../lib/journeyView.js";
import {definitionHref} from "../../lib/links.js";
import {plural} from "../../lib/words.js";
import {ChartCard} from "../chartCard.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {KpiTile} from "../kpiStrip.js";
import {KpiStrip} from "../kpiStrip.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import {ValueCurves} from "./valueCurves.js";

const format = formatFor();

/** The share of all accounts that reached first value by some days, a tile each, and the median. */
export function ValueKpis({all}: JourneyView, {document}: PageCardOptions): HTMLElement {
  const tiles = all.by_day.map((metric, k): KpiTile => {
    const {value, low, high, numerator, denominator} = metric;
    return {
      label: `First value by day ${VALUE_DAYS[k]}`,
      mark: {value},
      value: format.percent(value),
      strip: value === null ? null : {low: low ?? null, high: high ?? null, now: value, domain: [0, 1]},
      notes: [
        `${format.count(numerator)} of ${plural(denominator ?? 0, "account")}`,
        low == null ? "no interval" : format.percentRange(low, high)
      ],
      reason: metric.reason,
      href: definitionHref(`activated_${VALUE_DAYS[k]}`)
    };
  });
  const {median} = all;
  const half: KpiTile = {
    label: "Half have first value by",
    mark: {value: median.value},
    value: median.value === null ? "n/a" : format.decimal(median.value, 0),
    unit: median.value === 1 ? "day" : "days",
    notes: [
      median.low == null ? "no interval" : daysMetric(median).replace(/^\S+ /, "95% "),
      `n ${format.count(median.n)}`
    ],
    reason: median.reason?.replace(/ %/g, "%"),
    href: definitionHref("time_to_value_median")
  };
  return KpiStrip([...tiles, half], {document});
}

function noValue({data}: JourneyView): string {
  return data.given.activation
    ? "No account of this choice has paid yet. Take a filter away."
    : "First value is not known: no row of `usage` names its users. Add user_id to it, or name a stage under activation in quarterdeck.yaml.";
}

/** How soon the groups reach first value. */
export function ValueCard(view: JourneyView, {fit, document}: PageCardOptions): HTMLElement {
  const {groups, all, data, left_out} = view;
  const title = valueTitle(view);
  const none = all.follows.length === 0;
  const more = left_out > 0 ? `; ${left_out} smaller groups are not drawn` : "";
  return ChartCard(
    {
      title,
      subtitle: `Share with first value since the first paid day, Aalen-Johansen with 95% bands; first value = ${data.activation}`,
      chart: none
        ? EmptyState(noValue(view), {document})
        : fit((width) => ValueCurves(groups, {label: title, width, document})),
      table: () =>
        DataTable([...groups, ...(groups.length > 1 ? [all] : [])], columns(view), {
          ...{caption: title, narrow: "scroll", empty: "No account has paid yet.", document}
        }),
      method: `An account that leaves first stays in the denominator; ${plural(all.follows.length, "account")}${more}`,
      links: [{label: "Definition", href: definitionHref("activated_90")}]
    },
    {span: 5, document}
  );
}

function columns({by}: JourneyView): Column<ValueGroup>[] {
  const shares = VALUE_DAYS.map((day, k): Column<ValueGroup> => ({
    key: `day_${day}`,
    label: `Day ${day}`,
    align: "end",
    cell: (d) => {
      const {value, low, high} = d.by_day[k]!;
      return `${format.percent(value, 0)}${low == null ? "" : ` (${format.percentRange(low, high, 0)})`}`;
    },
    csv: (d) => {
      const {value, low, high} = d.by_day[k]!;
      return {[`day_${day}`]: value, [`day_${day}_low`]: low, [`day_${day}_high`]: high};
    }
  }));
  return [
    {key: "name", label: by === "csm" ? "CSM" : by[0]!.toUpperCase() + by.slice(1), cell: (d) => d.name},
    {key: "accounts", label: "Accounts", align: "end", cell: (d) => format.count(d.follows.length)},
    ...shares,
    {
      key: "median_days",
      label: "Half by day",
      align: "end",
      cell: (d) => daysMetric(d.median),
      csv: (d) => d.median.value
    }
  ];
}
