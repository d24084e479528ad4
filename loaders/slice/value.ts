import {group} from "d3";
import type {DeckValue, DeckValueItem, DeckValueMonth} from "../../src/metrics/deckValue.js";
import type {Metric} from "../../src/metrics/metric.js";
import type {Warehouse} from "../warehouse.js";
import {CURRENCIES, type Fees, sliceFees} from "./fees.js";
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

const NO_FEES: Fees = {paid: 0, converted: []};

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
  const fees = await sliceFees(db, t1);
  const made = Array.from(months, ([id, own]) => {
    const currency = currencies.get(id);
    const account = currency && {id, currency, metrics, fees: fees.get(id) ?? NO_FEES};
    return [id, account && accountValue(own, items.get(id) ?? [], account)] as const;
  });
  return new Map(made.filter((d): d is [string, DeckValue] => d[1] !== undefined));
}

/** Sets fees in the currency of the deck against the value that it shows, where the metric has a return at all. */
function returnOn(paid: number, realised: number | null, roi: Metric): Metric {
  if (roi.value === null || realised === null || paid <= 0) return roi;
  const net = Math.round(100 * (realised - paid)) / 100;
  return {...roi, value: net / paid, numerator: net, denominator: paid};
}

interface Account {
  id: string;
  currency: Currencies;
  metrics: SliceMetrics;
  fees: Fees;
}

function accountValue(
  months: readonly DeckValueMonth[],
  items: readonly DeckValueItem[],
  {id, currency, metrics, fees}: Account
): DeckValue {
  // The table has no currency: its amounts are in the reporting one, and the deck shows the contract's.
  const known = currency.contract !== null && currency.rate !== null;
  const [code, rate] = known ? [currency.contract!, currency.rate!] : [currency.reporting, 1];
  const shown = (amount: number) => Math.round((100 * amount) / rate) / 100;
  const maybe = (amount: number | null) => (amount === null ? null : shown(amount));
  const roi = metrics.now(id, "roi");
  const measured = months.some((d) => d.realised !== null);
  const reporting = {
    currency: currency.reporting,
    promised: metrics.now(id, "promised_value").value ?? 0,
    realised: measured ? metrics.now(id, "realised_value").value : null,
    paid: roi.denominator ?? null,
    roi: roi.value
  };
  const own = returnOn(fees.paid, maybe(reporting.realised), roi);
  const others = fees.converted.filter((d) => d !== currency.reporting);
  return {
    currency: code,
    converted: code === currency.reporting ? others : [currency.reporting, ...others],
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
    paid: own.denominator ?? null,
    roi: own
  };
}
