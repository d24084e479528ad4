import type {Warehouse} from "../warehouse.js";

/** The currency of each account's contract on $t1, the reporting one, and the rate between them. */
export const CURRENCIES = `
  SELECT d.account_id, s.currency AS reporting, n.contract_currency AS contract, f.rate
  FROM account_dim d
  CROSS JOIN settings s
  JOIN account_point n ON n.account_id = d.account_id AND n.point_date = $t1::DATE
  LEFT JOIN fx f ON f.currency = n.contract_currency AND f.month = date_trunc('month', $t1::DATE)`;

// As staging.value_months counts them, but that nothing is converted which is in the currency of the contract.
const FEES = `
  WITH measured AS (
    SELECT DISTINCT account_id, date_trunc('month', month)::DATE AS month
    FROM value
    WHERE realised IS NOT NULL AND last_day(month) <= $t1::DATE
  ),
  shown AS (
    SELECT account_id, CASE WHEN rate IS NULL THEN reporting ELSE contract END AS currency, coalesce(rate, 1) AS rate
    FROM (${CURRENCIES})
  ),
  fees AS (
    SELECT
      m.account_id,
      m.month,
      s.currency,
      s.mrr * CASE WHEN s.currency = c.currency THEN 1 ELSE f.rate / c.rate END
        * (least(s.to_date, last_day(m.month) + 1) - greatest(s.from_date, m.month)) / day(last_day(m.month)) AS paid,
      s.currency <> c.currency AS other
    FROM measured m
    JOIN shown c USING (account_id)
    JOIN mrr_steps s ON s.account_id = m.account_id AND s.from_date <= last_day(m.month) AND s.to_date > m.month
    JOIN fx f ON f.currency = s.currency AND f.month = date_trunc('month', $t1::DATE)
  ),
  months AS (SELECT account_id, round(sum(paid), 2)::DECIMAL(18, 2) AS paid FROM fees GROUP BY account_id, month),
  others AS (
    SELECT account_id, list(DISTINCT currency ORDER BY currency) AS converted FROM fees WHERE other GROUP BY account_id
  )
  SELECT account_id, sum(paid)::DOUBLE AS paid, coalesce(any_value(converted), []) AS converted
  FROM months
  LEFT JOIN others USING (account_id)
  GROUP BY account_id`;

/** What an account paid for the months with a measured item, in the currency of its contract. */
export interface Fees {
  paid: number;
  /** other currencies that a part of it was agreed in, converted at the rate of $t1's month */
  converted: readonly string[];
}

/** The fees of the measured months, each day's weighing alike, by account that paid any. */
export async function sliceFees(db: Warehouse, t1: string): Promise<Map<string, Fees>> {
  const rows = await db.query<Fees & {account_id: string}>(FEES, {t1});
  return new Map(rows.map(({account_id, paid, converted}) => [account_id, {paid, converted}]));
}
