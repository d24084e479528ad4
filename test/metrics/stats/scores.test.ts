import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {alarmQuality} from "../../../src/metrics/stats/alarmQuality.js";
import {brier, calibrationSlope} from "../../../src/metrics/stats/calibration.js";
import {calibrationCurve, likeThis} from "../../../src/metrics/stats/calibrationCurve.js";
import {dangerThreshold} from "../../../src/metrics/stats/dangerThreshold.js";
import {rocAuc} from "../../../src/metrics/stats/rocAuc.js";
import {topLift} from "../../../src/metrics/stats/topLift.js";
import {assertAgrees, oracle, oracleInput} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";

const answers = oracle("scores");
const table = oracleInput("scores.csv") as Record<
  "account" | "month" | "score" | "probability" | "outcome",
  number
>[];
const columns = (D: typeof table) => ({
  score: D.map((d) => d.score),
  probability: D.map((d) => d.probability),
  outcome: D.map((d) => d.outcome),
  account: D.map((d) => d.account),
  month: D.map((d) => d.month)
});
const rows = columns(table);
const empty = columns([]);
const quiet = columns(table.map((d) => ({...d, outcome: 0})));
const all = columns(table.map((d) => ({...d, outcome: 1})));
const shuffled = fc.shuffledSubarray(table, {minLength: table.length});

describe("rocAuc(rows)", () => {
  it("agrees with R's Wilcoxon statistic, and its bootstrap over accounts with R's from the same random numbers", () => {
    const found = rocAuc(rows, {replicates: 200, seed: 3});
    assertAgrees(found.value, answers.get("auc"), "auc");
    assertAgrees(found.low, answers.get("auc low"), "low");
    assertAgrees(found.high, answers.get("auc high"), "high");
  });
  it("depends on the order of scores only, and turns about a half with the side of alarm", () => {
    assertAgrees(
      rocAuc({...rows, score: rows.probability}, {replicates: 0}).value,
      answers.get("auc probability"),
      "auc"
    );
    const low = rocAuc(rows, {replicates: 0, alarm: "low"}).value!;
    assert.approximately(low + answers.get("auc")!, 1, 1e-12);
  });
  it("counts pairs, equal scores half", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 0, max: 4}), fc.integer({min: 0, max: 1})), {
          minLength: 1,
          maxLength: 30
        }),
        (D) => {
          const [events, others] = [1, 0].map((y) => D.filter((d) => d[1] === y));
          const found = rocAuc(
            {score: D.map((d) => d[0]), outcome: D.map((d) => d[1]), account: D.map((_, i) => i)},
            {replicates: 0}
          );
          if (events!.length === 0 || others!.length === 0) return assert.isNull(found.value);
          const pairs = events!.flatMap((e) =>
            others!.map((o) => (e[0] > o[0] ? 1 : e[0] === o[0] ? 0.5 : 0))
          );
          assert.approximately(found.value!, pairs.reduce((a: number, b) => a + b, 0) / pairs.length, 1e-12);
        }
      )
    );
  });
  it("says why there is none, and when accounts are too few for an interval", () => {
    assert.deepInclude(rocAuc(empty), {value: null, reason: "no rows"});
    assert.deepInclude(rocAuc(quiet), {value: null, reason: "no events"});
    assert.deepInclude(rocAuc(all), {value: null, reason: "nothing but events"});
    const two = rocAuc({score: [1, 2], outcome: [0, 1], account: ["a", "b"]});
    assert.deepInclude(two, {value: 1, low: null, high: null});
    assert.match(two.reason ?? "", /^too few accounts for an interval/);
  });
  it("resamples 150,000 rows 2,000 times in a few seconds", () => {
    const [score, u] = [parkMiller(150_000, 1), parkMiller(150_000, 2)];
    const outcome = u.map((d, i) => Number(d < 0.05 + 0.1 * score[i]!));
    const began = performance.now();
    const {value, low, high} = rocAuc({score, outcome, account: Int32Array.from(score, (_, i) => i % 5000)});
    assert.isBelow(performance.now() - began, 30_000);
    // Rows are independent: Hanley and McNeil's standard error is right, within the noise of the bootstrap.
    const [n1, n0] = [outcome.filter((d) => d === 1).length, outcome.filter((d) => d === 0).length];
    const [q1, q2] = [value! / (2 - value!), (2 * value! ** 2) / (1 + value!)];
    const se = Math.sqrt(
      (value! * (1 - value!) + (n1 - 1) * (q1 - value! ** 2) + (n0 - 1) * (q2 - value! ** 2)) / (n1 * n0)
    );
    assert.approximately((high! - low!) / (2 * 1.96 * se), 1, 0.1);
  });
});

