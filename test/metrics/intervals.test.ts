import {assert, describe, it} from "vitest";
import type {Multiplicities} from "../../src/metrics/bootstrap.js";
import {bca, bootstrapQuantile, resampled} from "../../src/metrics/bootstrap.js";
import {normalCdf, normalQuantile} from "../../src/metrics/normal.js";
import {nps} from "../../src/metrics/nps.js";
import {retention} from "../../src/metrics/retention.js";
import {Z95, shareMetric, wilson} from "../../src/metrics/wilson.js";

describe("the normal distribution", () => {
  it("has the published quantiles", () => {
    assert.approximately(normalQuantile(0.975), Z95, 1e-14);
    assert.approximately(normalQuantile(0.95), 1.6448536269514722, 1e-14);
    assert.approximately(normalCdf(1.96), 0.9750021048517795, 1e-14);
  });
});

describe("wilson(successes, n)", () => {
  it("gives Newcombe's published interval of 81 / 263", () => {
    const {low, high} = wilson(81, 263)!;
    assert.approximately(low, 0.2553, 0.00005);
    assert.approximately(high, 0.3662, 0.00005);
  });
  it("stays inside 0..1 at the ends and is symmetric: Newcombe's 0 / 20 is 0 to 0.1611", () => {
    assert.strictEqual(wilson(0, 20)!.low, 0);
    assert.approximately(wilson(0, 20)!.high, 0.1611, 0.00005);
    assert.strictEqual(wilson(20, 20)!.high, 1);
    assert.approximately(wilson(20, 20)!.low, 1 - 0.1611, 0.00005);
  });
  it("has no value for no observations", () => {
    assert.isNull(wilson(0, 0));
    assert.deepStrictEqual(shareMetric(0, 0, "no answers"), {
      value: null,
      numerator: 0,
      denominator: 0,
      n: 0,
      reason: "no answers"
    });
  });
});

describe("nps({n, promoters, detractors})", () => {
  it("is 100 x (promoters - detractors) / n with three answers added for the interval", () => {
    // 10 answers, 6 promoters, 1 detractor: p = 6.75 / 13, d = 1.75 / 13, variance of the score (p + d - (p - d)^2) / 13.
    const p = 6.75 / 13;
    const d = 1.75 / 13;
    const half = 1.959963984540054 * Math.sqrt((p + d - (p - d) ** 2) / 13);
    const score = nps({n: 10, promoters: 6, detractors: 1});
    assert.strictEqual(score.value, 50);
    assert.approximately(score.low!, 100 * (p - d - half), 1e-9);
    assert.approximately(score.high!, 100 * (p - d + half), 1e-9);
  });
  it("matches the published score of the Mexican panel: 791 and 509 of 1,649 give 17.1013", () => {
    assert.approximately(nps({n: 1649, promoters: 791, detractors: 509}).value!, 17.1013, 0.00005);
  });
  it("is clipped to -100..100 and keeps an interval when all answers agree", () => {
    const all = nps({n: 6, promoters: 6, detractors: 0});
    assert.deepStrictEqual([all.value, all.high], [100, 100]);
    assert.isBelow(all.low!, 90);
    assert.strictEqual(nps({n: 6, promoters: 0, detractors: 6}).low, -100);
  });
  it("is not given under 5 answers", () => {
    assert.deepInclude(nps({n: 4, promoters: 4, detractors: 0}), {
      value: null,
      reason: "fewer than 5 answers: read them one by one"
    });
    assert.deepInclude(nps({n: 0, promoters: 0, detractors: 0}), {value: null, reason: "no answers"});
  });
});

// Spatial test data, measurement A of 26 children: Efron and Tibshirani 1993, table 14.1.
const SPATIAL = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41
];

function plugInVariance(m: Multiplicities): number {
  const n = m.reduce((a, b) => a + b, 0);
  const mean = SPATIAL.reduce((a, x, i) => a + m[i]! * x, 0) / n;
  return SPATIAL.reduce((a, x, i) => a + m[i]! * (x - mean) ** 2, 0) / n;
}

