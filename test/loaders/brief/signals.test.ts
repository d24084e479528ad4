import {assert, describe, it} from "vitest";
import {briefSignals} from "../../../loaders/brief/signals.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";

const LEFT = 14;
const MONTHS = 15;
/** Users of the ten of *S0* at its last three month ends: on the mean half of them. */
const FALLING = [8, 5, 2];

/** How many of its ten users an account has in a month: those that leave hardly any, those that stay nearly all. */
function users(id: string, month: number): number {
  if (id === "S0" && month >= MONTHS - 3) return FALLING[month - MONTHS + 3]!;
  return id.startsWith("L") ? 1 : 9;
}

const ids = [
  ...Array.from({length: LEFT}, (_, i) => `L${i}`),
  ...Array.from({length: 3 * LEFT}, (_, i) => `S${i}`)
];
const accounts: Rows = ids.map((account_id) => ({account_id, name: account_id, segment: "Small"}));
const subscriptions: Rows = ids.map((account_id, i) => ({
  ...{subscription_id: `${account_id}-1`, account_id, mrr: 100, seats: 10, start_date: "2025-01-01"},
  end_date: account_id.startsWith("L") ? `2025-${String(8 + (i % 4)).padStart(2, "0")}-15` : null
}));
const usage: Rows = ids.flatMap((account_id) =>
  Array.from({length: MONTHS}, (_, month) =>
    Array.from({length: users(account_id, month)}, (_, user) => ({
      ...{account_id, user_id: `${account_id}-${user}`, feature: "f", count: 1, errors: 0},
      ts: new Date(Date.UTC(2025, month, 20, 12)).toISOString()
    }))
  ).flat()
);

describe("briefSignals(db, config)", () => {
  it("gives what each signal is judged by, so that its value and what it shows agree", async () => {
    const config = testConfig({causes: {cuts: {active_rate: 0.3}, reasons: {}}});
    await using db = await modelled({as_of: "2026-03-31", config, tables: {accounts, subscriptions, usage}});
    const signalsOf = await briefSignals(db, config);
    const seats = (id: string) => signalsOf(id).reliable.find((d) => d.key === "active_rate")!;
    const {value, of, last, shown} = seats("S0");
    assert.approximately(Number(value), 0.5, 1e-12);
    assert.deepStrictEqual({of, last, shown}, {of: "mean", last: 0.2, shown: false});
    assert.deepStrictEqual([seats("S1").value, seats("S1").last], [0.9, 0.9]);
    assert.isNull(seats("L0").shown);
  });
});
