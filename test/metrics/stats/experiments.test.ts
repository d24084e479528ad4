import {assert, describe, it} from "vitest";
import {armDifference, armVariance, clusteredCells} from "../../../src/metrics/stats/armDifference.js";
import {clusteredDifference} from "../../../src/metrics/stats/clusteredContrast.js";
import {cuped} from "../../../src/metrics/stats/cuped.js";
import type {Difference} from "../../../src/metrics/stats/difference.js";
import {mannWhitney} from "../../../src/metrics/stats/mannWhitney.js";
import {moments} from "../../../src/metrics/stats/moments.js";
import {newcombe} from "../../../src/metrics/stats/newcombe.js";
import {relativeLift} from "../../../src/metrics/stats/relativeLift.js";
import {sampleRatio} from "../../../src/metrics/stats/sampleRatio.js";
import {welch} from "../../../src/metrics/stats/welch.js";
import {experimentCases, largeExperiment, ofArm} from "../../support/experiments.js";
import {assertAgrees, oracle} from "../../support/oracle.js";

const answers = oracle("experiments");
const cases = experimentCases();
const independent = [...cases.keys()].filter((d) => cases.get(d)!.cluster === null);
const clustered = [...cases.keys()].filter((d) => cases.get(d)!.cluster !== null);
const PARTS = ["value", "se", "low", "high", "p"] as const;

/** Where R has no t-test at all we still give the difference; everything else must be as empty as R's. */
function assertDifference(actual: Difference, key: string, tolerance = 1e-6): void {
  const empty = answers.get(`${key} low`) === null;
  for (const part of PARTS)
    if (!(empty && part === "value"))
      assertAgrees(actual[part], answers.get(`${key} ${part}`), `${key} ${part}`, tolerance);
  if (empty) assert.match(actual.reason ?? "", /\w+ \w+/, key);
}

describe("welch(target, control)", () => {
  it.each(independent)("of %s agrees with t.test", (name) => {
    const data = cases.get(name)!;
    assertDifference(welch(moments(ofArm(data, 1)), moments(ofArm(data, 0))), `${name} welch`, 1e-9);
  });
  it("of 100,000 units agrees with t.test", () => {
    const data = largeExperiment();
    assertDifference(welch(moments(ofArm(data, 1)), moments(ofArm(data, 0))), "large welch", 1e-9);
  });
  it("gives the difference without an interval where there is no spread, and says why", () => {
    const {value, low, reason} = welch(moments([3, 3]), moments([2, 2]));
    assert.deepStrictEqual([value, low], [1, null]);
    assert.strictEqual(reason, "every unit of an arm has the same value: no spread to judge by");
    assert.strictEqual(welch(moments([]), moments([1])).reason, "no units in target");
  });
  it("is null with a reason, never infinite, for values too large to square", () => {
    const {low, reason} = welch(moments([1e300, 2e300]), moments([-1e300, 3e300]));
    assert.isNull(low);
    assert.strictEqual(reason, "the values are too large to compute with");
  });
});

describe("mannWhitney(target, control)", () => {
  it.each(independent)("of %s agrees with wilcox.test, with and without correction", (name) => {
    const data = cases.get(name)!;
    for (const [correct, text] of [
      [false, "FALSE"],
      [true, "TRUE"]
    ] as const) {
      const {u, p, reason} = mannWhitney(ofArm(data, 1), ofArm(data, 0), {correct});
      assertAgrees(u, answers.get(`${name} u`), `${name} u`, 1e-12);
      assertAgrees(p, answers.get(`${name} p ${text}`), `${name} p ${text}`, 1e-9);
      assert.strictEqual(p === null, reason !== undefined);
    }
  });
  it("of 100,000 units with ties agrees with wilcox.test, which corrects by default", () => {
    const data = largeExperiment();
    const {u, p} = mannWhitney(ofArm(data, 1), ofArm(data, 0));
    assertAgrees(u, answers.get("large u"), "large u", 1e-12);
    assertAgrees(p, answers.get("large p"), "large p", 1e-9);
  });
});

