import {assert, describe, it} from "vitest";
import {mantelHaenszel} from "../../../src/metrics/stats/mantelHaenszel.js";
import {reuseFactor, widened} from "../../../src/metrics/stats/reusedAccounts.js";

describe("reuseFactor(sets)", () => {
  it("is 1 where every account stands in one set, and where there are no sets", () => {
    assert.strictEqual(
      reuseFactor([
        [1, 2, 3],
        [4, 5]
      ]),
      1
    );
    assert.strictEqual(reuseFactor([]), 1);
  });
  it("grows where sets share their control: two pairs with one control have c of 1/2, 1/2 and -1", () => {
    assert.approximately(
      reuseFactor([
        [1, 9],
        [2, 9]
      ]),
      (0.25 + 0.25 + 1) / (4 * 0.25),
      1e-12
    );
  });
  it("does not fall below 1 where a control is a case later, which takes back what it added", () => {
    assert.strictEqual(
      reuseFactor([
        [1, 2],
        [2, 3]
      ]),
      1
    );
  });
});

describe("widened(odds, factor)", () => {
  const pair = (case_exposed: boolean) => ({
    exposed_cases: case_exposed ? 1 : 0,
    unexposed_cases: case_exposed ? 0 : 1,
    exposed_controls: case_exposed ? 0 : 1,
    unexposed_controls: case_exposed ? 1 : 0
  });
  it("keeps the estimate, and makes its interval and its test as much less sure", () => {
    const odds = mantelHaenszel(Array.from({length: 16}, (_, i) => pair(i < 12)));
    const wide = widened(odds, 1.44);
    assert.strictEqual(wide.odds_ratio, odds.odds_ratio);
    assert.approximately(wide.se_log! / odds.se_log!, 1.2, 1e-12);
    assert.approximately(Math.log(wide.high! / wide.low!) / Math.log(odds.high! / odds.low!), 1.2, 1e-12);
    assert.approximately(wide.chi2!, 4 / 1.44, 1e-12);
    assert.approximately(wide.p!, 0.0956, 1e-4); // of a normal 2 / 1.2
    assert.strictEqual(widened(odds, 1), odds);
  });
  it("leaves what has no estimate or is not tested without one", () => {
    const endless = mantelHaenszel(Array.from({length: 12}, () => pair(true)));
    const wide = widened(endless, 2);
    assert.approximately(wide.chi2!, endless.chi2! / 2, 1e-12);
    assert.deepStrictEqual({...wide, chi2: 0, p: 0}, {...endless, chi2: 0, p: 0});
    const few = mantelHaenszel([pair(true), pair(false)], {least: 10});
    assert.isNull(widened(few, 2).p);
  });
});
