import {assert, describe, it} from "vitest";
import {dangerLines} from "../../../src/metrics/backtest/dangerLines.js";
import {likeAccounts, scoreRange} from "../../../src/metrics/backtest/likeAccounts.js";
import {monthlyAuc} from "../../../src/metrics/backtest/monthlyAuc.js";
import {cutPanel, scoreBacktest} from "../../../src/metrics/backtest/scoreBacktest.js";
import {scoreModel} from "../../../src/metrics/backtest/scoreModel.js";
import {leftWithin, timeSplit} from "../../../src/metrics/backtest/timeSplit.js";
import {worstZone, zoneState} from "../../../src/metrics/backtest/zoneState.js";
import {aucDifference} from "../../../src/metrics/stats/aucDifference.js";
import {rocAuc} from "../../../src/metrics/stats/rocAuc.js";
import {madePanel, MONTH_ENDS, panelOf} from "../../support/health.js";

describe("leftWithin(row, days)", () => {
  const row = (followed_days: number, days_to_churn: number | null) =>
    leftWithin({account_id: "K", point_date: "2025-01-31", followed_days, days_to_churn}, 90);
  it("counts the last day of the horizon, and not the day after", () => {
    assert.deepStrictEqual([row(400, 1), row(400, 90), row(400, 91), row(400, null)], [1, 1, 0, 0]);
  });
  it("knows nothing before the horizon is over, even of an account that has left", () => {
    assert.deepStrictEqual([row(90, 10), row(89, 10), row(89, null)], [1, null, null]);
  });
});

describe("timeSplit(rows, days)", () => {
  it("judges the last 12 months, and learns from those that end 90 days before them", () => {
    const split = timeSplit(panelOf({A: null}, "2025-12-31"), 90);
    // Decided to 30 September 2025 (92 days), so 21 months: 10 judge, from 31 December 2024 on; 30 September 2024 + 90 = 29 December.
    assert.deepStrictEqual([split.decided.length, split.decided.at(-1)], [21, "2025-09-30"]);
    assert.deepStrictEqual([split.test[0], split.test.length], ["2024-12-31", 10]);
    assert.deepStrictEqual(
      [split.train[0], split.train.at(-1), split.train.length],
      ["2024-01-31", "2024-09-30", 9]
    );
  });
  it("says why there is nothing to learn from, or to judge by", () => {
    assert.match(
      timeSplit(panelOf({A: null}, "2024-03-01"), 90).reason ?? "",
      /^no month end lies 90 days before/
    );
    const short = timeSplit(panelOf({A: null}, "2024-06-30"), 90);
    assert.match(short.reason ?? "", /^3 months are decided: no month to learn from/);
    assert.deepStrictEqual(short.test, []);
    assert.strictEqual(timeSplit([], 90).decided.length, 0);
  });
});

