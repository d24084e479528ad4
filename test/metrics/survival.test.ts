import {readFileSync} from "node:fs";
import {assert, describe, it} from "vitest";
import type {Follow} from "../../src/metrics/survival.js";
import {numbersAtRisk, survival, survivalAt} from "../../src/metrics/survival.js";
import {durationMetric, restrictedMean, survivalQuantile} from "../../src/metrics/survivalQuantile.js";
import {hasDatasets} from "../support/shared.js";

// Freireich's 6-MP arm (Cox 1984, table 1.1): weeks in remission, + where still in remission.
const SIX_MP: Follow[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((time) => ({time, event: true})),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((time) => ({time, event: false}))
];

describe("survival(follows)", () => {
  it("is the published product-limit estimate of the 6-MP remissions", () => {
    const steps = survival(SIX_MP).filter((d) => d.events > 0);
    assert.deepStrictEqual(
      steps.map((d) => [d.time, d.at_risk, d.events, +d.survival.toFixed(3)]),
      [
        [6, 21, 3, 0.857],
        [7, 17, 1, 0.807],
        [10, 15, 1, 0.753],
        [13, 12, 1, 0.69],
        [16, 11, 1, 0.627],
        [22, 7, 1, 0.538],
        [23, 6, 1, 0.448]
      ]
    );
    // Greenwood: S^2 x (3/(21 x 18)) = 0.0764^2 at 6 weeks.
    assert.approximately(Math.sqrt(steps[0]!.log_variance) * steps[0]!.survival, 0.0764, 0.00005);
  });
  it("has the median 23 weeks, and no upper limit", () => {
    assert.deepStrictEqual(survivalQuantile(survival(SIX_MP), 0.5), {value: 23, low: 13, high: null});
  });
  it("counts numbers at risk under the curve, events at the time itself included", () => {
    assert.deepStrictEqual(numbersAtRisk(SIX_MP, [0, 6, 10, 20, 35, 36]), [21, 21, 15, 8, 1, 0]);
  });
  it("without censoring is the plain share, and its area is the mean", () => {
    const steps = survival([1, 2, 4, 5].map((time) => ({time, event: true})));
    assert.deepStrictEqual(
      steps.map((d) => d.survival),
      [0.75, 0.5, 0.25, 0]
    );
    assert.strictEqual(restrictedMean(steps, 10), 3);
    assert.strictEqual(restrictedMean(steps, 2), 1.75);
    // Level at exactly one half between 2 and 4.
    assert.strictEqual(survivalQuantile(steps, 0.5).value, 3);
    assert.deepInclude(survivalAt(steps, 0.5), {survival: 1});
    assert.deepInclude(survivalAt(steps, 4), {survival: 0.25});
  });
  it("lets units in late: they are at risk only after their entry", () => {
    const steps = survival([
      {time: 2, event: true},
      {time: 4, event: true, entry: 2},
      {time: 5, event: false, entry: 1}
    ]);
    assert.deepStrictEqual(
      steps.map((d) => [d.time, d.at_risk, d.survival]),
      [
        [2, 2, 0.5],
        [4, 2, 0.25],
        [5, 1, 0.25]
      ]
    );
  });
  it("weighs units: two of weight 1 are one of weight 2", () => {
    const twice = survival([
      {time: 1, event: true},
      {time: 1, event: true},
      {time: 3, event: false}
    ]);
    const heavy = survival([
      {time: 1, event: true, weight: 2},
      {time: 3, event: false}
    ]);
    assert.deepStrictEqual(
      twice.map((d) => d.survival),
      heavy.map((d) => d.survival)
    );
  });
});

describe("durationMetric(follows)", () => {
  it("does not leave out what is still open", () => {
    const follows = [1, 2, 3]
      .map((time) => ({time, event: true}))
      .concat([10, 10].map((time) => ({time, event: false})));
    assert.strictEqual(durationMetric(follows, {none: "none"}).value, 3);
    assert.deepInclude(durationMetric(follows, {p: 0.9, none: "none"}), {
      value: null,
      numerator: 3,
      denominator: 5,
      reason: "not reached: fewer than 90 % are closed yet"
    });
    assert.deepStrictEqual(durationMetric([], {none: "no ticket"}), {value: null, n: 0, reason: "no ticket"});
  });
});

