import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {concordance} from "../../../src/metrics/stats/concordance.js";
import {type CoxFit, coxRegression} from "../../../src/metrics/stats/coxRegression.js";
import type {Term} from "../../../src/metrics/stats/fit.js";
import {proportionality} from "../../../src/metrics/stats/proportionality.js";
import type {Spells} from "../../../src/metrics/stats/spells.js";
import {assertAgrees, oracle} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";
import {series, type SurvivalCase, survivalCases} from "../../support/survivalCases.js";

const answers = oracle("cox");
const cases = survivalCases();

const assertFit = (fit: CoxFit, key: string, tolerance = 1e-8): void => {
  for (const d of ["n", "events", "concordance", "concordance_se"] as const)
    assertAgrees(fit[d], answers.get(`${key} ${d}`), `${key} ${d}`, 1e-9);
  for (const d of ["estimate", "se", "p", "low", "high"] as const)
    series(answers, `${key} ${d}`).forEach((expected, i) =>
      assertAgrees(fit.coefficients[i]?.[d], expected, `${key} ${d} ${i}`, tolerance)
    );
  for (const d of ["likelihood_ratio", "wald", "score"] as const) {
    const [chi2, df, p] = series(answers, `${key} ${d}`);
    assertAgrees(fit[d].chi2, chi2, `${key} ${d}`, tolerance);
    assert.strictEqual(fit[d].df, df);
    assertAgrees(fit[d].p, p, `${key} ${d} p`, tolerance);
  }
  const [before, after] = series(answers, `${key} loglik`);
  assertAgrees(fit.null_loglik, before, `${key} loglik`, 1e-9);
  assertAgrees(fit.loglik, after, `${key} loglik`, 1e-9);
};
const assertProportionality = (spells: Spells, terms: Term[], {fit, key}: {fit: CoxFit; key: string}) => {
  for (const transform of ["km", "identity"] as const) {
    const tests = proportionality(spells, terms, {fit, transform}).filter((d) => d.chi2 !== null);
    for (const d of ["chi2", "p"] as const)
      series(answers, `${key} ${transform} ${d}`).forEach((expected, i) =>
        assertAgrees(tests[i]?.[d], expected, `${key} ${transform} ${d} ${i}`, 1e-7)
      );
  }
};
const termsOf = ({x}: SurvivalCase): Term[] => Object.entries(x).map(([name, values]) => ({name, values}));
const spellsOf = ({time, event, entry, late}: SurvivalCase): Spells =>
  late ? {time, event, entry} : {time, event};

describe("coxRegression(spells, terms) against R's coxph, and proportionality against cox.zph", () => {
  const tested = [...cases].filter(([name]) => answers.has(`${name} n`) && name !== "one_event");
  it.each(tested)("on %s", (name, rows) => {
    const [spells, terms] = [spellsOf(rows), termsOf(rows)];
    const fit = coxRegression(spells, terms);
    assertFit(fit, name);
    assertProportionality(spells, terms, {fit, key: name});
  });
  const stratified = tested.filter(([name]) => answers.has(`${name} stratified n`));
  it.each(stratified)("on %s with strata", (name, rows) => {
    const [spells, terms] = [{...spellsOf(rows), stratum: rows.stratum}, termsOf(rows)];
    const fit = coxRegression(spells, terms);
    assertFit(fit, `${name} stratified`);
    assertProportionality(spells, terms, {fit, key: `${name} stratified`});
  });
  it.each(["ties", "continuous", "late_ties"])("on %s with clustered errors and strata", (name) => {
    const rows = cases.get(name)!;
    const cluster = rows.x.x1.map((d) => Math.floor(6 * (d + 1)));
    const spells = {...spellsOf(rows), stratum: rows.stratum};
    const fit = coxRegression(spells, termsOf(rows), {cluster});
    assert.strictEqual(fit.clusters, new Set(cluster).size);
    for (const d of ["estimate", "se", "p"] as const)
      series(answers, `${name} clustered ${d}`).forEach((expected, i) =>
        assertAgrees(fit.coefficients[i]?.[d], expected, `${name} clustered ${d} ${i}`, 1e-8)
      );
    assertAgrees(fit.wald.chi2, answers.get(`${name} clustered wald`), "clustered wald", 1e-7);
  });
  it("on one event", () => {
    const rows = cases.get("one_event")!;
    assertFit(coxRegression(spellsOf(rows), termsOf(rows).slice(0, 1)), "one_event");
  });

  const n = 100_000;
  const u = parkMiller(12 * n, 45);
  const x = Array.from({length: 8}, (_, j): Term => {
    const values = u.slice(j * n, (j + 1) * n).map((d) => 2 * d - 1);
    return {name: `x${j + 1}`, values: j === 7 ? values.map((d) => Number(d > 0.2)) : values};
  });
  const at = (j: number, i: number) => x[j - 1]!.values[i]!;
  const time = u
    .slice(8 * n, 9 * n)
    .map(
      (d, i) =>
        1 + Math.floor(-Math.log(d) * 400 * Math.exp(-0.4 * at(1, i) + 0.3 * at(2, i) - 0.5 * at(8, i)))
    );
  const event = time.map((_, i) => Number(u[9 * n + i]! < 0.6));
  const entry = time.map((d, i) => Math.floor(u[10 * n + i]! < 0.5 ? 0 : 0.8 * d * u[11 * n + i]!));

  it("on 100,000 rows x 8 covariates, with and without late entry", () => {
    assertFit(coxRegression({time, event}, x), "big");
    // Sums that lose members on entry keep some rounding of them, in R as here.
    assertFit(coxRegression({time, event, entry}, x), "big late", 1e-7);
    const some = [x[0]!, x[1]!, x[7]!];
    const tests = proportionality({time, event}, some, {fit: coxRegression({time, event}, some)});
    series(answers, "big km chi2").forEach((d, i) => assertAgrees(tests[i]?.chi2, d, `big zph ${i}`, 1e-7));
  });
});

