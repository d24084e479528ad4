import {assert, describe, it} from "vitest";
import {Random} from "../../data/sample/model/random.js";

const draws = (key: string, count: number): number[] => {
  const random = new Random(key);
  return Array.from({length: count}, () => random.next());
};
const mean = (values: readonly number[]): number => values.reduce((sum, d) => sum + d, 0) / values.length;

describe("new Random(key)", () => {
  it("gives the same numbers for the same key and others for another", () => {
    assert.deepStrictEqual(draws("7/usage/KA-1001", 5), draws("7/usage/KA-1001", 5));
    const [a, b] = [draws("7/usage/KA-1001", 50), draws("7/usage/KA-1002", 50)];
    assert.deepStrictEqual(
      a.filter((d) => b.includes(d)),
      []
    );
  });

  it("is uniform on [0, 1): mean 1/2, variance 1/12, a tenth in each tenth", () => {
    const values = draws("uniform", 100_000);
    assert.isAtLeast(Math.min(...values.slice(0, 50_000)), 0);
    assert.isBelow(Math.max(...values.slice(0, 50_000)), 1);
    assert.approximately(mean(values), 0.5, 0.004);
    assert.approximately(mean(values.map((d) => (d - 0.5) ** 2)), 1 / 12, 0.001);
    for (let tenth = 0; tenth < 10; ++tenth) {
      assert.approximately(values.filter((d) => Math.floor(10 * d) === tenth).length, 10_000, 400);
    }
  });

  it("has first numbers that do not hang together over the keys of neighbours", () => {
    const first = Array.from({length: 20_000}, (_, i) => new Random(`1/churn/KA-${i}`).next());
    const lagged = first.slice(1).map((d, i) => (d - 0.5) * (first[i]! - 0.5));
    assert.approximately(mean(first), 0.5, 0.008);
    assert.isBelow(Math.abs(mean(lagged)) * 12, 0.03);
  });

  it("draws exponential times with mean 1 and survival e^-t", () => {
    const random = new Random("exponential");
    const times = Array.from({length: 50_000}, () => random.exponential());
    assert.approximately(mean(times), 1, 0.015);
    assert.approximately(times.filter((d) => d > 2).length / 50_000, Math.exp(-2), 0.006);
  });

  it("draws normal values with the given mean and deviation", () => {
    const random = new Random("normal");
    const values = Array.from({length: 50_000}, () => random.normal(3, 2));
    assert.approximately(mean(values), 3, 0.03);
    assert.approximately(mean(values.map((d) => (d - 3) ** 2)), 4, 0.1);
  });

  it("weighs values: 1 to 3 gives a quarter and three quarters, 0 never", () => {
    const random = new Random("weighted");
    const entries = [
      ["a", 1],
      ["never", 0],
      ["b", 3]
    ] as const;
    const values = Array.from({length: 20_000}, () => random.weighted(entries));
    assert.approximately(values.filter((d) => d === "a").length / 20_000, 0.25, 0.012);
    assert.notInclude(values, "never");
  });

  it("takes whole numbers up to both ends", () => {
    const random = new Random("integer");
    const values = new Set(Array.from({length: 500}, () => random.integer(-1, 2)));
    assert.deepStrictEqual([...values].sort(), [-1, 0, 1, 2]);
  });

  it("samples without replacement, at most the list, each order as likely", () => {
    const random = new Random("sample");
    assert.deepStrictEqual(random.sample([1, 2, 3], 9).sort(), [1, 2, 3]);
    assert.strictEqual(random.sample([1, 2, 3, 4], 2).length, 2);
    const orders = Array.from({length: 6_000}, () => random.sample([1, 2, 3]).join(""));
    for (const order of ["123", "132", "213", "231", "312", "321"]) {
      assert.approximately(orders.filter((d) => d === order).length, 1_000, 130, order);
    }
  });
});
