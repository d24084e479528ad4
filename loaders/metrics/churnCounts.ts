import type {AccountCounts} from "../../src/metrics/companyRow.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

/** Churns of an account dated inside a window. */
export type ChurnCounts = Pick<AccountCounts, "churns" | "churns_known" | "churns_involuntary">;

const SQL = `
  SELECT
    account_id,
    count(*) AS churns,
    count(voluntary) AS churns_known,
    count_if(NOT voluntary) AS churns_involuntary
  FROM churns
  WHERE churned_on > $t0::DATE AND churned_on <= $t1::DATE
  GROUP BY account_id`;

/** Churns by account, by the basis of the config. */
export async function churnCounts(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, ChurnCounts>> {
  return byAccount<ChurnCounts>(db, SQL, window);
}
