/** A part of an account's file that is a list of rows. */
export interface AccountSection {
  /** Its key in the file. */
  key: string;
  /** Over the published tables, ending in FROM … [WHERE …]; must give account_id. */
  sql: string;
  /** The order of its rows, by columns of the query; rows that tie must be alike. */
  order: string;
}

/** Takes the accounts in parts: a condition that the query’s own tables can be searched by. */
export const SOME_ACCOUNTS = "account_id BETWEEN $1 AND $2";

/** Events older than this many days are a drill away. */
const RECENT = "(SELECT as_of - 400 FROM settings)";

/** The columns of account_point that the page prints or explains. */
const POINT_COLUMNS = `account_id, point_date, mrr, seats, mau, wau, user_days, active_days_per_user, features_used,
  features_available, seat_utilisation, unused_seats, unused_never, unused_lapsed, unused_partial, engagement_index,
  quiet, quiet_reason, days_since_inbound, days_since_checkin, open_sev1, champions, champion_risk, health_score,
  health_band, health_coverage, health_change, scorecard, scorecard_version`;

/** Use of each feature by the account, beside the share of the segment's paying accounts that use it at all. */
const FEATURES = `
  SELECT f.account_id, f.feature, f.users, f.uses, f.users / nullif(p.mau, 0) AS reach,
    (peers.accounts - d.paying::INTEGER) / nullif(paying.accounts - d.paying::INTEGER, 0) AS peer_share,
    coalesce(paying.accounts - d.paying::INTEGER, 0) AS peers
  FROM usage_feature_point f
  JOIN settings ON f.point_date = as_of
  JOIN account_point p ON p.account_id = f.account_id AND p.point_date = f.point_date
  JOIN account_dim d ON d.account_id = f.account_id
  LEFT JOIN (SELECT segment, count(*) AS accounts FROM account_dim WHERE paying GROUP BY segment) paying ON paying.segment = d.segment
  JOIN (
    SELECT o.segment, u.feature, count(*) FILTER (o.paying) AS accounts
    FROM usage_feature_point u JOIN settings ON u.point_date = as_of JOIN account_dim o USING (account_id)
    WHERE u.uses > 0 GROUP BY ALL
  ) peers ON peers.segment = d.segment AND peers.feature = f.feature
  WHERE f.uses > 0`;

/** Champions, and users who were active in the 28 days before the last 28 and not since; 40 at most. */
const PEOPLE = `
  WITH days AS (
    SELECT account_id, user_id, max(day) AS last_day,
      count(DISTINCT day) FILTER (day > as_of - 28) AS active_days,
      count(DISTINCT day) FILTER (day <= as_of - 28 AND day > as_of - 56) AS active_days_before
    FROM usage_user_day, settings WHERE user_id IS NOT NULL AND ${SOME_ACCOUNTS} GROUP BY ALL
  ), scored AS (
    SELECT account_id, user_id, champion_score, is_named, is_champion, has_left
    FROM champions JOIN settings ON point_date = as_of WHERE ${SOME_ACCOUNTS}
  )
  SELECT coalesce(d.account_id, s.account_id) AS account_id, coalesce(d.user_id, s.user_id) AS user_id, u.role,
    coalesce(s.is_champion, false) AS is_champion, coalesce(s.is_named, false) AS is_named, s.champion_score,
    coalesce(d.active_days, 0) AS active_days, coalesce(d.active_days_before, 0) AS active_days_before, d.last_day,
    u.deactivated_at
  FROM days d
  FULL JOIN scored s ON s.account_id = d.account_id AND s.user_id = d.user_id
  LEFT JOIN users u ON u.account_id = coalesce(d.account_id, s.account_id) AND u.user_id = coalesce(d.user_id, s.user_id)
  WHERE s.is_champion OR d.active_days_before > 0 AND d.active_days = 0
  QUALIFY row_number() OVER (PARTITION BY coalesce(d.account_id, s.account_id) ORDER BY s.is_champion DESC NULLS LAST, d.active_days_before DESC, d.user_id) <= 40`;

