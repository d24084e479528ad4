import {assert, describe, it} from "vitest";
import {brier, calibrationSlope} from "../../../src/metrics/stats/calibration.js";
import {conditionalLogistic} from "../../../src/metrics/stats/conditionalLogistic.js";
import {differenceInDifferences} from "../../../src/metrics/stats/differenceInDifferences.js";
import {mantelHaenszel} from "../../../src/metrics/stats/mantelHaenszel.js";
import {rocAuc} from "../../../src/metrics/stats/rocAuc.js";
import {assertAgrees, oracle} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";

const n = 100_000;
const answers = oracle("large");
const agrees = (actual: number | null | undefined, key: string) =>
  assertAgrees(actual, answers.get(key), key);
const column = (value: (i: number) => number) => Float64Array.from({length: n}, (_, i) => value(i));

describe("on 100,000 rows, as test/oracles/large.R makes them,", () => {
  it("matched sets give R's odds ratios, pooled and conditional", () => {
    const u = parkMiller(2 * n, 51);
    const is_case = column((i) => Number(i % 5 === 0));
    const exposed = column((i) => Number(u[i]! < (is_case[i] === 1 ? 0.35 : 0.25)));
    const trend = column((i) => u[n + i]! - 0.05 * is_case[i]!);
    const tables = Array.from({length: n / 5}, (_, set) => {
      const controls = exposed.subarray(5 * set + 1, 5 * set + 5).reduce((sum, d) => sum + d, 0);
      const own = exposed[5 * set]!;
      return {
        exposed_cases: own,
        unexposed_cases: 1 - own,
        exposed_controls: controls,
        unexposed_controls: 4 - controls
      };
    });
    const pooled = mantelHaenszel(tables);
    for (const field of ["odds_ratio", "low", "high", "chi2", "p"] as const)
      agrees(pooled[field], `pooled ${field}`);
    const fit = conditionalLogistic({set: column((i) => Math.floor(i / 5)), is_case}, [
      {name: "exposed", values: exposed},
      {name: "trend", values: trend}
    ]);
    agrees(fit.log_likelihood, "conditional log_likelihood");
    fit.coefficients.forEach((d, i) => {
      agrees(d.estimate, `conditional estimate.${i + 1}`);
      agrees(d.se, `conditional se.${i + 1}`);
    });
  });
  it("scores have R's area, Brier score, calibration intercept and slope", () => {
    const u = parkMiller(2 * n, 52);
    const account = column((i) => i % 5000);
    const score = column((i) => Math.floor(40 * u[i]!) + (account[i]! % 7));
    const expit = (x: number) => 1 / (1 + Math.exp(-x));
    const probability = score.map((d) => Math.round(1e6 * expit(-4 + 0.06 * d)) / 1e6);
    const outcome = column((i) => Number(u[n + i]! < expit(-3.5 + 0.05 * score[i]!)));
    agrees(rocAuc({score, outcome, account}, {alarm: "high", replicates: 0}).value, "auc");
    agrees(brier({probability, outcome}).value, "brier");
    const {intercept, slope} = calibrationSlope({probability, outcome, account});
    agrees(intercept.estimate, "intercept");
    agrees(intercept.se, "intercept se");
    agrees(slope.estimate, "slope");
    agrees(slope.se, "slope se");
  });
  it("50,000 units have R's difference in differences and its clustered error", () => {
    const u = parkMiller(n, 53);
    const unit = Int32Array.from({length: n}, (_, i) => i % (n / 2));
    const arm = Uint8Array.from(unit, (d) => d % 2);
    const after = (i: number) => Number(i >= n / 2);
    const values = column((i) => Math.floor(10 * u[i]!) + (unit[i]! % 13) + after(i) * (1 + 0.3 * arm[i]!));
    const period = Int32Array.from({length: n}, (_, i) => 1 - after(i));
    const {difference, placebo} = differenceInDifferences({values, arm, period, unit});
    agrees(difference.value, "did value");
    agrees(difference.se, "did se");
    assert.deepStrictEqual(placebo, []);
  });
});
