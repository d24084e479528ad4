import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {growthData} from "../../../loaders/publish/growth.js";
import {pastLeads} from "../../../loaders/publish/pastLeads.js";
import {publishedWindows} from "../../../loaders/publish/windows.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import {growthView} from "../../../src/lib/growthView.js";
import {modelled} from "../../support/companies.js";

const IDS = ["A", "B", "C", "D"];
const plan = (account_id: string, start_date: string, rest: object = {}) => ({
  ...{subscription_id: `${account_id} ${start_date}`, account_id, start_date, mrr: 100, seats: 10},
  ...rest
});
const trial = (account_id: string, start_date: string, end_date: string | null) =>
  plan(account_id, start_date, {subscription_id: `${account_id} trial`, is_trial: true, mrr: 0, end_date});
const answer = (account_id: string, user_id: string, day: string, score: number) => ({
  ...{response_id: `${user_id} ${day}`, account_id, user_id, kind: "nps", score},
  ...{sent_at: `${day} 08:00:00`, answered_at: `${day} 09:00:00`}
});

let db: Warehouse;
beforeAll(async () => {
  db = await modelled({
    as_of: "2026-06-30",
    tables: {
      accounts: IDS.map((account_id) => ({
        ...{account_id, name: account_id, acquisition_source: account_id === "D" ? null : "event"},
        referred_by: account_id === "B" || account_id === "D" ? "A" : null
      })),
      subscriptions: [
        trial("A", "2026-02-01", "2026-03-01"),
        plan("A", "2026-03-01"),
        trial("B", "2026-02-01", "2026-03-01"),
        trial("C", "2026-05-15", "2026-06-15"),
        trial("D", "2026-06-20", null),
        plan("D", "2024-01-01")
      ],
      surveys: [
        answer("A", "u1", "2026-06-01", 3),
        answer("A", "u1", "2026-06-20", 10),
        answer("A", "u2", "2026-06-10", 7),
        answer("D", "u3", "2026-06-10", 9),
        answer("D", "u4", "2026-06-10", 2)
      ]
    }
  });
});
afterAll(() => db[Symbol.asyncDispose]());
const data = async () => growthData(db, await publishedWindows(db));
const accounts = {
  ...{account_id: IDS, name: IDS, segment: IDS.map(() => "Small"), plan: IDS.map(() => "Basic")},
  ...{region: IDS.map(() => "North"), csm: ["Ana", "Ben", "Ana", "Ana"]}
};

describe("growthData(warehouse, windows)", () => {
  it("counts trials in the quarter they ended; those that run and those whose 30 days are not over are open", async () => {
    const {quarters, channels, trials} = growthView(await data(), {accounts}, {});
    const said = quarters.map((d) => [d.name, d.share.numerator, d.share.denominator, d.open]);
    assert.deepStrictEqual(said.slice(-2), [
      ["2026Q1", 1, 2, 0],
      ["2026Q2", 0, 0, 2]
    ]);
    assert.deepStrictEqual(
      channels.map((d) => [d.name, d.share.value, d.open]),
      [
        ["event", 0.5, 1],
        ["(none)", null, 1]
      ]
    );
    assert.deepInclude(trials, {open: 2}, "a trial without an end is open once, not in every quarter");
  });
  it("names accounts with promoters and no detractor by each user's last answer", async () => {
    const {advocates} = await data();
    assert.deepStrictEqual(advocates, [{i: 0, promoters: 1, answers: 2, answered_on: "2026-06-20"}]);
  });
  it("gathers referrals by who referred, with the ARR that pays today", async () => {
    const {referrers} = growthView(await data(), {accounts}, {});
    assert.deepStrictEqual(referrers, [{i: 0, referred: [1, 3], paying: 1, arr: 1200}]);
    assert.deepStrictEqual(growthView(await data(), {accounts}, {csm: "Ben"}).referrers, []);
  });
  it("gives no lifetime value without a gross margin, and compares no group under ten accounts", async () => {
    const {ltv} = await data();
    assert.strictEqual(ltv.all.ltv.reason, "the config gives no gross_margin");
    assert.deepStrictEqual([ltv.segment, ltv.channel, ltv.gross_margin], [[], [], null]);
  });
  it("judges nobody where seats in use are not known", async () => {
    const {given, judged, past} = await data();
    assert.deepStrictEqual([given.usage, judged, past], [false, [], null]);
  });
});

describe("pastLeads(warehouse)", () => {
  it("takes each account once, at its first month end as a lead, and asks whether it paid more two quarters later", async () => {
    // As of 2026-06-30 the year ends on 2025-06-30. Made by hand: only what the query reads.
    await using made = await modelled({
      as_of: "2026-06-30",
      tables: {
        accounts: IDS.map((account_id) => ({account_id, name: account_id})),
        subscriptions: [
          // A grows within two quarters of its first month as a lead, B only after them; C is no lead and shrinks.
          plan("A", "2024-01-01", {end_date: "2025-05-15"}),
          plan("A", "2025-05-15", {mrr: 150}),
          plan("B", "2024-01-01", {end_date: "2025-10-01"}),
          plan("B", "2025-10-01", {mrr: 150}),
          plan("C", "2024-01-01", {end_date: "2025-01-01"}),
          plan("C", "2025-01-01", {mrr: 50}),
          plan("D", "2026-01-01")
        ]
      }
    });
    await made.run(
      "UPDATE account_point SET seat_utilisation = 0.5, trend = 0.2, health_score = 80, health_band = 'healthy'"
    );
    await made.run(
      "UPDATE account_point SET seat_utilisation = 0.95 WHERE account_id IN ('A', 'B') AND point_date IN ('2025-01-31', '2025-03-31')"
    );
    const rows = await pastLeads(made);
    assert.deepStrictEqual(rows, {
      ...{from: "2024-07-31", to: "2025-06-30", account_id: ["A", "B", "C"]},
      ...{lead: [1, 1, 0], expanded: [1, 0, 0]}
    });
  });
});