describe("coxRegression(spells, terms) where there is no estimate", () => {
  const term = (name: string, values: number[]): Term => ({name, values: Float64Array.from(values)});

  it("names the covariate that separates the events, and keeps the limits of the others", () => {
    const rows = cases.get("separated")!;
    const fit = coxRegression(spellsOf(rows), termsOf(rows));
    const [x1, x2, x3] = fit.coefficients;
    assert.strictEqual(answers.get("separated warned"), 1);
    assert.deepInclude(x2, {estimate: null, se: null, p: null});
    assert.strictEqual(x2?.reason, "x2 separates the events: its estimate would grow without end");
    // R stops at 1e-9 of the likelihood, on its way to the limit.
    [x1, x3].forEach((d, i) => {
      assertAgrees(d?.estimate, series(answers, "separated estimate")[i], "separated estimate", 1e-6);
      assertAgrees(d?.se, series(answers, "separated se")[i], "separated se", 1e-6);
    });
    assertAgrees(fit.loglik, series(answers, "separated loglik")[1], "separated loglik", 1e-8);
    assertAgrees(fit.score.chi2, answers.get("separated score"), "separated score");
    assertAgrees(fit.concordance, answers.get("separated concordance"), "separated concordance");
    assert.isNull(fit.wald.chi2);
    assert.include(proportionality(spellsOf(rows), termsOf(rows), {fit})[0], {
      chi2: null,
      reason: "a covariate separates the events"
    });
  });
  it("names the covariate that is constant, or follows from others", () => {
    const reasons = (name: string) => {
      const rows = cases.get(name)!;
      return coxRegression(spellsOf(rows), termsOf(rows)).coefficients.map((d) => d.reason);
    };
    assert.deepStrictEqual(reasons("constant"), [undefined, "x2 is constant", undefined]);
    assert.deepStrictEqual(reasons("collinear"), [
      undefined,
      undefined,
      "x3 follows from the covariates before it"
    ]);
  });
  it.each([
    ["no rows", [], [], []],
    ["no events", [1, 2, 3], [0, 0, 0], [1, 2, 4]],
    ["no covariate varies", [1, 2, 3], [1, 0, 1], [5, 5, 5]],
    ["no covariate varies among those at risk when events happen", [1, 2, 3], [0, 0, 1], [1, 5, 4]]
  ])("says %s", (reason, time, event, x) => {
    const fit = coxRegression({time, event}, [term("x", x)]);
    assert.deepInclude(fit, {reason, loglik: null, concordance: null});
    assert.include(fit.coefficients[0], {term: "x", estimate: null, se: null});
    assert.isString(fit.coefficients[0]?.reason);
    const tests = proportionality({time, event}, [term("x", x)], {fit});
    assert.deepStrictEqual(
      tests.map((d) => [d.term, d.chi2, d.reason]),
      [
        ["x", null, reason],
        ["GLOBAL", null, reason]
      ]
    );
  });
  it("gives estimates without errors where one cluster holds all rows", () => {
    const rows = cases.get("ties")!;
    const cluster = rows.group.map(() => "one");
    const [x1] = coxRegression(spellsOf(rows), termsOf(rows), {cluster}).coefficients;
    assert.isNumber(x1?.estimate);
    assert.include(x1, {se: null, low: null, p: null, reason: "no error: fewer than two clusters"});
  });
  it("cannot say whether hazards are proportional when all events have one time", () => {
    const spells = {time: [2, 2, 2, 2], event: [1, 1, 0, 0]};
    const terms = [term("x", [1, 3, 2, 4])];
    const fit = coxRegression(spells, terms);
    assert.isNumber(fit.coefficients[0]?.estimate);
    assert.include(proportionality(spells, terms, {fit})[0], {
      chi2: null,
      reason: "events at too few different times"
    });
  });
});

