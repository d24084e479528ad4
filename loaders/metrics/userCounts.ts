import type {AccountCounts} from "../../src/metrics/companyRow.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

/** Users of an account who were active before a window and no longer at its end, and its active users month by month. */
export type UserCounts = Pick<AccountCounts, "users_before" | "users_lost" | "active_user_months">;

const SQL = `
  WITH users AS (
    SELECT
      account_id,
      user_id,
      bool_or(day <= $t0::DATE) AS before,
      bool_or(day > $t1::DATE - 28) AS after
    FROM usage_user_day
    WHERE user_id IS NOT NULL
      AND (day > $t0::DATE - 28 AND day <= $t0::DATE OR day > $t1::DATE - 28 AND day <= $t1::DATE)
    GROUP BY ALL
  ),
  lost AS (
    SELECT account_id, count(*) AS users_before, count_if(NOT after) AS users_lost
    FROM users
    WHERE before AND (SELECT bool_or(day > $t1::DATE - 28 AND day <= $t1::DATE) FROM usage_user_day)
    GROUP BY account_id
  ),
  months AS (
    SELECT account_id, sum(mau) AS active_user_months
    FROM account_point
    JOIN points USING (point_date)
    WHERE is_month_end AND point_date > $t0::DATE AND point_date <= $t1::DATE
    GROUP BY account_id
  )
  SELECT account_id, users_before, coalesce(users_lost, 0) AS users_lost, active_user_months
  FROM lost
  FULL JOIN months USING (account_id)`;

/** Users by account; a column is null where no user of the account is known, or nobody's usage at the end. */
export async function userCounts(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, UserCounts>> {
  return byAccount<UserCounts>(db, SQL, window);
}
