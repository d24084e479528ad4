import {assert, describe, it} from "vitest";
import type {ActivationFollow} from "../../src/metrics/activation.js";
import {activatedBy, activationCurve, timeToValue} from "../../src/metrics/activation.js";

const follow = (days: number, outcome: ActivationFollow["outcome"], followed = 100): ActivationFollow => ({
  days,
  outcome,
  followed
});

// Ten accounts: two activated before they paid, churn on day 20 and 50, two still open.
const TEN = [
  follow(0, "activated"),
  follow(0, "activated"),
  follow(10, "activated"),
  follow(15, "open"),
  follow(20, "churned"),
  follow(30, "activated"),
  follow(40, "activated"),
  follow(50, "churned"),
  follow(70, "activated"),
  follow(100, "open")
];

describe("activationCurve(follows)", () => {
  it("adds survival x activated / at risk, with churn taken out of those on their way", () => {
    // Day 0: 2/10. Day 10: 8/10 x 1/8. Day 20: one of 6 leaves, 7/10 x 5/6. Day 30: that x 1/5. Day 40: the same. …
    const left = 0.7 * (5 / 6);
    const expected = [
      [0, 10, 0.2],
      [10, 8, 0.3],
      [20, 6, 0.3],
      [30, 5, 0.3 + left / 5],
      [40, 4, 0.3 + (2 * left) / 5],
      [50, 3, 0.3 + (2 * left) / 5],
      [70, 2, 0.3 + (3 * left) / 5]
    ];
    const steps = activationCurve(TEN);
    assert.deepStrictEqual(
      steps.map((d) => [d.days, d.at_risk]),
      expected.map(([days, n]) => [days, n])
    );
    steps.forEach((d, i) => assert.approximately(d.share, expected[i]![2]!, 1e-12));
  });
  it("does not reach 1 - Kaplan-Meier with churn censored, which would let the lost activate later", () => {
    const follows = [follow(1, "churned"), follow(2, "activated")];
    assert.strictEqual(activationCurve(follows).at(-1)!.share, 0.5);
  });
  it("without censoring is the plain share, with the binomial variance", () => {
    const follows = Array.from({length: 20}, (_, i) => follow(i + 1, i % 4 === 0 ? "activated" : "churned"));
    const {share, low, high} = activationCurve(follows).at(-1)!;
    assert.approximately(share, 0.25, 1e-12);
    const shift = (1.959963984540054 * Math.sqrt((0.25 * 0.75) / 20)) / (0.25 * Math.log(4));
    assert.approximately(low!, 0.25 ** Math.exp(shift), 1e-9);
    assert.approximately(high!, 0.25 ** Math.exp(-shift), 1e-9);
  });
});

describe("activatedBy(follows, day) and timeToValue(follows)", () => {
  it("read the curve", () => {
    assert.approximately(activatedBy(TEN, 30).value!, 0.3 + (0.7 * 5) / 30, 1e-12);
    assert.strictEqual(activatedBy(TEN, 5).value, 0.2);
    assert.strictEqual(timeToValue(TEN).value, 40);
  });
  it("have no value where nobody was followed that long, or started", () => {
    assert.deepInclude(activatedBy(TEN, 180), {
      value: null,
      reason: "no account has been followed for 180 days"
    });
    assert.deepInclude(activatedBy([], 30), {value: null, reason: "no account has started to pay"});
    assert.deepInclude(timeToValue([]), {value: null});
  });
  it("need one account that has been there long enough, not one that is still on its way", () => {
    const early = [follow(3, "activated", 200), follow(10, "open", 10)];
    assert.strictEqual(activatedBy(early, 180).value, 0.5);
    assert.isNull(activatedBy([follow(3, "activated", 90)], 180).value);
  });
  it("count an account that activated before it paid from day 0", () => {
    assert.strictEqual(timeToValue([follow(0, "activated"), follow(9, "open")]).value, 0);
  });
  it("give no interval where all activated on one day, and an open end where the band never reaches one half", () => {
    const all = timeToValue([follow(0, "activated")]);
    assert.deepInclude(all, {value: 0, low: null, high: null});
    assert.match(all.reason ?? "", /^no interval/);
    const two = timeToValue([follow(3, "activated"), follow(9, "activated")]);
    assert.deepInclude(two, {value: 3, low: 3, high: null});
    assert.notProperty(two, "reason");
  });
  it("have the reason that activation is not known where it is not", () => {
    for (const metric of [activatedBy(null, 30), timeToValue(null)])
      assert.match(metric.reason ?? "", /^no usage names its users/);
  });
  it("say “not reached” while the share stays under one half", () => {
    const none = timeToValue([follow(3, "activated"), follow(5, "churned"), follow(8, "churned")]);
    assert.deepInclude(none, {
      value: null,
      reason: "not reached: the share activated stays under 50 %",
      numerator: 1,
      denominator: 3
    });
  });
});
