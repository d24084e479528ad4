import type {AccountCounts} from "../../src/metrics/companyRow.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

/** Contacts with an account in a window. */
export type TouchCounts = Pick<AccountCounts, "touches" | "touches_proactive">;

const SQL = `
  SELECT
    account_id,
    count(*) AS touches,
    count_if(direction = 'outbound' AND purpose IS DISTINCT FROM 'escalation') AS touches_proactive
  FROM touches
  WHERE ts::DATE > $t0::DATE AND ts::DATE <= $t1::DATE
  GROUP BY account_id`;

/** Touches by account. */
export async function touchCounts(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, TouchCounts>> {
  return byAccount<TouchCounts>(db, SQL, window);
}
