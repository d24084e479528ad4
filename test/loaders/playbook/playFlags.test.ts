import {describe, expect, it} from "vitest";
import {playFlags} from "../../../loaders/playbook/playFlags.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";
import {playOf} from "../../support/playbook.js";

const subscription = (account_id: string, parts: Record<string, unknown>) => ({
  ...{subscription_id: `s${account_id}${parts.start_date as string}`, account_id, mrr: 100, seats: 10},
  ...parts
});

// A renews in March and goes on; B leaves with its renewal; C's day is to come; D has no renewal; E renews, then leaves in April.
const PAID: Rows = [
  subscription("A", {start_date: "2025-03-15", end_date: "2026-03-15", renewal_date: "2026-03-15"}),
  subscription("A", {start_date: "2026-03-15", end_date: null, renewal_date: "2027-03-15"}),
  subscription("B", {start_date: "2025-03-15", end_date: "2026-03-15", renewal_date: "2026-03-15"}),
  subscription("C", {start_date: "2025-05-15", end_date: null, renewal_date: "2026-05-15"}),
  subscription("D", {start_date: "2025-05-15", end_date: null, renewal_date: null}),
  subscription("E", {start_date: "2025-03-15", end_date: "2026-04-20", renewal_date: "2026-03-15"})
];
const ACCOUNTS = ["A", "B", "C", "D", "E"].map((account_id) => ({
  ...{account_id, name: account_id, segment: "Small"},
  signup_date: "2025-03-15"
}));

async function flags(actions: Rows = []) {
  const plays = [
    playOf({id: "due", when: "days_to_renewal < 60", every_days: 0}),
    playOf({id: "old", when: "tenure_days > 30"})
  ];
  const config = testConfig({playbook: {built_in: false, off: [], capacity: {}, plays}});
  await using db = await modelled({
    ...{as_of: "2026-06-20", config},
    tables: {accounts: ACCOUNTS, subscriptions: PAID, ...(actions.length > 0 ? {actions} : {})}
  });
  const found = await playFlags(db);
  return found.filter((d) => d.play === "due");
}

const action = (account_id: string, parts: Record<string, unknown>) => ({
  ...{
    account_id,
    play: "due",
    fired_on: "2026-01-31",
    state: "done",
    by: "Ana",
    on: "2026-02-10",
    note: null
  },
  ...parts
});

describe("playFlags(db)", () => {
  it("knows of each account named before a renewal whether it pays 90 days after it", async () => {
    const found = await flags();
    expect(
      found.map((d) => [d.account_id, d.fired_on, d.quarter, d.days_to_renewal, d.saved, d.paid_for])
    ).toEqual([
      ["A", "2026-01-31", "2026Q1", 43, true, null],
      ["B", "2026-01-31", "2026Q1", 43, false, 43],
      ["E", "2026-01-31", "2026Q1", 43, false, 79],
      ["C", "2026-03-31", "2026Q1", 45, null, null]
    ]);
    expect(found.every((d) => !d.journaled && d.done_after === null)).toBe(true);
  });

  it("reads from the journal when it was done, the last line of a firing first", async () => {
    const found = await flags([
      action("A", {on: "2026-02-01", state: "snoozed"}),
      action("A", {}),
      action("B", {}),
      action("B", {on: "2026-02-12", state: "open"}),
      action("C", {fired_on: "2026-03-30", on: "2026-05-16"}),
      action("E", {play: "old"}),
      action("E", {fired_on: "2026-01-05", on: null})
    ]);
    expect(found.map((d) => [d.account_id, d.done_after, d.journaled])).toEqual([
      ["A", 10, true],
      ["B", null, true],
      ["E", null, true],
      ["C", null, true]
    ]);
  });

  it("counts a renewal once, by its first firing", async () => {
    const found = await flags();
    expect(found.filter((d) => d.account_id === "A")).toHaveLength(1);
  });
});
