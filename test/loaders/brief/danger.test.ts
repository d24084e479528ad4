import {assert, describe, it} from "vitest";
import {dangerStates} from "../../../loaders/brief/danger.js";
import {payingToday} from "../../../loaders/health/zoneAccounts.js";
import {healthData} from "../../../loaders/publish/health.js";
import {worstZone} from "../../../src/metrics/backtest/zoneState.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";

const AS_OF = "2026-03-31";
const MONTHS = 15;

/** How many of its ten users an account has in a month: most keep theirs, some fall, one leaves in January. */
function users(account: number, month: number): number {
  if (account === 1) return month < 13 ? 10 : month < 14 ? 9 : 5;
  if (account === 2) return month < 14 ? 8 : 1;
  return 1 + ((account * 7) % 10);
}

const accounts: Rows = Array.from({length: 12}, (_, k) => ({account_id: `K${k}`, name: `Name ${k}`}));
const subscriptions: Rows = accounts.map(({account_id}, k) => ({
  ...{subscription_id: `S${k}`, account_id, mrr: 100 + k, seats: 10, start_date: "2025-01-01"},
  end_date: k === 5 ? "2026-01-10" : null
}));
const usage: Rows = accounts.flatMap(({account_id}, k) =>
  Array.from({length: MONTHS}, (_, month) =>
    Array.from({length: users(k, month)}, (_, user) => ({
      ...{account_id, user_id: `U${k}-${user}`, feature: "f", count: 1, errors: 0},
      ts: new Date(Date.UTC(2025, month, 20, 12)).toISOString()
    }))
  ).flat()
);

describe("dangerStates(db, config)", () => {
  it("draws the lines of the Health page, and puts every account on the worst side of either", async () => {
    await using db = await modelled({as_of: AS_OF, tables: {accounts, subscriptions, usage}});
    const config = testConfig();
    const {zone} = (await healthData(db, config)).data;
    const stateOf = await dangerStates(db, config);
    const page = new Map(zone.accounts.map((d) => [d.account_id, d]));
    const lines = {engagement_index: zone.index[0]!.line, active_rate: zone.rate[0]!.line};
    const words = {in: "inside", near: "approaching", falling: "approaching", out: "outside"};
    const seen = accounts.map(({account_id}) => {
      const id = String(account_id);
      const own = stateOf(id);
      assert.deepStrictEqual(own.line, lines[own.measure]);
      const {index_state = null, rate_state = null} = page.get(id) ?? {};
      const worst = worstZone([index_state, rate_state]) ?? "out";
      assert.strictEqual(own.state, id === "K5" ? null : words[worst], id);
      return own.state;
    });
    assert.includeMembers(seen, ["inside", "approaching", "outside", null]);
  });
  it("goes by the active rate where that alone is in the zone, as the Health page and the playbook do", async () => {
    const config = testConfig();
    await using db = await modelled({as_of: AS_OF, tables: {accounts, subscriptions, usage}});
    const row = (await payingToday(db)).find((d) => d.account_id === "K1")!;
    await db.run("UPDATE account_point SET active_rate = 0.01 WHERE account_id = 'K1' AND point_date = ?", [
      AS_OF
    ]);
    const {measure, value, state} = (await dangerStates(db, config))("K1");
    assert.notStrictEqual(row.active_rate, 0.01);
    assert.deepStrictEqual({measure, value, state}, {measure: "active_rate", value: 0.01, state: "inside"});
  });
  it("has no state where nothing is known of use", async () => {
    await using db = await modelled({as_of: AS_OF, tables: {accounts, subscriptions}});
    const {value, line, state} = (await dangerStates(db, testConfig()))("K0");
    assert.deepStrictEqual([value, line.value, line.reason, state], [null, null, "no rows", null]);
    assert.deepStrictEqual((await healthData(db, testConfig())).data.zone.index, []);
  });
});