describe("a backtest", () => {
  const leaves = (later: string | null) => ({
    A: "2024-04-10",
    B: later,
    C: null,
    D: "2024-09-05",
    E: later,
    F: null
  });
  const learnt = (later: string | null) => {
    const rows = panelOf(leaves(later));
    const score = rows.map(
      (d) => "DABECF".indexOf(d.account_id) + (MONTH_ENDS.indexOf(d.point_date) % 3) / 2
    );
    const panel = cutPanel(rows, timeSplit(rows, 90));
    const {n, events, intercept, slopes} = scoreModel(
      {columns: [{name: "score", values: score}]},
      panel.train,
      panel.outcome
    );
    return {
      split: panel.split.train,
      model: {n, events, intercept, slopes},
      line: dangerLines(panel, score)[0]!.line
    };
  };
  it("learns nothing of what happens after the months to learn from and their horizon", () => {
    // The first month that judges is December 2024: whether and when B and E leave after it is for the judges alone.
    assert.deepStrictEqual(learnt("2025-03-03"), learnt("2025-08-20"));
    assert.deepStrictEqual(learnt("2025-03-03"), learnt(null));
    assert.strictEqual(learnt("2025-03-03").split.at(-1), "2024-09-30");
    assert.notDeepEqual(learnt("2025-03-03").model, learnt("2024-10-20").model);
  });
  it("ranks a score of one column by itself: a scorecard that warns of the wrong accounts stays below a half", () => {
    const {panel, score} = madePanel();
    const of = (sign: number) =>
      scoreBacktest(panel, {columns: [{name: "x", values: score.map((d) => sign * d)}]});
    assert.closeTo(of(1).auc.value! + of(-1).auc.value!, 1, 1e-12);
    assert.closeTo(of(1).brier.value!, of(-1).brier.value!, 1e-9); // probabilities learn the direction
  });
  it("gives each month its own area, and a reason where nobody left", () => {
    const {panel, score} = madePanel();
    const months = monthlyAuc(panel, score, {replicates: 0});
    assert.strictEqual(months.length, 21);
    const silent = months.filter((d) => d.events === 0);
    assert.isAbove(silent.length, 0);
    assert.isTrue(silent.every((d) => d.auc.value === null && d.auc.reason === "no events"));
    assert.deepStrictEqual(
      months.filter((d) => d.tested).map((d) => d.point_date),
      MONTH_ENDS.slice(11, 21)
    );
  });
});

describe("scoreModel(score, rows, outcome)", () => {
  it("takes the mean of the rows learnt from for what is missing, and has no value where all is", () => {
    const a = [1, 2, 3, 4, null, null];
    const b = [5, 3, null, 1, null, 3];
    const model = scoreModel(
      {
        columns: [
          {name: "a", values: a},
          {name: "b", values: b}
        ],
        ridge: 1
      },
      [0, 1, 2, 3],
      [0, 1, 0, 1, null, null]
    );
    const {intercept, slopes} = model;
    const odds = intercept! + slopes.a! * 2.5 + slopes.b! * 3; // mean of a is 2.5
    assert.closeTo(model.probability(5)!, 1 / (1 + Math.exp(-odds)), 1e-12);
    assert.isNull(model.probability(4));
  });
  it("says why nothing was learnt", () => {
    const same = scoreModel({columns: [{name: "a", values: [1, 1]}]}, [0, 1], [0, 1]);
    assert.deepStrictEqual([same.probability(0), same.reason], [null, "the score is the same in every row"]);
  });
});

describe("dangerLines(panel, values)", () => {
  it("takes the bottom quartile below 30 leavers, and prices nothing then", () => {
    const {panel, score} = madePanel();
    const lines = dangerLines(panel, score, {costs: {miss: 8, false_alarm: 1}});
    assert.deepStrictEqual(
      lines.map((d) => d.line.basis),
      ["quartile"]
    );
    assert.match(lines[0]!.line.reason ?? "", /fewer than 30: the worst quartile, an assumption$/);
    assert.strictEqual(lines[0]!.quality?.months, 10);
  });
  it("draws a line where nothing is decided yet, and leaves it unjudged", () => {
    const rows = panelOf({A: null, B: null}, "2024-02-29");
    const [only] = dangerLines(cutPanel(rows, timeSplit(rows, 90)), [1, 2, 3, 4]);
    assert.deepStrictEqual([only?.line.value, only?.quality], [1.75, null]);
  });
});

describe("worstZone(states)", () => {
  it("is the worst of those that are known", () => {
    assert.deepStrictEqual(
      [worstZone(["out", "near"]), worstZone(["falling", "in"]), worstZone([null, "out"]), worstZone([null])],
      ["near", "in", "out", null]
    );
  });
});

