/** A table of the published copy. */
export interface PublishedTable {
  name: string;
  /** Over the tables that the audience may see, and user_hashes, which has a hash for each user_id. */
  sql: string;
}

const COMMENTS = "$comments";

/** All rows of a table with their users hashed; **more** replaces further columns. */
function hashedUsers(table: string, order: string, more = ""): string {
  return `SELECT t.* REPLACE (hash AS user_id${more}) FROM ${table} t LEFT JOIN user_hashes h ON h.user_id = t.user_id ORDER BY ${order}`;
}

/** A table of the journal, with the place of each line: what was written last counts, also of one day. */
function journal(table: string): string {
  return `SELECT t.*, row_number() OVER (ORDER BY t.rowid)::INTEGER AS line FROM ${table} t ORDER BY line`;
}

/**
 * The tables with many rows: marts, and the detail behind them down to account, user and day. Each is written in the
 * order in which pages ask for it, by account, so that one account's rows lie in few blocks. A query ends in its order,
 * which leaves no tie: the same input gives the same file.
 */
export const LARGE_TABLES: readonly PublishedTable[] = [
  {name: "account_dim", sql: "FROM account_dim ORDER BY account_id"},
  {name: "account_point", sql: "FROM account_point ORDER BY account_id, point_date"},
  {name: "account_week", sql: "FROM account_week ORDER BY account_id, week_end"},
  {name: "account_quarter", sql: "FROM account_quarter ORDER BY account_id, quarter"},
  {name: "health_components", sql: "FROM health_components ORDER BY account_id, point_date, component"},
  {name: "champions", sql: hashedUsers("champions", "t.account_id, point_date, hash")},
  {name: "mrr_steps", sql: "FROM mrr_steps ORDER BY account_id, currency, from_date"},
  {name: "movements_daily", sql: "FROM movements_daily ORDER BY account_id, day"},
  {name: "cohorts", sql: "FROM cohorts ORDER BY cohort_month, age_months, segment, plan, region, csm"},
  {name: "subscriptions", sql: "FROM subscriptions ORDER BY account_id, start_date, subscription_id"},
  {name: "invoices", sql: "FROM invoices ORDER BY account_id, issued_on, invoice_id"},
  {name: "users", sql: hashedUsers("users", "t.account_id, created_at, hash")},
  {name: "usage_user_day", sql: hashedUsers("usage_user_day", "t.account_id, day, hash")},
  {name: "usage_feature_point", sql: "FROM usage_feature_point ORDER BY account_id, point_date, feature"},
  {name: "tickets", sql: hashedUsers("tickets", "t.account_id, opened_at, ticket_id")},
  {
    name: "surveys",
    sql: hashedUsers(
      "surveys",
      "t.account_id, sent_at, response_id",
      `, CASE WHEN ${COMMENTS} THEN comment END AS comment`
    )
  },
  {
    name: "touches",
    sql: `SELECT * REPLACE (CASE WHEN ${COMMENTS} THEN summary END AS summary) FROM touches
      ORDER BY account_id, ts, channel, direction, purpose, csm, summary`
  }
];

/** Small tables that share one table of the file, since each table costs a block of 256 KiB; read through views. */
export const SMALL_TABLES: readonly PublishedTable[] = [
  {name: "settings", sql: "FROM settings"},
  {name: "points", sql: "FROM points ORDER BY ALL"},
  {name: "fx", sql: "FROM fx ORDER BY ALL"},
  {name: "table_counts", sql: "FROM table_counts ORDER BY ALL"},
  {name: "churns", sql: "FROM churns ORDER BY account_id, spell"},
  {
    name: "churn_events",
    sql: `SELECT * REPLACE (CASE WHEN ${COMMENTS} THEN feedback END AS feedback) FROM churn_events ORDER BY ALL`
  },
  {name: "contacts", sql: "SELECT * EXCLUDE (email) FROM contacts ORDER BY ALL"},
  {name: "goals", sql: "FROM goals ORDER BY account_id, goal_id"},
  {name: "plans", sql: "FROM plans ORDER BY ALL"},
  {name: "value", sql: "FROM value ORDER BY ALL"},
  {name: "stages", sql: "FROM stages ORDER BY ALL"},
  {name: "requests", sql: hashedUsers("requests", "t.account_id, request_id")},
  {name: "overrides", sql: journal("overrides")},
  {name: "actions", sql: journal("actions")},
  {name: "renewal_calls", sql: journal("renewal_calls")}
];
