import type {AccountState} from "../../src/metrics/companyRow.js";
import type {InputRow} from "../../src/metrics/inputs.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

/** What an account's row of the history says of t1. */
export type PointState = AccountState &
  Pick<InputRow, "unused_never" | "unused_lapsed" | "unused_partial" | "active_days">;

const COLUMNS = [
  "seats",
  "mau",
  "wau",
  "dau_mean",
  "user_days",
  "active_days",
  "active_rate_base",
  "features_used",
  "features_available",
  "unused_seats",
  "unused_never",
  "unused_lapsed",
  "unused_partial",
  "wasted_spend",
  "quiet",
  "champions",
  "champion_risk",
  "days_since_checkin",
  "health_band",
  "health_score",
  "health_coverage",
  "engagement_index",
  "trend",
  "goal_attainment",
  "promised_to_date",
  "promised_measured_to_date",
  "realised_to_date",
  "paid_to_date"
] as const satisfies readonly (keyof PointState)[];

/** The state of an account of which nothing is known on the day. */
export const UNKNOWN_STATE = Object.fromEntries(COLUMNS.map((d) => [d, null])) as unknown as PointState;

/** What is known of each account on t1; empty when t1 is neither a month end nor the last day of data. */
export async function accountStates(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, PointState>> {
  const sql = `SELECT account_id, ${COLUMNS.join(", ")} FROM account_point WHERE point_date = $t1::DATE AND $t0 IS NOT NULL`;
  return byAccount<PointState>(db, sql, window);
}
