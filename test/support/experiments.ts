import type {ArmValues} from "../../src/metrics/stats/armDifference.js";
import {labelCodes} from "../../src/metrics/stats/labelCodes.js";
import {oracleInput} from "./oracle.js";
import {parkMiller} from "./parkMiller.js";

/** One case of the experiments' oracle. */
export interface Case extends ArmValues {
  pre: Float64Array;
}

/** The cases of test/oracles/input/experiments.csv by name. */
export function experimentCases(): Map<string, Case> {
  const rows = oracleInput("experiments.csv");
  const names = [...new Set(rows.map((d) => String(d.case)))];
  return new Map(
    names.map((name) => {
      const kept = rows.filter((d) => d.case === name);
      const accounts = kept.map((d) => d.account);
      return [
        name,
        {
          values: Float64Array.from(kept, (d) => Number(d.value)),
          pre: Float64Array.from(kept, (d) => Number(d.pre)),
          arm: Uint8Array.from(kept, (d) => Number(d.arm === "target")),
          cluster: accounts.includes(null) ? null : labelCodes(accounts.map(String)).codes,
          proportion: false
        }
      ];
    })
  );
}

/** The values of one arm: 1 for target. */
export function ofArm({values, arm}: ArmValues, which: 0 | 1): Float64Array {
  return values.filter((_, i) => arm[i] === which);
}

/** 100,000 units of 5,000 accounts, as the oracle and the bench make them in R. */
export function largeExperiment(): Case {
  const n = 100_000;
  const x = parkMiller(2 * n, 7);
  const pre = x.slice(n);
  return {
    values: Float64Array.from(
      {length: n},
      (_, i) => Math.floor(-20 * Math.log(x[i]!)) + Math.floor(10 * pre[i]!)
    ),
    arm: Uint8Array.from({length: n}, (_, i) => i % 2),
    cluster: Int32Array.from({length: n}, (_, i) => ((i + 1) * 7) % 5000),
    pre,
    proportion: false
  };
}
