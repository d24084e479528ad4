import {randomExponential, randomLcg, randomNormal, randomUniform} from "d3";
import {armDifference, type ArmValues} from "../../src/metrics/stats/armDifference.js";
import {confidenceSequence} from "../../src/metrics/stats/confidenceSequence.js";
import {cuped} from "../../src/metrics/stats/cuped.js";
import {differenceInDifferences, type ArmPeriods} from "../../src/metrics/stats/differenceInDifferences.js";
import {mannWhitney} from "../../src/metrics/stats/mannWhitney.js";
import type {Moments} from "../../src/metrics/stats/moments.js";
import {relativeLift} from "../../src/metrics/stats/relativeLift.js";
import {sampleRatio} from "../../src/metrics/stats/sampleRatio.js";
import {welch} from "../../src/metrics/stats/welch.js";
import {CAUTIOUS, coverage, FALSE_ALARMS, INTERVAL, LEVEL, type CalibrationMethod} from "./method.js";

type Draw = () => number;

/** Control first, then target; the value of each unit by its arm. */
function arms(control: number, target: number, value: (arm: number) => number): ArmValues {
  const arm = Uint8Array.from({length: control + target}, (_, i) => Number(i >= control));
  return {values: Float64Array.from(arm, value), arm, cluster: null, proportion: false};
}

function ofArm({values, arm}: ArmValues, which: number): Float64Array {
  return values.filter((_, i) => arm[i] === which);
}

/** Accounts of 1 to 9 users who share 30 % of their variance; the target has 1 more. */
function accounts(clusters: number, {normal, uniform}: {normal: Draw; uniform: Draw}): ArmValues {
  const size = Array.from({length: clusters}, () => 1 + Math.floor(9 * uniform()));
  const level = size.map(() => Math.sqrt(0.3) * normal());
  const cluster = Int32Array.from(size.flatMap((n, g) => Array.from({length: n}, () => g)));
  const arm = Uint8Array.from(cluster, (g) => g % 2);
  const values = Float64Array.from(cluster, (g, i) => level[g]! + Math.sqrt(0.7) * normal() + arm[i]!);
  return {values, arm, cluster, proportion: false};
}

/** Units before and after a change that adds 1 to the target; levels differ more than changes do. */
function panel(units: number, normal: Draw): ArmPeriods {
  const level = Array.from({length: units}, () => 3 * normal());
  const rows = Array.from({length: 2 * units}, (_, i) => ({unit: i % units, period: Math.floor(i / units)}));
  return {
    values: Float64Array.from(
      rows,
      ({unit, period}) => level[unit]! + normal() + (1 - period) * (0.5 + (unit % 2))
    ),
    arm: Uint8Array.from(rows, (d) => d.unit % 2),
    period: Int32Array.from(rows, (d) => d.period),
    unit: Int32Array.from(rows, (d) => d.unit)
  };
}

function normalDraw(seed: number): Draw {
  return randomNormal.source(randomLcg(seed))();
}

function sources(seed: number): {normal: Draw; uniform: Draw} {
  const random = randomLcg(seed);
  return {normal: randomNormal.source(random)(), uniform: randomUniform.source(random)()};
}

/** A running mean and variance, one value at a time (Welford 1962). */
function added({n, mean, variance}: Moments, value: number): Moments {
  const next = (mean ?? 0) + (value - (mean ?? 0)) / (n + 1);
  const squares = (variance ?? 0) * (n - 1) + (value - (mean ?? 0)) * (value - next);
  return {n: n + 1, mean: next, variance: n === 0 ? null : squares / n};
}

/** Streams without an effect, looked at after every pair of units from 30 an arm on: how many ever show one. */
function everExcludes(replicates: number, draw: Draw, planned = 1000): {hits: number; width: number} {
  let [hits, width] = [0, 0];
  for (let k = 0; k < replicates; ++k) {
    let target: Moments = {n: 0, mean: null, variance: null};
    let control = target;
    let excluded = false;
    for (let n = 1; n <= planned / 2; ++n) {
      target = added(target, draw());
      control = added(control, draw());
      if (n < 30) continue;
      const {low, high} = confidenceSequence(welch(target, control), {seen: 2 * n, planned});
      excluded ||= low! > 0 || high! < 0;
      if (2 * n === planned) width += (high! - low!) / replicates;
    }
    hits += Number(excluded);
  }
  return {hits, width};
}

