import type {Segment} from "../catalogue/segments.js";

// The true model. README.md states it in words; no column of any table holds any of it.

/** Hazard of a voluntary churn per month at the baseline, and what multiplies it. */
export const HAZARD = {
  base: {"Small business": 0.01, "Mid-market": 0.0065, Enterprise: 0.004} satisfies Record<Segment, number>,
  /** The first days after the first payment of a spell. */
  young: {days: 180, ratio: 2.2},
  /** Active-user rate under the cut on the last month end. */
  low_activity: {cut: 0.3, ratio: 4},
  /** Errors per use in the 28 days up to the last month end above the cut, with enough uses to tell. */
  defects: {cut: 0.05, least_uses: 50, ratio: 5},
  /** acquisition_source is the marketplace. */
  poor_fit: {channel: "marketplace", ratio: 2.2},
  /** A named champion was deactivated in the 90 days up to the last month end. */
  champion_left: {days: 90, ratio: 2.5},
  /** A customer of 90 days or more without a check-in in the last 90. */
  checkin_overdue: {days: 90, ratio: 1.7},
  /** An annual renewal date falls into the coming month. */
  renewal_due: {ratio: 2}
};

/** Hazard per month that a payment fails for good or the company closes: the same for all accounts of a segment. */
export const INVOLUNTARY: Record<Segment, number> = {
  "Small business": 0.0018,
  "Mid-market": 0.0006,
  Enterprise: 0.0002
};
