import {assert, describe, it} from "vitest";
import {dangerStates} from "../../../loaders/brief/danger.js";
import {healthData} from "../../../loaders/publish/health.js";
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
  it("draws the line of the Health page, and puts every account on the same side of it", async () => {
    await using db = await modelled({as_of: AS_OF, tables: {accounts, subscriptions, usage}});
    const config = testConfig();
    const {zone} = (await healthData(db, config)).data;
    const stateOf = await dangerStates(db, config);
    const page = new Map(zone.accounts.map((d) => [d.account_id, d.index_state]));
    const words = {in: "inside", near: "approaching", falling: "approaching", out: "outside"};
    const seen = accounts.map(({account_id}) => {
      const id = String(account_id);
      const own = stateOf(id);
      assert.deepStrictEqual(own.line, zone.index[0]!.line);
      assert.strictEqual(own.state, id === "K5" ? null : words[page.get(id) ?? "out"], id);
      return own.state;
    });
    assert.includeMembers(seen, ["inside", "approaching", "outside", null]);
  });
  it("has no state where nothing is known of use", async () => {
    await using db = await modelled({as_of: AS_OF, tables: {accounts, subscriptions}});
    const {index, line, state} = (await dangerStates(db, testConfig()))("K0");
    assert.deepStrictEqual([index, line.value, line.reason, state], [null, null, "no rows", null]);
    assert.deepStrictEqual((await healthData(db, testConfig())).data.zone.index, []);
  });
});
