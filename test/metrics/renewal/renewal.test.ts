import {randomLcg} from "d3";
import {assert, describe, it} from "vitest";
import {renewalForecast, renewalForecasts} from "../../../src/metrics/renewal/renewalArr.js";
import {renewalChance} from "../../../src/metrics/renewal/renewalChance.js";
import {expit} from "../../../src/metrics/stats/expit.js";
import {renewalDrivers} from "../../../src/metrics/renewal/renewalDrivers.js";
import {type RenewalModel, renewalModel} from "../../../src/metrics/renewal/renewalModel.js";
import {renewalRate} from "../../../src/metrics/renewal/renewalRate.js";
import type {RenewalRow} from "../../../src/metrics/renewal/renewalRows.js";
import {renewalTerms} from "../../../src/metrics/renewal/renewalTerms.js";
import {logistic} from "../../../src/metrics/stats/logistic.js";
import {wilson} from "../../../src/metrics/wilson.js";

const row = (account: number, more: Partial<RenewalRow> = {}): RenewalRow => ({
  account_id: `A${account}`,
  segment: "Small",
  renewal_date: "2026-01-01",
  days_before: 90,
  values: [50, 70, 20, 365],
  renewed: true,
  ...more
});

/** 200 accounts, each known 90 and 30 days before; the odds of renewal are 1 at an engagement index of 30, e at 50. */
function simulated(slope = 0.05): RenewalRow[] {
  const random = randomLcg(7);
  return Array.from({length: 200}, (_, i) => {
    const index = 100 * random();
    const renewed = random() < expit(slope * (index - 30));
    const values = [index, null, 10 + 30 * random(), 365];
    return [90, 30].map((days_before) => row(i, {days_before, values, renewed}));
  }).flat();
}

describe("renewalModel(rows)", () => {
  it("is the ridge regression of what is known, with errors clustered by account", () => {
    const rows = simulated();
    const model = renewalModel(rows) as RenewalModel;
    // Nobody has a health score, and tenure does not vary: neither can be a term.
    const fit = logistic(
      rows.map((d) => Number(d.renewed)),
      [
        {name: "days_before", values: Float64Array.from(rows, (d) => d.days_before)},
        {name: "index", values: Float64Array.from(rows, (d) => d.values[0]!)},
        {name: "checkin", values: Float64Array.from(rows, (d) => d.values[2]!)}
      ],
      {ridge: 1, clusters: rows.map((d) => d.account_id)}
    );
    assert.deepStrictEqual(
      model.used.map((d) => d.k),
      [0, 2]
    );
    for (const [i, {estimate}] of fit.coefficients.entries())
      assert.closeTo(model.estimates[i]!, estimate!, 1e-9);
    const x = [1, 60, 80, 20];
    const log_odds = x.reduce((sum, d, i) => sum + d * fit.coefficients[i]!.estimate!, 0);
    const variance = x.reduce(
      (sum, d, i) => sum + d * x.reduce((s, e, j) => s + e * fit.covariance![i]![j]!, 0),
      0
    );
    const chance = renewalChance(model, {days_before: 60, values: [80, null, 20, 365]});
    assert.closeTo(chance.value, expit(log_odds), 1e-9);
    assert.closeTo(chance.low, expit(log_odds - 1.959963984540054 * Math.sqrt(variance)), 1e-9);
    assert.closeTo(chance.value, expit(0.05 * 50), 0.06, "the truth");
  });
  it("counts days beyond those it has seen as the nearest it has, and what is not known as the mean", () => {
    const model = renewalModel(simulated()) as RenewalModel;
    const values = [null, null, 20, 365];
    assert.deepStrictEqual(renewalTerms(model, {days_before: 400, values}), [1, 90, model.used[0]!.mean, 20]);
    assert.deepStrictEqual(renewalTerms(model, {days_before: 2, values})[1], 30);
    const [first, second] = renewalDrivers(model, {values: [90, null, null, 365]});
    assert.deepStrictEqual(
      [first!.key, second!.key, second!.odds],
      ["engagement_index", "days_since_checkin", 1]
    );
    assert.closeTo(first!.odds, Math.exp(model.estimates[2]! * (90 - model.used[0]!.mean)), 1e-12);
  });
  it("says why there is none: too few lost, or nothing that tells them apart", () => {
    const few = Array.from({length: 60}, (_, i) => row(i, {renewed: i >= 19}));
    assert.deepStrictEqual(renewalModel(few), {
      renewals: 60,
      not_renewed: 19,
      reason: "too few for a model: 19 of 60 past renewals were not renewed"
    });
    assert.deepInclude(renewalModel(simulated(0)), {
      reason: "what is known before them does not tell lost renewals from kept ones"
    });
    assert.deepInclude(renewalModel([]), {renewals: 0});
  });
});

