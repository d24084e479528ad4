import {ZONE_STATES} from "../backtest/zoneState.js";

/** What a trigger of a play may name: a column of play_points. */
export interface PlayMetric {
  name: string;
  type: "number" | "boolean" | "text";
  /** how a value is written */
  unit: "share" | "days" | "hours" | "score" | "count" | "ratio" | "money" | "yes" | "name";
  about: string;
  /** all texts that it can be, where these are few */
  values?: readonly string[];
}

type Row = readonly [name: string, unit: PlayMetric["unit"], about: string];

const ROWS: readonly Row[] = [
  ["segment", "name", "Segment of the account"],
  ["plan", "name", "Plan of the account"],
  ["tenure_days", "days", "Days since the first payment"],
  ["mrr", "money", "Monthly recurring revenue in the reporting currency"],
  ["seats", "count", "Seats paid for"],
  ["mau", "count", "Users active in the last 28 days"],
  ["active_rate", "share", "Monthly active users over seats, or users where there are more"],
  ["active_days_per_user", "count", "Days with use for each active user, of the last 28"],
  ["breadth", "share", "Features used in 28 days, of those that the plan has"],
  ["trend", "ratio", "Logarithm of user-days, last 28 days over the 28 before"],
  ["stickiness", "share", "Mean daily over monthly active users"],
  ["user_churn", "share", "Users of the 28 days before who were not active since"],
  ["seat_utilisation", "share", "Monthly active users over seats paid for"],
  ["unused_seats", "count", "Seats paid for without an active user"],
  ["unused_share", "share", "Unused seats over seats paid for"],
  ["wasted_spend", "money", "Unused seats times the monthly price of a seat"],
  ["engagement_index", "score", "Engagement index, 0 to 100"],
  [
    "danger_zone",
    "name",
    "Where the account stands against the danger lines, as on the Health page: in the zone, near (within a line's error), falling (due to cross one in 30 days), or out"
  ],
  ["danger_line", "score", "Engagement index at or under which losses set in, from past losses"],
  ["danger_rate", "share", "Active rate at or under which losses set in, from past losses"],
  ["quiet", "yes", "Falling use and no word from the customer"],
  ["days_since_use", "days", "Days since anybody used the product"],
  ["error_rate", "share", "Errors per use, last 28 days"],
  ["ticket_rate", "count", "Tickets of 28 days per 100 active users"],
  ["tickets_28d", "count", "Tickets opened in 28 days"],
  ["tickets_usual", "count", "Mean of tickets_28d over the six months before"],
  ["open_sev1", "count", "Open tickets of severity 1"],
  ["oldest_sev1_days", "days", "Age of the oldest open ticket of severity 1"],
  ["first_response_median_hours_90d", "hours", "Median time to first response, 90 days"],
  ["csat", "share", "Satisfied ratings over ratings, 90 days"],
  ["nps", "score", "Net promoter score of 90 days, from 5 answers"],
  ["response_rate", "share", "Surveys answered over sent, 90 days"],
  ["promoters", "count", "Users who answered 9 or 10 in 90 days"],
  ["detractors", "count", "Users who answered 0 to 6 in 90 days"],
  ["unanswered_detractors", "count", "Detractors of 90 days to whose account nobody has turned since"],
  ["unanswered_detractor_days", "days", "Days since the first of them answered"],
  ["days_since_checkin", "days", "Days since the last check-in"],
  [
    "days_since_proactive",
    "days",
    "Days since we last turned to the customer, escalations apart; not known where we never did"
  ],
  ["proactive_ever", "yes", "Whether we have ever turned to the customer, escalations apart"],
  ["proactive_90d", "count", "Times we turned to the customer in 90 days, escalations apart"],
  ["proactive_share", "share", "Of all touches of 90 days, those that we began"],
  ["champions", "count", "Champions among the users"],
  [
    "champion_risk",
    "name",
    "What is the matter with the champions: left, none, inactive, one alone, or no risk"
  ],
  ["roi", "ratio", "Measured value over what was paid for, less 1"],
  ["realised_share", "share", "Realised over promised value, measured items"],
  ["goals_open", "count", "Open goals"],
  ["goals_missed", "count", "Missed goals"],
  ["goals_overdue", "count", "Open goals whose day is past"],
  ["goal_attainment", "share", "Way to the goals that is behind the customer"],
  ["invoices_overdue", "count", "Unpaid invoices past their day"],
  ["oldest_overdue_days", "days", "Days since the oldest of them was due"],
  ["invoices_failed", "count", "Invoices whose payment failed and that are not paid since"],
  ["oldest_request_days", "days", "Age of the oldest open request"],
  ["price_change_90d", "share", "Change of the price per seat in 90 days"],
  ["icp_fit", "score", "Fit to the ideal customer profile, 0 to 1"],
  ["health_score", "score", "Health score, 0 to 100"],
  ["health_band", "name", "Band of the health score"],
  ["health_change", "score", "Change of the health score since last month"],
  ["days_to_renewal", "days", "Days to the next renewal"]
];

const TYPES: Partial<Record<PlayMetric["unit"], PlayMetric["type"]>> = {name: "text", yes: "boolean"};

const VALUES: Readonly<Record<string, readonly string[]>> = {
  danger_zone: ZONE_STATES,
  champion_risk: ["left", "none", "inactive", "one", "no risk"],
  health_band: ["at risk", "watch", "healthy", "not enough data"]
};

/** Every metric that a trigger may name, in the order of the docs. Units: shares are fractions. */
export const PLAY_METRICS: readonly PlayMetric[] = ROWS.map(metric);

function metric([name, unit, about]: Row): PlayMetric {
  const values = VALUES[name];
  return {name, type: TYPES[unit] ?? "number", unit, about, ...(values && {values})};
}

const COMPANY_ROWS: readonly Row[] = [
  ["segment", "name", "Segment, or (all)"],
  ["accounts", "count", "Accounts that paid when the quarter began"],
  ["lost", "count", "Of them, those that pay no more at its end"],
  ["logo_churn", "share", "Lost over accounts"],
  ["logo_churn_low", "share", "Lower end of its 95 % interval"],
  ["logo_churn_high", "share", "Upper end of its 95 % interval"],
  ["target", "share", "Logo churn that the configuration calls reasonable"]
];

/** Every metric that a trigger of a company's play may name; one row a segment and full quarter. */
export const COMPANY_METRICS: readonly PlayMetric[] = COMPANY_ROWS.map(metric);
