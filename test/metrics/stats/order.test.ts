import {assert, describe, it} from "vitest";
import {order} from "../../../src/metrics/stats/order.js";
import {parkMiller} from "../../support/parkMiller.js";

describe("order(values)", () => {
  it.each([10, 5000])("sorts %i values from the least to the greatest, equal ones in their order", (n) => {
    const u = parkMiller(n, 5);
    const values = u.map((d, i) =>
      i % 7 === 0 ? Math.round(10 * d) : i % 5 === 0 ? 1e9 * (d - 0.5) : d - 0.5
    );
    [values[1], values[2], values[3], values[4]] = [Infinity, -Infinity, 0, -0];
    const expected = Array.from(values, (_, i) => i).sort((a, b) => {
      const [x, y] = [values[a]!, values[b]!];
      return x < y ? -1 : x > y ? 1 : a - b;
    });
    assert.deepStrictEqual(Array.from(order(values)), expected);
  });
  it("of nothing is nothing", () => {
    assert.deepStrictEqual(order([]), new Uint32Array());
  });
});
