import {assert, describe, it} from "vitest";
import type {Scorecard} from "../../src/metrics/health.js";
import {healthPoints, scoreHealth} from "../../src/metrics/health.js";
import {healthBands} from "../../src/metrics/healthBands.js";

/** Usage 60 % (two parts, 3 : 1), sentiment 30 %, support 10 %. */
const CARD: Pick<Scorecard, "groups"> = {
  groups: {
    usage: {
      weight: 6,
      components: {active_rate: {weight: 3, bad: 0.2, good: 0.7}, trend: {weight: 1, bad: -0.5, good: 0}}
    },
    sentiment: {weight: 3, components: {nps: {weight: 1, bad: -50, good: 50}}},
    support: {weight: 1, components: {open_sev1: {weight: 1, bad: 2, good: 0}}}
  }
};

const full = {active_rate: 0.45, trend: -0.5, nps: 25, open_sev1: 0};

describe("healthPoints(value, anchors)", () => {
  it("runs from 0 at bad to 100 at good, linear between and clamped beyond", () => {
    const anchors = {bad: 0.2, good: 0.7};
    assert.deepStrictEqual(
      [0, 0.2, 0.45, 0.7, 3].map((d) => Math.round(1e6 * healthPoints(d, anchors)) / 1e6),
      [0, 0, 50, 100, 100]
    );
  });
  it("runs the other way where less is better", () => {
    assert.deepStrictEqual(
      [0, 1, 2, 9].map((d) => healthPoints(d, {bad: 2, good: 0})),
      [100, 50, 0, 0]
    );
  });
});

describe("scoreHealth(scorecard, values)", () => {
  it("is the sum of weight x points: 0.45 x 50 + 0.15 x 0 + 0.3 x 75 + 0.1 x 100 = 55", () => {
    const {score, coverage, components} = scoreHealth(CARD, full);
    assert.approximately(score!, 55, 1e-9);
    assert.strictEqual(coverage, 1);
    const parts = components.map((d) => [d.component, +d.weight.toFixed(9), +d.contribution!.toFixed(9)]);
    assert.deepStrictEqual(parts, [
      ["active_rate", 0.45, 22.5],
      ["trend", 0.15, 0],
      ["nps", 0.3, 22.5],
      ["open_sev1", 0.1, 10]
    ]);
  });
  it("names what would move it most: active_rate could still add 22.5", () => {
    const {most_movable} = scoreHealth(CARD, full);
    assert.strictEqual(most_movable?.component, "active_rate");
    assert.approximately(most_movable?.gain ?? NaN, 22.5, 1e-9);
    assert.isNull(scoreHealth(CARD, {active_rate: 1, trend: 1, nps: 100, open_sev1: 0}).most_movable);
  });
  it("gives a missing part's weight to its own group first: usage stays 60 % without trend", () => {
    const {score, coverage, components} = scoreHealth(CARD, {...full, trend: null});
    assert.approximately(score!, 0.6 * 50 + 0.3 * 75 + 0.1 * 100, 1e-9);
    assert.approximately(coverage, 0.85, 1e-9);
    assert.deepInclude(components[1], {
      value: null,
      points: null,
      weight: 0,
      contribution: null,
      status: "no data"
    });
  });
  it("leaves a group without data out: usage and support are 6 / 7 and 1 / 7 without answers", () => {
    const {score, coverage} = scoreHealth(CARD, {...full, nps: undefined});
    assert.approximately(score!, (6 * 37.5 + 100) / 7, 1e-9);
    assert.approximately(coverage, 0.7, 1e-9);
  });
  it("has no score below the minimum coverage, and one exactly at it", () => {
    const none = scoreHealth(CARD, {nps: 50, open_sev1: 0});
    assert.deepInclude(none, {score: null, most_movable: null, reason: "not enough data"});
    assert.approximately(none.coverage, 0.4, 1e-9);
    assert.isNumber(scoreHealth(CARD, {active_rate: 0.7, trend: 0}).score);
    assert.isNumber(scoreHealth(CARD, {nps: 50, open_sev1: 0}, {min_coverage: 0.4}).score);
    assert.deepInclude(scoreHealth(CARD, {}, {min_coverage: 0}), {score: null, coverage: 0});
  });
  it("never takes NaN or infinity for a value", () => {
    assert.deepStrictEqual(
      scoreHealth(CARD, {...full, trend: NaN}),
      scoreHealth(CARD, {...full, trend: null})
    );
    assert.deepStrictEqual(scoreHealth(CARD, {...full, nps: -Infinity}).coverage, 0.7);
  });
  it("takes the anchors of the tenure: the last that applies", () => {
    const young = {from_days: 0, bad: 0, good: 0.5};
    const grown = {from_days: 90, bad: 0.1, good: 0.6};
    const component = {weight: 1, bad: 0.2, good: 0.7, by_tenure: [young, grown]};
    const card = {groups: {usage: {weight: 1, components: {active_rate: component}}}};
    const at = (tenure_days: number | null) => scoreHealth(card, {active_rate: 0.4}, {tenure_days}).score;
    assert.deepStrictEqual(
      [at(0), at(89), at(90), at(null)].map((d) => Math.round(d!)),
      [80, 80, 60, 40]
    );
  });
});

describe("healthBands(points)", () => {
  const bands = (scores: (number | null)[], scorecard = "default 1") =>
    healthBands(scores.map((score) => ({score, scorecard})));

  it("goes by the boundaries at first: at risk < 50 <= watch <= 75 < healthy", () => {
    const first = (score: number) => bands([score])[0];
    assert.deepStrictEqual([49.99, 50, 75, 75.01].map(first), ["at risk", "watch", "watch", "healthy"]);
  });
  it("goes down at the boundary at once, and up only at boundary + 3", () => {
    assert.deepStrictEqual(bands([60, 49.9, 52.9, 53, 77.9, 78, 75.5, 75]), [
      "watch",
      "at risk",
      "at risk",
      "watch",
      "watch",
      "healthy",
      "healthy",
      "watch"
    ]);
  });
  it("can cross both boundaries in a month, each by its own rule", () => {
    assert.deepStrictEqual(bands([90, 20, 77, 20, 80]), [
      "healthy",
      "at risk",
      "watch",
      "at risk",
      "healthy"
    ]);
  });
  it("starts anew after a month without enough data", () => {
    assert.deepStrictEqual(bands([40, null, 51]), ["at risk", "not enough data", "watch"]);
  });
  it("starts anew with another scorecard or version", () => {
    const changed = healthBands([
      {score: 40, scorecard: "default 1"},
      {score: 51, scorecard: "default 1"},
      {score: 51, scorecard: "default 2"}
    ]);
    assert.deepStrictEqual(changed, ["at risk", "at risk", "watch"]);
  });
  it("does not take rounding of a sum for a fall: 0.1 x 500 less a hair is 50", () => {
    assert.deepStrictEqual(bands([50 - 1e-12]), ["watch"]);
  });
  it("takes other boundaries", () => {
    const points = [{score: 60, scorecard: "x"}];
    assert.deepStrictEqual(healthBands(points, {at_risk: 70, healthy: 90}), ["at risk"]);
  });
});
