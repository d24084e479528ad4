import type {Definition} from "./definition.js";
import {BOTH} from "./definition.js";

const point = {section: "Engagement", scope: BOTH, source: "loaders/models/marts/account_point.sql"} as const;
const DAYS_28 = "the 28 days that end on t1";
const NEEDS_USERS =
  "Not available where usage has no user ids. Of a group: the sum over the accounts that pay on t1.";

function unused(part: "never" | "lapsed" | "partial", label: string, formula: string): Definition {
  const caveats = ["The three parts add up to the unused seats; holders fill partial first, then lapsed."];
  return {
    ...point,
    id: `unused_${part}`,
    label,
    unit: "count",
    better: "down",
    formula,
    window: DAYS_28,
    caveats
  };
}

/** Who uses the product, how much, and who has gone quiet. */
export const ENGAGEMENT: readonly Definition[] = [
  {
    ...point,
    id: "dau",
    label: "Daily active users",
    unit: "count",
    better: "up",
    formula: "Mean, over 28 days, of the distinct users with usage on the day.",
    window: DAYS_28,
    caveats: [NEEDS_USERS]
  },
  {
    ...point,
    id: "wau",
    label: "Weekly active users",
    unit: "count",
    better: "up",
    formula: "Distinct users with usage in 7 days.",
    window: "the 7 days that end on t1",
    caveats: [NEEDS_USERS]
  },
  {
    ...point,
    id: "mau",
    label: "Active users",
    unit: "count",
    better: "up",
    formula: "Distinct users with usage in 28 days.",
    window: DAYS_28,
    caveats: [NEEDS_USERS]
  },
  {
    ...point,
    id: "dau_mau",
    label: "Stickiness",
    unit: "fraction",
    better: "up",
    formula: "Mean of daily active users over 28 days / users active in the 28 days.",
    numerator: "mean daily active users",
    denominator: "users active in 28 days",
    window: DAYS_28,
    caveats: ["Weekends count: a product used on working days only cannot pass about 71 %."]
  },
  {
    ...point,
    id: "user_churn",
    label: "User churn",
    unit: "fraction",
    better: "down",
    formula:
      "Users active in the 28 days before t0 and not in the 28 days before t1 / users active in the 28 days before t0.",
    numerator: "users no longer active",
    denominator: "users active at the start",
    window: "the 28 days that end on t0 and those that end on t1",
    caveats: [NEEDS_USERS],
    source: "loaders/metrics/usage.ts"
  },
  {
    ...point,
    id: "seat_utilisation",
    label: "Seat utilisation",
    unit: "fraction",
    better: "up",
    formula: "Users active in 28 days / seats paid for on t1.",
    numerator: "users active in 28 days",
    denominator: "seats paid for",
    window: DAYS_28,
    caveats: ["Above 100 % is shown as it is: more users than seats."]
  },
  {
    ...point,
    id: "unused_seats",
    label: "Unused seats",
    unit: "count",
    better: "down",
    formula: "Seats paid for less users active in 28 days, at least 0, account by account.",
    window: DAYS_28,
    caveats: ["One account’s surplus of users does not fill another’s empty seats."]
  },
  unused(
    "never",
    "Seats never used",
    "Unused seats that no holder explains: nobody has used the product from them."
  ),
  unused(
    "lapsed",
    "Seats lapsed",
    "Unused seats whose holders used the product, but not in the last 90 days."
  ),
  unused(
    "partial",
    "Seats partly used",
    "Unused seats whose holders used the product in the last 90 days, but not in the last 28."
  ),
  {
    ...point,
    id: "wasted_spend",
    label: "Wasted spend",
    unit: "usd_month",
    better: "down",
    formula: "Unused seats x MRR per seat.",
    window: DAYS_28,
    caveats: ["An amount that the customer may ask about, not a saving that is promised."]
  },
  {
    ...point,
    id: "active_rate",
    label: "Active-user rate",
    unit: "fraction",
    better: "up",
    formula: "Users active in 28 days / the larger of seats paid for and users not deactivated.",
    numerator: "users active in 28 days",
    denominator: "seats or users, whichever is more",
    window: DAYS_28,
    caveats: [NEEDS_USERS]
  },
  {
    ...point,
    id: "active_days_per_user",
    label: "Active days per user",
    unit: "days",
    better: "up",
    formula: "Distinct user-days in 28 days / users active in them.",
    numerator: "user-days",
    denominator: "users active in 28 days",
    window: DAYS_28,
    caveats: [NEEDS_USERS]
  },
  {
    ...point,
    id: "active_days",
    label: "Active days",
    unit: "days",
    better: "up",
    formula: "Days of the last 28 on which anyone of the account used the product.",
    window: DAYS_28,
    caveats: ["Stands in for user metrics where usage has no user ids."],
    scope: ["account"]
  },
  {
    ...point,
    id: "breadth",
    label: "Feature breadth",
    unit: "fraction",
    better: "up",
    formula:
      "Distinct features used in 28 days / features available to the plan (those that anyone on the plan has used).",
    numerator: "features used",
    denominator: "features available",
    window: DAYS_28,
    caveats: ["A feature that nobody on the plan has touched yet is not counted as available."]
  },
  {
    ...point,
    id: "trend",
    label: "Usage trend",
    unit: "ratio",
    better: "up",
    formula: "Natural log of (user-days + 1) in the last 28 days / (user-days + 1) in the 28 days before.",
    window: "the 56 days that end on t1",
    caveats: ["None in an account’s first 56 days. 0 is level, 0.18 about 20 % more, -0.22 about 20 % less."],
    scope: ["account"]
  },
  {
    ...point,
    id: "engagement_index",
    label: "Engagement index",
    unit: "score",
    better: "up",
    formula:
      "Weighted mean of the percentile ranks of active-user rate, active days per user, breadth and trend among the accounts of the segment that pay that day. Rank = 100 x (less + half of equal, itself included) / n.",
    window: "the 56 days that end on t1",
    caveats: [
      "Relative: half of all accounts are below 50 whatever happens. Read it beside the segment’s medians.",
      "Below 20 paying accounts in the segment all accounts are the reference, and it is marked.",
      "No usage in 28 days is 0 on all four. The weight of a missing part goes to the others."
    ],
    scope: ["account"]
  }
];
