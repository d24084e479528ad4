import {assert, describe, it} from "vitest";
import {productData} from "../../loaders/publish/product.js";
import type {Config} from "../../loaders/configTypes.js";
import {modelled, type Rows, testConfig} from "../support/companies.js";

const ACCOUNTS: Rows = [
  {
    account_id: "A",
    name: "Anvil",
    segment: "Small",
    icp_fit: 0.3,
    acquisition_source: "market",
    sold_by: "Ana"
  },
  {
    account_id: "B",
    name: "Bellows",
    segment: "Large",
    icp_fit: 0.9,
    acquisition_source: "market",
    sold_by: " "
  },
  {account_id: "L", name: "Left", segment: "Large", icp_fit: 0.5, acquisition_source: null, sold_by: "Bo"},
  {
    account_id: "T",
    name: "Trial only",
    segment: "Small",
    icp_fit: 0.1,
    acquisition_source: "market",
    sold_by: "Ana"
  }
];
const SUBSCRIPTIONS: Rows = [
  {subscription_id: "1", account_id: "A", mrr: 100, seats: 5, start_date: "2025-01-01", end_date: null},
  {subscription_id: "2", account_id: "B", mrr: 200, seats: 5, start_date: "2025-01-01", end_date: null},
  {
    subscription_id: "3",
    account_id: "L",
    mrr: 400,
    seats: 5,
    start_date: "2025-01-01",
    end_date: "2026-01-01"
  }
];
const bug = (ticket_id: string, account_id: string, rest: Rows[number] = {}): Rows[number] => ({
  ...{ticket_id, account_id, category: "bug", severity: 2, bug_id: "B-1", topic: "Crash"},
  ...{opened_at: "2026-06-01 00:00:00", resolved_at: "2026-06-03 12:00:00"},
  ...rest
});
const TICKETS: Rows = [
  bug("t1", "A", {eta: "2026-06-02", workaround: true}), // mended a day after it was promised for
  bug("t2", "A", {eta: "2026-06-03", workaround: false}), // on the day
  bug("t3", "B", {eta: "2026-06-10", resolved_at: null, severity: 1}), // past and open
  bug("t4", "B", {eta: "2026-07-30", resolved_at: null}), // not due yet
  bug("t5", "L", {bug_id: " ", topic: "Slow"}),
  bug("t6", "A", {opened_at: "2025-06-30 10:00:00", resolved_at: null}), // before the twelve months, open
  bug("t7", "A", {opened_at: "2025-06-29 10:00:00"}), // before them, done
  bug("u1", "B", {category: "usability", topic: "Clicks", bug_id: null}),
  bug("h1", "A", {category: "how_to"})
];
const REQUESTS: Rows = [
  {request_id: "q1", account_id: "A", created_at: "2026-06-20 00:00:00", title: "Undo", status: "open"},
  {
    request_id: "q2",
    account_id: "B",
    created_at: "2026-06-01 00:00:00",
    title: "Undo",
    status: "shipped",
    shipped_at: "2026-06-11 00:00:00"
  },
  {request_id: "q3", account_id: "L", created_at: "2026-05-01 00:00:00", title: "Undo", status: null}
];
const VALUE: Rows = [
  {account_id: "A", item: "Hours", month: "2026-05-01", promised: 10},
  {account_id: "A", item: "Hours", month: "2026-06-01", promised: 10},
  {account_id: "B", item: "Fuel", month: "2026-06-01", promised: 0}
];
const TABLES = {
  accounts: ACCOUNTS,
  subscriptions: SUBSCRIPTIONS,
  tickets: TICKETS,
  requests: REQUESTS,
  value: VALUE
};

async function review(parts: Partial<Config> = {}, tables: Record<string, Rows> = TABLES) {
  const config = testConfig(parts);
  await using db = await modelled({as_of: "2026-06-30", config, tables});
  return await productData(db, {config, audience: {segment: undefined, csm: undefined}});
}

