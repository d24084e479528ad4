import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {cumulativeIncidence} from "../../../src/metrics/stats/cumulativeIncidence.js";
import {survival} from "../../../src/metrics/survival.js";
import {assertAgrees, oracle} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";
import {series, survivalCases} from "../../support/survivalCases.js";

const answers = oracle("aalenJohansen");
const tested = [...survivalCases()].filter(([name]) => series(answers, `${name} time`).length > 0);

describe("cumulativeIncidence(spells) against R's multi-state survfit", () => {
  it.each(tested)("on %s", (name, {time, cause, entry, late}) => {
    const spells = {time, cause, entry: late ? entry : undefined};
    for (const which of [1, 2]) {
      const key = `${name} ${which}`;
      if (series(answers, `${key} share`).length === 0) continue;
      for (const scale of ["log-log", "log", "plain"] as const) {
        const steps = cumulativeIncidence(spells, {cause: which, scale});
        assert.deepStrictEqual(
          steps.map((d) => d.time),
          series(answers, `${name} time`)
        );
        steps.forEach((d, i) => {
          const of = (what: string) => series(answers, `${key} ${what}`)[i];
          assertAgrees(d.share, of("share"), `${key} share ${i}`, 1e-9);
          // Where the variance is 0 in exact arithmetic, both leave rounding of some 1e-17.
          if (of("se")! > 1e-7) assertAgrees(d.se, of("se"), `${key} se ${i}`, 1e-8);
          else assert.isBelow(d.se, 1e-7);
          // R gives an interval of no width on the plain scale before the first event; ours is none.
          if (of("share") === 0) assert.isNull(d.low);
          else if (of("se")! > 1e-7) {
            assertAgrees(d.low, of(`${scale} low`), `${key} low ${i}`, 1e-8);
            assertAgrees(d.high, of(`${scale} high`), `${key} high ${i}`, 1e-8);
          }
        });
      }
    }
  });
  it("on 100,000 rows", () => {
    const n = 100_000;
    const u = parkMiller(3 * n, 44);
    const time = u.subarray(0, n).map((d) => Math.ceil(-Math.log(d) * 100));
    const cause = time.map((_, i) => (u[n + i]! < 0.3 ? 0 : u[2 * n + i]! < 0.4 ? 2 : 1));
    const steps = cumulativeIncidence({time, cause});
    [10, 100, 300].forEach((t, i) => {
      const step = steps.findLast((d) => d.time <= t);
      for (const key of ["share", "se", "low"] as const)
        assertAgrees(step?.[key], series(answers, `big ${key}`)[i], `${key} at ${t}`, 1e-9);
    });
  });
});

describe("cumulativeIncidence(spells)", () => {
  const rows = fc.array(fc.tuple(fc.integer({min: 1, max: 12}), fc.integer({min: 0, max: 3})), {
    minLength: 1,
    maxLength: 40
  });
  const columns = (D: [number, number][]) => ({time: D.map((d) => d[0]), cause: D.map((d) => d[1])});

  it("of all causes and of no event make 1", () => {
    fc.assert(
      fc.property(rows, (D) => {
        const curves = [1, 2, 3].map((cause) => cumulativeIncidence(columns(D), {cause}));
        const left = survival(D.map(([time, cause]) => ({time, event: cause > 0}))).filter(
          (d) => d.events > 0
        );
        left.forEach((d, i) =>
          assert.approximately(
            curves.reduce((sum, c) => sum + c[i]!.share, d.survival),
            1,
            1e-12
          )
        );
      })
    );
  });
  it("with one cause is the complement of Kaplan-Meier, with Greenwood's variance", () => {
    fc.assert(
      fc.property(rows, (D) => {
        const one = D.map(([time, cause]): [number, number] => [time, Number(cause > 0)]);
        const left = survival(one.map(([time, event]) => ({time, event: event > 0}))).filter(
          (d) => d.events > 0
        );
        cumulativeIncidence(columns(one)).forEach(({share, se}, i) => {
          const {survival: s, log_variance} = left[i]!;
          assert.approximately(share, 1 - s, 1e-12);
          assert.approximately(se, s === 0 ? 0 : s * Math.sqrt(log_variance), 1e-7);
        });
      })
    );
  });
  it("is empty without events", () => {
    assert.deepStrictEqual(cumulativeIncidence({time: [1, 2], cause: [0, 0]}), []);
    assert.deepStrictEqual(cumulativeIncidence({time: [], cause: []}), []);
  });
});
