import type {GrowthData} from "../../src/lib/growthData.js";
import {ltv} from "../../src/metrics/ltv.js";
import {undefinedMetric} from "../../src/metrics/metric.js";

/** What the Growth page of a made-up company draws from: nothing but what a test gives. */
export function growthOf(parts: Partial<GrowthData> = {}): GrowthData {
  const none = {...ltv([], {gross_margin: null})};
  return {
    as_of: "2026-09-30",
    pay_within_days: 30,
    given: {trials: false, channels: false, surveys: false, usage: false, referrals: false},
    channel: [],
    quarters: [],
    leads: [],
    judged: [],
    past: null,
    advocate_days: 180,
    advocates: [],
    referrals: [],
    ltv: {
      ...{gross_margin: null, months: null, segment: [], channel: [], left_out: 0},
      all: {name: "All accounts", accounts: 0, ltv: none, textbook: undefinedMetric("no account pays")}
    },
    ...parts
  };
}
