import {assert, describe, it} from "vitest";
import {briefPlays} from "../../../loaders/brief/plays.js";
import {playbookData} from "../../../loaders/playbook/playbookData.js";
import {alertsOf} from "../../../reports/alerts/alert.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";
import {playOf} from "../../support/playbook.js";

const ids = ["A", "B", "C", "D"];
const accounts = ids.map((account_id) => ({account_id, name: account_id, segment: "Small"}));
const subscriptions = ids.map((account_id) => ({
  ...{subscription_id: `s${account_id}`, account_id, mrr: 100, seats: 10},
  ...{start_date: "2026-01-01", renewal_date: "2026-12-01"}
}));
const touches = ids.map((account_id) => ({
  ...{account_id, ts: "2026-03-06 12:00:00", direction: "outbound", purpose: "checkin"}
}));
const actions: Rows = [
  {account_id: "B", state: "done"},
  {account_id: "C", state: "snoozed"},
  {account_id: "D", state: "dropped"}
].map((d) => ({...d, play: "overdue", fired_on: "2026-06-08", by: "Ana", on: "2026-06-10", note: null}));

const overdue = playOf({id: "overdue", title: "Check-in overdue", when: "days_since_checkin > 90"});
const soon = playOf({
  ...{id: "soon", title: "Overdue for long", when: "days_since_checkin > 60"},
  actions: [{do: "Call", owner: "lead", within_days: 1}]
});
const configOf = (plays = [overdue, soon]) =>
  testConfig({playbook: {built_in: false, off: [], capacity: {}, plays}});
const made = (config = configOf()) =>
  modelled({as_of: "2026-06-15", config, tables: {accounts, subscriptions, touches, actions}});

describe("briefPlays(db, config)", () => {
  it("lists the open plays of an account as the alerts do, the earliest due first", async () => {
    await using db = await made();
    const playsOf = await briefPlays(db, configOf());
    assert.deepStrictEqual(
      playsOf("A")!.map((d) => d.title),
      ["Overdue for long", "Check-in overdue"]
    );
    assert.deepStrictEqual(playsOf("A")![1]!.actions, [
      {what: "Offer a training", owner: "csm", due: "2026-06-13"}
    ]);
    const data = await playbookData(db, configOf());
    for (const id of ids)
      assert.deepStrictEqual(
        playsOf(id)!.map((d) => [d.title, d.because]),
        alertsOf(data, {account: [id]}).map((d) => [d.title, d.because])
      );
  });
  it("leaves out what the journal calls done, dropped or snoozed", async () => {
    await using db = await made(configOf([overdue]));
    const playsOf = await briefPlays(db, configOf([overdue]));
    assert.deepStrictEqual(
      ids.map((id) => playsOf(id)!.length),
      [1, 0, 0, 0]
    );
  });
  it("is null where the company has no playbook", async () => {
    await using db = await made(configOf([]));
    assert.isNull((await briefPlays(db, configOf([])))("A"));
  });
});
