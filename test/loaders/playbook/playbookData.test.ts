import {describe, expect, it} from "vitest";
import {playbookData} from "../../../loaders/playbook/playbookData.js";
import type {PlaybookData} from "../../../src/metrics/plays/playbookData.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";
import {playOf} from "../../support/playbook.js";

const ACCOUNTS = [
  {account_id: "A", name: "Anvil", segment: "Small", csm: "Ana", signup_date: "2026-01-01"},
  {account_id: "B", name: "Bellows", segment: "Large", csm: "Bo", signup_date: "2026-01-01"}
];

const PAID = ["A", "B"].map((account_id, i) => ({
  subscription_id: `s${account_id}`,
  account_id,
  mrr: 100 * (i + 1),
  seats: 10,
  start_date: "2026-01-01",
  renewal_date: "2026-12-01"
}));

const checkin = (account_id: string, day: string) => ({
  account_id,
  ts: `${day} 12:00:00`,
  direction: "outbound",
  purpose: "checkin"
});

/** What the page draws from on 15 June 2026; the check-ins of 6 March were 90 days ago on 4 June. */
async function data(tables: Record<string, Rows> = {}, as_of = "2026-06-15"): Promise<PlaybookData> {
  const plays = [playOf({id: "overdue", when: "days_since_checkin > 90"})];
  const config = testConfig({playbook: {built_in: false, off: [], capacity: {default: 3}, plays}});
  const touches = [checkin("A", "2026-03-06"), checkin("B", "2026-03-14")];
  const given = {accounts: ACCOUNTS, subscriptions: PAID, touches, ...tables};
  await using db = await modelled({as_of, config, tables: given});
  return await playbookData(db, config);
}

const action = (state: string, fired_on: string, on = "2026-06-10", account_id = "A") => ({
  account_id,
  play: "overdue",
  fired_on,
  state,
  by: "Ana",
  on,
  note: null
});

describe("playbookData(db, config)", () => {
  it("dates what is new by the day a week before as_of, the largest accounts first", async () => {
    const {since, rows, fired, capacity} = await data();
    expect(since).toBe("2026-06-08");
    expect(rows.map((d) => [d.account_id, d.fired_on, d.state, d.actions[0]!.due])).toEqual([
      ["B", "2026-06-15", "open", "2026-06-20"],
      ["A", "2026-06-08", "open", "2026-06-13"]
    ]);
    expect(fired).toEqual({overdue: 2});
    expect(capacity).toEqual({default: 3});
  });

  it("knows of each account its renewal, its seats, and the people who have not left", async () => {
    const {accounts} = await data({
      contacts: [
        {account_id: "A", name: "Zoe", role: "champion", language: "tr"},
        {account_id: "A", name: "Cem", role: "sponsor"},
        {account_id: "A", name: "Old", role: "buyer", left_on: "2026-05-01"}
      ]
    });
    expect(accounts.A).toEqual({
      renewal_date: "2026-12-01",
      seats: 10,
      mau: null,
      contacts: [
        {name: "Cem", role: "sponsor", language: null},
        {name: "Zoe", role: "champion", language: "tr"}
      ]
    });
    expect(accounts.B!.contacts).toEqual([]);
  });

  it("takes an entry of the journal for the firing of its month, whatever its day has become", async () => {
    const stateOf = async (...actions: Rows) =>
      (await data({actions})).rows.find((d) => d.account_id === "A")?.state;
    expect(await stateOf(action("done", "2026-06-03"))).toBe("done");
    expect(await stateOf(action("done", "2026-05-31"))).toBe("open");
    expect(await stateOf(action("done", "2026-06-08"), action("open", "2026-06-03"))).toBe("open");
  });

  it("forgets what was dealt with more than a week ago", async () => {
    const shown = async (on: string) =>
      (await data({actions: [action("dropped", "2026-06-08", on)]})).rows.map((d) => d.account_id);
    expect(await shown("2026-06-09")).toEqual(["B", "A"]);
    expect(await shown("2026-06-08")).toEqual(["B"]);
  });

  it("tells for a week that a reason is gone", async () => {
    const touches = [checkin("A", "2026-01-02"), checkin("A", "2026-06-12"), checkin("B", "2026-06-01")];
    const {rows} = await data({touches});
    expect(rows.map((d) => [d.account_id, d.fired_on, d.ended_on, d.state])).toEqual([
      ["A", "2026-04-30", "2026-06-15", "over"]
    ]);
  });
});