/** The methods of the experiments. */
export const experimentMethods: readonly CalibrationMethod[] = [
  {
    name: "Welch",
    data: "20 and 30 units, normal, standard deviations 1 and 3",
    ...INTERVAL,
    simulate(replicates, seed) {
      const normal = normalDraw(seed);
      return coverage(replicates, 1, () =>
        armDifference(arms(20, 30, (arm) => (arm ? 1 + 3 * normal() : normal())))
      );
    }
  },
  {
    name: "Welch, skewed values",
    data: "60 and 60 units, exponential, means 2 and 3",
    ...INTERVAL,
    simulate(replicates, seed) {
      const value = randomExponential.source(randomLcg(seed))(1);
      return coverage(replicates, 1, () => armDifference(arms(60, 60, (arm) => value() * (arm ? 3 : 2))));
    }
  },
  {
    name: "Mann-Whitney",
    data: "40 and 50 units without an effect, whole numbers 0 to 4",
    ...LEVEL,
    simulate(replicates, seed) {
      const random = randomLcg(seed);
      let hits = 0;
      for (let k = 0; k < replicates; ++k) {
        const data = arms(40, 50, () => Math.floor(5 * random()));
        if (mannWhitney(ofArm(data, 1), ofArm(data, 0)).p! >= 0.05) ++hits;
      }
      return {hits};
    }
  },
  {
    name: "Newcombe",
    data: "40 and 60 units, proportions 0.1 and 0.2",
    ...CAUTIOUS,
    simulate(replicates, seed) {
      const random = randomLcg(seed);
      const value = (arm: number) => Number(random() < (arm ? 0.2 : 0.1));
      return coverage(replicates, 0.1, () => armDifference({...arms(40, 60, value), proportion: true}));
    }
  },
  {
    name: "Relative lift, delta method",
    data: "100 and 100 units, exponential, means 2 and 3",
    ...INTERVAL,
    simulate(replicates, seed) {
      const value = randomExponential.source(randomLcg(seed))(1);
      return coverage(replicates, 0.5, () => relativeLift(arms(100, 100, (arm) => value() * (arm ? 3 : 2))));
    }
  },
  {
    name: "CUPED",
    data: "40 and 40 units, normal, correlation with the pre value 0.8",
    ...INTERVAL,
    simulate(replicates, seed) {
      const normal = normalDraw(seed);
      return coverage(replicates, 1, () => {
        const pre = Float64Array.from({length: 80}, normal);
        const data = arms(40, 40, (arm) => 0.6 * normal() + arm);
        return cuped({...data, values: data.values.map((d, i) => d + 0.8 * pre[i]!)}, pre).difference;
      });
    }
  },
  {
    name: "Clustered errors",
    data: "40 accounts of 1 to 9 users, intraclass correlation 0.3",
    ...INTERVAL,
    simulate(replicates, seed) {
      const draws = sources(seed);
      return coverage(replicates, 1, () => armDifference(accounts(40, draws)));
    }
  },
  {
    name: "Permutation of clusters",
    data: "12 accounts of 1 to 9 users, intraclass correlation 0.3, all 924 arrangements",
    ...CAUTIOUS,
    simulate(replicates, seed) {
      const draws = sources(seed);
      return coverage(replicates, 1, () => armDifference(accounts(12, draws)));
    }
  },
  {
    name: "Difference-in-differences, clustered",
    data: "40 units before and after",
    ...INTERVAL,
    simulate(replicates, seed) {
      const normal = normalDraw(seed);
      return coverage(replicates, 1, () => differenceInDifferences(panel(40, normal)).difference);
    }
  },
  {
    name: "Difference-in-differences, permutation",
    data: "10 units before and after, all 252 arrangements",
    ...CAUTIOUS,
    simulate(replicates, seed) {
      const normal = normalDraw(seed);
      return coverage(replicates, 1, () => differenceInDifferences(panel(10, normal)).difference);
    }
  },
  {
    name: "Confidence sequence",
    slow: true,
    data: "streams of 1,000 normal units without an effect, a look at every pair from 30 an arm",
    counts: "ever excludes zero",
    nominal: 0.05,
    bounds: FALSE_ALARMS,
    simulate: (replicates, seed) => everExcludes(replicates, normalDraw(seed))
  },
  {
    name: "Confidence sequence, skewed values",
    slow: true,
    data: "the same with exponential values",
    counts: "ever excludes zero",
    nominal: 0.05,
    bounds: FALSE_ALARMS,
    simulate: (replicates, seed) => everExcludes(replicates, randomExponential.source(randomLcg(seed))(1))
  },
  {
    name: "Sample ratio",
    data: "1,000 units drawn by lot, half of them to each arm",
    counts: "a note (p below 0.01)",
    nominal: 0.01,
    bounds: [0, 0.02],
    simulate(replicates, seed) {
      const random = randomLcg(seed);
      let hits = 0;
      for (let k = 0; k < replicates; ++k) {
        const target = arms(0, 1000, () => Number(random() < 0.5)).values.reduce((sum, d) => sum + d, 0);
        if (sampleRatio(1000 - target, target).flag !== "none") ++hits;
      }
      return {hits};
    }
  }
];
