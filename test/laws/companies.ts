import {readFileSync} from "node:fs";
import fc from "fast-check";
import {assertRates} from "../../loaders/metrics/paidSteps.js";
import {windowChanges} from "../../loaders/metrics/windowChanges.js";
import type {Warehouse} from "../../loaders/warehouse.js";
import {windowPairs} from "../../loaders/windowPairs.js";
import type {MrrChange} from "../../src/metrics/dailyMovements.js";
import type {MrrPair} from "../../src/metrics/movements.js";
import {addDays} from "../../src/metrics/days.js";
import {monthEnd} from "../../src/metrics/months.js";
import {parseWindow} from "../../src/metrics/periods.js";

const FIRST_DAY = "2024-01-01";
const DAYS = 800;
const CURRENCIES = ["USD", "EUR", "JPY"] as const;

/** A row of the contract's table, as generated. */
export interface Subscription {
  product: string;
  currency: (typeof CURRENCIES)[number];
  mrr: number;
  start_date: string;
  end_date: string | null;
  is_trial: boolean;
}

export interface Account {
  segment: string;
  subscriptions: Subscription[];
}

/** A company: accounts in segments, some of one account only. */
export type Company = Account[];

/** What the models and loaders make of one company in one window. */
export interface Windowed {
  company: Company;
  pairs: (MrrPair & {segment: string})[];
  changes: MrrChange[];
}

/** The models and loaders under test; a mutant rewrites the SQL of mrr_steps. */
export interface Models {
  steps?: (sql: string) => string;
}

const day = fc.oneof(
  {weight: 3, arbitrary: fc.integer({min: 0, max: DAYS}).map((d) => addDays(FIRST_DAY, d))},
  {weight: 1, arbitrary: fc.integer({min: 0, max: 26}).map((d) => monthEnd(FIRST_DAY, d))}
);

const subscription: fc.Arbitrary<Subscription> = fc
  .record({
    product: fc.constantFrom("core", "extra", "archive"),
    currency: fc.constantFrom(...CURRENCIES, "USD" as const),
    cents: fc.oneof(
      {weight: 1, arbitrary: fc.constant(0)},
      {weight: 6, arbitrary: fc.integer({min: 1, max: 5_000_000})}
    ),
    start_date: day,
    days: fc.option(fc.integer({min: 1, max: 500}), {freq: 4}),
    is_trial: fc.oneof({weight: 1, arbitrary: fc.constant(true)}, {weight: 5, arbitrary: fc.constant(false)})
  })
  .map(({cents, days, ...rest}) => ({
    ...rest,
    mrr: cents / 100,
    end_date: days === null ? null : addDays(rest.start_date, days)
  }));

/** One after the other at changing prices, with gaps between some: an account that expands, contracts, leaves and returns. */
const history: fc.Arbitrary<Subscription[]> = fc
  .record({
    start_date: day,
    currency: fc.constantFrom(...CURRENCIES),
    terms: fc.array(
      fc.record({
        cents: fc.integer({min: 0, max: 900_000}),
        days: fc.integer({min: 1, max: 300}),
        gap: fc.constantFrom(0, 0, 1, 20, 90)
      }),
      {minLength: 1, maxLength: 5}
    )
  })
  .map(({start_date, currency, terms}) => {
    let from = start_date;
    return terms.map(({cents, days, gap}) => {
      const end_date = addDays(from, days);
      const term = {product: "core", currency, mrr: cents / 100, start_date: from, end_date, is_trial: false};
      from = addDays(end_date, gap);
      return term;
    });
  });

const account: fc.Arbitrary<Account> = fc.record({
  segment: fc.constantFrom("large", "large", "small", "small", "only"),
  subscriptions: fc.oneof(history, fc.array(subscription, {maxLength: 4}))
});

export const company: fc.Arbitrary<Company> = fc
  .array(account, {minLength: 1, maxLength: 14})
  .map((accounts) => accounts.map((d, i) => (d.segment === "only" ? {...d, segment: `only ${i}`} : d)));

export const window: fc.Arbitrary<{t0: string; t1: string}> = fc.oneof(
  fc.constantFrom("2024Q3", "2025Q1", "2025Q4").map((d) => parseWindow(d, {as_of: "2026-03-31"})),
  fc
    .tuple(fc.integer({min: 30, max: DAYS - 60}), fc.integer({min: 1, max: 400}))
    .map(([a, b]) => ({t0: addDays(FIRST_DAY, a), t1: addDays(FIRST_DAY, Math.min(DAYS, a + b))}))
);

/** The rate of a currency in a month, invented but the same every time. */
export function rateOf(currency: string, month: string): number {
  const n = +month.slice(0, 4) * 12 + +month.slice(5, 7);
  if (currency === "EUR") return 1.05 + ((n * 7) % 11) / 100;
  return currency === "JPY" ? 0.0061 + ((n * 5) % 13) / 10_000 : 1;
}

/** Makes the accepted tables that mrr_steps and the loaders read, empty but for settings and rates. */
export async function prepare(db: Warehouse): Promise<void> {
  await db.run(`
    CREATE TABLE settings (currency VARCHAR, as_of DATE);
    INSERT INTO settings VALUES ('USD', DATE '2026-06-30');
    CREATE TABLE fx (currency VARCHAR, month DATE, rate DOUBLE);
    CREATE TABLE subscriptions (account_id VARCHAR, product VARCHAR, currency VARCHAR, mrr DECIMAL(18, 2), seats INTEGER,
      start_date DATE, end_date DATE, is_trial BOOLEAN)`);
  const months = Array.from({length: 40}, (_, k) => addDays(monthEnd(FIRST_DAY, k - 3), 1));
  await db.appendRows(
    "fx",
    CURRENCIES.flatMap((currency) =>
      months.map((month) => ({currency, month, rate: rateOf(currency, month)}))
    )
  );
}

const STEPS = readFileSync(new URL("../../loaders/models/marts/mrr_steps.sql", import.meta.url), "utf8");

/** Runs the models and loaders over many companies at once and takes their results apart again. */
export async function windowed(
  db: Warehouse,
  companies: readonly Company[],
  {t0, t1, steps = (sql) => sql}: {t0: string; t1: string} & Models
): Promise<Windowed[]> {
  await db.run("DELETE FROM subscriptions");
  await db.appendRows(
    "subscriptions",
    companies.flatMap((accounts, c) =>
      accounts.flatMap((d, a) =>
        d.subscriptions.map((s) => ({...s, account_id: `${c}:${a}`, seats: 1 + (a % 3)}))
      )
    )
  );
  await db.run(`CREATE OR REPLACE TABLE mrr_steps AS ${steps(STEPS)}`);
  await assertRates(db, t0, t1);
  const result: Windowed[] = companies.map((accounts) => ({company: accounts, pairs: [], changes: []}));
  for (const pair of await windowPairs(db, t0, t1)) {
    const [c, a] = pair.account_id.split(":").map(Number) as [number, number];
    result[c]!.pairs.push({...pair, segment: companies[c]![a]!.segment});
  }
  for (const change of await windowChanges(db, t0, t1))
    result[+change.account_id.split(":")[0]!]!.changes.push(change);
  return result;
}
