import type {Cause} from "./taxonomy.js";

/** A column of the panel that may set accounts that leave apart from those that stay. */
export interface Signal {
  /** the column of the panel */
  key: string;
  /** what exposed accounts have in common, at most four words */
  label: string;
  cause: Cause;
  /** on which side of its cut a value exposes: above it, below it, or true (no cut) */
  worse: "high" | "low" | "true";
  /** the definition's own cut, which a configuration may replace; without either, the worst quartile of the controls */
  cut?: number;
  /** the table without which there is no such signal */
  table: string;
  /** how a value is written */
  unit: "share" | "days" | "hours" | "score" | "count" | "ratio" | "money" | "yes";
}

/** Every signal that is tested, in the order of metrics.md: engagement, support and voice, value, relation, contract. */
export const SIGNALS: readonly Signal[] = [
  {
    key: "active_rate",
    label: "Few seats in use",
    cause: "low_engagement",
    worse: "low",
    table: "usage",
    unit: "share"
  },
  {
    key: "active_days_per_user",
    label: "Few days a user",
    cause: "low_engagement",
    worse: "low",
    table: "usage",
    unit: "count"
  },
  {
    key: "breadth",
    label: "Few features used",
    cause: "low_engagement",
    worse: "low",
    table: "usage",
    unit: "share"
  },
  {
    key: "trend",
    label: "Use is falling",
    cause: "low_engagement",
    worse: "low",
    table: "usage",
    unit: "ratio"
  },
  {
    key: "user_churn",
    label: "Users stop",
    cause: "low_engagement",
    worse: "high",
    table: "usage",
    unit: "share"
  },
  {
    key: "quiet",
    label: "Quiet customer",
    cause: "low_engagement",
    worse: "true",
    table: "touches",
    unit: "yes"
  },
  {
    key: "error_rate",
    label: "Errors in use",
    cause: "product_defects",
    worse: "high",
    table: "usage",
    unit: "share"
  },
  {
    key: "oldest_sev1_days",
    label: "Severity 1 open 7 days",
    cause: "product_defects",
    worse: "high",
    cut: 7,
    table: "tickets",
    unit: "days"
  },
  {
    key: "ticket_rate",
    label: "Many tickets",
    cause: "hard_to_use",
    worse: "high",
    table: "tickets",
    unit: "count"
  },
  {
    key: "first_response_median_hours_90d",
    label: "Slow first response",
    cause: "no_proactive_support",
    worse: "high",
    table: "tickets",
    unit: "hours"
  },
  {
    key: "csat",
    label: "Low ticket rating",
    cause: "no_proactive_support",
    worse: "low",
    table: "tickets",
    unit: "share"
  },
  {
    key: "has_detractor",
    label: "A detractor",
    cause: "hard_to_use",
    worse: "true",
    table: "surveys",
    unit: "yes"
  },
  {
    key: "response_rate",
    label: "Few answer surveys",
    cause: "low_engagement",
    worse: "low",
    table: "surveys",
    unit: "share"
  },
  {
    key: "oldest_request_days",
    label: "Request waits long",
    cause: "poor_fit",
    worse: "high",
    table: "requests",
    unit: "days"
  },
  {
    key: "realised_share",
    label: "Value below promise",
    cause: "poor_fit",
    worse: "low",
    table: "value",
    unit: "share"
  },
  {
    key: "goal_attainment",
    label: "Goals out of reach",
    cause: "poor_fit",
    worse: "low",
    table: "goals",
    unit: "share"
  },
  {key: "icp_fit", label: "Poor fit", cause: "poor_fit", worse: "low", table: "accounts", unit: "score"},
  {
    key: "champion_left",
    label: "Champion left",
    cause: "no_proactive_support",
    worse: "true",
    table: "users",
    unit: "yes"
  },
  {
    key: "champion_inactive",
    label: "Champion inactive",
    cause: "low_engagement",
    worse: "true",
    table: "users",
    unit: "yes"
  },
  {
    key: "days_since_checkin",
    label: "Check-in overdue",
    cause: "no_proactive_support",
    worse: "high",
    cut: 90,
    table: "touches",
    unit: "days"
  },
  {
    key: "proactive_90d",
    label: "No proactive touch",
    cause: "no_proactive_support",
    worse: "low",
    cut: 1,
    table: "touches",
    unit: "count"
  },
  {
    key: "price_change_90d",
    label: "Price rise",
    cause: "price",
    worse: "high",
    cut: 0,
    table: "subscriptions",
    unit: "share"
  },
  {
    key: "oldest_overdue_days",
    label: "Invoice overdue",
    cause: "payment_failed",
    worse: "high",
    cut: 0,
    table: "invoices",
    unit: "days"
  }
];

/**
 * Whether a value exposes an account; null where it is not known. A number exposes strictly beyond its cut.
 *
 * @param cut null for signals that are true or false
 */
export function isExposed(
  {worse}: Pick<Signal, "worse">,
  value: number | boolean | null,
  cut: number | null
): boolean | null {
  if (value === null) return null;
  if (typeof value === "boolean") return value;
  if (cut === null) return null;
  return worse === "high" ? value > cut : value < cut;
}
