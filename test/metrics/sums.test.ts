import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {quotientMetric, sumMetric} from "../../src/metrics/sumMetrics.js";
import {knownRows, sumKnown} from "../../src/metrics/sums.js";

interface Row {
  a: number | null;
  b: number | null;
}
const ROWS: Row[] = [
  {a: 1, b: 2},
  {a: 10, b: null},
  {a: null, b: 4},
  {a: 3, b: 6}
];
const WHY = {missing: "a or b is not given", zero: "nothing of b"};

describe("sumKnown(rows, key)", () => {
  it("adds what is known, and is null where nothing is: never 0", () => {
    assert.strictEqual(sumKnown(ROWS, "a"), 14);
    assert.isNull(sumKnown([{a: null}, {a: null}], "a"));
    assert.isNull(sumKnown([] as Row[], "a"));
    assert.strictEqual(sumKnown([{a: 0}, {a: null}], "a"), 0);
  });
  it("adds up: the whole is its parts", () => {
    const rows = fc.array(fc.record({a: fc.option(fc.integer({min: -1e6, max: 1e6}))}));
    fc.assert(
      fc.property(rows, rows, (x, y) => {
        const parts = [sumKnown(x, "a"), sumKnown(y, "a")].filter((d) => d !== null);
        const whole = parts.length === 0 ? null : parts.reduce((sum, d) => sum + d, 0);
        assert.strictEqual(sumKnown([...x, ...y], "a"), whole);
      })
    );
  });
});

describe("knownRows(rows, ...keys)", () => {
  it("keeps the rows in which all of the columns are known, in their order", () => {
    assert.deepStrictEqual(knownRows(ROWS, "a", "b"), [ROWS[0], ROWS[3]]);
    assert.deepStrictEqual(knownRows(ROWS, "b"), [ROWS[0], ROWS[2], ROWS[3]]);
    assert.deepStrictEqual(knownRows(ROWS), ROWS);
  });
});

describe("sumMetric(rows, key, reason)", () => {
  it("is the sum, or says why there is none", () => {
    assert.deepStrictEqual(sumMetric(ROWS, "b", "b is not given"), {value: 12});
    assert.deepStrictEqual(sumMetric<Row>([], "b", "b is not given"), {
      value: null,
      reason: "b is not given"
    });
  });
});

describe("quotientMetric(rows, [numerator, denominator])", () => {
  it("takes both sums over the rows in which both are known: 4 / 8, not 14 / 12", () => {
    assert.deepStrictEqual(quotientMetric(ROWS, ["a", "b"], WHY), {value: 0.5, numerator: 4, denominator: 8});
  });
  it("tells what is not given from what is zero", () => {
    assert.deepStrictEqual(quotientMetric<Row>([{a: 1, b: null}], ["a", "b"], WHY), {
      value: null,
      reason: WHY.missing
    });
    assert.deepStrictEqual(quotientMetric<Row>([{a: 1, b: 0}], ["a", "b"], WHY), {
      value: null,
      numerator: 1,
      denominator: 0,
      reason: WHY.zero
    });
  });
  it("never divides by zero or less", () => {
    const number = fc.option(fc.integer({min: -5, max: 5}));
    fc.assert(
      fc.property(fc.array(fc.record({a: number, b: number})), (rows) => {
        const {value, denominator} = quotientMetric(rows, ["a", "b"], WHY);
        if (value !== null) assert.isAbove(denominator ?? 0, 0);
        assert.isTrue(value === null || Number.isFinite(value));
      })
    );
  });
});
