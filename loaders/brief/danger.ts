import {group} from "d3";
import type {BriefDanger} from "../../src/metrics/briefData.js";
import {dangerState} from "../../src/metrics/dangerState.js";
import {daysBetween} from "../../src/metrics/days.js";
import {dangerThreshold} from "../../src/metrics/stats/dangerThreshold.js";
import type {Warehouse} from "../warehouse.js";

/** Days within which an account that is in danger leaves. */
const HORIZON = 90;

// Only months whose next 90 days are over by as_of, whatever became of the account in them.
const DECIDED = `
  SELECT account_id, engagement_index AS score,
    coalesce(churned_on <= point_date + ${HORIZON}, false)::INTEGER AS outcome
  FROM panel
  WHERE engagement_index IS NOT NULL AND followed_days >= ${HORIZON}
  ORDER BY account_id, point_date`;

const INDEXES = `
  SELECT account_id, point_date, engagement_index AS index
  FROM account_point CROSS JOIN settings
  WHERE engagement_index IS NOT NULL AND point_date > as_of - 62
  ORDER BY account_id, point_date`;

/** Where each account stands towards the line of danger on its engagement index. */
export async function dangerStates(db: Warehouse): Promise<(account_id: string) => BriefDanger> {
  const rows = await db.query<{account_id: string; score: number; outcome: number}>(DECIDED);
  const line = dangerThreshold({
    score: rows.map((d) => d.score),
    outcome: rows.map((d) => d.outcome),
    account: rows.map((d) => d.account_id)
  });
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const as_of = settings?.as_of ?? "";
  const points = group(
    await db.query<{account_id: string; point_date: string; index: number}>(INDEXES),
    (d) => d.account_id
  );
  return (account_id) => {
    const own = points.get(account_id) ?? [];
    const index = own.find((d) => d.point_date === as_of)?.index ?? null;
    const earlier = own.findLast((d) => daysBetween(d.point_date, as_of) >= 28);
    const before = earlier?.index ?? null;
    const before_days = earlier ? daysBetween(earlier.point_date, as_of) : null;
    return {index, before, before_days, line, state: dangerState({index, before, before_days}, line)};
  };
}
