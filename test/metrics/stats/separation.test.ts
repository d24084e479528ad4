import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {conditionalLogistic} from "../../../src/metrics/stats/conditionalLogistic.js";
import type {Coefficient} from "../../../src/metrics/stats/fit.js";
import {logistic} from "../../../src/metrics/stats/logistic.js";

/** Every number is finite; what is missing has a reason. */
function assertSaid(coefficients: readonly Coefficient[]): void {
  for (const d of coefficients) {
    for (const v of [d.estimate, d.se, d.low, d.high, d.p])
      if (v !== null) assert.isTrue(Number.isFinite(v), d.term);
    if (d.estimate === null || d.se === null) assert.match(d.reason ?? "", /\w/, d.term);
    else assert.isTrue(d.low! < d.estimate && d.estimate < d.high!, d.term);
  }
}

const flag = fc.integer({min: 0, max: 1});
// Some values far out: there a search may give up, and say so; among small whole numbers it must not.
const isFarOut = (D: readonly {a: number; b: number}[]) =>
  D.some((d) => Math.abs(d.a) > 2 || Math.abs(d.b) > 2);
const value = fc.oneof(
  fc.integer({min: -2, max: 2}),
  fc.integer({min: -1e6, max: 1e6}).map((d) => d / 1000)
);
const row = fc.record({y: flag, a: value, b: value, c: flag, g: fc.integer({min: 0, max: 4})});
const small = fc.record({
  y: flag,
  a: fc.integer({min: -2, max: 2}),
  b: fc.integer({min: -2, max: 2}),
  c: flag,
  g: fc.integer({min: 0, max: 4})
});
const rows = fc.oneof(fc.array(row, {maxLength: 25}), fc.array(small, {maxLength: 25}));
const term = (D: readonly {a: number; b: number; c: number}[], name: "a" | "b" | "c") => ({
  name,
  values: Float64Array.from(D, (d) => d[name])
});

describe("separation", () => {
  it("by one covariate is found exactly when the outcomes do not overlap in it", () => {
    let [separated, fitted] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(fc.record({y: flag, a: fc.integer({min: 0, max: 9})}), {minLength: 2, maxLength: 14}),
        (D) => {
          const [without, with_event] = [0, 1].map((y) => D.filter((d) => d.y === y).map((d) => d.a));
          const constant = new Set(D.map((d) => d.a)).size === 1;
          if (without!.length === 0 || with_event!.length === 0 || constant) return;
          const apart =
            Math.max(...without!) <= Math.min(...with_event!) ||
            Math.max(...with_event!) <= Math.min(...without!);
          const {coefficients} = logistic(
            D.map((d) => d.y),
            [{name: "a", values: Float64Array.from(D, (d) => d.a)}]
          );
          assert.strictEqual(coefficients[1]!.estimate === null, apart);
          if (apart) separated += 1;
          else fitted += 1;
          assert.strictEqual(/^separation: a tells/.test(coefficients[1]!.reason ?? ""), apart);
        }
      ),
      {numRuns: 500}
    );
    assert.isAbove(Math.min(separated, fitted), 50);
  });
  it("or whatever else small data hold never makes a logistic regression say NaN, or nothing", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0, 0.5), fc.boolean(), (D, ridge, clustered) => {
        const clusters = clustered ? D.map((d) => d.g) : undefined;
        const found = logistic(
          D.map((d) => d.y),
          [term(D, "a"), term(D, "b"), term(D, "c")],
          {ridge, clusters}
        );
        assertSaid(found.coefficients);
        if (!isFarOut(D)) assert.notMatch(found.reason ?? "", /^no maximum/);
      }),
      {numRuns: 2000}
    );
  });
  it("nor a conditional one", () => {
    fc.assert(
      fc.property(rows, (D) => {
        const seen = new Set<number>();
        const is_case = D.map(({y, g}) => {
          if (y === 0 || seen.has(g)) return 0;
          seen.add(g);
          return 1;
        });
        const found = conditionalLogistic({set: D.map((d) => d.g), is_case}, [
          term(D, "a"),
          term(D, "b"),
          term(D, "c")
        ]);
        assertSaid(found.coefficients);
        if (!isFarOut(D)) assert.notMatch(found.reason ?? "", /^no maximum/);
      }),
      {numRuns: 2000}
    );
  });
});