describe("cuped(data, pre)", () => {
  it.each(independent)("of %s agrees with the equations written out in R", (name) => {
    const data = cases.get(name)!;
    const {difference, theta, variance_saved} = cuped(data, data.pre);
    // 1e9 with a spread of 1 leaves seven digits of a covariance; the others agree to 1e-9.
    const tolerance = name === "offset" ? 1e-6 : 1e-9;
    assertAgrees(theta, answers.get(`${name} theta`), `${name} theta`, tolerance);
    assertAgrees(variance_saved, answers.get(`${name} saved`), `${name} saved`, tolerance);
    assertDifference(difference, `${name} cuped`, tolerance);
  });
  it.each(clustered)("of %s has the errors of vcovCL on the adjusted values", (name) => {
    const data = cases.get(name)!;
    const {difference} = cuped(data, data.pre);
    if (name === "clusters5") assert.match(difference.reason ?? "", /^cannot decide: 5 clusters/);
    else assertAgrees(difference.se, answers.get(`${name} cuped se`), name, 1e-9);
  });
  it("of 100,000 units agrees with R", () => {
    const data = largeExperiment();
    assertDifference(cuped({...data, cluster: null}, data.pre).difference, "large cuped", 1e-9);
  });
  it("names a pre value that does not vary", () => {
    const data = cases.get("two")!;
    assert.strictEqual(cuped(data, data.pre).reason, "the pre value is the same for every unit");
  });
});

describe("relativeLift(data)", () => {
  it.each(independent)("of %s agrees with the delta method written out in R", (name) => {
    const data = cases.get(name)!;
    const {value, se, reason} = relativeLift(data);
    const mean = moments(ofArm(data, 0)).mean!;
    if (mean <= 0) {
      assert.deepStrictEqual([value, reason], [null, "the control's mean is not above 0"]);
      return;
    }
    assertAgrees(value, answers.get(`${name} lift`), `${name} lift`, 1e-9);
    if (se !== null) assertAgrees(se, answers.get(`${name} lift se`), `${name} lift se`, 1e-9);
    else assert.match(reason ?? "", /no spread|too near 0/);
  });
  it.each(clustered)("of %s has clustered errors from 30 clusters on, and no interval below", (name) => {
    const data = cases.get(name)!;
    const {se, reason} = relativeLift(data);
    if (answers.get(`${name} lift se`) === undefined) assert.fail(name);
    if (new Set(data.cluster).size >= 30) assertAgrees(se, answers.get(`${name} lift se`), name, 1e-9);
    else assert.match(reason ?? "", /under 30 clusters|too few clusters/);
  });
});

describe("clusteredDifference(cells, weights)", () => {
  it.each(clustered)("of %s agrees with vcovCL, type HC0, cadj TRUE, and Student's t with G - 1", (name) => {
    const cells = clusteredCells(cases.get(name)!)!;
    assertDifference(clusteredDifference(cells, [-1, 1]), `${name} clustered`, 1e-9);
  });
  it("of 100,000 units in 5,000 clusters agrees with vcovCL", () => {
    assertDifference(armDifference(largeExperiment()), "large clustered", 1e-9);
  });
  it("is what armDifference uses from 30 clusters on, and where arms differ within clusters", () => {
    for (const name of ["clusters40", "clusters30", "straddling35"])
      assertDifference(armDifference(cases.get(name)!), `${name} clustered`, 1e-9);
  });
});

describe("permutation of clusters", () => {
  it.each(["clusters12", "clusters7", "clusters6"])(
    "of %s agrees with every arrangement tried in R",
    (name) => {
      const d = armDifference(cases.get(name)!);
      assert.match(d.method, /^permutation of clusters, all arrangements/);
      assertAgrees(d.p, answers.get(`${name} permuted p`), `${name} p`, 1e-12);
      for (const part of ["value", "low", "high"] as const)
        assertAgrees(d[part], answers.get(`${name} permuted ${part}`), `${name} ${part}`, 1e-8); // R by bisection
    }
  );
  it("makes no interval of 3 and 3 clusters, whose 20 arrangements cannot reach 5 %", () => {
    const {p, low, reason} = armDifference(cases.get("clusters6")!);
    assert.isAtLeast(p!, 0.1);
    assert.isNull(low);
    assert.match(reason ?? "", /too few ways/);
  });
  it("below 6 clusters decides nothing, and shows no value", () => {
    const {value, reason} = armDifference(cases.get("clusters5")!);
    assert.deepStrictEqual([value, reason], [null, "cannot decide: 5 clusters in all, fewer than 6"]);
  });
});

