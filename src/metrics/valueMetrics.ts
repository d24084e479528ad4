import type {AccountState} from "./companyRow.js";
import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import {sumMoney} from "./money.js";
import {knownRows, sumKnown} from "./sums.js";

const NONE = "no value is given up to this day, or the day is no month end";

/** What was promised, what came of it, and how far the customers' goals are. */
export function valueMetrics(rows: readonly AccountState[]): Record<string, Metric> {
  const given = knownRows(rows, "promised_to_date");
  const measured = knownRows(given, "realised_to_date");
  return {
    promised_value:
      given.length === 0 ? undefinedMetric(NONE) : {value: sumMoney(given, (d) => d.promised_to_date)},
    realised_value:
      measured.length === 0
        ? undefinedMetric(given.length === 0 ? NONE : "nothing was measured")
        : {value: sumMoney(measured, (d) => d.realised_to_date), n: measured.length},
    roi: roi(given),
    goal_attainment: goalAttainment(rows)
  };
}

function roi(given: readonly AccountState[]): Metric {
  if (given.length === 0) return undefinedMetric(NONE);
  const promised = sumMoney(given, (d) => d.promised_to_date);
  const measured = sumMoney(given, (d) => d.promised_measured_to_date);
  if (promised <= 0 || 2 * measured < promised)
    return undefinedMetric("less than half of the promised value is measured");
  const [realised, paid] = [
    sumMoney(given, (d) => d.realised_to_date),
    sumMoney(given, (d) => d.paid_to_date)
  ];
  if (!(paid > 0)) return undefinedMetric("nothing was paid in the months that were measured");
  const net = sumMoney([realised, -paid], (d) => d);
  return {value: net / paid, numerator: net, denominator: paid};
}

function goalAttainment(rows: readonly AccountState[]): Metric {
  const known = knownRows(rows, "goal_attainment");
  const sum = sumKnown(known, "goal_attainment");
  if (sum === null)
    return undefinedMetric("no goal with a baseline, a target and a current value is known on this day");
  return {value: sum / known.length, numerator: sum, denominator: known.length, n: known.length};
}
