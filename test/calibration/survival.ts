import {cumulativeIncidence} from "../../src/metrics/stats/cumulativeIncidence.js";
import {coxRegression} from "../../src/metrics/stats/coxRegression.js";
import type {Term} from "../../src/metrics/stats/fit.js";
import {logRank} from "../../src/metrics/stats/logRank.js";
import {proportionality} from "../../src/metrics/stats/proportionality.js";
import type {Spells} from "../../src/metrics/stats/spells.js";
import {restrictedMeanMetric} from "../../src/metrics/restrictedMean.js";
import {survival, survivalAt, type Follow} from "../../src/metrics/survival.js";
import {survivalQuantile} from "../../src/metrics/survivalQuantile.js";
import {clusteredUniforms, draws, times, type Draws} from "./draws.js";
import {counted, coverage, INTERVAL, LEVEL, type CalibrationMethod} from "./method.js";

/** Lives with hazard 1, seen until some time between 0.3 and 3. */
function follows(n: number, {exponential, uniform}: Draws): Follow[] {
  return times(n, () => {
    const [life, seen] = [exponential(), 0.3 + 2.7 * uniform()];
    return {time: Math.min(life, seen), event: life <= seen};
  });
}

const FIFTY = "50 accounts, hazard 1, seen for 0.3 to 3";

function curve(scale: "log-log" | "log" | "plain", name: string): CalibrationMethod {
  return {
    name,
    data: `${FIFTY}; share at 1`,
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return coverage(replicates, Math.exp(-1), () => survivalAt(survival(follows(50, source), {scale}), 1));
    }
  };
}

interface Covariates {
  spells: Spells & {event: Uint8Array};
  terms: Term[];
}

/** Hazard exp(0.5 x1 + 0.7 x2) of a normal x1 and a yes-or-no x2, in whole hundredths, so that some times are equal. */
function covariates(
  n: number,
  source: Draws,
  u = Float64Array.from({length: n}, source.uniform)
): Covariates {
  const x1 = Float64Array.from({length: n}, source.normal);
  const x2 = Float64Array.from({length: n}, () => Number(source.chance(0.5)));
  const [time, event] = [new Float64Array(n), new Uint8Array(n)];
  for (let i = 0; i < n; ++i) {
    const life = -Math.log(u[i]!) / Math.exp(0.5 * x1[i]! + 0.7 * x2[i]!);
    const seen = 0.3 + 2.7 * source.uniform();
    time[i] = Math.ceil(100 * Math.min(life, seen)) / 100;
    event[i] = Number(life <= seen);
  }
  const terms = [
    {name: "x1", values: x1},
    {name: "x2", values: x2}
  ];
  return {spells: {time, event}, terms};
}

/** Accounts of four users with hazards in common; both covariates are the account's. */
function clusteredCox(accounts: number): CalibrationMethod["simulate"] {
  return (replicates, seed) => {
    const source = draws(seed);
    const cluster = Int32Array.from({length: 4 * accounts}, (_, i) => Math.floor(i / 4));
    return coverage(replicates, 0.5, () => {
      const x1 = Float64Array.from({length: accounts}, source.normal);
      const u = clusteredUniforms(cluster, 0.3, source);
      const time = Float64Array.from(cluster, (g, i) => -Math.log(u[i]!) / Math.exp(0.5 * x1[g]!));
      const seen = Float64Array.from(cluster, () => 0.3 + 2.7 * source.uniform());
      const spells = {
        time: time.map((d, i) => Math.min(d, seen[i]!)),
        event: time.map((d, i) => Number(d <= seen[i]!))
      };
      const terms = [{name: "x1", values: Float64Array.from(cluster, (g) => x1[g]!)}];
      return coxRegression(spells, terms, {cluster}).coefficients[0];
    });
  };
}