/** The lists of an account's file, apart from its facts and metrics. */
export const ACCOUNT_SECTIONS: readonly AccountSection[] = [
  {key: "points", sql: `SELECT ${POINT_COLUMNS} FROM account_point`, order: "point_date"},
  {
    key: "weeks",
    sql: "SELECT account_id, week_end, wau, mau, seats, missing FROM account_week WHERE week_end > (SELECT as_of - 760 FROM settings)",
    order: "week_end"
  },
  {
    key: "components",
    sql: `SELECT account_id, component, component_group, value, points, weight, contribution, change, max_contribution, status
      FROM health_components JOIN settings ON point_date = as_of`,
    order: "max_contribution DESC NULLS LAST, component"
  },
  {
    key: "component_points",
    sql: "SELECT account_id, point_date, component, points, contribution FROM health_components WHERE point_date > (SELECT as_of - 400 FROM settings)",
    order: "component, point_date"
  },
  {
    key: "steps",
    sql: "SELECT account_id, from_date, to_date, mrr, seats, currency FROM mrr_steps",
    order: "from_date, currency"
  },
  {key: "features", sql: FEATURES, order: "users DESC NULLS LAST, uses DESC, feature"},
  {
    key: "tickets",
    sql: `SELECT account_id, ticket_id, opened_at, first_response_at, resolved_at, severity, category, topic, csat, escalated
      FROM tickets WHERE opened_at > ${RECENT} OR resolved_at IS NULL`,
    order: "opened_at DESC, ticket_id"
  },
  {
    key: "surveys",
    sql: `SELECT account_id, response_id, sent_at, answered_at, kind, score, comment FROM surveys
      WHERE coalesce(answered_at, sent_at) > ${RECENT} AND score IS NOT NULL`,
    order: "answered_at DESC, response_id"
  },
  {
    key: "touches",
    sql: `SELECT account_id, ts, channel, direction, purpose, csm, summary FROM touches WHERE ts > ${RECENT}`,
    order: "ts DESC, channel, direction, purpose, csm, summary"
  },
  {
    key: "invoices",
    sql: `SELECT account_id, invoice_id, issued_on, due_on, paid_on, amount, currency, status FROM invoices WHERE issued_on > ${RECENT}`,
    order: "issued_on DESC, invoice_id"
  },
  {key: "stages", sql: "SELECT account_id, stage, entered_at FROM stages", order: "entered_at, stage"},
  {
    key: "goals",
    sql: "SELECT account_id, goal_id, goal, unit, baseline, target, current, due_date, status, owner FROM goals",
    order: "due_date NULLS LAST, goal_id"
  },
  {
    key: "plans",
    sql: "SELECT account_id, plan, about, ref, owner, owner_side, due_date, status FROM plans",
    order: "due_date NULLS LAST, plan, about, ref, owner, owner_side, status"
  },
  {
    key: "value",
    sql: "SELECT account_id, item, month, promised, realised FROM value",
    order: "month, item, promised, realised"
  },
  {
    key: "requests",
    sql: "SELECT account_id, request_id, created_at, title, status, shipped_at FROM requests",
    order: "created_at DESC, request_id"
  },
  {
    key: "people",
    sql: PEOPLE,
    order: "is_champion DESC, champion_score DESC NULLS LAST, active_days_before DESC, user_id"
  },
  {
    key: "contacts",
    sql: "SELECT account_id, name, role, left_on FROM contacts",
    order: "name, role, left_on"
  },
  {
    key: "overrides",
    sql: 'SELECT account_id, score, band, reason, "by", made_on, expires_on, line FROM overrides',
    order: "made_on DESC, line DESC"
  },
  {
    key: "actions",
    sql: 'SELECT account_id, play, fired_on, state, "by", "on", note, line FROM actions',
    order: "fired_on DESC, play, line DESC"
  },
  {
    key: "renewal_calls",
    sql: 'SELECT account_id, renewal_date, call, probability, "by", made_on, line FROM renewal_calls',
    order: "made_on DESC, renewal_date DESC, line DESC"
  },
  {
    key: "churns",
    sql: "SELECT account_id, churned_on, mrr_lost, reason, voluntary FROM churns",
    order: "churned_on"
  }
];
