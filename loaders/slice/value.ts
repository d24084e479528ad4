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
  WHERE last_day(month) > $year_t0::DATE AND last_day(month) <= $t1::DATE
  GROUP BY ALL
  ORDER BY account_id, month`;

const ITEMS = `
  SELECT
    account_id,
    item,
    coalesce(sum(promised) FILTER (realised IS NOT NULL), 0)::DOUBLE AS promised,
    sum(realised)::DOUBLE AS realised,
    count(DISTINCT month) FILTER (realised IS NOT NULL) AS measured_months,
    count(DISTINCT month) AS months
  FROM value
  WHERE last_day(month) > $year_t0::DATE AND last_day(month) <= $t1::DATE
  GROUP BY ALL
  ORDER BY account_id, promised DESC, item`;

/** Promised and realised value of the twelve months that end with the quarter, by account with such rows. */
export async function sliceValue(
  db: Warehouse,
  {year_t0, t1}: SliceScope,
  metrics: SliceMetrics
): Promise<Map<string, DeckValue>> {
  const months = group(
    await db.query<DeckValueMonth & {account_id: string}>(MONTHS, {year_t0, t1}),
    (d) => d.account_id
  );
  const items = group(
    await db.query<DeckValueItem & {account_id: string}>(ITEMS, {year_t0, t1}),
    (d) => d.account_id
  );
  const [settings] = await db.query<{currency: string}>("SELECT currency FROM settings");
  const made = Array.from(months, ([id, own]) => {
    const roi = metrics.year(id, "roi");
    const value: DeckValue = {
      window: metrics.year_window,
      currency: settings!.currency,
      months: own.map(({month, promised, promised_measured, realised}) => ({
        month,
        promised,
        promised_measured,
        realised
      })),
      items: (items.get(id) ?? []).map(({account_id: _, ...item}) => item),
      promised: metrics.year(id, "promised_value").value ?? 0,
      promised_measured: own.reduce((sum, d) => sum + d.promised_measured, 0),
      realised: own.some((d) => d.realised !== null) ? metrics.year(id, "realised_value").value : null,
      paid: roi.denominator ?? null,
      roi
    };
    return [id, value] as const;
  });
  return new Map(made);
}
