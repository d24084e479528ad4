import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {deckSlices} from "../../../loaders/slice.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import type {DeckData} from "../../../src/metrics/deckData.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";

// Dollars for one euro: 1 to the end of 2025, then 1.10, 1.20 and, in the last month of the quarter, 1.25.
const EUROS = {"2024-12": 1, "2026-01": 1.1, "2026-02": 1.2, "2026-03": 1.25};
const MONTHS = Array.from({length: 16}, (_, i) =>
  new Date(Date.UTC(2024, 11 + i, 1)).toISOString().slice(0, 7)
);

function ratesOf(month: string): string[] {
  const from = Object.keys(EUROS).findLast((d) => d <= month) as keyof typeof EUROS;
  return [`EUR,${month}-01,${EUROS[from]}`, `GBP,${month}-01,1.5`];
}

const paid = (account_id: string, mrr: number, currency: string, days: Rows[number] = {}) => ({
  subscription_id: `${account_id} ${mrr} ${currency}`,
  account_id,
  mrr,
  currency,
  start_date: "2025-01-01",
  ...days
});
const SUBSCRIPTIONS = [
  paid("EURO", 310, "EUR"),
  paid("EURO", 62, "EUR", {start_date: "2026-01-16"}),
  paid("MOVED", 200, "USD", {end_date: "2026-02-01"}),
  paid("MOVED", 100, "EUR", {start_date: "2026-02-01"}),
  paid("DOLLAR", 300, "USD"),
  paid("MIXED", 300, "USD"),
  paid("MIXED", 100, "EUR"),
  paid("THREE", 100, "EUR"),
  paid("THREE", 10, "GBP")
];
const ACCOUNTS = [...new Set(SUBSCRIPTIONS.map((d) => d.account_id))];

let dir: string;
let db: Warehouse;
let spring: Map<string, DeckData>;
let winter: Map<string, DeckData>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-fees-"));
  await writeFile(join(dir, "fx.csv"), ["currency,month,rate", ...MONTHS.flatMap(ratesOf)].join("\n"));
  const config = testConfig({dir, fx: "fx.csv", publish: {comments: false, decks: true}});
  const months = {"2025-12": 500, "2026-01": 500, "2026-02": 500, "2026-03": null};
  const tables = {
    accounts: ACCOUNTS.map((account_id) => ({account_id, name: `Company ${account_id}`})),
    subscriptions: SUBSCRIPTIONS,
    value: ACCOUNTS.flatMap((account_id) =>
      Object.entries(months).map(([month, realised]) => ({
        account_id,
        item: "hours",
        month: `${month}-01`,
        promised: 500,
        realised
      }))
    )
  };
  db = await modelled({as_of: "2026-03-31", tables, config});
  spring = await deckSlices(db, config, {quarter: "2026Q1"});
  winter = await deckSlices(db, config, {quarter: "2025Q4"});
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(dir, {recursive: true, force: true});
});

const value = (account_id: string, slices = spring) => slices.get(account_id)!.value!;

describe("the fees of a deck", () => {
  it("are those of the contract's currency as they were agreed, whatever the rates did meanwhile", () => {
    // December 310, January 310 + 62 x 16 / 31, February 372; March is not measured.
    assert.deepInclude(value("EURO"), {currency: "EUR", paid: 310 + 342 + 372, converted: ["USD"]});
  });
  it("stand against value in the same currency, and the metric keeps its own: 1,500 dollars are 1,200 euros", () => {
    const {realised, roi, reporting} = value("EURO");
    assert.strictEqual(realised, 1200);
    assert.deepStrictEqual(roi, {value: 176 / 1024, numerator: 176, denominator: 1024});
    // 310 x 1 + 342 x 1.1 + 372 x 1.2
    assert.strictEqual(reporting.paid, 1132.6);
    assert.closeTo(reporting.roi!, (1500 - 1132.6) / 1132.6, 1e-12);
  });
  it("of a contract that has moved to euros convert what was agreed in dollars at the last month's rate", () => {
    assert.deepInclude(value("MOVED"), {currency: "EUR", paid: 2 * (200 / 1.25) + 100, converted: ["USD"]});
  });
  it("of several currencies convert all but the contract's, and name them", () => {
    assert.deepInclude(value("MIXED"), {currency: "USD", paid: 3 * (300 + 125), converted: ["EUR"]});
    assert.deepInclude(value("THREE"), {
      currency: "EUR",
      paid: 3 * (100 + 12),
      converted: ["USD", "GBP"]
    });
  });
  it("of a contract in the reporting currency are the metric's", () => {
    const {paid, roi, reporting, converted} = value("DOLLAR");
    assert.deepStrictEqual([paid, reporting.paid, roi.value, converted], [900, 900, reporting.roi, []]);
  });
  it("stay in euros where a euro is a dollar", () => {
    assert.deepInclude(value("EURO", winter), {currency: "EUR", paid: 310, realised: 500});
  });
});
