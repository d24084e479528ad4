import type {LossesData, LossFile, LossRow} from "../../src/lib/lossesData.js";
import type {Metric} from "../../src/metrics/metric.js";
import {shareMetric} from "../../src/metrics/wilson.js";

const NONE: Metric = {value: null, reason: "none is old enough to be judged"};
const quality = (id: string, k: number, n: number) => ({
  ...{id, warned: shareMetric(k, n, ""), lead: {median: 60, q1: 30, q3: 90, n: k}},
  ...{precision: shareMetric(k, n, ""), base: shareMetric(1, 10, "")}
});

/** A loss of a made-up company. */
export function lossRow(i: number, more: Partial<LossRow> = {}): LossRow {
  const day = `2026-0${1 + (i % 8)}-15`;
  return {
    ...{account_id: `K${i}`, name: `Name ${i}`, segment: "Small", csm: "Ana", start_date: "2025-01-01"},
    ...{known_on: day, lost_on: day, quarter: "2026Q2", mrr_lost: 100, reason: "price", cause: "price"},
    ...{
      voluntary: true,
      returned: false,
      lost_again: false,
      plays: [[0, 60]],
      signals: [[0, 30]],
      stood: false
    },
    ...{observed: "Yes", win_back: null, lessons: []},
    ...more
  };
}

/** What the Post-mortems page would be given of such losses. */
export function lossesOf(losses: readonly LossRow[], more: Partial<LossesData> = {}): LossesData {
  return {
    ...{as_of: "2026-09-30", currency: "USD", look_back: 180, losses, stray: []},
    plays: [
      {id: "risk", title: "At risk", actions: [{do: "Call", owner: "csm", within_days: 3}]},
      {id: "quiet", title: "Quiet", actions: [], judged_from: "2026-01-31"}
    ],
    signals: [{key: "trend", label: "Use is falling", cause: "low_engagement"}],
    quality: {
      plays: [quality("risk", 40, 80), {...quality("quiet", 0, 5), lead: null, precision: NONE}],
      signals: [quality("trend", 1, 9)]
    },
    months: {before_loss: shareMetric(9, 10, ""), before_none: shareMetric(90, 100, "")},
    ...more
  };
}

/** The file of the first account. */
export const LOSS_FILE: LossFile = {
  ...{account_id: "K0", company: "Acme", currency: "USD", language: "tr"},
  weeks: {
    ...{week_end: ["2025-11-02", "2025-11-09", "2026-01-11"], wau: [9, 8, 1], mau: [9, 8, 2]},
    ...{seats: [10, 10, 10], missing: [false, false, false]}
  },
  steps: {from_date: ["2025-12-01"], to_date: ["2026-01-15"], mrr: [100], seats: [10], currency: ["USD"]},
  renewals: {renewal_date: ["2026-01-10"]},
  lessons: [
    {
      owner: "Ana",
      date: "2026-02-01",
      status: "agreed",
      file: "lessons/a.md",
      body: [{tag: "p", children: ["Call ", {tag: "strong", children: ["sooner"]}]}]
    }
  ]
};
