import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {armDifference, type ArmValues} from "../../src/metrics/stats/armDifference.js";
import {sequenceMultiplier} from "../../src/metrics/stats/confidenceSequence.js";
import {cuped} from "../../src/metrics/stats/cuped.js";
import type {Difference} from "../../src/metrics/stats/difference.js";
import {mannWhitney} from "../../src/metrics/stats/mannWhitney.js";
import {newcombe} from "../../src/metrics/stats/newcombe.js";
import {relativeLift} from "../../src/metrics/stats/relativeLift.js";
import {relativeDifference} from "../support/oracle.js";

const RUNS = {numRuns: 300, seed: 20260930};

interface Unit {
  arm: number;
  value: number;
  pre: number;
  account: number;
}

/** Units of nested accounts; values in eighths, so that sums are exact. */
const units = fc
  .array(
    fc.record({
      account: fc.integer({min: 0, max: 9}),
      value: fc.integer({min: -80, max: 80}).map((d) => d / 8),
      pre: fc.integer({min: -80, max: 80}).map((d) => d / 8)
    }),
    {minLength: 0, maxLength: 40}
  )
  .map((rows): Unit[] => rows.map((d) => ({...d, arm: d.account % 2})));

function data(rows: readonly Unit[], clustered: boolean): ArmValues {
  return {
    values: Float64Array.from(rows, (d) => d.value),
    arm: Uint8Array.from(rows, (d) => d.arm),
    cluster: clustered ? Int32Array.from(rows, (d) => d.account) : null,
    proportion: false
  };
}

const PARTS = ["value", "se", "low", "high", "p"] as const;

function assertSame(a: Difference, b: Difference, scale = 1): void {
  for (const part of PARTS) {
    const [x, y] = [a[part], b[part]];
    if (x === null || y === null) assert.strictEqual(x, y, part);
    else {
      const expected = part === "p" ? x : x * scale;
      assert.isTrue(
        Math.abs(expected - y) < 1e-9 || relativeDifference(expected, y) < 1e-7,
        `${part}: ${expected}, ${y}`
      );
    }
  }
}

function assertSound(d: Difference): void {
  for (const part of PARTS) assert.isTrue(d[part] === null || Number.isFinite(d[part]), part);
  assert.isTrue(d.p === null || (d.p >= 0 && d.p <= 1 + 1e-12));
  if (d.low !== null && d.high !== null) assert.isTrue(d.low <= d.value! + 1e-9 && d.value! <= d.high + 1e-9);
  if (d.low === null) assert.isAbove((d.reason ?? "").length, 10);
}

describe.each([
  ["independent units", false],
  ["units of accounts", true]
])("armDifference(data), %s", (_, clustered) => {
  it("is finite or null with a reason, its value inside its interval", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const d = data(rows, clustered);
        assertSound(armDifference(d));
        assertSound(relativeLift(d));
        assertSound(
          cuped(
            d,
            Float64Array.from(rows, (r) => r.pre)
          ).difference
        );
      }),
      RUNS
    );
  });
  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(units, (rows) => {
        assertSame(armDifference(data(rows, clustered)), armDifference(data(rows.toReversed(), clustered)));
      }),
      RUNS
    );
  });
  it("scales with the units of measurement, and does not move with their origin", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const plain = armDifference(data(rows, clustered));
        const scaled = rows.map((d) => ({...d, value: 4 * d.value + 128}));
        assertSame(plain, armDifference(data(scaled, clustered)), 4);
      }),
      RUNS
    );
  });
  it("turns its sign where the arms change their names", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const d = armDifference(data(rows, clustered));
        const back = armDifference(
          data(
            rows.map((r) => ({...r, arm: 1 - r.arm})),
            clustered
          )
        );
        assertSame({...d, value: d.value && -d.value, low: d.high && -d.high, high: d.low && -d.low}, back);
      }),
      RUNS
    );
  });
  it("is significant where its interval excludes zero, and only there", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const {low, high, p} = armDifference(data(rows, clustered));
        if (low === null || high === null || p === null) return;
        const edge = Math.min(Math.abs(low), Math.abs(high)) < 1e-9;
        if (!edge) assert.strictEqual(p <= 0.05 + 1e-12, low > 0 || high < 0);
      }),
      RUNS
    );
  });
});

describe("cuped(data, pre)", () => {
  it("does not depend on unit or origin of the pre value", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const d = data(rows, false);
        const pre = Float64Array.from(rows, (r) => r.pre);
        assertSame(
          cuped(d, pre).difference,
          cuped(
            d,
            pre.map((v) => 128 - 4 * v)
          ).difference
        );
      }),
      RUNS
    );
  });
});

describe("mannWhitney(target, control)", () => {
  const sample = fc
    .array(fc.integer({min: -9, max: 9}), {minLength: 1, maxLength: 30})
    .map((d) => Float64Array.from(d));
  it("counts each pair once, and hears only the order of values", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [there, back] = [mannWhitney(a, b), mannWhitney(b, a)];
        assert.strictEqual(there.u! + back.u!, a.length * b.length);
        const cubed = mannWhitney(
          a.map((d) => d ** 3),
          b.map((d) => d ** 3)
        );
        assert.deepStrictEqual([cubed.u, cubed.p], [there.u, there.p]);
        if (there.p !== null) assert.approximately(there.p, back.p!, 1e-12);
      }),
      RUNS
    );
  });
});

describe("newcombe(target, control)", () => {
  it("stays within -1 and 1, holds its value, and turns with the arms", () => {
    const share = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => ({successes: a, n: a + b}));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const d = newcombe(a, b);
        assertSound(d);
        if (d.low === null) return;
        assert.isTrue(d.low >= -1 - 1e-12 && d.high! <= 1 + 1e-12);
        assert.approximately(newcombe(b, a).low!, -d.high!, 1e-12);
      }),
      RUNS
    );
  });
});

describe("sequenceMultiplier(t, planned)", () => {
  it("depends only on the share of the plan that is seen", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 5000}), fc.integer({min: 1, max: 5000}), (t, planned) => {
        assert.approximately(sequenceMultiplier(t, planned), sequenceMultiplier(3 * t, 3 * planned), 1e-9);
      }),
      RUNS
    );
  });
});
