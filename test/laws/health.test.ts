import fc from "fast-check";
import {assert, describe, it} from "vitest";
import type {HealthScore, Scorecard} from "../../src/metrics/health.js";
import {scoreHealth} from "../../src/metrics/health.js";
import type {HealthBand} from "../../src/metrics/healthBands.js";
import {HYSTERESIS, healthBands} from "../../src/metrics/healthBands.js";

type Score = typeof scoreHealth;
type Bands = typeof healthBands;

const RUNS = {numRuns: 1000, seed: 20260930};

const weight = fc.integer({min: 1, max: 40}).map((d) => d / 4);
const component = fc.record({
  weight,
  bad: fc.integer({min: -50, max: 50}),
  good: fc.integer({min: -50, max: 50}),
  value: fc.oneof(
    {weight: 4, arbitrary: fc.integer({min: -80, max: 80})},
    {weight: 1, arbitrary: fc.constant(null)}
  ),
  by_tenure: fc.option(fc.constant([{from_days: 90, bad: -10, good: 10}]), {nil: undefined})
});
const groups = fc.array(fc.record({weight, components: fc.array(component, {minLength: 1, maxLength: 4})}), {
  minLength: 1,
  maxLength: 4
});
const tenure_days = fc.option(fc.integer({min: 0, max: 1000}));

type Groups = typeof groups extends fc.Arbitrary<infer T> ? T : never;

function card(drawn: Groups): {scorecard: Pick<Scorecard, "groups">; values: Record<string, number | null>} {
  const values: Record<string, number | null> = {};
  const entries = drawn.map((group, g) => {
    const components = group.components.map(({value, ...definition}, c) => {
      values[`metric_${g}_${c}`] = value;
      return [`metric_${g}_${c}`, definition] as const;
    });
    return [`group ${g}`, {weight: group.weight, components: Object.fromEntries(components)}] as const;
  });
  return {scorecard: {groups: Object.fromEntries(entries)}, values};
}

/** Checks a law of the score for an implementation on random scorecards. */
type HealthLaw = (score: Score, drawn: Groups, tenure: number | null) => void;

function check(law: HealthLaw, score: Score = scoreHealth) {
  return fc.check(
    fc.property(groups, tenure_days, (drawn, tenure) => law(score, drawn, tenure)),
    RUNS
  );
}

const sum = (values: (number | null)[]) => values.reduce<number>((a, b) => a + (b ?? 0), 0);

const contributionsSumToTheScore: HealthLaw = (score, drawn, tenure_days) => {
  const {scorecard, values} = card(drawn);
  const found = score(scorecard, values, {min_coverage: 0, tenure_days});
  const known = found.components.filter((d) => d.value !== null);
  assert.strictEqual(found.score !== null, known.length > 0);
  if (found.score === null) return;
  assert.approximately(sum(found.components.map((d) => d.contribution)), found.score, 1e-9);
  assert.approximately(sum(found.components.map((d) => d.weight)), 1, 1e-9);
  assert.isAtLeast(found.score, 0);
  assert.isAtMost(found.score, 100);
};

/** A score without a component is the same as that of a card which never had it. */
const missingIsLeftOut: HealthLaw = (score, drawn, tenure_days) => {
  const known = drawn
    .map((group) => ({...group, components: group.components.filter((d) => d.value !== null)}))
    .filter((group) => group.components.length > 0);
  if (known.length === 0) return;
  const [all, present] = [card(drawn), card(known)];
  const options = {min_coverage: 0, tenure_days};
  const a = score(all.scorecard, all.values, options).score;
  const b = score(present.scorecard, present.values, options).score;
  assert.approximately(a ?? NaN, b ?? NaN, 1e-9);
};

/** Weights of the groups are what counts: how many components a group has does not change its share. */
const groupsKeepTheirShare: HealthLaw = (score, drawn) => {
  const {scorecard, values} = card(drawn);
  const found = score(scorecard, values, {min_coverage: 0});
  const present = Object.entries(scorecard.groups).filter(([name]) =>
    found.components.some((d) => d.component_group === name && d.value !== null)
  );
  const whole = sum(present.map(([, group]) => group.weight));
  for (const [name, group] of present) {
    const share = sum(found.components.filter((d) => d.component_group === name).map((d) => d.weight));
    assert.approximately(share, group.weight / whole, 1e-9);
  }
};

/** Coverage falls when a value goes missing, and below the minimum there is no score. */
const coverageCounts: HealthLaw = (score, drawn) => {
  const {scorecard, values} = card(drawn);
  const {coverage} = score(scorecard, values);
  const name = Object.keys(values).find((key) => values[key] !== null);
  if (name === undefined) return assert.strictEqual(coverage, 0);
  const less = score(scorecard, {...values, [name]: null});
  assert.isBelow(less.coverage, coverage);
  const strict: HealthScore = score(scorecard, {...values, [name]: null}, {min_coverage: 1});
  assert.isNull(strict.score);
};

