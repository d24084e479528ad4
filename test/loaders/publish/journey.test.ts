import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {journeyData} from "../../../loaders/publish/journey.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import {unpackJourney} from "../../../src/lib/journeyData.js";
import {modelled, testConfig} from "../../support/companies.js";

const paid = (account_id: string, start_date: string, end_date: string | null) => ({
  subscription_id: `${account_id} ${start_date}`,
  ...{account_id, start_date, end_date, mrr: 100}
});
const entry = (account_id: string, stage: string, day: string, time = "12:00:00") => ({
  ...{account_id, stage, entered_at: `${day} ${time}`}
});
const touch = (account_id: string, day: string, direction = "outbound") => ({
  ...{account_id, ts: `${day} 08:00:00`, direction}
});

/** B is still in onboarding; A goes on and leaves, and comes back; C left without a stage that says so. */
const COMPANY = {
  as_of: "2026-06-30",
  config: {activation: {stage: "activated"}, journey: {owners: {lead: "Growth"}}},
  tables: {
    accounts: ["A", "B", "C"].map((account_id) => ({account_id, name: account_id})),
    subscriptions: [
      paid("A", "2026-01-10", "2026-03-10"),
      paid("A", "2026-05-01", null),
      paid("B", "2026-06-01", null),
      paid("C", "2026-01-01", "2026-02-15")
    ],
    stages: [
      entry("A", "activated", "2026-01-20"),
      entry("A", "lead", "2026-01-01"),
      entry("A", "onboarding", "2026-01-10"),
      entry("A", "onboarding", "2026-01-10"),
      entry("A", "churned", "2026-03-10"),
      entry("B", "onboarding", "2026-06-20"),
      entry("C", "lead", "2026-01-01", "00:00:00"),
      entry("C", "onboarding", "2026-01-01", "00:00:00")
    ],
    touches: [
      touch("A", "2026-01-02", "inbound"),
      touch("A", "2026-01-10"),
      touch("A", "2026-01-25"),
      touch("B", "2026-06-05")
    ]
  }
};

let db: Warehouse;
beforeAll(async () => {
  db = await modelled(COMPANY);
  await db.run("UPDATE table_counts SET first_day = DATE '2026-01-02' WHERE table_name = 'touches'");
  await db.run("INSERT INTO meta (key, value) VALUES ('config', $1)", [JSON.stringify(COMPANY.config)]);
});
afterAll(() => db[Symbol.asyncDispose]());
const data = () => journeyData(db, testConfig(COMPANY.config));

describe("journeyData(warehouse, config)", () => {
  it("orders stays by day and then by the journey, the same row twice once, each up to the next", async () => {
    const {stays} = unpackJourney(await data());
    assert.deepStrictEqual(
      stays.map((d) => [d.i, d.stage, d.entered_on, d.days, d.end]),
      [
        [0, "lead", "2026-01-01", 9, "moved"],
        [0, "onboarding", "2026-01-10", 10, "moved"],
        [0, "activated", "2026-01-20", 49, "moved"],
        [0, "churned", "2026-03-10", 112, "there"],
        [1, "onboarding", "2026-06-20", 10, "there"],
        [2, "lead", "2026-01-01", 0, "moved"],
        [2, "onboarding", "2026-01-01", 45, "lost"]
      ]
    );
  });
  it("waits for the first outbound touch on the day of the entry or later, and says where touches are not known", async () => {
    const {stays} = unpackJourney(await data());
    assert.deepStrictEqual(
      stays.map((d) => d.wait),
      [
        null, // before the first touch of the table
        {days: 0, reached: true}, // in the morning of the same day
        {days: 5, reached: true},
        {days: 112, reached: false},
        {days: 10, reached: false}, // the touch of 5 June came before
        null,
        null
      ]
    );
  });
  it("gives the ways to value and the stretches of payment", async () => {
    const {follows, lives} = unpackJourney(await data());
    assert.deepStrictEqual(follows, [
      {i: 0, days: 10, outcome: "activated", followed: 171},
      {i: 1, days: 29, outcome: "open", followed: 29},
      {i: 2, days: 45, outcome: "churned", followed: 180}
    ]);
    assert.sameDeepMembers(lives, [
      {i: 0, from: "2026-01-10", to: "2026-03-10"},
      {i: 0, from: "2026-05-01", to: null},
      {i: 1, from: "2026-06-01", to: null},
      {i: 2, from: "2026-01-01", to: "2026-02-15"}
    ]);
  });
  it("follows nobody to first value where it cannot be told, rather than saying that none reached it", async () => {
    await using blind = await modelled({...COMPANY, config: {}});
    const journey = await journeyData(blind, testConfig());
    assert.isFalse(journey.given.activation);
    assert.deepStrictEqual(unpackJourney(journey).follows, []);
  });
  it("ends a trial that is over and unpaid on its last day as lost, and leaves there what runs, pays or paid since", async () => {
    const ids = ["E", "F", "G", "H", "I"];
    const trial = (account_id: string, end_date: string | null, start_date = "2026-04-01") => ({
      ...{subscription_id: `${account_id} trial ${start_date}`, account_id, start_date, end_date},
      ...{mrr: 0, is_trial: true}
    });
    await using made = await modelled({
      as_of: "2026-06-30",
      tables: {
        accounts: ids.map((account_id) => ({account_id, name: account_id})),
        subscriptions: [
          trial("E", "2026-05-01"), // over
          trial("F", null),
          trial("G", "2026-04-15"),
          trial("G", "2026-07-10", "2026-06-10"), // a second one runs
          trial("H", "2026-05-01"),
          paid("H", "2026-05-01", null), // no stage says so
          trial("I", "2026-05-01"),
          paid("I", "2026-05-20", null)
        ],
        stages: [...ids.map((d) => entry(d, "trial", "2026-04-01")), entry("I", "onboarding", "2026-05-20")]
      }
    });
    const {stays} = unpackJourney(await journeyData(made, testConfig()));
    assert.deepStrictEqual(
      stays.map((d) => [ids[d.i], d.stage, d.days, d.end]),
      [
        ["E", "trial", 30, "lost"],
        ["F", "trial", 90, "there"],
        ["G", "trial", 90, "there"],
        ["H", "trial", 90, "there"],
        ["I", "trial", 49, "moved"],
        ["I", "onboarding", 41, "there"]
      ]
    );
  });
  it("takes the teams of the configuration, and the usual ones otherwise", async () => {
    const {owners, owners_given, given, activation} = await data();
    assert.deepInclude(owners, {lead: "Growth", trial: "Sales"});
    assert.isTrue(owners_given);
    assert.deepStrictEqual(given, {stages: true, touches: true, activation: true});
    assert.strictEqual(activation, "the stage activated");
  });
});
