import {formatFor} from "../../lib/format.js";
import type {ProductData} from "../../lib/productData.js";
import {daysText} from "../../lib/productText.js";
import {ticketsUnknown} from "../../lib/productWords.js";
import {plural} from "../../lib/words.js";
import type {KpiTile} from "../kpiStrip.js";
import type {Metric} from "../../metrics/metric.js";

/** The key figures of the Product review. */
export function productFacts(data: ProductData): KpiTile[] {
  const format = formatFor({currency: data.currency});
  const {defects, errors, older_open} = data;
  const unknown = ticketsUnknown(data);
  const none = unknown ?? "no ticket of category bug";
  const known = (value: number) => (unknown === null ? value : null);
  const [arr, open] = [known(defects.arr), known(defects.open + older_open)];
  const others = defects.accounts - defects.paying;
  const range = ({low, high}: Metric, write: (d: number) => string) =>
    low == null || high == null ? "no interval" : `95% ${write(low)}\u2013${write(high)}`;
  const share = (label: string, metric: Metric): KpiTile => ({
    label,
    mark: {value: metric.value},
    value: format.percent(metric.value, 0),
    reason: unknown ?? metric.reason ?? none,
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
      mark: {value: arr},
      value: format.moneyShort(arr),
      reason: none,
      strip: data.arr > 0 ? {share: defects.arr / data.arr} : null,
      notes: [
        `of ${format.moneyShort(data.arr)}`,
        plural(defects.paying, "paying account"),
        ...(others > 0 ? [`${format.count(others)} more that ${others === 1 ? "does" : "do"} not pay`] : []),
        plural(defects.tickets, "ticket")
      ]
    },
    {
      label: "Open defects",
      mark: {value: open},
      value: format.count(open),
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
      reason: unknown ?? defects.median.reason ?? none,
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