describe("zoneState(value, before, line)", () => {
  const line = {value: 30, low: 26, high: 34};
  it("is in the zone on the line, and near above it by less than half the interval", () => {
    const at = (value: number) => zoneState(value, null, line);
    assert.deepStrictEqual([at(12), at(30), at(30.1), at(33.9), at(34)], ["in", "in", "near", "near", "out"]);
    assert.strictEqual(zoneState(33.9, null, {value: 30, low: 28, high: 36}), "near"); // half of 8, not 6 above
  });
  it("goes by the slope alone where the line has no interval", () => {
    const of = (value: number, before: number) =>
      zoneState(value, {value: before, days: 30}, {value: 30, low: null, high: null});
    assert.deepStrictEqual([of(31, 31), of(45, 60), of(45, 59)], ["out", "falling", "out"]);
  });
  it("is falling when due to cross within 30 days: 40 at half a point a day comes to 25", () => {
    const of = (before: number) => zoneState(40, {value: before, days: 30}, line);
    assert.deepStrictEqual([of(55), of(50), of(49), of(30)], ["falling", "falling", "out", "out"]);
  });
  it("is unknown without a value or a line", () => {
    assert.deepStrictEqual(
      [zoneState(null, null, line), zoneState(1, null, {value: null, low: null, high: null})],
      [null, null]
    );
  });
});

describe("likeAccounts(score, table)", () => {
  const group = {n: 60, accounts: 20, events: 6, predicted: 0.1, observed: 0.1, low: 0.03, high: 0.3};
  const table = {
    horizon_days: 90,
    intercept: 0,
    slope: -1,
    fifths: [
      {...group, group: 1, from: 0.05, to: 0.2},
      {...group, n: 49, group: 5, from: 0.2, to: 0.6}
    ]
  };
  it("finds the fifth of a score by its probability, beyond the ends as well", () => {
    const fifth = (score: number) => likeAccounts(score, table).fifth;
    assert.deepStrictEqual([fifth(9), fifth(Math.log(4)), fifth(0), fifth(-9)], [1, 1, 5, 5]); // 1/(1+4) = 0.2
    assert.strictEqual(likeAccounts(9, table).share.value, 0.1);
  });
  it("hides what rests on too little, and says why", () => {
    assert.strictEqual(likeAccounts(0, table).share.reason, "49 account-months like this, fewer than 50");
    assert.strictEqual(likeAccounts(null, table).share.reason, "the account has no score");
    assert.strictEqual(
      likeAccounts(5, {...table, intercept: null, reason: "no month"}).share.reason,
      "no month"
    );
  });
  it("turns probabilities back into scores: odds of 1 to 4 are a score of ln 4", () => {
    const [low, high] = scoreRange({from: 0.2, to: 0.5}, table)!;
    assert.closeTo(low, 0, 1e-12);
    assert.closeTo(high, Math.log(4), 1e-12);
  });
});

describe("aucDifference({score, other})", () => {
  // Four times the same eight accounts, so that hardly a resample is without a leaver.
  const times = (values: number[]) => [...values, ...values, ...values, ...values];
  const outcome = times([1, 0, 1, 0, 0, 1, 0, 0]);
  const account = outcome.map((_, i) => `K${i}`);
  const score = times([1, 2, 3, 4, 5, 2, 7, 8]);
  const other = times([8, 7, 1, 2, 3, 4, 5, 6]);
  it("is the difference of both areas, with an interval that draws both together", () => {
    const area = (values: number[]) =>
      rocAuc({score: values, outcome, account}, {alarm: "low", replicates: 0}).value!;
    const {value, low, high} = aucDifference({score, other, outcome, account});
    assert.closeTo(value!, area(score) - area(other), 1e-12);
    assert.isTrue(low! < value! && value! < high!);
  });
  it("is exactly zero for a score against itself, and undefined without events", () => {
    const same = aucDifference({score, other: score, outcome, account});
    assert.deepStrictEqual([same.value, same.low, same.high], [0, 0, 0]);
    assert.strictEqual(
      aucDifference({score, other, outcome: outcome.map(() => 0), account}).reason,
      "no events"
    );
  });
});
