import {assert, describe, it} from "vitest";
import type {Lifetime} from "../../src/metrics/ltv.js";
import {ltv, ltvHorizon, textbookLtv} from "../../src/metrics/ltv.js";

const life = (months: number, churned: boolean, start_mrr = 100): Lifetime => ({months, churned, start_mrr});

describe("ltv(lifetimes, options)", () => {
  it("is margin x mean starting MRR x the area under retained MRR", () => {
    // 300 a month in all; 100 of it lost at 10 months, the rest seen to 40. Area to 36: 10 + 26 x 2/3.
    const found = ltv([life(10, true, 100), life(40, false, 200)], {gross_margin: 0.8});
    assert.strictEqual(found.months, 36);
    assert.approximately(found.value!, 0.8 * 150 * (10 + (26 * 2) / 3), 1e-9);
    assert.strictEqual(found.reason, "no interval: fewer than 10 accounts");
  });
  it("weighs by starting MRR: the loss of the large account costs more", () => {
    const options = {gross_margin: 1};
    const small = ltv([life(10, true, 100), life(40, false, 200)], options).value!;
    const large = ltv([life(40, false, 100), life(10, true, 200)], options).value!;
    assert.isBelow(large, small);
  });
  it("counts at most 90 % of the longest follow-up, the same for all that are compared", () => {
    const young = [life(8, false), life(10, false)];
    assert.strictEqual(ltv(young, {gross_margin: 1}).months, 9);
    assert.approximately(ltv(young, {gross_margin: 1}).value!, 900, 1e-9);
    assert.strictEqual(ltvHorizon([young, [life(50, false)]]), 9);
  });
  it("has an interval from 10 accounts on that holds the estimate", () => {
    const many = Array.from({length: 20}, (_, i) => life(5 + 2 * i, i % 3 === 0, 100 + 10 * i));
    const {value, low, high} = ltv(many, {gross_margin: 0.75});
    assert.isTrue(low! < value! && value! < high!);
    assert.deepStrictEqual(ltv(many, {gross_margin: 0.75}), ltv(many, {gross_margin: 0.75}));
  });
  it("has no value without a gross margin or without accounts", () => {
    assert.deepInclude(ltv([life(3, false)], {gross_margin: null}), {
      value: null,
      reason: "the config gives no gross_margin"
    });
    assert.deepInclude(ltv([], {gross_margin: 1}), {value: null, reason: "no account has been followed yet"});
  });
});

describe("textbookLtv(arpa, monthly_churn, gross_margin)", () => {
  it("is ARPA x margin / churn, and empty where churn is 0", () => {
    assert.strictEqual(textbookLtv(200, 0.02, 0.8).value, 8000);
    assert.deepInclude(textbookLtv(200, 0, 0.8), {value: null, reason: "no account left in 12 months"});
    assert.isNull(textbookLtv(null, 0.02, 0.8).value);
    assert.isNull(textbookLtv(200, null, 0.8).value);
  });
});