describe("bca(n, statistic)", () => {
  it("gives the published interval of the variance of the spatial test data", () => {
    // Published: estimate 171.5, a = 0.061, z0 = 0.146, 90 % interval 115.8 to 259.6 from 2,000 resamples.
    assert.approximately(plugInVariance(new Float64Array(26).fill(1)), 171.5, 0.05);
    const found = bca(26, plugInVariance, {level: 0.9, replicates: 20_000})!;
    assert.approximately(found.acceleration, 0.061, 0.0005);
    // Two standard errors of z0 at 2,000 resamples are 0.056; of the upper limit about 5.
    assert.approximately(found.bias, 0.146, 0.056);
    assert.approximately(found.low, 115.8, 3);
    assert.approximately(found.high, 259.6, 5);
  });
  it("gives the same for the same seed, and another for another", () => {
    assert.deepStrictEqual(bca(26, plugInVariance), bca(26, plugInVariance));
    assert.notDeepEqual(bca(26, plugInVariance), bca(26, plugInVariance, {seed: 2}));
  });
  it("follows a shift of the statistic exactly", () => {
    const one = bca(26, plugInVariance)!;
    const shifted = bca(26, (m) => plugInVariance(m) + 1000)!;
    assert.approximately(shifted.low, one.low + 1000, 1e-6);
    assert.approximately(shifted.high, one.high + 1000, 1e-6);
  });
  it("is the same with a jackknife that was worked out beforehand", () => {
    const jackknife = Float64Array.from(SPATIAL, (_, i) =>
      plugInVariance(Float64Array.from(SPATIAL, (_, j) => (i === j ? 0 : 1)))
    );
    assert.deepStrictEqual(bca(26, plugInVariance, {jackknife}), bca(26, plugInVariance));
  });
  it("has none when resamples do not vary or have no value", () => {
    assert.isNull(bca(12, () => 1));
    assert.isNull(bca(12, (m) => (m[0] === 0 ? NaN : m[0]!)));
  });
  it("covers the mean of skewed samples near the nominal 95 %", () => {
    // 400 samples of 30 exponentials by inversion of an even sequence: 95 % plus or minus 2.2 % is two standard errors,
    // and at n = 30 BCa is known to fall a few points short.
    const u = resampledUniforms();
    let covered = 0;
    for (let k = 0; k < 400; ++k) {
      const x = Array.from({length: 30}, (_, i) => -Math.log(1 - u[30 * k + i]!));
      const mean = (m: Multiplicities) => x.reduce((a, v, i) => a + m[i]! * v, 0) / 30;
      const {low, high} = bca(30, mean, {replicates: 500, seed: k})!;
      if (low <= 1 && 1 <= high) ++covered;
    }
    assert.isAtLeast(covered / 400, 0.89);
    assert.isAtMost(covered / 400, 0.98);
  });
});

function resampledUniforms(): number[] {
  let state = 12345;
  return Array.from({length: 12_000}, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  });
}

describe("resampled(n, statistic)", () => {
  it("draws n units each time, all of them equally often", () => {
    const counts = new Float64Array(10);
    const sizes = resampled(10, (m) => {
      m.forEach((d, i) => (counts[i]! += d));
      return m.reduce((a, b) => a + b, 0);
    });
    assert.deepStrictEqual(new Set(sizes), new Set([10]));
    // 20,000 draws over 10 units: 2,000 each, standard deviation 42.
    for (const count of counts) assert.approximately(count, 2000, 4 * 42);
  });
  it("bootstrapQuantile(sorted, p) takes order statistic (B + 1) p", () => {
    const sorted = Float64Array.from({length: 999}, (_, i) => i + 1);
    assert.approximately(bootstrapQuantile(sorted, 0.025), 25, 1e-9);
    assert.approximately(bootstrapQuantile(sorted, 0.975), 975, 1e-9);
    assert.strictEqual(bootstrapQuantile(sorted, 0), 1);
    assert.strictEqual(bootstrapQuantile(sorted, 1), 999);
  });
});

describe("retention(pairs) intervals", () => {
  const pairs = (ends: [number, number][]) => ends.map(([start_mrr, end_mrr]) => ({start_mrr, end_mrr}));
  const twelve: [number, number][] = Array.from({length: 12}, (_, i) => [
    100 + i,
    i % 4 === 0 ? 0 : 100 + 2 * i
  ]);

  it("hold the estimate, and revenue churn's is GRR's turned round", () => {
    const {grr, nrr, revenue_churn} = retention(pairs(twelve));
    for (const d of [grr, nrr, revenue_churn]) assert.isTrue(d.low! < d.value! && d.value! < d.high!);
    assert.approximately(revenue_churn.low!, 1 - grr.high!, 1e-12);
    assert.approximately(revenue_churn.high!, 1 - grr.low!, 1e-12);
    assert.strictEqual(grr.method, "BCa bootstrap over accounts 95 %, 2,000 resamples");
  });
  it("are those of a bootstrap of the ratio of sums over accounts", () => {
    const ratio = (m: Multiplicities) =>
      twelve.reduce((a, d, i) => a + m[i]! * d[1], 0) / twelve.reduce((a, d, i) => a + m[i]! * d[0], 0);
    const {low, high} = bca(12, ratio)!;
    const {nrr} = retention(pairs(twelve));
    assert.approximately(nrr.low!, low, 1e-12);
    assert.approximately(nrr.high!, high, 1e-12);
  });
  it("are not given under 10 accounts", () => {
    assert.deepInclude(retention(pairs(twelve.slice(0, 9))).grr, {
      low: null,
      high: null,
      reason: "no interval: fewer than 10 accounts"
    });
    assert.isNumber(retention(pairs(twelve.slice(0, 10))).grr.low);
  });
  it("are not given when one account holds over half of the starting MRR; at exactly half they are", () => {
    const rest = twelve.slice(1).reduce((a, [start]) => a + start, 0);
    const big = (start: number) => retention(pairs([[start, 10], ...twelve.slice(1)])).nrr;
    assert.deepInclude(big(rest + 0.01), {
      low: null,
      reason: "no interval: one account holds over half of the starting MRR"
    });
    assert.isNumber(big(rest).low);
  });
  it("are not given when nothing changed: resamples do not vary", () => {
    const same = retention(pairs(twelve.map(([start]) => [start, start])));
    assert.deepInclude(same.grr, {
      value: 1,
      low: null,
      high: null,
      reason: "no interval: resamples do not vary"
    });
  });
  it("are empty with the reason when nobody paid at the start", () => {
    const {logo_churn, grr, nrr, revenue_churn} = retention(pairs([[0, 50]]));
    for (const d of [logo_churn, grr, nrr, revenue_churn]) {
      assert.deepInclude(d, {value: null, reason: "no account was paying when the window started"});
    }
  });
});
