import type {BookAccount, BookData} from "../../src/metrics/bookData.js";
import type {LikeTable} from "../../src/metrics/backtest/likeAccounts.js";
import type {Columns} from "../../src/metrics/columns.js";
import type {Warehouse} from "../warehouse.js";

/** Weeks in a sparkline. */
const WEEKS = 13;

const ACCOUNTS = `
  WITH now AS (SELECT p.* FROM account_point p JOIN settings ON point_date = as_of),
  moved AS (
    SELECT account_id, component AS moved_component, change AS moved_points
    FROM health_components JOIN settings ON point_date = as_of
    WHERE abs(change) >= 0.05
    QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY abs(change) DESC, component) = 1
  )
  SELECT d.account_id, d.name, d.segment, d.plan, d.region, d.csm, d.paying, d.arr,
    n.health_score, n.health_band, n.health_change, n.mau, n.seats, n.nps_n, n.promoters, n.detractors,
    d.renewal_date, d.churned_on, m.moved_component, m.moved_points, n.days_since_checkin, n.open_sev1,
    n.champion_risk, n.quiet
  FROM account_dim d LEFT JOIN now n USING (account_id) LEFT JOIN moved m USING (account_id)
  ORDER BY d.name, d.account_id`;

const USERS = `
  SELECT account_id, list(CASE WHEN missing THEN NULL ELSE wau END ORDER BY week_end) AS users
  FROM account_week WHERE week_end > (SELECT max(week_end) FROM account_week) - 7 * ${WEEKS}
  GROUP BY account_id`;

/** The book of business: a row for each account that ever signed up, in the order of names. */
export async function bookData(db: Warehouse, like?: LikeTable): Promise<BookData> {
  const [settings] = await db.query<{as_of: string; currency: string}>(
    "SELECT as_of, currency FROM settings"
  );
  const rows = await db.query<BookAccount>(ACCOUNTS);
  const weeks = await db.query<{account_id: string; users: (number | null)[]}>(USERS);
  const users = new Map(weeks.map((d) => [d.account_id, d.users]));
  return {
    as_of: settings?.as_of ?? "",
    currency: settings?.currency ?? "USD",
    ...(like && {like}),
    accounts: byColumn(rows),
    users: rows.map((d) => users.get(d.account_id) ?? [])
  };
}

/** Scores and amounts are published to a tenth and a cent, which is more than the page prints. */
function byColumn(rows: readonly BookAccount[]): Columns<BookAccount> {
  const names = Object.keys(rows[0] ?? {}) as (keyof BookAccount)[];
  const short = (value: unknown) => (typeof value === "number" ? Math.round(value * 1e4) / 1e4 : value);
  return Object.fromEntries(
    names.map((name) => [name, rows.map((d) => short(d[name]))])
  ) as unknown as Columns<BookAccount>;
}