const given = hasDatasets();

function readRows(name: string): string[][] {
  const file = new URL(`../../../shared/datasets/survival_ref/${name}.csv`, import.meta.url);
  const lines = readFileSync(file, "utf8").trim().split(/\r?\n/).slice(1);
  return lines.map((line) => line.replaceAll('"', "").split(","));
}

describe.runIf(given)("survival(follows) against R on lung", () => {
  const lung = given ? readRows("lung").map((d) => ({time: +d[1]!, event: d[2] === "2", sex: d[4]!})) : [];

  it("has 228 units, 165 events and R's survival at 100, 200, 310 and 500 days", () => {
    const steps = survival(lung);
    assert.strictEqual(lung.length, 228);
    assert.strictEqual(
      steps.reduce((a, d) => a + d.events, 0),
      165
    );
    const expected = {100: 0.863969, 200: 0.680273, 310: 0.495024, 500: 0.293269};
    for (const [time, s] of Object.entries(expected))
      assert.approximately(survivalAt(steps, +time).survival, s, 5e-7);
  });
  it("has R's limits at 100 days: log-log 0.812222 to 0.902310, log 0.820585 to 0.909647", () => {
    const at = (scale: "log" | "log-log") => survivalAt(survival(lung, {scale}), 100);
    assert.approximately(at("log-log").low!, 0.812222, 5e-7);
    assert.approximately(at("log-log").high!, 0.90231, 5e-7);
    assert.approximately(at("log").low!, 0.820585, 5e-7);
    assert.approximately(at("log").high!, 0.909647, 5e-7);
  });
  it("has R's medians: 310 (284 to 361), by sex 270 (210 to 306) and 426 (345 to 524); log scale 285 to 363, 212 to 310, 348 to 550", () => {
    const median = (sex: string | null, scale: "log" | "log-log" | "plain" = "log-log") =>
      survivalQuantile(
        survival(
          lung.filter((d) => sex === null || d.sex === sex),
          {scale}
        ),
        0.5
      );
    assert.deepStrictEqual(median(null), {value: 310, low: 284, high: 361});
    assert.deepStrictEqual(median(null, "log"), {value: 310, low: 285, high: 363});
    assert.deepStrictEqual(median(null, "plain"), {value: 310, low: 284, high: 361});
    assert.deepStrictEqual(median("1"), {value: 270, low: 210, high: 306});
    assert.deepStrictEqual(median("2"), {value: 426, low: 345, high: 524});
    assert.deepStrictEqual(median("1", "log"), {value: 270, low: 212, high: 310});
    assert.deepStrictEqual(median("2", "log"), {value: 426, low: 348, high: 550});
  });
  it("has R's restricted mean of the first year, 263.22 days", () => {
    assert.approximately(restrictedMean(survival(lung), 365), 263.22, 0.005);
  });
});

describe.runIf(given)("survival(follows) against R on aml", () => {
  const rows = given ? readRows("aml") : [];
  const arm = (x: string) => rows.filter((d) => d[2] === x).map((d) => ({time: +d[0]!, event: d[1] === "1"}));

  it("has R's medians by arm: 31 (13 to none) and 23 (5 to 33); log scale 18 to none and 8 to none", () => {
    assert.deepStrictEqual(survivalQuantile(survival(arm("Maintained")), 0.5), {
      value: 31,
      low: 13,
      high: null
    });
    assert.deepStrictEqual(survivalQuantile(survival(arm("Nonmaintained")), 0.5), {
      value: 23,
      low: 5,
      high: 33
    });
    const log = (x: string) => survivalQuantile(survival(arm(x), {scale: "log"}), 0.5);
    assert.deepStrictEqual(log("Maintained"), {value: 31, low: 18, high: null});
    assert.deepStrictEqual(log("Nonmaintained"), {value: 23, low: 8, high: null});
  });
});
