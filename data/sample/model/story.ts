import {dayOf} from "./calendar.js";

// The true model. README.md states it in words; no column of any table holds any of it.

export type Segment = "Small business" | "Mid-market" | "Enterprise";
export const SEGMENTS: readonly Segment[] = ["Small business", "Mid-market", "Enterprise"];

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

/** The faulty release: who got it, when it went live and when it was mended, and what it did to the error rate. */
export const RELEASE = {
  segment: "Mid-market" satisfies Segment as Segment,
  from: dayOf("2025-03-10"),
  to: dayOf("2025-05-30"),
  error_rate: 0.16,
  usual_error_rate: 0.002,
  feature: "load_builder",
  bug_id: "KES-2231",
  activity: 0.94
};

/** Paying accounts on each month end: sales fill up what churn takes away. */
export const PAYING_TARGET = [
  60, 72, 82, 88, 90, 92, 93, 94, 95, 96, 97, 98, 99, 100, 100, 101, 102, 103, 104, 105, 106, 108, 110, 112,
  113, 115, 116, 117, 119, 120
] as const;

/** The week in which one account's usage never reached the export. */
export const GAP = {from: dayOf("2026-02-09"), to: dayOf("2026-02-22")};

/** Chance that a churned account comes back, and after how many days. */
export const RETURN = {chance: 0.13, from: 45, to: 260};

/** Long busy accounts that begin to fade in late spring 2026: how many, and in which months. */
export const FADE = {accounts: 7, from: dayOf("2026-05-01"), turns: [25, 27]};

/** From this day on onboarding is guided: weak starts become rarer; the marketplace hardly sells any more. */
export const BETTER_ONBOARDING = dayOf("2025-07-01");
