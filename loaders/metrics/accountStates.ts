import type {AccountState} from "../../src/metrics/companyRow.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

const COLUMNS = [
  "seats",
  "mau",
  "wau",
  "dau_mean",
  "user_days",
  "active_rate_base",
  "features_used",
  "features_available",
  "unused_seats",
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
] as const satisfies readonly (keyof AccountState)[];

/** The state of an account of which nothing is known on the day. */
export const UNKNOWN_STATE = Object.fromEntries(COLUMNS.map((d) => [d, null])) as unknown as AccountState;

/** What is known of each account on t1; empty when t1 is neither a month end nor the last day of data. */
export async function accountStates(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, AccountState>> {
  const sql = `SELECT account_id, ${COLUMNS.join(", ")} FROM account_point WHERE point_date = $t1::DATE AND $t0 IS NOT NULL`;
  return byAccount<AccountState>(db, sql, window);
}