describe("scoreHealth(scorecard, values)", () => {
  const LAWS = {contributionsSumToTheScore, missingIsLeftOut, groupsKeepTheirShare, coverageCounts};
  for (const [name, law] of Object.entries(LAWS)) {
    it(`obeys ${name} on 1,000 random scorecards`, () => {
      const details = check(law);
      assert.isFalse(details.failed, fc.defaultReportMessage(details));
    });
  }

  const edit =
    (change: (found: HealthScore) => HealthScore): Score =>
    (card, values, options) =>
      change(scoreHealth(card, values, options));
  const mutants: [string, HealthLaw, Score][] = [
    [
      "weights are not rescaled when a component has no data",
      contributionsSumToTheScore,
      (card, values, options) => {
        const full = scoreHealth(card, Object.fromEntries(Object.keys(values).map((d) => [d, 0])), options);
        const weights = new Map(full.components.map((d) => [d.component, d.weight]));
        const found = scoreHealth(card, values, options);
        const components = found.components.map((d) => ({
          ...d,
          weight: weights.get(d.component)!,
          contribution: d.points === null ? null : weights.get(d.component)! * d.points
        }));
        return {...found, components};
      }
    ],
    [
      "the score is rounded and its parts are not",
      contributionsSumToTheScore,
      edit((d) => ({...d, score: d.score === null ? null : Math.round(d.score)}))
    ],
    [
      "what is missing counts as neutral",
      missingIsLeftOut,
      (card, values, options) => {
        const found = scoreHealth(card, values, options);
        const missing = found.components.filter((d) => d.value === null).length;
        const n = found.components.length;
        return {
          ...found,
          score: found.score === null ? null : (found.score * (n - missing) + 50 * missing) / n
        };
      }
    ],
    [
      "what is missing counts as healthy",
      missingIsLeftOut,
      (card, values, options) => {
        const best = Object.values(card.groups).flatMap((g) =>
          Object.entries(g.components).map(([id, d]) => [id, values[id] ?? d.good])
        );
        return scoreHealth(card, Object.fromEntries(best) as Record<string, number>, options);
      }
    ],
    [
      "every component weighs alike whatever its group",
      groupsKeepTheirShare,
      edit((d) => {
        const n = d.components.filter((c) => c.value !== null).length;
        return {...d, components: d.components.map((c) => ({...c, weight: c.value === null ? 0 : 1 / n}))};
      })
    ],
    [
      "coverage counts components and not weight with data",
      coverageCounts,
      edit((d) => ({...d, coverage: d.coverage > 0 ? 1 : 0}))
    ],
    [
      "coverage is not asked for",
      coverageCounts,
      (card, values) => scoreHealth(card, values, {min_coverage: 0})
    ]
  ];
  for (const [name, law, mutant] of mutants) {
    it(`${law.name} fails when ${name}`, () =>
      assert.isTrue(check(law, mutant).failed, "the law does not notice this mutant"));
  }
});

const ORDER: HealthBand[] = ["at risk", "watch", "healthy"];
const scores = fc.array(
  fc.option(
    fc.integer({min: 0, max: 400}).map((d) => d / 4),
    {freq: 8}
  ),
  {minLength: 1, maxLength: 30}
);
type Scores = (number | null)[];
type BandLaw = (bands: Bands, scores: Scores) => void;

const points = (values: Scores) => values.map((score) => ({score, scorecard: "default 1"}));

function plain(score: number): number {
  return score < 50 ? 0 : score <= 75 ? 1 : 2;
}

/** No score, no band; and a band is never above that of the boundaries, so a fall shows at once. */
const fallsShowAtOnce: BandLaw = (bands, scores) => {
  bands(points(scores)).forEach((band, i) => {
    const score = scores[i] ?? null;
    if (score === null) assert.strictEqual(band, "not enough data");
    else assert.isAtMost(ORDER.indexOf(band), plain(score));
  });
};

/** A rise needs the margin: whoever goes up is at boundary + 3, and whoever is there has gone up. */
const risesNeedTheMargin: BandLaw = (bands, scores) => {
  const found = bands(points(scores));
  found.forEach((band, i) => {
    const [before, score] = [scores[i - 1] ?? null, scores[i] ?? null];
    if (before === null || score === null) return;
    const [was, is] = [ORDER.indexOf(found[i - 1]!), ORDER.indexOf(band)];
    if (is > was) assert.isAtLeast(score, (is === 2 ? 75 : 50) + HYSTERESIS);
    if (score >= 78) assert.strictEqual(is, 2);
    if (score >= 53) assert.isAtLeast(is, 1);
  });
};

/** The first score, and one after a gap, goes by the boundary. */
const firstGoesByTheBoundary: BandLaw = (bands, scores) => {
  bands(points(scores)).forEach((band, i) => {
    const score = scores[i] ?? null;
    if (score !== null && (scores[i - 1] ?? null) === null)
      assert.strictEqual(ORDER.indexOf(band), plain(score));
  });
};

describe("healthBands(points)", () => {
  const checkBands = (law: BandLaw, bands: Bands = healthBands) =>
    fc.check(
      fc.property(scores, (values) => law(bands, values)),
      RUNS
    );
  for (const law of [fallsShowAtOnce, risesNeedTheMargin, firstGoesByTheBoundary]) {
    it(`obeys ${law.name} on 1,000 random histories`, () => {
      const details = checkBands(law);
      assert.isFalse(details.failed, fc.defaultReportMessage(details));
    });
  }

  const byBoundary: Bands = (history) =>
    history.map(({score}) => (score === null ? "not enough data" : ORDER[plain(score)]!));
  const sticky: Bands = (history) => {
    const found = healthBands(history);
    return found.map((band, i) =>
      band === "not enough data" ? band : (found.slice(0, i).find((d) => d !== "not enough data") ?? band)
    );
  };
  it("risesNeedTheMargin fails without the margin", () =>
    assert.isTrue(checkBands(risesNeedTheMargin, byBoundary).failed));
  it("fallsShowAtOnce fails when a band sticks", () =>
    assert.isTrue(checkBands(fallsShowAtOnce, sticky).failed));
  it("firstGoesByTheBoundary fails when a gap is bridged", () => {
    const bridged: Bands = (history) => {
      const kept = healthBands(history.filter((d) => d.score !== null));
      return history.map((d) => (d.score === null ? "not enough data" : kept.shift()!));
    };
    assert.isTrue(checkBands(firstGoesByTheBoundary, bridged).failed);
  });
});
