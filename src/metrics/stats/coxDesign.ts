import type {Term} from "./fit.js";
import {type RiskVisitor, riskWalk, type Spells} from "./spells.js";

/** Rows of a Cox model in the order in which its risk sets are walked, covariates with mean 0 and deviation 1. */
export interface CoxDesign {
  n: number;
  p: number;
  events: number;
  /** n x p, a row after the other */
  x: Float64Array;
  event: Uint8Array;
  time: Float64Array;
  /** of each column, to return to its own units */
  deviations: Float64Array;
  walk: (visitor: RiskVisitor) => void;
  /** where a row of the input stands */
  position: Uint32Array;
}

/** Sorts the rows and standardises the columns, none of which is constant. */
export function coxDesign(spells: Spells, terms: readonly Term[]): CoxDesign {
  const [n, p] = [spells.time.length, terms.length];
  const walk = riskWalk(spells);
  const position = new Uint32Array(n);
  const [event, time] = [new Uint8Array(n), new Float64Array(n)];
  walk({
    reset() {},
    remove() {},
    arrive(exits, from, to) {
      for (let i = from; i < to; ++i) {
        const row = exits[i]!;
        position[row] = i;
        time[i] = spells.time[row]!;
        event[i] = spells.event[row]! > 0 ? 1 : 0;
      }
    }
  });
  const x = new Float64Array(n * p);
  const deviations = new Float64Array(p);
  terms.forEach(({values}, j) => {
    const {mean, deviation} = moments(values);
    deviations[j] = deviation;
    for (let row = 0; row < n; ++row) x[position[row]! * p + j] = (values[row]! - mean) / deviation;
  });
  return {n, p, events: event.reduce((a, d) => a + d, 0), x, event, time, deviations, walk, position};
}

/** Mean and (population) deviation, in two passes: large means do not cost digits. */
export function moments(values: Float64Array): {mean: number; deviation: number} {
  let [sum, squares] = [0, 0];
  for (const d of values) sum += d;
  const mean = sum / values.length;
  for (const d of values) squares += (d - mean) ** 2;
  return {mean, deviation: Math.sqrt(squares / values.length)};
}
