import {adjustedP} from "../../src/metrics/benjaminiHochberg.js";
import {attributableShare} from "../../src/metrics/stats/attributableShare.js";
import {calibrationSlope} from "../../src/metrics/stats/calibration.js";
import {conditionalLogistic} from "../../src/metrics/stats/conditionalLogistic.js";
import {logistic} from "../../src/metrics/stats/logistic.js";
import {mantelHaenszel} from "../../src/metrics/stats/mantelHaenszel.js";
import {clusteredUniforms, draws, times, type Draws} from "./draws.js";
import {counted, coverage, FALSE_ALARMS, INTERVAL, LEVEL, type CalibrationMethod} from "./method.js";

const share = (log_odds: number) => 1 / (1 + Math.exp(-log_odds));

/** Log odds -1 + 0.8 x; with clusters, x differs half between and half within them, as do the outcomes' causes. */
function logisticCoverage({
  n,
  clusters,
  ridge = 0
}: {
  n: number;
  clusters: number | null;
  ridge?: number;
}): CalibrationMethod["simulate"] {
  return (replicates, seed) => {
    const source = draws(seed);
    const cluster = Int32Array.from({length: n}, (_, i) => i % (clusters ?? n));
    return coverage(replicates, 0.8, () => {
      const own = times(clusters ?? n, source.normal);
      const x = Float64Array.from(cluster, (g) => Math.SQRT1_2 * (own[g]! + source.normal()));
      const u = clusteredUniforms(cluster, clusters === null ? 0 : 0.4, source);
      const y = Uint8Array.from(u, (d, i) => Number(d < share(0.8 * x[i]! - 1)));
      const options = clusters === null ? {ridge} : {clusters: cluster};
      return logistic(y, [{name: "x", values: x}], options).coefficients[1];
    });
  };
}

/** A set of a case and its controls, each exposed with the chance 0.3; the odds of being the case are **odds**. */
function matchedSet(odds: number, controls: number, source: Draws): {case_exposed: boolean; exposed: number} {
  const members = times(1 + controls, () => source.chance(0.3));
  const exposed = members.filter(Boolean).length;
  const weight = (exposed * odds) / (exposed * odds + members.length - exposed);
  return {case_exposed: source.chance(weight), exposed};
}

function table({case_exposed, exposed}: {case_exposed: boolean; exposed: number}, controls: number) {
  const others = exposed - Number(case_exposed);
  return {
    exposed_cases: Number(case_exposed),
    unexposed_cases: Number(!case_exposed),
    exposed_controls: others,
    unexposed_controls: controls - others
  };
}

function mantelHaenszelCoverage(sets: number, odds: number): CalibrationMethod["simulate"] {
  return (replicates, seed) => {
    const source = draws(seed);
    return coverage(replicates, odds, () =>
      mantelHaenszel(times(sets, () => table(matchedSet(odds, 5, source), 5)))
    );
  };
}

/** How often a case of such sets is exposed. */
function exposedCases(odds: number, members: number): number {
  let [sum, weight] = [0, 0.7 ** members];
  for (let e = 0; e <= members; ++e) {
    sum += (weight * e * odds) / (e * odds + members - e);
    weight *= ((members - e) / (e + 1)) * (0.3 / 0.7);
  }
  return sum;
}