describe("productData(db, {config, audience})", () => {
  it("reviews the defects of twelve months, and counts older ones only while they are open", async () => {
    const {defects, since, older_open, arr} = await review();
    assert.strictEqual(since, "2025-06-30");
    assert.deepInclude(defects, {tickets: 5, open: 2, accounts: 3, paying: 2});
    assert.strictEqual(older_open, 1);
    assert.strictEqual(arr, 12 * 300);
    assert.strictEqual(defects.arr, 12 * 300); // who has left pays nothing
    assert.strictEqual(defects.median.value, 2.5);
  });
  it("holds an ETA against the day of resolution, once it is past", async () => {
    const {eta, missed, workaround} = (await review()).defects;
    assert.deepInclude(eta, {numerator: 4, denominator: 5});
    assert.deepInclude(missed, {numerator: 2, denominator: 3}); // t1 and t3; t2 was on the day, t4 is not due
    assert.deepInclude(workaround, {numerator: 1, denominator: 2});
  });
  it("names a defect by its bug, or by its topic where it has none", async () => {
    const {bugs, usability} = await review();
    assert.deepStrictEqual(
      bugs.map((d) => [d.name, d.tickets]),
      [
        ["B-1", 4],
        ["Slow", 1]
      ]
    );
    assert.deepStrictEqual(
      usability.map((d) => [d.name, d.tickets]),
      [["Clicks", 1]]
    );
  });
  it("takes the targets of the configuration in days, by severity", async () => {
    const support = {first_response_hours: {}, resolution_hours: {2: 48}};
    const {severities} = await review({support});
    assert.deepStrictEqual(
      severities.map((d) => [d.name, d.target_days]),
      [
        ["1", null],
        ["2", 2]
      ]
    );
  });
  it("times requests to the end of the last day, and reads one without a status as open", async () => {
    const [undo] = (await review()).requests;
    assert.deepInclude(undo, {
      requests: 3,
      open: 2,
      shipped: 1,
      accounts_waiting: 2,
      paying_waiting: 1,
      arr_waiting: 1200
    });
    assert.strictEqual(undo!.oldest_waiting_days, 61);
    assert.strictEqual(undo!.age.n, 3);
  });
  it("looks for poor fit among those that ever paid, by the cut of the configuration", async () => {
    const {fit} = await review();
    assert.deepInclude(fit.all, {numerator: 1, denominator: 3});
    assert.deepStrictEqual(
      fit.groups.map((d) => [d.kind, d.name, d.poor.numerator, d.poor.denominator, d.left]),
      [
        ["channel", "market", 1, 2, 0],
        ["promise", "Hours", 1, 1, 0],
        ["seller", "Ana", 1, 1, 0],
        ["seller", "Bo", 0, 1, 1]
      ]
    );
    const strict = await review({causes: {cuts: {icp_fit: 0.6}, reasons: {}}});
    assert.deepInclude(strict.fit.all, {numerator: 2, denominator: 3});
  });
  it("knows no errors of use that does not say of them, and no defects of tickets without a category", async () => {
    const used = {account_id: "A", user_id: "U", ts: "2026-06-20 10:00:00", feature: "map"};
    const users = [{user_id: "U", account_id: "A", created_at: "2025-01-01 00:00:00"}];
    const tickets = TICKETS.map(({category: _, ...d}) => d);
    const dark = await review({}, {...TABLES, tickets, users, usage: [used]});
    assert.deepInclude(dark.errors, {value: null, reason: "the use does not say of errors"});
    assert.isFalse(dark.categories);
    const said = await review({}, {...TABLES, users, usage: [{...used, errors: 0}]});
    assert.deepInclude(said.errors, {value: 0, denominator: 1});
    assert.isTrue(said.categories);
  });
  it("stands without any of the optional tables, and says which are given", async () => {
    const bare = await review({}, {accounts: ACCOUNTS, subscriptions: SUBSCRIPTIONS});
    assert.deepStrictEqual(bare.given, []);
    assert.deepInclude(bare.defects, {tickets: 0, open: 0, arr: 0});
    assert.deepInclude(bare.errors, {value: null, reason: "the table usage is not given"});
    assert.isFalse(bare.categories);
    assert.deepStrictEqual([bare.bugs, bare.requests], [[], []]);
  });
});
