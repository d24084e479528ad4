import type {AccountMonthsData, MonthColumn, MonthSignal} from "../../src/lib/accountMonthsData.js";
import {MONTH_SIGNALS} from "../../src/lib/accountMonthsData.js";
import {CHURN_HORIZON_DAYS} from "../../src/metrics/backtest/timeSplit.js";
import {DAYS_A_MONTH} from "../../src/metrics/days.js";
import {binOf, packBins} from "../../src/lib/monthBins.js";
import type {Warehouse} from "../warehouse.js";

type MonthRow = Record<MonthSignal, number | null> & {account_id: string; name: string; left_within: string};

// An outcome counts only where the horizon is over, whatever it is: else the last months would hold leavers alone.
const ROWS = `
  SELECT
    p.account_id, d.name,
    p.engagement_index::DOUBLE AS engagement_index,
    p.seat_utilisation::DOUBLE AS seat_utilisation,
    p.tenure_days / ${DAYS_A_MONTH} AS tenure,
    p.health_score::DOUBLE AS health_score,
    CASE WHEN p.followed_days < ${CHURN_HORIZON_DAYS} THEN '-'
      WHEN p.churned_on - p.point_date <= ${CHURN_HORIZON_DAYS} THEN '1' ELSE '0' END AS left_within
  FROM panel p JOIN account_dim d USING (account_id)
  ORDER BY p.account_id, p.point_date`;

const SPAN = `
  SELECT s.as_of, min(p.point_date) AS first, max(p.point_date) AS last
  FROM settings s LEFT JOIN panel p ON true GROUP BY s.as_of`;

/** Months of tenure in a bin, of which the least is taken that needs no more than forty bins. */
const TENURES = [1, 2, 3, 6, 12];

/** Every paying account at every month end, in bins, for the histograms that are brushed. */
export async function accountMonthsData(db: Warehouse): Promise<AccountMonthsData> {
  const [span] = await db.query<{as_of: string; first: string | null; last: string | null}>(SPAN);
  const rows = await db.query<MonthRow>(ROWS);
  const months = new Map<string, number>();
  for (const {account_id} of rows) months.set(account_id, (months.get(account_id) ?? 0) + 1);
  const names = new Map(rows.map((d) => [d.account_id, d.name]));
  const longest = rows.reduce((most, d) => Math.max(most, d.tenure ?? 0), 0);
  const tenure = TENURES.find((d) => longest / d <= 40) ?? 12;
  const scale: Record<MonthSignal, Omit<MonthColumn, "rows">> = {
    engagement_index: {width: 2, bins: 50, open: false},
    seat_utilisation: {width: 0.025, bins: 41, open: true},
    tenure: {width: tenure, bins: Math.min(40, Math.floor(longest / tenure) + 1), open: true},
    health_score: {width: 2, bins: 50, open: false}
  };
  const column = (key: MonthSignal): MonthColumn => {
    const of = scale[key];
    const bins = rows.map((d) => binOf(d[key], of));
    return {...of, rows: packBins(bins, of.bins)};
  };
  return {
    as_of: span?.as_of ?? "",
    first: span?.first ?? null,
    last: span?.last ?? null,
    horizon: CHURN_HORIZON_DAYS,
    account_id: [...months.keys()],
    name: Array.from(months.keys(), (id) => names.get(id) ?? id),
    months: [...months.values()],
    columns: Object.fromEntries(
      MONTH_SIGNALS.map((key) => [key, column(key)])
    ) as AccountMonthsData["columns"],
    left: rows.map((d) => d.left_within).join("")
  };
}
