import {formatFor} from "../../lib/format.js";
import type {ProductData} from "../../lib/productData.js";
import {daysText} from "../../lib/productText.js";
import type {KpiTile} from "../kpiStrip.js";
import type {Metric} from "../../metrics/metric.js";

/** The key figures of the Product review. */
export function productFacts(data: ProductData): KpiTile[] {
  const format = formatFor({currency: data.currency});
  const {defects, errors, older_open} = data;
  const none = data.given.includes("tickets")
    ? "no ticket of category bug"
    : "the table tickets is not given";
  const reported = defects.tickets > 0;
  const range = ({low, high}: Metric, write: (d: number) => string) =>
    low == null || high == null ? "no interval" : `95% ${write(low)}\u2013${write(high)}`;
  const share = (label: string, metric: Metric): KpiTile => ({
    label,
    mark: {value: metric.value},
    value: format.percent(metric.value, 0),
    reason: metric.reason ?? none,
    strip:
      metric.value === null
        ? null
        : {low: metric.low ?? null, high: metric.high ?? null, now: metric.value, domain: [0, 1]},
    notes: [
      `${format.count(metric.numerator ?? 0)}/${format.count(metric.denominator ?? 0)}`,
      `95% ${format.percentRange(metric.low, metric.high, 0)}`
    ]
  });
  return [
    {
      label: "ARR touched by defects",
      mark: {value: reported ? defects.arr : null},
      value: format.moneyShort(defects.arr),
      reason: none,
      strip: data.arr > 0 ? {share: defects.arr / data.arr} : null,
      notes: [
        `of ${format.moneyShort(data.arr)}`,
        `${format.count(defects.accounts)} accounts`,
        `${format.count(defects.tickets)} tickets`
      ]
    },
    {
      label: "Open defects",
      mark: {value: reported || older_open > 0 ? defects.open + older_open : null},
      value: format.count(defects.open + older_open),
      reason: none,
      notes: [
        `${format.count(defects.open)} of the year\u2019s ${format.count(defects.tickets)}`,
        `${format.count(older_open)} older`
      ]
    },
    {
      label: "Median to resolve",
      mark: {value: defects.median.value},
      value: daysText(defects.median.value),
      reason: defects.median.reason ?? none,
      notes: [range(defects.median, (d) => format.decimal(d, 1)), `90% within ${daysText(defects.p90.value)}`]
    },
    share("ETA given", defects.eta),
    share("Workaround given", defects.workaround),
    {
      label: "Errors per use, 90 days",
      mark: {value: errors.value},
      value: format.percent(errors.value, 2),
      reason: errors.reason,
      notes: [`${format.count(errors.numerator)} / ${format.count(errors.denominator)} uses`]
    }
  ];
}
