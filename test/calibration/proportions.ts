import {bca} from "../../src/metrics/bootstrap.js";
import {ltv} from "../../src/metrics/ltv.js";
import {nps} from "../../src/metrics/nps.js";
import {wilson} from "../../src/metrics/wilson.js";
import {draws, times} from "./draws.js";
import {coverage, INTERVAL, type CalibrationMethod} from "./method.js";

/** Left with 5 %, halved with 10 %, half as much again with 15 %: 0.05 x 0 + 0.1 x 0.5 + 0.15 x 1.5 + 0.7 = 0.975. */
function keptShare(u: number): number {
  return u < 0.05 ? 0 : u < 0.15 ? 0.5 : u < 0.3 ? 1.5 : 1;
}

function netRetention(accounts: number, spread: number): CalibrationMethod["simulate"] {
  return (replicates, seed) => {
    const {normal, uniform} = draws(seed);
    return coverage(replicates, 0.975, (k) => {
      const start = Float64Array.from({length: accounts}, () => Math.exp(spread * normal()));
      const end = start.map((d) => d * keptShare(uniform()));
      const ratio = (m: Float64Array): number => {
        let [a, b] = [0, 0];
        for (let i = 0; i < accounts; ++i) {
          a += m[i]! * end[i]!;
          b += m[i]! * start[i]!;
        }
        return a / b;
      };
      return bca(accounts, ratio, {seed: k + 1, replicates: 1000});
    });
  };
}

/** The methods of shares and of metrics. */
export const proportionMethods: readonly CalibrationMethod[] = [
  {
    name: "Wilson",
    data: "50 accounts, a share of 0.1",
    ...INTERVAL,
    outside: {
      bounds: [0.963, 0.978],
      because:
        "Counts come in whole numbers, so that coverage moves with the share: here it is exactly 97.03 %, over all shares together it is nominal (next row). It errs on the safe side; use it as it is."
    },
    simulate(replicates, seed) {
      const {chance} = draws(seed);
      return coverage(replicates, 0.1, () => wilson(times(50, () => chance(0.1)).filter(Boolean).length, 50));
    }
  },
  {
    name: "Wilson, any share",
    data: "50 accounts, shares drawn from 0.02 to 0.5",
    ...INTERVAL,
    simulate(replicates, seed) {
      const {chance, uniform} = draws(seed);
      return coverage(replicates, 0, () => {
        const share = 0.02 + 0.48 * uniform();
        const found = wilson(times(50, () => chance(share)).filter(Boolean).length, 50)!;
        return {low: found.low - share, high: found.high - share};
      });
    }
  },
  {
    name: "Net promoter score",
    data: "40 answers, 45 % promoters, 20 % detractors",
    ...INTERVAL,
    simulate(replicates, seed) {
      const {uniform} = draws(seed);
      return coverage(replicates, 25, () => {
        const answers = times(40, uniform);
        const promoters = answers.filter((d) => d < 0.45).length;
        return nps({n: 40, promoters, detractors: answers.filter((d) => d >= 0.8).length});
      });
    }
  },
  {
    name: "Mean of answers, BCa",
    slow: true,
    data: "30 answers of 1 to 7, the high ones more often",
    ...INTERVAL,
    simulate(replicates, seed) {
      const {uniform} = draws(seed);
      // 1 + floor(7 sqrt(u)) is k with probability (2 k - 1) / 49: mean 252 / 49.
      return coverage(replicates, 252 / 49, (k) => {
        const answers = times(30, () => 1 + Math.floor(7 * Math.sqrt(uniform())));
        const mean = (m: Float64Array) => answers.reduce((sum, d, i) => sum + m[i]! * d, 0) / 30;
        return bca(30, mean, {seed: k + 1, replicates: 1000});
      });
    }
  },
  {
    name: "Net retention, BCa",
    slow: true,
    data: "100 accounts of like MRR, of which some leave, shrink or grow",
    ...INTERVAL,
    simulate: netRetention(100, 0.1)
  },
  {
    name: "Net retention, BCa, unequal accounts",
    slow: true,
    data: "80 accounts, MRR log-normal, deviation 0.6",
    ...INTERVAL,
    outside: {
      bounds: [0.91, 0.93],
      because:
        "A few large accounts decide, and resamples of so few know too little of them. Under 100 accounts of unequal size read the interval as one of 92 %."
    },
    simulate: netRetention(80, 0.6)
  },
  {
    name: "Lifetime value, percentile bootstrap",
    slow: true,
    data: "60 accounts, MRR of 50 to 150, 4 % leave a month, seen for 6 to 36 months; the first 18",
    ...INTERVAL,
    simulate(replicates, seed) {
      const {exponential, uniform} = draws(seed);
      const truth = (0.8 * 100 * (1 - Math.exp(-0.04 * 18))) / 0.04;
      return coverage(replicates, truth, (k) => {
        const lifetimes = times(60, () => {
          const [life, seen] = [25 * exponential(), 6 + 30 * uniform()];
          return {months: Math.min(life, seen), churned: life <= seen, start_mrr: 50 + 100 * uniform()};
        });
        return ltv(lifetimes, {gross_margin: 0.8, months: 18, seed: k + 1});
      });
    }
  }
];