describe("coxRegression(spells, terms)", () => {
  const rows = fc.array(
    fc.record({
      time: fc.integer({min: 1, max: 9}),
      event: fc.constantFrom(0, 1, 1),
      x: fc.integer({min: -5, max: 5})
    }),
    {minLength: 8, maxLength: 40}
  );
  type Row = {time: number; event: number; x: number};
  const fit = (D: Row[], scale = 1) =>
    coxRegression({time: D.map((d) => d.time), event: D.map((d) => d.event)}, [
      {name: "x", values: Float64Array.from(D, (d) => scale * d.x)}
    ]);
  const near = (a: number | null, b: number | null, what: string) =>
    a === null || b === null
      ? assert.strictEqual(a, b, what)
      : assert.approximately(a, b, 1e-6 * (1 + Math.abs(b)), what);

  it("is the same in any order of the rows, and follows the scale of a covariate", () => {
    fc.assert(
      fc.property(rows, (D) => {
        const [a, b, c] = [fit(D), fit(D.toReversed()), fit(D, -10)];
        near(b.coefficients[0]!.estimate, a.coefficients[0]!.estimate, "order");
        near(c.loglik, a.loglik, "loglik");
        const {estimate, se} = a.coefficients[0]!;
        near(c.coefficients[0]!.estimate, estimate && -estimate / 10, "scale");
        near(c.coefficients[0]!.se, se && se / 10, "scale of se");
        near(c.concordance, a.concordance, "concordance");
      })
    );
  });
  it("never answers with NaN or an infinite number, however little there is to learn", () => {
    const few = fc.array(
      fc.tuple(
        fc.integer({min: 1, max: 4}),
        fc.constantFrom(0, 1),
        fc.integer({min: -1, max: 1}),
        fc.integer({min: 0, max: 2}),
        fc.constantFrom("a", "b")
      ),
      {maxLength: 12}
    );
    const wrong = (_: string, value: unknown): unknown => {
      if (typeof value === "number") assert.isTrue(Number.isFinite(value), String(value));
      return value;
    };
    fc.assert(
      fc.property(few, fc.boolean(), (D, clustered) => {
        const spells = {
          time: D.map((d) => d[0]),
          event: D.map((d) => d[1]),
          entry: D.map((d) => Math.min(d[3], d[0] - 1)),
          stratum: D.map((d) => d[4])
        };
        const terms = [2, 3].map((j) => ({
          name: `x${j}`,
          values: Float64Array.from(D, (d) => d[j] as number)
        }));
        const cluster = clustered ? D.map((_, i) => i % 3) : undefined;
        const model = coxRegression(spells, terms, {cluster});
        JSON.stringify([model, proportionality(spells, terms, {fit: model})], wrong);
      }),
      {numRuns: 2000}
    );
  });
  it("has a likelihood that covariates cannot lower", () => {
    fc.assert(
      fc.property(rows, (D) => {
        const {loglik, null_loglik} = fit(D);
        if (loglik !== null) assert.isAtLeast(loglik, null_loglik! - 1e-9);
      })
    );
  });
});

describe("concordance(spells, score)", () => {
  it("counts pairs by hand", () => {
    // Events at 1 and 3, censored at 2 and 3: pairs (1,2), (1,3), (1,3+) and (3,3+).
    const spells = {time: [1, 2, 3, 3], event: [1, 0, 1, 0]};
    // Each unit's agreement less 0.875 of its pairs: -1/8, 1/8, -1/4 and 1/4.
    assert.deepStrictEqual(concordance(spells, [9, 1, 9, 8]), {
      value: 3.5 / 4,
      se: Math.sqrt(2 / 64 + 2 / 16) / 4,
      concordant: 3,
      discordant: 0,
      tied: 1
    });
  });
  it("turns around with the score", () => {
    const rows = cases.get("late")!;
    const score = rows.x.x1;
    const [there, back] = [score, score.map((d) => -d)].map((d) => concordance(rows, d).value!);
    assert.approximately(there! + back!, 1, 1e-12);
  });
  it("has no value where no two can be compared", () => {
    assert.deepInclude(concordance({time: [1, 1], event: [1, 1]}, [1, 2]), {
      value: null,
      se: null,
      reason: "no two units can be compared"
    });
  });
});
