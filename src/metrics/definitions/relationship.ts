import type {Definition} from "./definition.js";
import {BOTH} from "./definition.js";

const activation = {
  unit: "fraction",
  better: "up",
  section: "Engagement",
  window: "every account since its first paid day, up to t1",
  interval: "Aalen-Johansen, log-log 95 %",
  scope: ["company"],
  source: "src/metrics/activation.ts"
} as const;
const COMPETING = "An account that leaves before it activates stays in the denominator.";

function activatedBy(day: number): Definition {
  return {
    ...activation,
    id: `activated_${day}`,
    label: `Activated by day ${day}`,
    formula: `Share of accounts activated within ${day} days of their first paid day (Aalen-Johansen, churn before activation competing).`,
    caveats: [COMPETING]
  };
}

/** Accounts that fall silent, reach first value, and are looked after. */
export const RELATIONSHIP: readonly Definition[] = [
  {
    id: "quiet_accounts",
    label: "Quiet accounts",
    unit: "count",
    better: "down",
    section: "Engagement",
    formula:
      "Paying accounts without an inbound touch, ticket, answer or request for 60 days (unless configured) while weekly active users fall: a cumulative sum of z - 0.5 against the 26 weeks before the watch passes 5 two weeks running.",
    numerator: "quiet accounts",
    denominator: "paying accounts that can be judged",
    window: "complete ISO weeks up to t1",
    caveats: [
      "Weeks in which the segment is 30 % or more under its own median are skipped.",
      "Not available with fewer than 12 weeks to compare with, under 1 weekly user, or where no table could hold a sign of life.",
      "The alarm closes when the sum is back at 5 or has not grown for two weeks; a watch with an open alarm lasts until 26 weeks of alarm."
    ],
    scope: BOTH,
    source: "src/metrics/quiet.ts"
  },
  {
    ...activation,
    id: "time_to_value_median",
    label: "Time to value",
    unit: "days",
    better: "down",
    formula:
      "The day, counted from the first paid day, by which half of the accounts that started have activated; activated before it counts as 0.",
    caveats: ["“Not reached” while the share activated stays under 50 %.", COMPETING]
  },
  activatedBy(30),
  activatedBy(60),
  activatedBy(90),
  activatedBy(180),
  {
    id: "champions",
    label: "Champions",
    unit: "count",
    better: "up",
    section: "Engagement",
    formula:
      "Users with a champion score of 75 or more, at least the best two and at most 10 % of users, and those named by the CSM. The score is the mean percentile within the account of active days, breadth, requests and tickets filed, and answers.",
    window: "the day t1",
    caveats: ["Only accounts with 5 or more active users are scored."],
    scope: BOTH,
    source: "loaders/models/marts/account_point.sql"
  },
  {
    id: "champion_risk_accounts",
    label: "Accounts with a champion risk",
    unit: "count",
    better: "down",
    section: "Engagement",
    formula: "Paying accounts with no champion, only one, one inactive for 30 days, or one that left.",
    numerator: "accounts with a champion risk",
    denominator: "paying accounts that can be judged",
    window: "the day t1",
    caveats: [],
    scope: ["company"],
    source: "loaders/models/marts/account_point.sql"
  },
  {
    id: "proactive_share",
    label: "Proactive share",
    unit: "fraction",
    better: "up",
    section: "Engagement",
    formula: "Outbound touches other than escalations / all touches.",
    numerator: "outbound touches without escalations",
    denominator: "all touches",
    window: "days after t0 up to t1",
    caveats: ["Counts contacts, not their worth."],
    scope: BOTH,
    source: "loaders/metrics/touches.ts"
  },
  {
    id: "days_since_checkin",
    label: "Days since the last check-in",
    unit: "days",
    better: "down",
    section: "Engagement",
    formula: "Days from the last check-in with the account to t1; overdue above 90.",
    window: "up to t1",
    caveats: [],
    scope: ["account"],
    source: "loaders/models/marts/account_point.sql"
  },
  {
    id: "first_proactive_days",
    label: "First proactive touch before renewal",
    unit: "days",
    better: "up",
    section: "Engagement",
    formula:
      "Days from the first outbound touch, escalations apart, of the 180 days before the coming renewal to that renewal.",
    window: "the last day of data",
    caveats: ["Not available without a dated renewal, or while nobody has been in touch."],
    scope: ["account"],
    source: "loaders/models/marts/account_dim.sql"
  },
  {
    id: "checkins_overdue",
    label: "Check-ins overdue",
    unit: "count",
    better: "down",
    section: "Engagement",
    formula: "Paying accounts whose last check-in is more than 90 days ago.",
    numerator: "accounts overdue",
    denominator: "paying accounts with a check-in on record",
    window: "up to t1",
    caveats: ["An account that never had a check-in is not in the denominator."],
    scope: ["company"],
    source: "src/metrics/companyMetrics.ts"
  }
];
