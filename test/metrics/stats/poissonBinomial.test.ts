import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {countInterval, poissonBinomial} from "../../../src/metrics/stats/poissonBinomial.js";
import {assertAgrees, oracle} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";

const answers = oracle("poissonBinomial");

describe("poissonBinomial(probabilities)", () => {
  it.each([
    ["five", [0.9, 0.5, 0.1, 0.99, 0.3]],
    ["certain", [0, 1, 1, 0.25, 0]],
    ["one", [0.2]],
    ["equal", new Float64Array(40).fill(0.3)],
    ["hundred", parkMiller(100, 501)],
    ["rare", parkMiller(300, 502).map((d) => d ** 6)],
    ["thousands", parkMiller(4000, 503).map((d) => d * d)]
  ])("agrees with R's multiplication of %s to 1e-9", (key, p) => {
    const f = poissonBinomial(p);
    const k = Math.round(f.mean) - f.from;
    assert.deepStrictEqual(countInterval(f), {
      low: answers.get(`${key} low`),
      high: answers.get(`${key} high`)
    });
    assertAgrees(f.mass[k], answers.get(`${key} at mean`), "at mean", 1e-9);
    assertAgrees(
      f.mass.slice(0, k + 1).reduce((a, b) => a + b, 0),
      answers.get(`${key} below mean`),
      "below",
      1e-9
    );
    assertAgrees(f.variance, answers.get(`${key} variance`), "variance", 1e-9);
  });
  it("is the binomial distribution when all are equal", () => {
    const f = poissonBinomial(new Float64Array(40).fill(0.3));
    assertAgrees(f.mass[12 - f.from], answers.get("equal by dbinom"), "dbinom", 1e-12);
  });
  it("adds up to 1, has the mean and variance of the sums, and does not mind the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 60}), (p) => {
        const [f, turned] = [poissonBinomial(p), poissonBinomial(p.toReversed())];
        const sum = (of: (k: number) => number) => f.mass.reduce((a, d, i) => a + d * of(f.from + i), 0);
        assert.approximately(
          sum(() => 1),
          1,
          1e-12
        );
        assert.approximately(
          sum((k) => k),
          f.mean,
          1e-10
        );
        assert.approximately(
          sum((k) => (k - f.mean) ** 2),
          f.variance,
          1e-9
        );
        assert.deepStrictEqual(countInterval(f), countInterval(turned));
      })
    );
  });
  it("of nothing is 0 for certain, and of 100,000 is ready at once", () => {
    assert.deepStrictEqual(countInterval(poissonBinomial([])), {low: 0, high: 0});
    const {mean, variance, ...f} = poissonBinomial(parkMiller(100_000, 5));
    const {low, high} = countInterval({mean, variance, ...f});
    // By the central limit theorem; counts in whole numbers.
    assert.approximately(low, mean - 1.96 * Math.sqrt(variance), 1);
    assert.approximately(high, mean + 1.96 * Math.sqrt(variance), 1);
  });
  it("refuses what is no probability", () => {
    assert.throws(() => poissonBinomial([0.5, 1.5]), /^a probability is 1.5, expected 0 to 1$/);
    assert.throws(() => poissonBinomial([NaN]), /^a probability is NaN/);
  });
});
