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
  let events = 0;
  for (let i = 0; i < n; ++i) events += event[i]!;
  const {x, deviations} = standardised(terms, position);
  return {n, p, events, x, event, time, deviations, walk, position};
}

function standardised(
  terms: readonly Term[],
  position: Uint32Array
): Record<"x" | "deviations", Float64Array> {
  const p = terms.length;
  const columns = terms.map((d) => d.values);
  const shapes = columns.map(moments);
  const x = new Float64Array(position.length * p);
  for (let row = 0; row < position.length; ++row) {
    const at = position[row]! * p;
    for (let j = 0; j < p; ++j) x[at + j] = (columns[j]![row]! - shapes[j]!.mean) / shapes[j]!.deviation;
  }
  return {x, deviations: Float64Array.from(shapes, (d) => d.deviation)};
}

/** Mean and (population) deviation, in two passes: large means do not cost digits. */
export function moments(values: Float64Array): {mean: number; deviation: number} {
  let [sum, squares] = [0, 0];
  const n = values.length;
  for (let i = 0; i < n; ++i) sum += values[i]!;
  const mean = sum / n;
  for (let i = 0; i < n; ++i) squares += (values[i]! - mean) * (values[i]! - mean);
  return {mean, deviation: Math.sqrt(squares / n)};
}