describe("newcombe(target, control)", () => {
  // Newcombe 1998, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1]
  ])("has the published interval of %d/%d - %d/%d", (...row) => {
    const [a, m, b, n, low, high] = row;
    const d = newcombe({successes: a, n: m}, {successes: b, n});
    assert.approximately(d.low!, low, 0.00005);
    assert.approximately(d.high!, high, 0.00005);
  });
  const keys = [...answers.keys()].filter((d) => d.startsWith("newcombe") && d.endsWith(" p"));
  it.each(keys)("%s agrees with R's Wilson intervals and prop.test", (key) => {
    const [, a = 0, m = 0, b = 0, n = 0] = key.split(" ").map(Number);
    const d = newcombe({successes: a, n: m}, {successes: b, n});
    const name = key.slice(0, -2);
    assertAgrees(d.low, answers.get(`${name} low`), `${name} low`, 1e-9);
    assertAgrees(d.high, answers.get(`${name} high`), `${name} high`, 1e-9);
    assertAgrees(d.p, answers.get(key), key, 1e-9);
  });
  it("has an interval and a p-value, but no standard error, where all of one arm and none of the other did it", () => {
    const {se, low, p, reason} = newcombe({successes: 5, n: 5}, {successes: 0, n: 5});
    assert.deepStrictEqual([se, reason], [null, "units of an arm are all alike: no standard error"]);
    assert.isAbove(low!, 0);
    assert.isBelow(p!, 0.05);
  });
  it("has no p-value where nobody or everybody did it, and no interval without units", () => {
    assert.match(newcombe({successes: 0, n: 5}, {successes: 0, n: 5}).reason ?? "", /same outcome/);
    assert.strictEqual(newcombe({successes: 0, n: 5}, {successes: 0, n: 0}).reason, "no units in control");
  });
});

describe("sampleRatio(control, target, share)", () => {
  const keys = [...answers.keys()].filter((d) => d.startsWith("srm"));
  it.each(keys)("%s agrees with chisq.test, or binom.test below 20 expected", (key) => {
    const [, control = 0, target = 0, share = 0] = key.split(" ").map(Number);
    const split = sampleRatio(control, target, share);
    assertAgrees(split.p, answers.get(key), key, 1e-9);
    const chi2 = answers.get(key.replace("srm", "chi2"));
    assert.strictEqual(split.method, chi2 === undefined ? "exact binomial" : "chi-square");
    assertAgrees(split.chi2, chi2 ?? null, key, 1e-9);
  });
  it("notes below 0.01, blocks below 0.001, and says nothing of a split as planned", () => {
    // Of 10,000, (c - t)^2 / n: 6.554 is p 0.0105, 6.656 is 0.0099, 10.758 is 0.00104, 10.89 is 0.00097.
    const flags = [256, 258, 328, 330].map((d) => sampleRatio(5000 + d / 2, 5000 - d / 2).flag);
    assert.deepStrictEqual(flags, ["none", "note", "note", "block"]);
  });
  it("has nothing to say of no units", () => {
    assert.strictEqual(sampleRatio(0, 0).reason, "no units");
  });
});

describe("armVariance(data, weights)", () => {
  it("is the square of the standard error of the difference", () => {
    for (const name of ["plain", "clusters40"]) {
      const data = cases.get(name)!;
      assertAgrees(Math.sqrt(armVariance(data, [-1, 1])!), armDifference(data).se, name, 1e-12);
    }
  });
});