/** The methods of models and of causes. */
export const regressionMethods: readonly CalibrationMethod[] = [
  {
    name: "Logistic",
    data: "100 rows, log odds -1 + 0.8 x",
    ...INTERVAL,
    simulate: logisticCoverage({n: 100, clusters: null})
  },
  {
    name: "Logistic, ridge 1",
    data: "the same",
    ...INTERVAL,
    simulate: logisticCoverage({n: 100, clusters: null, ridge: 1})
  },
  {
    name: "Logistic, clustered (HC0)",
    data: "60 accounts of 4 months, 40 % of what is behind the outcomes in common",
    ...INTERVAL,
    simulate: logisticCoverage({n: 240, clusters: 60})
  },
  {
    name: "Logistic, few clusters (HC0, Student's t)",
    data: "15 accounts of 8 months, the same",
    ...INTERVAL,
    simulate: logisticCoverage({n: 120, clusters: 15})
  },
  {
    name: "Calibration slope, clustered",
    data: "60 accounts of 4 months, predictions as they should be",
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      const account = Int32Array.from({length: 240}, (_, i) => i % 60);
      return coverage(replicates, 1, () => {
        const own = times(60, source.normal);
        const probability = Float64Array.from(account, (g) => share(own[g]! + 0.5 * source.normal() - 1));
        const u = clusteredUniforms(account, 0.4, source);
        const outcome = Uint8Array.from(u, (d, i) => Number(d < probability[i]!));
        return calibrationSlope({probability, outcome, account}).slope;
      });
    }
  },
  {
    name: "Mantel-Haenszel",
    data: "50 sets of a case and 5 controls, 30 % exposed, odds ratio 2",
    ...INTERVAL,
    simulate: mantelHaenszelCoverage(50, 2)
  },
  {
    name: "Mantel-Haenszel, few sets",
    data: "20 such sets",
    ...INTERVAL,
    simulate: mantelHaenszelCoverage(20, 2)
  },
  {
    name: "Mantel-Haenszel test",
    data: "50 such sets, odds ratio 1",
    ...LEVEL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return counted(replicates, () => {
        const tables = times(50, () => table(matchedSet(1, 5, source), 5));
        return (mantelHaenszel(tables).p ?? 0) >= 0.05;
      });
    }
  },
  {
    name: "Exact bound of the odds ratio",
    data: "6 sets of a case and 2 controls, 30 % exposed, odds ratio 3",
    counts: "a bound that excludes it",
    nominal: 0.05,
    bounds: FALSE_ALARMS,
    simulate(replicates, seed) {
      const source = draws(seed);
      return counted(replicates, () => {
        const {bound} = mantelHaenszel(times(6, () => table(matchedSet(3, 2, source), 2)));
        if (bound === null) return false;
        return bound.side === "at least" ? bound.value > 3 : bound.value < 3;
      });
    }
  },
  {
    name: "Conditional logistic",
    data: "50 sets of a case and 5 controls, 30 % exposed, odds ratio 2",
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      const set = times(300, (i) => Math.floor(i / 6));
      const is_case = times(300, (i) => Number(i % 6 === 0));
      return coverage(replicates, Math.log(2), () => {
        const values = Float64Array.from(
          times(50, () => {
            const {case_exposed, exposed} = matchedSet(2, 5, source);
            return times(6, (j) =>
              j === 0 ? Number(case_exposed) : Number(j <= exposed - Number(case_exposed))
            );
          }).flat()
        );
        return conditionalLogistic({set, is_case}, [{name: "x", values}]).coefficients[0];
      });
    }
  },
  {
    name: "Attributable share",
    slow: true,
    data: "60 sets of a case and 5 controls, 30 % exposed, odds ratio 3; MRR log-normal, deviation 0.6",
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return coverage(replicates, exposedCases(3, 6) * (1 - 1 / 3), (k) => {
        const sets = times(60, () => {
          const of = table(matchedSet(3, 5, source), 5);
          const mrr_lost = Math.exp(0.6 * source.normal());
          return {...of, mrr_lost, exposed_mrr_lost: of.exposed_cases * mrr_lost};
        });
        return attributableShare(sets, {replicates: 1000, seed: k + 1});
      });
    }
  },
  {
    name: "Benjamini-Hochberg",
    data: "20 tests without an effect",
    counts: "any is marked",
    nominal: 0.05,
    bounds: FALSE_ALARMS,
    simulate(replicates, seed) {
      const {uniform} = draws(seed);
      return counted(replicates, () => adjustedP(times(20, uniform)).some((q) => q! < 0.05));
    }
  }
];
