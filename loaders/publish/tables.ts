/** A table of the published copy. */
export interface PublishedTable {
  name: string;
  /** Over the tables that the audience may see; hashed(id) hides a user's id. */
  sql: string;
}

const COMMENTS = "$comments";

/**
 * The tables with many rows: marts, and the detail behind them down to account, user and day. Each is written in the
 * order in which pages ask for it, by account, so that one account's rows lie in few blocks. A query ends in its order.
 */
export const LARGE_TABLES: readonly PublishedTable[] = [
  {name: "account_dim", sql: "FROM account_dim ORDER BY account_id"},
  {name: "account_point", sql: "FROM account_point ORDER BY account_id, point_date"},
  {name: "account_week", sql: "FROM account_week ORDER BY account_id, week_end"},
  {name: "account_quarter", sql: "FROM account_quarter ORDER BY account_id, quarter"},
  {name: "health_components", sql: "FROM health_components ORDER BY account_id, point_date, component"},
  {
    name: "champions",
    sql: "SELECT * REPLACE (hashed(user_id) AS user_id) FROM champions ORDER BY account_id, point_date, user_id"
  },
  {name: "mrr_steps", sql: "FROM mrr_steps ORDER BY account_id, currency, from_date"},
  {name: "movements_daily", sql: "FROM movements_daily ORDER BY account_id, day"},
  {name: "cohorts", sql: "FROM cohorts ORDER BY cohort_month, age_months"},
  {name: "subscriptions", sql: "FROM subscriptions ORDER BY account_id, start_date"},
  {name: "invoices", sql: "FROM invoices ORDER BY account_id, issued_on"},
  {
    name: "users",
    sql: "SELECT * REPLACE (hashed(user_id) AS user_id) FROM users ORDER BY account_id, created_at"
  },
  {
    name: "usage_user_day",
    sql: "SELECT * REPLACE (hashed(user_id) AS user_id) FROM usage_user_day ORDER BY account_id, day, user_id"
  },
  {name: "usage_feature_point", sql: "FROM usage_feature_point ORDER BY account_id, point_date, feature"},
  {
    name: "tickets",
    sql: "SELECT * REPLACE (hashed(user_id) AS user_id) FROM tickets ORDER BY account_id, opened_at"
  },
  {
    name: "surveys",
    sql: `SELECT * REPLACE (hashed(user_id) AS user_id, CASE WHEN ${COMMENTS} THEN comment END AS comment)
          FROM surveys ORDER BY account_id, sent_at`
  },
  {
    name: "touches",
    sql: `SELECT * REPLACE (CASE WHEN ${COMMENTS} THEN summary END AS summary) FROM touches ORDER BY account_id, ts`
  }
];

/** Small tables that share one table of the file, since each table costs a block of 256 KiB; read through views. */
export const SMALL_TABLES: readonly PublishedTable[] = [
  {name: "settings", sql: "FROM settings"},
  {name: "points", sql: "FROM points"},
  {name: "fx", sql: "FROM fx"},
  {name: "table_counts", sql: "FROM table_counts"},
  {name: "churns", sql: "FROM churns ORDER BY account_id"},
  {
    name: "churn_events",
    sql: `SELECT * REPLACE (CASE WHEN ${COMMENTS} THEN feedback END AS feedback) FROM churn_events ORDER BY account_id`
  },
  {name: "contacts", sql: "SELECT * EXCLUDE (email) FROM contacts ORDER BY account_id"},
  {name: "goals", sql: "FROM goals ORDER BY account_id"},
  {name: "plans", sql: "FROM plans ORDER BY account_id"},
  {name: "value", sql: "FROM value ORDER BY account_id, month"},
  {name: "stages", sql: "FROM stages ORDER BY account_id, entered_at"},
  {name: "requests", sql: "SELECT * REPLACE (hashed(user_id) AS user_id) FROM requests ORDER BY account_id"},
  {name: "overrides", sql: "FROM overrides ORDER BY account_id"},
  {name: "actions", sql: "FROM actions ORDER BY account_id"},
  {name: "renewal_calls", sql: "FROM renewal_calls ORDER BY account_id"}
];