describe("renewalRate(rows, years, segment)", () => {
  const small = Array.from({length: 12}, (_, i) => row(i, {renewed: i >= 3}));
  const large = Array.from({length: 9}, (_, i) => row(100 + i, {segment: "Large"}));
  it("counts each renewal once, with Wilson's interval at account level", () => {
    const twice = [...small, ...small.map((d) => ({...d, days_before: 30}))];
    assert.deepStrictEqual(renewalRate(twice, [], "Small"), {
      value: 0.75,
      ...wilson(9, 12)!,
      basis: "renewals",
      segment: "Small",
      n: 12,
      kept: 9,
      accounts: 12
    });
  });
  it("takes all segments where one has fewer than 10 accounts, and years where no renewal has a date", () => {
    const all = renewalRate([...small, ...large], [], "Large")!;
    assert.deepStrictEqual([all.segment, all.kept, all.n], [null, 18, 21]);
    const years = small.map(({account_id, segment, renewed}) => ({account_id, segment, stayed: renewed}));
    assert.deepInclude(renewalRate([], years, "Small"), {basis: "years", kept: 9, n: 12});
    assert.isNull(renewalRate(large, years.slice(0, 9), "Large"));
  });
});

describe("renewalForecast(coming, model)", () => {
  it("has the distribution of two coins: 0, 100, 200 or 300 with a quarter each", () => {
    const coins = [100, 200].map((arr) => ({arr, chance: 0.5, terms: null}));
    const {count, arr} = renewalForecast(coins, null, {draws: 20_000});
    assert.deepStrictEqual(count, {mean: 1, low: 0, high: 2});
    assert.deepStrictEqual([arr.low, arr.high], [0, 300]);
    assert.closeTo(arr.mean, 150, 3); // 4 standard errors of 111.8 / sqrt(20,000)
    assert.deepStrictEqual(
      renewalForecast(coins, null, {draws: 20_000}).arr,
      arr,
      "the same seed, the same draws"
    );
  });
  it("widens by the error of the coefficients, which all accounts share", () => {
    const coming = Array.from({length: 100}, () => ({arr: 1, chance: 0.5, terms: [0, 1, 1]}));
    const width = (variance: number) => {
      // The second term has no variance, and the third moves with the first.
      const covariance = [
        [variance, 0, 0.5 * variance],
        [0, 0, 0],
        [0.5 * variance, 0, variance]
      ].map((d) => Float64Array.from(d));
      const model = {estimates: [0, 0, 0], covariance};
      const {arr} = renewalForecast(coming, model, {draws: 4000});
      return arr.high - arr.low;
    };
    assert.closeTo(width(1e-12), 20, 2); // 1.96 x 2 x sqrt(100 / 4)
    // The log odds are drawn with standard deviation 1: 95 % of them lie within 1.96, the probability within 0.12 to 0.88.
    assert.closeTo(width(1), 76, 6);
  });
});

describe("renewalForecasts(coming, parts, model)", () => {
  const coming = [100, 200, 400].map((arr, i) => ({arr, chance: 0.5 + 0.1 * i, terms: null}));
  const parts = [[0, 1, 2], [0, 1], [2], [0, 1]];
  const [whole, first, last, again] = renewalForecasts(coming, parts, null, {draws: 5000});
  it("forecasts the whole as if it were alone, and the parts so that their means add up to it", () => {
    assert.deepStrictEqual(whole, renewalForecast(coming, null, {draws: 5000}));
    assert.closeTo(first!.arr.mean + last!.arr.mean, whole!.arr.mean, 1e-9);
    assert.closeTo(first!.count.mean + last!.count.mean, whole!.count.mean, 1e-12);
    assert.deepStrictEqual(again, first);
  });
  it("gives a part its own interval", () => {
    assert.deepStrictEqual([first!.arr.low, first!.arr.high], [0, 300]);
    assert.deepStrictEqual([last!.arr.low, last!.arr.high, last!.count.high], [0, 400, 1]);
  });
});