describe("brier(rows) and calibrationSlope(rows)", () => {
  it("agree with R: glm with clustered errors", () => {
    assertAgrees(brier(rows).value, answers.get("brier"), "brier");
    const {intercept, slope} = calibrationSlope(rows);
    assertAgrees(intercept.estimate, answers.get("intercept"), "intercept");
    assertAgrees(intercept.se, answers.get("intercept se"), "intercept se");
    for (const field of ["se", "p"] as const)
      assertAgrees(slope[field], answers.get(`slope ${field}`), field);
    assertAgrees(slope.estimate, answers.get("slope"), "slope");
  });
  it("say why there is none", () => {
    assert.deepInclude(brier(empty), {value: null, reason: "no rows"});
    const certain = calibrationSlope({
      ...rows,
      probability: rows.probability.map((_, i) => (i === 0 ? 1 : 0.2))
    });
    assert.strictEqual(certain.slope.reason, "a predicted probability is 0 or 1");
    assert.match(calibrationSlope(quiet).intercept.reason ?? "", /^no events/);
    const flat = calibrationSlope({...rows, probability: rows.probability.map(() => 0.2)});
    assert.match(flat.slope.reason ?? "", /^slope is constant/);
    assert.isNotNull(flat.intercept.estimate);
  });
});

describe("calibrationCurve(rows)", () => {
  const curve = calibrationCurve(rows);
  it("agrees with R's groups, shares and Wilson intervals by account", () => {
    assert.strictEqual(curve.length, 5);
    for (const d of curve)
      for (const [i, field] of (["n", "accounts", "events", "predicted", "low", "high"] as const).entries())
        assertAgrees(d[field], answers.get(`fifth ${d.group}.${i + 1}`), `fifth ${d.group} ${field}`);
  });
  it("does not mind the order of rows and holds each row once", () => {
    fc.assert(
      fc.property(shuffled, fc.integer({min: 1, max: 20}), (D, groups) => {
        const found = calibrationCurve(columns(D), {groups});
        const base = calibrationCurve(rows, {groups});
        assert.deepStrictEqual(
          found.map((d) => [d.group, d.n, d.events]),
          base.map((d) => [d.group, d.n, d.events])
        );
        assert.strictEqual(
          found.reduce((a, d) => a + d.n, 0),
          table.length
        );
      }),
      {numRuns: 20}
    );
    assert.deepStrictEqual(calibrationCurve(empty), []);
  });
  it("says of 100 accounts like this how many left, unless there are too few", () => {
    assertAgrees(likeThis(curve, 0.3).value, curve.find((d) => d.to >= 0.3)!.observed, "share");
    assert.strictEqual(likeThis(curve, 0.999).value, curve[4]!.observed);
    assert.strictEqual(likeThis([], 0.1).reason, "no account-months were tested");
    assert.match(likeThis(calibrationCurve(columns(table.slice(0, 40))), 0.1).reason ?? "", /fewer than 50$/);
    const nine = calibrationCurve(columns(table.filter((d) => d.account <= 9)), {groups: 1});
    assert.strictEqual(likeThis(nine, 0.1).reason, "9 accounts like this, fewer than 10");
  });
});

