import {assert, describe, it} from "vitest";
import {valueRange} from "../../../src/notebook/runtime/valueRange.js";

describe("valueRange(unit)", () => {
  it("reads the ends that a unit names", () => {
    assert.deepStrictEqual(valueRange("0\u2013100"), {low: 0, high: 100});
    assert.deepStrictEqual(valueRange("1\u20137"), {low: 1, high: 7});
    assert.deepStrictEqual(valueRange("\u2212100 to 100"), {low: -100, high: 100});
  });
  it("takes counts and shares for at least 0, with no upper end: some shares are above 1", () => {
    for (const unit of ["seats", "users", "share"])
      assert.deepStrictEqual(valueRange(unit), {low: 0, high: null});
    assert.deepStrictEqual(valueRange("probability"), {low: 0, high: 1});
  });
  it("knows nothing of money, days and what has no unit", () => {
    for (const unit of ["money", "days", "", "points", "as in unit"]) assert.isNull(valueRange(unit));
  });
});
