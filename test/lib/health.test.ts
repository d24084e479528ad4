import {assert, describe, it} from "vitest";
import {liftTenths} from "../../src/lib/healthLift.js";
import {likeSentence, likeTitle} from "../../src/lib/healthLike.js";
import {healthTitle} from "../../src/lib/healthText.js";
import {calibrationTitle, monthsTitle} from "../../src/lib/healthTitles.js";
import {healthView, scoreChoices} from "../../src/lib/healthView.js";
import {ofHundred} from "../../src/lib/healthWords.js";
import {ruleText} from "../../src/lib/healthZoneText.js";
import {linesTitle, zoneTitle} from "../../src/lib/healthZoneTitles.js";
import type {HealthData, JudgedScore} from "../../src/lib/healthData.js";
import type {Metric} from "../../src/metrics/metric.js";
import {healthOf} from "../support/health.js";

const DATA = healthOf();
/** The title when the scores have these areas. */
const titleOf = (areas: Partial<Record<JudgedScore["key"], Metric>>) =>
  healthTitle({
    split: DATA.split,
    scores: Object.entries(areas).map(([key, auc]) => ({
      ...DATA.scores[0]!,
      key: key as JudgedScore["key"],
      auc
    }))
  });

describe("healthTitle(data)", () => {
  it("states the scorecard's area with its interval beside that of use alone", () => {
    assert.strictEqual(
      titleOf({scorecard: {value: 0.71, low: 0.62, high: 0.79}, usage: {value: 0.68}, mrr: {value: 0.6}}),
      "The scorecard ranks leavers with an AUC of 0.71 (0.62\u20130.79); usage alone 0.68"
    );
  });
  it("says when chance is not excluded, and names every simple score that does better", () => {
    assert.strictEqual(
      titleOf({scorecard: {value: 0.59, low: 0.48, high: 0.69}, usage: {value: 0.58}, mrr: {value: 0.64}}),
      "The scorecard ranks leavers with an AUC of 0.59 (0.48\u20130.69), not distinguishable from chance; usage alone 0.58, MRR alone 0.64"
    );
  });
  it("says why a score cannot be judged", () => {
    assert.strictEqual(titleOf({}), "The health score cannot be judged yet: there is none");
    assert.strictEqual(
      healthTitle({scores: [], split: {train: null, test: null, reason: "no month is over"}}),
      "The health score cannot be judged yet: no month is over"
    );
  });
});

describe("titles of the cards", () => {
  const month = (value: number | null) => ({
    point_date: "2025-01-31",
    n: 9,
    events: 1,
    tested: true,
    auc: {value}
  });
  it("count the months in which the scorecard is worse than a coin, and those that say nothing", () => {
    const of = (...values: (number | null)[]) =>
      monthsTitle({months: {scorecard: values.map(month), usage: []}});
    assert.strictEqual(
      of(0.4, 0.5, null),
      "In 1 of 2 months the scorecard ranks worse than a coin; 1 without a loss say nothing"
    );
    assert.strictEqual(of(0.6), "The scorecard beats a coin in each of 1 months");
    assert.strictEqual(of(null), "No month is decided yet");
  });
  it("hold predictions against what happened, weighed by account-months", () => {
    const group = {group: 1, from: 0, to: 1, accounts: 9, low: 0, high: 1, observed: 0};
    const fifths = [
      {...group, n: 30, events: 3, predicted: 0.1},
      {...group, n: 10, events: 3, predicted: 0.5}
    ];
    // (3 + 5) / 40 predicted, 6 / 40 left
    assert.strictEqual(
      calibrationTitle({chosen: {...DATA.scores[0]!, fifths}}),
      "Predicted 20.0% to leave, 15.0% left"
    );
    assert.match(calibrationTitle({chosen: null}), /^No prediction/);
    assert.match(likeTitle({like: {...DATA.like, fifths: []}}), /^What became/);
  });
  it("say what a line sees, and that a quartile is an assumption", () => {
    const zone = DATA.zone;
    assert.match(linesTitle({zone}), /is the bottom quartile: an assumption, not a finding$/);
    const [first] = zone.index;
    const quality = {
      precision: {value: 0.25, numerator: 5, denominator: 20},
      recall: {value: 0.5, numerator: 5, denominator: 10},
      alerts: 20,
      months: 10,
      alerts_a_month: 2
    };
    const index = [{...first!, line: {...first!.line, value: 32, basis: "youden" as const}, quality}];
    assert.strictEqual(
      linesTitle({zone: {...zone, index}}),
      "An engagement index of 32 or less sees 5 of 10 account-months before a loss; 25% of its alarms come true"
    );
    assert.strictEqual(
      ruleText({...index[0]!, rule: "cost", measure: "index"}, {miss: 20, false_alarm: 8}),
      "least cost, 2.5 : 1"
    );
    assert.strictEqual(
      zoneTitle({zone, currency: "EUR"}),
      "1 of 48 accounts are in the danger zone with \u20ac1.20\u00a0k of ARR; 0 approach it"
    );
    assert.match(
      zoneTitle({zone: {...zone, index: [], rate: []}, currency: "EUR"}),
      /nothing is known of use/
    );
  });
});

describe("liftTenths(tenths)", () => {
  it("divides by the share of all that left, the most alarming first", () => {
    const tenth = {from: 0, to: 1, n: 10, accounts: 9, predicted: 0.1, low: 0.1, high: 0.6};
    const shown = liftTenths([
      {...tenth, group: 1, events: 1, observed: 0.1},
      {...tenth, group: 10, events: 3, observed: 0.3}
    ]);
    assert.deepStrictEqual(shown.map((d) => [d.rank, d.lift]), [[1, 1.4999999999999998], [10, 0.5]]); // prettier-ignore
    assert.deepStrictEqual(liftTenths([{...tenth, group: 1, events: 0, observed: 0}]), []);
  });
});

describe("likeSentence(like)", () => {
  const share: Metric = {value: 0.027, low: 0.007, high: 0.104, numerator: 7, denominator: 259, n: 60};
  it("counts out of a hundred, with interval, accounts and fifth", () => {
    assert.strictEqual(
      likeSentence({horizon_days: 90, fifth: 1, share}),
      "Of 100 accounts like this, 3 left within 90 days (1\u201310; 60 accounts, 259 account-months, fifth 1 of 5 by predicted risk)"
    );
  });
  it("says why it is not shown, and never rounds a loss to none", () => {
    const hidden = {value: null, reason: "9 accounts like this, fewer than 10"};
    assert.match(
      likeSentence({horizon_days: 90, fifth: 2, share: hidden}),
      /not shown: 9 accounts like this/
    );
    assert.deepStrictEqual([ofHundred(0), ofHundred(0.004), ofHundred(0.026)], ["0", "fewer than 1", "3"]);
  });
});

describe("healthView(data, choice)", () => {
  it("draws the chosen score, and the scorecard where the choice is unknown or was not judged", () => {
    const of = (score?: string, data: HealthData = DATA) => healthView(data, {score}).chosen?.key;
    assert.deepStrictEqual([of("usage"), of("nonsense"), of()], ["usage", "scorecard", "scorecard"]);
    assert.isUndefined(of("usage", {...DATA, scores: []}));
    assert.deepStrictEqual(
      scoreChoices(DATA).options.map((d) => d.value),
      ["scorecard", "usage"]
    );
    assert.deepStrictEqual(scoreChoices({scores: []}).options, []);
  });
});
