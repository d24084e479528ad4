import {randomLcg, randomPoisson} from "d3";
import {assert, describe, it} from "vitest";
import {resampled} from "../../src/metrics/bootstrap.js";
import type {RatePair} from "../../src/metrics/rateRatio.js";
import {rateRatio, relativeRate} from "../../src/metrics/rateRatio.js";

const pair = (before: number, after: number, base = 10): RatePair => ({
  ...{before, after, base_before: base, base_after: base}
});
const even = [2, 2, 2, 2, 2].map((d) => pair(d, d));

describe("rateRatio(pairs)", () => {
  it("joins each account's events: four that halve and one that trebles make an even rate that nobody can be sure of", () => {
    // Both windows 10 of 50. An account moves the logarithm by after/10 − 1/5 − (before/10 − 1/5): −0.1 four times and 0.4;
    // squares 0.2 × 5/4 = 0.25, so the standard error is 0.5; Student's quantile with 4 degrees of freedom is 2.776.
    const {value, low, high, p} = rateRatio([pair(2, 1), pair(2, 1), pair(2, 1), pair(2, 1), pair(2, 6)]);
    assert.strictEqual(value, 1);
    assert.approximately(low!, Math.exp(-2.7764 * 0.5), 1e-4);
    assert.approximately(high!, Math.exp(2.7764 * 0.5), 1e-4);
    assert.approximately(p!, 1, 1e-12);
  });
  it("counts against the bases: twice the events of twice the users is the same rate", () => {
    const doubled = [1, 3, 2, 1, 3].map((d) => ({before: d, after: 2 * d, base_before: 10, base_after: 20}));
    const {value, reason} = rateRatio(doubled);
    assert.isNull(value);
    assert.strictEqual(reason, "all accounts changed alike: no spread to judge by");
    doubled[0]!.after += 1;
    assert.approximately(rateRatio(doubled).value!, 21 / 20, 1e-12);
  });
  it.each([
    ["fewer than 10 events in both windows together", [pair(4, 5)]],
    ["fewer than 5 accounts with events", [pair(9, 9), pair(1, 1), pair(0, 0), pair(0, 0), pair(0, 0)]],
    ["no events after", Array.from({length: 6}, () => pair(2, 0))],
    ["no events before", Array.from({length: 6}, () => pair(0, 2))],
    ["nobody was active in one of the two windows", even.map((d) => ({...d, base_after: 0}))]
  ])("says %s", (reason, pairs) => {
    const ratio = rateRatio(pairs);
    assert.deepStrictEqual({...ratio}, {value: null, low: null, high: null, p: null, reason});
  });
  it("has the width that resampling the accounts gives", () => {
    const source = randomLcg(7);
    const draw = (mean: number) => randomPoisson.source(source)(mean)();
    const pairs = Array.from({length: 80}, () => {
      const own = 0.5 + 5 * source() ** 2;
      return {before: draw(own), after: draw(0.7 * own), base_before: 8, base_after: 8};
    });
    const logs = resampled(80, (m) => {
      const total = (key: "before" | "after") => pairs.reduce((sum, d, i) => sum + m[i]! * d[key], 0);
      return Math.log(total("after") / total("before"));
    });
    const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
    const sd = Math.sqrt(logs.reduce((a, d) => a + (d - mean) ** 2, 0) / (logs.length - 1));
    const {low, high} = rateRatio(pairs);
    assert.approximately(Math.log(high! / low!) / (2 * 1.99), sd, 0.1 * sd);
  });
});

describe("relativeRate(pairs, others)", () => {
  it("takes off what the others did as well", () => {
    const halved = [pair(4, 2), pair(4, 2), pair(4, 3), pair(4, 1), pair(4, 2)];
    const others = [pair(8, 4), pair(8, 3), pair(8, 4), pair(8, 5), pair(8, 4)];
    const {value, low, high} = relativeRate(halved, others);
    assert.approximately(value!, 1, 1e-12);
    assert.isTrue(low! < 1 && high! > 1);
    assert.approximately(relativeRate(halved, even).value!, 0.5, 1e-12);
  });
  it("refuses pairs of other accounts", () => {
    assert.throws(() => relativeRate(even, even.slice(1)), /not of the same accounts/);
  });
});
