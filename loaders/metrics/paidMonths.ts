import {addMonths} from "../../src/metrics/months.js";
import type {Warehouse} from "../warehouse.js";

/** Payment of an account in the 12 months up to a day, as sets of bits (see InputRow). */
export interface PaidMonths {
  paid_months: number;
  lost_months: number;
}

/** For each account that paid in the 12 months: in which it paid at the start, and in which it was lost. */
export async function paidMonths(db: Warehouse, t1: string): Promise<Map<string, PaidMonths>> {
  const days = Array.from({length: 13}, (_, k) => `(${k}, DATE '${addMonths(t1, -k)}')`);
  const rows = await db.query<{account_id: string; paid: number}>(
    `SELECT account_id, bit_or(1 << months) AS paid
     FROM (VALUES ${days.join(", ")}) d(months, day)
     JOIN mrr_steps ON from_date <= day AND to_date > day
     GROUP BY account_id`
  );
  return new Map(
    rows.map(({account_id, paid}) => [account_id, {paid_months: paid >> 1, lost_months: (paid >> 1) & ~paid}])
  );
}