describe("topLift(rows)", () => {
  it("agrees with R, a part of equal scores taken", () => {
    assertAgrees(topLift(rows).value, answers.get("lift"), "lift");
  });
  it("is 1 for equal scores, 1 for everybody, and 10 at most in the top tenth", () => {
    assert.approximately(topLift({...rows, score: rows.score.map(() => 1)}).value!, 1, 1e-12);
    assert.approximately(topLift(rows, {share: 1}).value!, 1, 1e-12);
    const score = rows.outcome;
    assert.isAtMost(topLift({...rows, score}).value!, 10);
    assert.strictEqual(topLift(quiet).reason, "no events");
    assert.strictEqual(topLift(empty).reason, "no rows");
  });
});

describe("dangerThreshold(rows)", () => {
  const high = {alarm: "high", least: 10} as const;
  it("agrees with R's greatest Youden's J, and its bootstrap over accounts with R's from the same random numbers", () => {
    const found = dangerThreshold(rows, {...high, replicates: 200, seed: 3});
    for (const [field, key] of [
      ["value", "youden"],
      ["low", "youden low"],
      ["high", "youden high"]
    ] as const)
      assertAgrees(found[field], answers.get(key), key);
    assertAgrees(found.sensitivity, answers.get("sensitivity"), "sensitivity");
    assertAgrees(found.specificity, answers.get("specificity"), "specificity");
    assert.strictEqual(found.basis, "youden");
  });
  it("agrees with R's line of least cost", () => {
    for (const miss of [3, 8]) {
      const found = dangerThreshold(rows, {...high, costs: {miss, false_alarm: 1}, replicates: 10});
      assertAgrees(found.value, answers.get(`least cost ${miss}`), `${miss}`);
      assert.strictEqual(found.basis, "cost");
    }
    const dear = dangerThreshold(rows, {...high, costs: {miss: 1, false_alarm: 1000}});
    assert.deepInclude(dear, {value: null, reason: "no line does better than no alarms at all"});
  });
  it("is the same line from the other side when scores turn", () => {
    const turned = dangerThreshold({...rows, score: rows.score.map((d) => -d)}, {least: 10, replicates: 50});
    const found = dangerThreshold(rows, {...high, replicates: 50});
    assert.strictEqual(turned.value, -found.value!);
    assert.strictEqual(turned.sensitivity, found.sensitivity);
    assert.approximately(turned.low!, -found.high!, 1.01);
  });
  it("is the worst quartile, an assumption, when fewer than 30 accounts left", () => {
    const few = dangerThreshold(columns(table.filter((d) => d.account <= 20)), {alarm: "high"});
    assert.strictEqual(few.basis, "quartile");
    assert.match(few.reason ?? "", /^\d+ accounts left, fewer than 30: the worst quartile, an assumption$/);
    assert.strictEqual(dangerThreshold(all).reason, "nothing but events: the worst quartile, an assumption");
    assert.deepInclude(dangerThreshold(quiet), {basis: "quartile", sensitivity: null});
    assert.deepInclude(dangerThreshold(empty), {value: null, reason: "no rows"});
  });
  it("has no line where scores say nothing", () => {
    const flat = dangerThreshold({...rows, score: rows.score.map(() => 1)}, high);
    assert.deepInclude(flat, {value: null, reason: "no line does better than chance"});
  });
});

describe("alarmQuality(rows, line)", () => {
  const later = columns(table.filter((d) => d.month > 4));
  it("agrees with R's precision, recall and alerts a month", () => {
    const found = alarmQuality(later, answers.get("youden")!, "high");
    assertAgrees(found.precision.value, answers.get("precision"), "precision");
    assertAgrees(found.recall.value, answers.get("recall"), "recall");
    assertAgrees(found.alerts_a_month, answers.get("alerts a month"), "alerts");
    assert.strictEqual(found.months, 4);
  });
  it("says why there is none", () => {
    const found = alarmQuality(columns([]), 1);
    assert.deepStrictEqual(
      [found.precision.reason, found.recall.reason, found.alerts_a_month],
      ["no alarms", "no events", null]
    );
  });
});
