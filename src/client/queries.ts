/** A query that pages run on the published copy; the same text runs in Node, where tests compare the two. */
export interface SiteQuery {
  /** What its parameters $1, $2 … mean. */
  params: readonly string[];
  sql: string;
}

/** The 28 days that end on a day. */
const IN_28_DAYS = "day > $2::DATE - 28 AND day <= $2::DATE";

/** Inside a window: after its first day, up to its last. */
const inside = (column: string) => `${column} >= $2::DATE + 1 AND ${column} < $3::DATE + 1`;

/** The rows behind the numbers of one account. */
const ACCOUNT_QUERIES = {
  active_users: {
    params: ["account_id", "day"],
    sql: `SELECT d.user_id, u.role, count(DISTINCT d.day) AS active_days, sum(d.uses) AS uses, min(d.day) AS first_day, max(d.day) AS last_day
FROM usage_user_day d LEFT JOIN users u ON u.account_id = d.account_id AND u.user_id = d.user_id
WHERE d.account_id = $1 AND d.user_id IS NOT NULL AND d.day > $2::DATE - 28 AND d.day <= $2::DATE
GROUP BY d.user_id, u.role
ORDER BY active_days DESC, uses DESC, d.user_id`
  },
  seat_holders: {
    params: ["account_id", "day"],
    sql: `WITH seen AS (
  SELECT user_id, max(day) AS last_day, count(DISTINCT day) FILTER (day > $2::DATE - 28) AS active_days
  FROM usage_user_day WHERE account_id = $1 AND day <= $2::DATE AND user_id IS NOT NULL GROUP BY user_id
)
SELECT coalesce(u.user_id, s.user_id) AS user_id, u.role, u.created_at, u.deactivated_at, s.last_day, coalesce(s.active_days, 0) AS active_days_28,
  CASE WHEN s.active_days > 0 THEN 'active' WHEN s.last_day IS NULL THEN 'never used' ELSE 'lapsed' END AS state
FROM (FROM users WHERE account_id = $1) u FULL JOIN seen s ON s.user_id = u.user_id
ORDER BY active_days_28, s.last_day NULLS FIRST, user_id`
  },
  user_days: {
    params: ["account_id", "day"],
    sql: `SELECT day, count(DISTINCT user_id) AS users, sum(uses) AS uses, sum(duration_s) AS duration_s, sum(errors) AS errors
FROM usage_user_day WHERE account_id = $1 AND ${IN_28_DAYS}
GROUP BY day ORDER BY day DESC`
  },
  weeks: {
    params: ["account_id"],
    sql: "SELECT week_end, wau, mau, seats, missing FROM account_week WHERE account_id = $1 ORDER BY week_end DESC"
  },
  features: {
    params: ["account_id", "day"],
    sql: `SELECT feature, users, uses FROM usage_feature_point
WHERE account_id = $1 AND point_date = $2::DATE ORDER BY users DESC NULLS LAST, uses DESC, feature`
  },
  subscriptions: {
    params: ["account_id"],
    sql: `SELECT subscription_id, product, plan, seats, mrr, currency, start_date, end_date, renewal_date, billing_period, is_trial, auto_renew
FROM subscriptions WHERE account_id = $1 ORDER BY start_date DESC, subscription_id`
  },
  mrr_steps: {
    params: ["account_id"],
    sql: "SELECT from_date, to_date, mrr, seats, currency FROM mrr_steps WHERE account_id = $1 ORDER BY from_date DESC, currency"
  },
  tickets: {
    params: ["account_id", "t0", "t1"],
    sql: `SELECT ticket_id, opened_at, severity, category, topic, first_response_at, resolved_at,
  round(date_diff('second', opened_at, first_response_at) / 3600.0, 2) AS first_response_hours,
  round(date_diff('second', opened_at, resolved_at) / 3600.0, 2) AS resolution_hours, csat, escalated
FROM tickets WHERE account_id = $1 AND ${inside("opened_at")} ORDER BY opened_at DESC, ticket_id`
  },
  survey_answers: {
    params: ["account_id", "t0", "t1"],
    sql: `SELECT response_id, kind, user_id, sent_at, answered_at, score, comment
FROM surveys WHERE account_id = $1 AND score IS NOT NULL AND ${inside("answered_at")} ORDER BY answered_at DESC, response_id`
  },
  touches: {
    params: ["account_id", "t0", "t1"],
    sql: `SELECT ts, channel, direction, purpose, csm, summary
FROM touches WHERE account_id = $1 AND ${inside("ts")} ORDER BY ts DESC, channel, purpose`
  },
  invoices: {
    params: ["account_id"],
    sql: "SELECT invoice_id, issued_on, due_on, paid_on, amount, currency, status FROM invoices WHERE account_id = $1 ORDER BY issued_on DESC, invoice_id"
  },
  health: {
    params: ["account_id"],
    sql: `SELECT point_date, component_group, component, value, points, weight, contribution, change, status
FROM health_components WHERE account_id = $1 ORDER BY point_date DESC, component_group, component`
  }
} as const satisfies Record<string, SiteQuery>;

