import {group} from "d3";
import type {DeckValue, DeckValueItem, DeckValueMonth} from "../../src/metrics/deckData.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceMetrics} from "./metrics.js";
import type {SliceScope} from "./scope.js";

const MONTHS = `
  SELECT
    account_id,
    date_trunc('month', month)::DATE AS month,
    sum(promised)::DOUBLE AS promised,
    coalesce(sum(promised) FILTER (realised IS NOT NULL), 0)::DOUBLE AS promised_measured,
    sum(realised)::DOUBLE AS realised
  FROM value
  WHERE last_day(month) <= $t1::DATE
  GROUP BY ALL
  ORDER BY account_id, month`;

const ITEMS = `
  SELECT
    account_id,
    item,
    coalesce(sum(promised) FILTER (realised IS NOT NULL), 0)::DOUBLE AS promised,
    sum(promised)::DOUBLE AS promised_all,
    sum(realised)::DOUBLE AS realised,
    count(DISTINCT month) FILTER (realised IS NOT NULL) AS measured_months,
    count(DISTINCT month) AS months
  FROM value
  WHERE last_day(month) <= $t1::DATE
  GROUP BY ALL
  ORDER BY account_id, promised DESC, item`;

/** The currency of each account's contract on $t1, the reporting one, and the rate between them. */
export const CURRENCIES = `
  SELECT d.account_id, s.currency AS reporting, n.contract_currency AS contract, f.rate
  FROM account_dim d
  CROSS JOIN settings s
  JOIN account_point n ON n.account_id = d.account_id AND n.point_date = $t1::DATE
  LEFT JOIN fx f ON f.currency = n.contract_currency AND f.month = date_trunc('month', $t1::DATE)`;

interface Currencies {
  account_id: string;
  reporting: string;
  contract: string | null;
  rate: number | null;
}

/** Promised and realised value of all months to date, by account with such rows. */
export async function sliceValue(
  db: Warehouse,
  {t1}: SliceScope,
  metrics: SliceMetrics
): Promise<Map<string, DeckValue>> {
  const months = group(
    await db.query<DeckValueMonth & {account_id: string}>(MONTHS, {t1}),
    (d) => d.account_id
  );
  const items = group(await db.query<DeckValueItem & {account_id: string}>(ITEMS, {t1}), (d) => d.account_id);
  const currencies = new Map((await db.query<Currencies>(CURRENCIES, {t1})).map((d) => [d.account_id, d]));
  const made = Array.from(months, ([id, own]) => {
    const currency = currencies.get(id);
    return [id, currency && accountValue(own, items.get(id) ?? [], {id, currency, metrics})] as const;
  });
  return new Map(made.filter((d): d is [string, DeckValue] => d[1] !== undefined));
}

function accountValue(
  months: readonly DeckValueMonth[],
  items: readonly DeckValueItem[],
  {id, currency, metrics}: {id: string; currency: Currencies; metrics: SliceMetrics}
): DeckValue {
  // The table has no currency: its amounts are in the reporting one, and the deck shows the contract's.
  const rate = currency.contract !== null && currency.rate !== null ? currency.rate : 1;
  const shown = (amount: number) => Math.round((100 * amount) / rate) / 100;
  const maybe = (amount: number | null) => (amount === null ? null : shown(amount));
  const roi = metrics.now(id, "roi");
  const measured = months.some((d) => d.realised !== null);
  const reporting = {
    currency: currency.reporting,
    promised: metrics.now(id, "promised_value").value ?? 0,
    realised: measured ? metrics.now(id, "realised_value").value : null,
    paid: roi.denominator ?? null
  };
  return {
    currency: rate === 1 ? currency.reporting : (currency.contract ?? currency.reporting),
    reporting,
    months: months.map((d) => ({
      month: d.month,
      promised: shown(d.promised),
      promised_measured: shown(d.promised_measured),
      realised: maybe(d.realised)
    })),
    items: items.map(({item, promised, promised_all, realised, measured_months, months: n}) => ({
      item,
      promised: shown(promised),
      promised_all: shown(promised_all),
      realised: maybe(realised),
      measured_months,
      months: n
    })),
    promised: shown(reporting.promised),
    promised_measured: shown(months.reduce((sum, d) => sum + d.promised_measured, 0)),
    realised: maybe(reporting.realised),
    paid: maybe(reporting.paid),
    roi
  };
}