function logRankLevel(groups: number, strata = 1): CalibrationMethod["simulate"] {
  return (replicates, seed) => {
    const source = draws(seed);
    const labels = times(60, (i) => i % groups);
    const stratum = times(60, (i) => Math.floor(i / groups) % strata);
    return counted(replicates, () => {
      const D = follows(60, source);
      const time = D.map((d, i) => d.time * (1 + stratum[i]!));
      const spells = {time, event: D.map((d) => Number(d.event)), stratum};
      return (logRank(spells, labels).p ?? 0) >= 0.05;
    });
  };
}

/** The methods of retention and survival. */
export const survivalMethods: readonly CalibrationMethod[] = [
  curve("log-log", "Kaplan-Meier, log-log"),
  curve("log", "Kaplan-Meier, log"),
  curve("plain", "Kaplan-Meier, plain"),
  {
    name: "Kaplan-Meier, median",
    data: FIFTY,
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return coverage(replicates, Math.LN2, () => survivalQuantile(survival(follows(50, source)), 0.5));
    }
  },
  {
    name: "Restricted mean",
    data: `${FIFTY}; mean of the first 1`,
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return coverage(replicates, 1 - Math.exp(-1), () =>
        restrictedMeanMetric(survival(follows(50, source)), 1)
      );
    }
  },
  {
    name: "Aalen-Johansen",
    data: "50 accounts, hazards 1.5 and 0.5, seen for 0.3 to 3; share of the first at 1",
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return coverage(replicates, 0.75 * (1 - Math.exp(-2)), () => {
        const rows = times(50, () => {
          const [life, seen] = [source.exponential() / 2, 0.3 + 2.7 * source.uniform()];
          const cause = source.chance(0.75) ? 1 : 2;
          return life <= seen ? {time: life, cause} : {time: seen, cause: 0};
        });
        const spells = {time: rows.map((d) => d.time), cause: rows.map((d) => d.cause)};
        return cumulativeIncidence(spells).findLast((d) => d.time <= 1);
      });
    }
  },
  {name: "Log-rank", data: "two groups of 30 alike", ...LEVEL, simulate: logRankLevel(2)},
  {name: "Log-rank, three groups", data: "three groups of 20 alike", ...LEVEL, simulate: logRankLevel(3)},
  {
    name: "Log-rank, stratified",
    data: "two groups of 30 alike, in two strata that differ",
    ...LEVEL,
    simulate: logRankLevel(2, 2)
  },
  {
    name: "Cox, Efron",
    data: "80 accounts, a normal and a yes-or-no covariate, equal times; log hazard ratio 0.5",
    ...INTERVAL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return coverage(replicates, 0.5, () => {
        const {spells, terms} = covariates(80, source);
        return coxRegression(spells, terms).coefficients[0];
      });
    }
  },
  {
    name: "Cox, clustered",
    data: "60 accounts of 4 users, 30 % of what is behind their lives in common",
    ...INTERVAL,
    outside: {
      bounds: [0.91, 0.93],
      because:
        "The errors of Lin and Wei, like `coxph`'s, have no small-sample factor. Under some 100 accounts do not lean on a clustered interval that only just excludes 1."
    },
    simulate: clusteredCox(60)
  },
  {
    name: "Cox, many clusters",
    data: "150 accounts of 4 users, the same",
    ...INTERVAL,
    simulate: clusteredCox(150)
  },
  {
    name: "Cox, few clusters",
    data: "15 accounts of 4 users, the same",
    ...INTERVAL,
    outside: {
      bounds: [0.865, 0.895],
      because: "The same, worse: do not use clustered errors of a Cox model under 30 accounts."
    },
    simulate: clusteredCox(15)
  },
  {
    name: "Proportional hazards, score test",
    data: "80 accounts, hazards proportional; both covariates together",
    ...LEVEL,
    simulate(replicates, seed) {
      const source = draws(seed);
      return counted(replicates, () => {
        const {spells, terms} = covariates(80, source);
        const tests = proportionality(spells, terms, {fit: coxRegression(spells, terms)});
        return (tests.at(-1)!.p ?? 0) >= 0.05;
      });
    }
  }
];
