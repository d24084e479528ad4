import {assert, describe, it} from "vitest";
import {decidedBy, renewalBasis} from "../../../src/metrics/renewal/renewalBasis.js";
import {renewalChance} from "../../../src/metrics/renewal/renewalChance.js";
import {renewalChances} from "../../../src/metrics/renewal/renewalChances.js";
import {renewalModel} from "../../../src/metrics/renewal/renewalModel.js";
import type {DueRenewal} from "../../../src/metrics/renewal/renewalOutlook.js";
import {pastQuarters, renewalQuarters} from "../../../src/metrics/renewal/renewalQuarters.js";
import type {RenewalRow} from "../../../src/metrics/renewal/renewalRows.js";

/** 120 renewals of 120 accounts: of those with a health of 30 half are lost, of those with one of 80 an eighth. */
const ROWS = Array.from({length: 120}, (_, i): RenewalRow => {
  const weak = i % 3 === 0;
  return {
    ...{account_id: `P${i}`, segment: "Small", renewal_date: "2025-03-01", days_before: 30 + 30 * (i % 3)},
    values: [null, weak ? 30 + (i % 7) : 80 + (i % 5), null, null],
    renewed: weak ? i % 2 === 0 : i % 8 !== 1
  };
});
const BASIS = renewalBasis(ROWS, [], ["Small"]);
const BASES = new Map([["2025-06-30", BASIS]]);
const due = (i: number, renewal_date: string, more: Partial<DueRenewal> = {}): DueRenewal => ({
  ...{account_id: `D${i}`, segment: "Small", renewal_date, days_before: 60, values: [null, 80, null, null]},
  ...{seen_on: "2026-03-31", arr: 1000, renewed: null, ...more}
});

describe("renewalChances(due, basis)", () => {
  it("are the model's as far off as it has seen, and beyond that the segment's past rate", () => {
    const model = renewalModel(ROWS);
    if ("reason" in model) throw new Error(model.reason);
    assert.strictEqual(model.days[1], 90);
    const near = due(0, "2026-06-29", {days_before: 90});
    const far = due(1, "2026-06-30", {days_before: 91});
    const {chances, reason} = renewalChances([near, far], BASIS);
    assert.isNull(reason);
    assert.deepInclude(chances![0], {basis: "model", ...renewalChance(model, near)});
    assert.strictEqual(chances![0]!.drivers[0]?.key, "health_score");
    const kept = ROWS.filter((d) => d.renewed).length;
    assert.deepInclude(chances![1], {basis: "rate", value: kept / 120, terms: null, drivers: []});
  });
  it("have no model to draw from where all are past rates", () => {
    const far = due(1, "2026-09-30", {days_before: 180});
    assert.isNull(renewalChances([far], BASIS).model);
    assert.isNotNull(renewalChances([due(0, "2026-05-01")], BASIS).model);
  });
  it("are none, with the reason, where one of them has none", () => {
    const few = ROWS.slice(0, 9);
    assert.deepStrictEqual(renewalChances([due(0, "2026-05-01")], renewalBasis(few, [], ["Small"])), {
      ...{chances: null, model: null, reason: "fewer than 10 accounts have a past renewal"}
    });
    assert.strictEqual(renewalChances([], BASIS).reason, "no renewal is due");
  });
});