/** Both ends of a window for each account, to the cent, at the rates of the month of its first day. */
const PAIRS = `WITH steps AS (
  SELECT s.account_id, s.from_date, s.to_date, round(s.mrr * CASE WHEN s.currency = settings.currency THEN 1 ELSE fx.rate END, 2)::DECIMAL(18, 2) AS mrr
  FROM mrr_steps s CROSS JOIN settings LEFT JOIN fx ON fx.currency = s.currency AND fx.month = date_trunc('month', $1::DATE)
), pairs AS (
  SELECT account_id, coalesce(sum(mrr) FILTER (from_date <= $1::DATE AND to_date > $1::DATE), 0) AS start_mrr,
    coalesce(sum(mrr) FILTER (from_date <= $2::DATE AND to_date > $2::DATE), 0) AS end_mrr, min(from_date) <= $1::DATE AS paid_before
  FROM steps GROUP BY account_id
)`;

/** The rows behind the numbers of the whole company, or of the slice that is published. */
const COMPANY_QUERIES = {
  movements: {
    params: ["t0", "t1"],
    sql: `${PAIRS}
SELECT d.account_id, d.name, d.segment, d.plan, d.region, d.csm, p.start_mrr, p.end_mrr, p.end_mrr - p.start_mrr AS change,
  CASE WHEN p.start_mrr = p.end_mrr THEN 'none' WHEN p.start_mrr = 0 THEN CASE WHEN p.paid_before THEN 'reactivation' ELSE 'new' END
    WHEN p.end_mrr = 0 THEN 'churned' WHEN p.end_mrr > p.start_mrr THEN 'expansion' ELSE 'contraction' END AS movement
FROM pairs p JOIN account_dim d ON d.account_id = p.account_id WHERE p.start_mrr > 0 OR p.end_mrr > 0
ORDER BY abs(p.end_mrr - p.start_mrr) DESC, d.account_id`
  },
  bands: {
    params: ["day"],
    sql: `SELECT d.account_id, d.name, d.segment, d.plan, d.region, d.csm, p.health_score, p.health_band, p.health_coverage, p.health_change, p.mrr, p.seats, p.mau
FROM account_point p JOIN account_dim d ON d.account_id = p.account_id
WHERE p.point_date = $1::DATE AND p.paying ORDER BY p.health_score NULLS LAST, d.account_id`
  },
  churned: {
    params: ["t0", "t1"],
    sql: `SELECT d.account_id, d.name, d.segment, d.plan, d.region, d.csm, c.churned_on, c.mrr_lost, c.reason, c.voluntary
FROM churns c JOIN account_dim d ON d.account_id = c.account_id
WHERE c.churned_on > $1::DATE AND c.churned_on <= $2::DATE ORDER BY c.mrr_lost DESC, d.account_id`
  },
  renewals: {
    params: ["from_day", "to_day"],
    sql: `SELECT account_id, name, segment, plan, region, csm, renewal_date, mrr, arr
FROM account_dim WHERE paying AND renewal_date > $1::DATE AND renewal_date <= $2::DATE ORDER BY renewal_date, account_id`
  },
  cohort: {
    params: ["cohort_month"],
    sql: `SELECT account_id, name, segment, plan, region, csm, first_paid_date, churned_on, mrr
FROM account_dim WHERE cohort_month = $1::DATE ORDER BY first_paid_date, account_id`
  }
} as const satisfies Record<string, SiteQuery>;

/** Every query of the site by its name. */
export const QUERIES = {...ACCOUNT_QUERIES, ...COMPANY_QUERIES};

/** The name of a query of the site. */
export type QueryName = keyof typeof QUERIES;
