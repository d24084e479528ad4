import type {Metric} from "../../src/metrics/metric.js";
import {undefinedMetric} from "../../src/metrics/metric.js";
import {parseWindow} from "../../src/metrics/periods.js";
import {accountMetrics} from "../../src/metrics/windowMetrics.js";
import {metricInputs} from "../metrics/metricInputs.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceScope} from "./scope.js";

/** The metrics of one account in a window, by id: the numbers of `quarterdeck metrics`. */
export type MetricOf = (account_id: string, id: string) => Metric;

/** The metrics of every account in the quarter and in the quarter before. */
export interface SliceMetrics {
  now: MetricOf;
  before: MetricOf;
}

/** Computes the metrics of all accounts, each window in a fixed number of queries. */
export async function sliceMetrics(
  db: Warehouse,
  {quarter, period, as_of, fiscal_year_start}: SliceScope
): Promise<SliceMetrics> {
  const read = async (window: string): Promise<MetricOf> => {
    const inputs = await metricInputs(db, parseWindow(window, {as_of, fiscal_year_start}));
    const metrics = accountMetrics(inputs);
    return (account_id, id) => metrics.get(account_id)?.[id] ?? undefinedMetric("not known in this window");
  };
  return {now: await read(quarter), before: await read(period.previous_quarter)};
}
