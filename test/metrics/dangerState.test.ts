import {assert, describe, it} from "vitest";
import {dangerState} from "../../src/metrics/dangerState.js";

const line = {value: 30, low: 28, high: 36};
const at = (index: number | null, before: number | null = null) =>
  dangerState({index, before, before_days: before === null ? null : 30}, line);

describe("dangerState(course, line)", () => {
  it("is inside at or below the line", () => {
    assert.deepStrictEqual([at(30), at(30.1), at(12)], ["inside", "approaching", "inside"]);
  });
  it("is approaching above it by less than the half-width of 4, or due to cross it within 30 days", () => {
    assert.deepStrictEqual([at(33.9), at(34)], ["approaching", "outside"]);
    // 60 to 45 in 30 days: 30 in 30 days more; 59 to 45 gets to 31 only.
    assert.deepStrictEqual([at(45, 60), at(45, 59)], ["approaching", "outside"]);
  });
  it("is not known without an index or a line; without an interval only the slope speaks", () => {
    assert.isNull(at(null));
    assert.isNull(dangerState({index: 3, before: null, before_days: null}, {...line, value: null}));
    assert.strictEqual(
      dangerState({index: 31, before: null, before_days: null}, {value: 30, low: null, high: null}),
      "outside"
    );
  });
});
