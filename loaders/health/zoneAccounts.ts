import type {ZoneAccount} from "../../src/lib/healthData.js";
import type {ZoneState} from "../../src/metrics/backtest/zoneState.js";
import {zoneState} from "../../src/metrics/backtest/zoneState.js";
import type {DangerThreshold} from "../../src/metrics/stats/dangerThreshold.js";
import type {Warehouse} from "../warehouse.js";

/** A paying account today and at the last point at least 28 days before, some *days* ago. */
interface NowRow extends Omit<ZoneAccount, "index_state" | "rate_state"> {
  index_before: number | null;
  rate_before: number | null;
  days: number | null;
}

// The slope is taken since the last point at least 28 days ago.
const NOW = `
  SELECT
    d.account_id, d.name, d.segment, d.csm, d.arr::DOUBLE AS arr,
    n.health_score, n.health_band, n.engagement_index, n.active_rate,
    b.engagement_index AS index_before, b.active_rate AS rate_before, (as_of - b.point_date)::INTEGER AS days
  FROM account_point n
  JOIN settings ON n.point_date = as_of
  JOIN account_dim d USING (account_id)
  LEFT JOIN account_point b
    ON b.account_id = n.account_id AND b.paying
    AND b.point_date = (SELECT max(point_date) FROM points CROSS JOIN settings WHERE point_date <= as_of - 28)
  WHERE n.paying
  ORDER BY d.arr DESC, d.account_id`;

const ORDER: Record<ZoneState, number> = {in: 0, near: 1, falling: 1, out: 2};

/** The accounts that pay on the last day, the largest first, with what places them against a line of danger. */
export function payingToday(db: Warehouse): Promise<NowRow[]> {
  return db.query<NowRow>(NOW);
}

/** The paying accounts that are in a danger zone or approach one today, the largest first, and how many there are. */
export async function zoneAccounts(
  db: Warehouse,
  lines: {index?: DangerThreshold; rate?: DangerThreshold}
): Promise<{paying: number; accounts: ZoneAccount[]}> {
  const rows = await payingToday(db);
  const none = {value: null, low: null, high: null};
  const all = rows.map(({index_before, rate_before, days, ...d}): ZoneAccount => {
    const before = (value: number | null) => (days === null ? null : {value, days});
    return {
      ...d,
      index_state: zoneState(d.engagement_index, before(index_before), lines.index ?? none),
      rate_state: zoneState(d.active_rate, before(rate_before), lines.rate ?? none)
    };
  });
  const worst = (d: ZoneAccount) => Math.min(ORDER[d.index_state ?? "out"], ORDER[d.rate_state ?? "out"]);
  return {
    paying: rows.length,
    accounts: all.filter((d) => worst(d) < ORDER.out).sort((a, b) => worst(a) - worst(b))
  };
}
