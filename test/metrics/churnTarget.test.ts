import {assert, describe, it} from "vitest";
import {benjaminiHochberg} from "../../src/metrics/benjaminiHochberg.js";
import {churnTable, churnVsTarget, targetOf} from "../../src/metrics/churnTarget.js";
import {countChange, sampleChange} from "../../src/metrics/steady.js";

describe("churnVsTarget(segments, targets)", () => {
  it("says above, below or within noise by the Wilson interval of logo churn", () => {
    // 10 of 100: 0.0552 to 0.1744.
    const verdict = (target: number) =>
      churnVsTarget([{segment: "a", accounts: 100, lost: 10}], target).verdict;
    assert.deepStrictEqual([0.05, 0.06, 0.1, 0.17, 0.18].map(verdict), [
      "above target",
      "within noise",
      "within noise",
      "within noise",
      "below target"
    ]);
  });
  it("shows the distance to the target with its interval", () => {
    const found = churnVsTarget([{segment: "a", accounts: 100, lost: 10}], 0.05);
    assert.approximately(found.value!, 0.05, 1e-12);
    assert.approximately(found.low!, 0.0552 - 0.05, 0.00005);
    assert.deepInclude(found, {numerator: 10, denominator: 100, target: 0.05});
  });
  it("over segments with targets of their own, compares with what they would lose at theirs", () => {
    const segments = [
      {segment: "large", accounts: 20, lost: 0},
      {segment: "small", accounts: 80, lost: 8}
    ];
    assert.approximately(
      churnVsTarget(segments, {large: 0.01, default: 0.06}).target!,
      (20 * 0.01 + 80 * 0.06) / 100,
      1e-12
    );
    assert.strictEqual(targetOf({large: 0.01}, "small"), null);
    assert.strictEqual(churnVsTarget(segments, {large: 0.01}).denominator, 20);
  });
  it("has no value without a target or without accounts", () => {
    assert.deepInclude(churnVsTarget([], 0.05), {value: null});
    assert.deepInclude(churnVsTarget([{segment: "a", accounts: 5, lost: 1}], null), {
      value: null,
      reason: "the config gives no target of logo churn"
    });
  });
});

describe("benjaminiHochberg(p)", () => {
  it("marks as in the paper's example: 4 of 15 at 5 %", () => {
    // Benjamini and Hochberg 1995, section 3.2.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1
    ];
    assert.strictEqual(benjaminiHochberg(p).filter(Boolean).length, 4);
    assert.deepStrictEqual(benjaminiHochberg([0.5, 0.0001, null, 0.6]), [false, true, false, false]);
    assert.deepStrictEqual(benjaminiHochberg([]), []);
  });
  it("marks a segment in the table of segments only if it stands among all of them", () => {
    // Alone 9 of 100 against 4 % has p = 0.011; among twelve segments that is not enough.
    const odd = {segment: "odd", accounts: 100, lost: 9};
    const rest = Array.from({length: 11}, (_, i) => ({segment: `s${i}`, accounts: 100, lost: 4}));
    assert.isTrue(churnTable([odd], 0.04)[0]!.marked);
    assert.isFalse(churnTable([odd, ...rest], 0.04)[0]!.marked);
  });
});

describe("sampleChange(now, before)", () => {
  const metric = (value: number, low: number, high: number) => ({value, low, high});
  it("is steady when the interval of the change holds zero", () => {
    assert.isTrue(sampleChange(metric(0.1, 0.05, 0.17), metric(0.08, 0.04, 0.15))!.steady);
    assert.isFalse(sampleChange(metric(0.3, 0.25, 0.35), metric(0.1, 0.06, 0.15))!.steady);
  });
  it("joins the two intervals: 0.2 with 0.05 and 0.05 below, 0.05 and 0.04 above", () => {
    const change = sampleChange(metric(0.3, 0.25, 0.35), metric(0.1, 0.06, 0.15))!;
    assert.approximately(change.low!, 0.2 - Math.hypot(0.05, 0.05), 1e-12);
    assert.approximately(change.high!, 0.2 + Math.hypot(0.05, 0.04), 1e-12);
  });
  it("claims nothing without intervals or values", () => {
    assert.deepStrictEqual(sampleChange({value: 2}, {value: 1}), {
      value: 1,
      low: null,
      high: null,
      steady: true
    });
    assert.isNull(sampleChange({value: null}, {value: 1}));
  });
});

describe("countChange(counts)", () => {
  it("is steady below twice the usual change of the four quarters before", () => {
    // Usual changes 2, 4, 2, 4: mean 3, so below 6 is steady.
    const history = [100, 102, 98, 100, 104];
    assert.isTrue(countChange([...history, 109.9])!.steady);
    assert.isFalse(countChange([...history, 110])!.steady);
  });
  it("is steady below 5 % even where nothing ever moved", () => {
    assert.isTrue(countChange([100, 100, 104])!.steady);
    assert.isFalse(countChange([100, 100, 105])!.steady);
    assert.isTrue(countChange([0, 0])!.steady);
  });
  it("needs two quarters", () => assert.isNull(countChange([7])));
});
