import type {Design} from "./design.js";
import type {LogisticData} from "./logisticLikelihood.js";

/** The terms to blame for a separation: those that do it on their own, else all that the direction is made of. */
export function separatingTerms(
  {y, rows, width}: LogisticData,
  {design, direction}: {design: Design; direction: Float64Array}
): string[] {
  const columns = design.names.map((name, j) => {
    const values = Float64Array.from({length: y.length}, (_, i) => rows[i * width + j + 1]!);
    return {
      name,
      values,
      reach: Math.abs(direction[j + 1]!) * values.reduce((a, d) => Math.max(a, Math.abs(d)), 0)
    };
  });
  const alone = columns.filter((d) => splits(d.values, y));
  if (alone.length > 0) return alone.map((d) => d.name);
  const most = Math.max(...columns.map((d) => d.reach));
  return columns.filter((d) => d.reach > 1e-3 * most).map((d) => d.name);
}

/** Whether all values of one outcome are at or beyond all of the other. */
function splits(values: Float64Array, y: ArrayLike<number>): boolean {
  const range = (outcome: number) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < values.length; ++i) {
      if (y[i] !== outcome) continue;
      low = Math.min(low, values[i]!);
      high = Math.max(high, values[i]!);
    }
    return {low, high};
  };
  const [without, with_event] = [range(0), range(1)];
  return without.high <= with_event.low || with_event.high <= without.low;
}