describe("renewalQuarters(renewals, basis, at)", () => {
  const at = (as_of: string, fiscal_year_start = 1) => ({as_of, fiscal_year_start, quarters: 2});
  const quarters = (renewals: DueRenewal[], when: ReturnType<typeof at>) =>
    renewalQuarters(renewals, BASIS, when);
  it("begin on the day after as_of, end with the fiscal quarter, and leave out what was seen on other days", () => {
    const renewals = [
      due(0, "2026-04-01"),
      due(1, "2026-06-30"),
      due(2, "2026-07-01", {days_before: 92}),
      due(3, "2026-10-01"),
      due(4, "2026-05-01", {seen_on: "2025-12-31"})
    ];
    const {quarters: made, renewals: rated} = quarters(renewals, at("2026-03-31"));
    assert.deepStrictEqual(
      made.map((d) => [d.quarter, d.from, d.until, d.due, d.due_arr, d.by_model]),
      [
        ["2026Q2", "2026-04-01", "2026-06-30", 2, 2000, 2],
        ["2026Q3", "2026-07-01", "2026-09-30", 1, 1000, 0]
      ]
    );
    assert.deepStrictEqual(
      rated.map((d) => [d.due.account_id, d.rated?.basis]),
      [
        ["D0", "model"],
        ["D1", "model"],
        ["D2", "rate"]
      ]
    );
  });
  it("begin with what is left of a quarter that is under way, by the fiscal year", () => {
    const [first, second] = quarters([], at("2026-03-15", 2)).quarters;
    assert.deepInclude(first, {quarter: "2027Q1", from: "2026-03-16", until: "2026-04-30"});
    assert.deepInclude(second, {from: "2026-05-01", until: "2026-07-31", forecast: null});
    assert.strictEqual(second!.reason, "no renewal is due");
  });
  it("expect the sum of the chances", () => {
    const {quarters: made, renewals} = quarters(
      [due(0, "2026-05-01"), due(1, "2026-06-01", {arr: 500})],
      at("2026-03-31")
    );
    const [a, b] = renewals.map((d) => d.rated!.value);
    assert.closeTo(made[0]!.forecast!.count.mean, a! + b!, 1e-12);
    // Draws of coefficients skew the mean of a chance a little; 500 USD are a third of the amount.
    assert.closeTo(made[0]!.forecast!.arr.mean, 1000 * a! + 500 * b!, 30);
  });
  it("forecast each segment, each CSM and each CSM within a segment that has a renewal", () => {
    const places = new Map([
      ["D0", {segment: "Small", csm: "Ada"}],
      ["D1", {segment: "Small", csm: "Bo"}],
      ["D2", {segment: "Large", csm: "Bo"}]
    ]);
    const renewals = [0, 1, 2].map((i) => due(i, "2026-05-01", {arr: 100 * 2 ** i}));
    const [made, none] = renewalQuarters(renewals, BASIS, {...at("2026-03-31"), places}).quarters;
    assert.deepStrictEqual(
      made!.parts.map((d) => [d.segment, d.csm, d.count.high, d.arr.high]),
      [
        ["Small", null, 2, 300],
        [null, "Ada", 1, 100],
        ["Small", "Ada", 1, 100],
        [null, "Bo", 2, 600],
        ["Small", "Bo", 1, 200],
        ["Large", null, 1, 400],
        ["Large", "Bo", 1, 400]
      ]
    );
    assert.deepStrictEqual(none!.parts, []);
  });
});

describe("pastQuarters(renewals, bases, fiscal_year_start)", () => {
  const decided = (i: number, renewal_date: string, renewed: boolean | null = true) =>
    due(i, renewal_date, {seen_on: "2025-06-30", renewed});
  it("parts what was seen on a day into the next quarter and the one after it", () => {
    const {near, far} = pastQuarters(
      [
        decided(0, "2025-07-01"),
        decided(1, "2025-09-30", false),
        decided(2, "2025-10-01"),
        decided(3, "2026-01-01")
      ],
      BASES,
      1
    );
    assert.deepStrictEqual(
      [...near, ...far].map((d) => [d.quarter, d.seen_on, d.due, d.renewed, d.renewed_arr]),
      [
        ["2025Q3", "2025-06-30", 2, 1, 1000],
        ["2025Q4", "2025-06-30", 1, 1, 1000]
      ]
    );
  });
  it("leaves out a quarter of which one renewal is not decided", () => {
    const {near, far} = pastQuarters([decided(0, "2025-08-01", null), decided(1, "2025-10-01")], BASES, 1);
    assert.deepStrictEqual([near.length, far.length], [0, 1]);
  });
  it("rest on what was decided on the day on which they were seen", () => {
    const late = ROWS.map((d) => ({
      ...d,
      account_id: `L${d.account_id}`,
      renewal_date: "2025-06-01",
      renewed: false
    }));
    assert.deepStrictEqual(decidedBy([...ROWS, ...late], "2025-06-30"), ROWS);
    assert.lengthOf(decidedBy([...ROWS, ...late], "2025-07-01"), 240);
  });
});
