import {formatFor} from "../../lib/format.js";
import {metricText} from "../../lib/metricFormat.js";
import type {Metric} from "../../metrics/metric.js";
import type {Column} from "../dataTable.js";

const format = formatFor();

const parts = (metric: Metric | undefined) =>
  `${format.count(metric?.numerator ?? 0)} / ${format.count(metric?.denominator ?? 0)}`;
/** The parts of a metric that a chart draws. */
export const numbers = ({
  value = null,
  low = null,
  high = null,
  numerator = null,
  denominator = null
}: Partial<Metric>) => ({
  ...{value, low, high, numerator, denominator}
});

/** Three columns on one metric: its value, interval, what it rests on. */
export function metricColumns<T>(id: string, label: string, of: (row: T) => Metric | undefined): Column<T>[] {
  const range = ({low, high}: Partial<Metric> = {}) =>
    low == null || high == null
      ? "n/a"
      : id === "nps"
        ? `${format.signed(low)} to ${format.signed(high)}`
        : format.percentRange(low, high, 0);
  return [
    {
      key: id,
      label,
      align: "end",
      narrow: "side",
      cell: (d) => metricText(id, of(d)?.value, format),
      sort: (d) => of(d)?.value ?? null,
      csv: (d) => ({[id]: of(d)?.value ?? null})
    },
    {
      key: `${id}_range`,
      label: "95%",
      align: "end",
      cell: (d) => range(of(d)),
      csv: (d) => ({[`${id}_low`]: of(d)?.low ?? null, [`${id}_high`]: of(d)?.high ?? null})
    },
    {
      key: `${id}_of`,
      label: id === "nps" ? "(P \u2212 D) / n" : "Of",
      title: id === "nps" ? "Promoters less detractors / users who answered" : undefined,
      align: "end",
      cell: (d) => parts(of(d)),
      csv: (d) => {
        const {numerator, denominator} = numbers(of(d) ?? {});
        return {[`${id}_numerator`]: numerator, [`${id}_denominator`]: denominator};
      }
    }
  ];
}
