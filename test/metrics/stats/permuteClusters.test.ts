import {assert, describe, it} from "vitest";
import {permuteClusters, type ClusterSums} from "../../../src/metrics/stats/permuteClusters.js";
import {parkMiller} from "../../support/parkMiller.js";

function clusters(count: number, effect = 0): {arm: Uint8Array; sums: ClusterSums} {
  const x = parkMiller(2 * count, 11);
  const arm = Uint8Array.from({length: count}, (_, g) => g % 2);
  const n = Float64Array.from({length: count}, (_, g) => 1 + Math.floor(9 * x[g]!));
  const sum = n.map((d, g) => d * (x[count + g]! + effect * arm[g]!));
  return {arm, sums: {sign: 1, treated: true, n, sum}};
}

/** The p-value by every bit pattern: slow, and written in another way. */
function everyP(arm: Uint8Array, {n, sum}: ClusterSums): number {
  const difference = (inTarget: (g: number) => boolean) => {
    const [units, totals] = [
      [0, 0],
      [0, 0]
    ] as [number[], number[]];
    n.forEach((d, g) => {
      const k = Number(inTarget(g));
      units[k]! += d;
      totals[k]! += sum[g]!;
    });
    return totals[1]! / units[1]! - totals[0]! / units[0]!;
  };
  const size = arm.reduce((a, b) => a + b, 0);
  const real = Math.abs(difference((g) => arm[g] === 1));
  let [all, extreme] = [0, 0];
  for (let bits = 0; bits < 2 ** arm.length; ++bits) {
    let ones = 0;
    for (let b = bits; b > 0; b &= b - 1) ++ones;
    if (ones !== size) continue;
    ++all;
    if (Math.abs(difference((g) => ((bits >> g) & 1) === 1)) >= real - 1e-12) ++extreme;
  }
  return extreme / all;
}

describe("permuteClusters(arm, periods)", () => {
  it("lists all 3,432 arrangements of 14 clusters", () => {
    const {arm, sums} = clusters(14, 0.2);
    const {p, arrangements} = permuteClusters(arm, [sums]);
    assert.strictEqual(arrangements, 3432);
    assert.approximately(p, everyP(arm, sums), 1e-12);
  });
  it("draws 9,999 of the 48,620 arrangements of 18 clusters, and comes as near as chance allows", () => {
    const {arm, sums} = clusters(18, 0.1);
    const {p, arrangements, method} = permuteClusters(arm, [sums]);
    const exact = everyP(arm, sums);
    assert.strictEqual(arrangements, 10_000);
    assert.match(method, /drawn arrangements/);
    assert.approximately(p, exact, 4 * Math.sqrt((exact * (1 - exact)) / 9999));
    assert.isAbove(exact, 0.01);
  });
  it("gives the same answer for the same seed, and another for another", () => {
    const {arm, sums} = clusters(18, 0.1);
    const run = (seed: number) => permuteClusters(arm, [sums], {seed});
    assert.deepStrictEqual(run(3), run(3));
    assert.notStrictEqual(run(3).p, run(4).p);
  });
  it("never answers with a p-value of zero", () => {
    const {arm, sums} = clusters(26, 50);
    assert.strictEqual(permuteClusters(arm, [sums], {draws: 99}).p, 0.01);
  });
  it("has a wider interval at a higher level, and none where arrangements are too few", () => {
    const {arm, sums} = clusters(14, 0.2);
    const [narrow, wide] = [0.9, 0.99].map((level) => permuteClusters(arm, [sums], {level}));
    assert.isBelow(wide!.low!, narrow!.low!);
    assert.isAbove(wide!.high!, narrow!.high!);
    const few = clusters(6, 0.2);
    assert.match(permuteClusters(few.arm, [few.sums]).reason ?? "", /too few ways/);
  });
});
