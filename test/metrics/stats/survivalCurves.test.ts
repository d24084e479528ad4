import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {restrictedMeanMetric} from "../../../src/metrics/restrictedMean.js";
import {type Follow, survival, survivalAt} from "../../../src/metrics/survival.js";
import {survivalQuantile} from "../../../src/metrics/survivalQuantile.js";
import {assertAgrees, oracle} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";
import {series, survivalCases} from "../../support/survivalCases.js";

const answers = oracle("survivalCurves");
const cases = survivalCases();
const SCALES = ["log-log", "log", "plain"] as const;

const assertSeries = (ours: (number | null)[], key: string, tolerance = 1e-9): void => {
  const expected = series(answers, key);
  assert.strictEqual(ours.length, expected.length, key);
  ours.forEach((d, i) => assertAgrees(d, expected[i], `${key} ${i}`, tolerance));
};

describe("survival(follows) against R's survfit", () => {
  it.each([...cases])("on %s", (name, {n, time, event, entry, late}) => {
    const follows = Array.from({length: n}, (_, i): Follow => {
      const d = {time: time[i]!, event: event[i] === 1};
      return late ? {...d, entry: entry[i]!} : d;
    });
    for (const scale of SCALES) {
      const steps = survival(follows, {scale});
      const at = (key: string) => `${name} ${scale} ${key}`;
      if (scale === "log-log") {
        for (const key of ["time", "at_risk", "events"] as const)
          assertSeries(
            steps.map((d) => d[key]),
            `${name} ${key}`
          );
        const {value, se} = restrictedMeanMetric(steps, Math.max(0.8 * Math.max(...time), Math.min(...time)));
        // R's standard error is 0 where nothing varies; ours is none.
        const [mean, error] = series(answers, `${name} rmean`);
        assertAgrees(value, mean, `${name} rmean`, 1e-9);
        assertAgrees(se, error === 0 ? null : error, `${name} se(rmean)`, 1e-9);
      }
      assertSeries(
        steps.map((d) => d.survival),
        at("surv")
      );
      assertSeries(
        steps.map((d) => d.low),
        at("low")
      );
      assertSeries(
        steps.map((d) => d.high),
        at("high")
      );
      for (const [key, p] of [
        ["quartile", 0.25],
        ["median", 0.5]
      ] as const) {
        const {value, low, high} = survivalQuantile(steps, p);
        assertSeries([value, low, high], at(key));
      }
    }
  });

  it("on 100,000 rows, times tied and not", () => {
    const u = parkMiller(300_000, 42);
    const n = 100_000;
    const draw = (time: (u: number) => number): Follow[] =>
      Array.from({length: n}, (_, i) => ({time: time(u[i]!), event: u[n + i]! < 0.7}));
    const tied = survival(draw((d) => Math.ceil(-Math.log(d) * 300)));
    const fine = survival(draw((d) => -Math.log(d)));
    const at = (steps: typeof tied, times: number[], key: "survival" | "low" | "high") =>
      times.map((t) => survivalAt(steps, t)[key]);
    for (const [key, name] of [
      ["survival", "surv"],
      ["low", "low"],
      ["high", "high"]
    ] as const) {
      assertSeries(at(tied, [1, 50, 200, 500, 1500], key), `big ${name}`);
      // R takes times closer than 1.5e-8 as tied (timefix), ours only equal ones.
      assertSeries(at(fine, [0.1, 1, 3], key), `fine ${name}`, 1e-7);
    }
    const {value, se} = restrictedMeanMetric(tied, 365);
    assertSeries([value, se], "big rmean");
    const median = survivalQuantile(tied, 0.5);
    assertSeries([median.value, median.low, median.high], "big median");
  });
});

describe("survival(follows)", () => {
  const units = fc.array(
    fc.record({
      time: fc.integer({min: 1, max: 12}),
      event: fc.boolean(),
      weight: fc.integer({min: 1, max: 4})
    }),
    {minLength: 1, maxLength: 40}
  );
  it("is the same in any order of the rows", () => {
    fc.assert(
      fc.property(units, (rows) => assert.deepStrictEqual(survival(rows.toReversed()), survival(rows)))
    );
  });
  it("takes a weight as that many equal rows", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const [weighted, repeated] = [
          rows,
          rows.flatMap(({weight, ...d}) => Array.from({length: weight}, () => d))
        ].map((d) => survival(d));
        assert.deepStrictEqual(weighted, repeated);
      })
    );
  });
  it("without censoring is the share that is left, with the binomial variance", () => {
    const steps = survival([1, 1, 2, 3, 4].map((time) => ({time, event: true})));
    assert.deepInclude(steps[0], {survival: 0.6});
    assert.approximately(0.36 * steps[0]!.log_variance, (0.6 * 0.4) / 5, 1e-15);
  });
});

describe("restrictedMeanMetric(steps, limit)", () => {
  it("has no answer after the last time seen, unless nobody is left", () => {
    assert.deepInclude(restrictedMeanMetric(survival([{time: 3, event: false}]), 4), {
      value: null,
      reason: "nobody was followed for 4: the last was seen at 3"
    });
    assert.strictEqual(restrictedMeanMetric(survival([{time: 3, event: true}]), 4).value, 3);
    assert.deepInclude(restrictedMeanMetric([], 4), {value: null, reason: "nobody was under observation"});
  });
});
