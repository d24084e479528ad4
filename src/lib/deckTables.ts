/** The tables that the queries of a deck template read, each with the account's own rows. */
export const DECK_TABLES: readonly string[] = [
  "period",
  "accounts",
  "account_week",
  "comments",
  "goals",
  "plans",
  "requests",
  "subscriptions",
  "usage_days",
  "feature_quarters",
  "tickets",
  "surveys",
  "value"
];
