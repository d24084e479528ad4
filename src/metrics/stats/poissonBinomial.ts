/** How many of several independent events happen, when each has its own probability. */
export interface PoissonBinomial {
  mean: number;
  variance: number;
  /** probability of **from**, from + 1, ... events; counts outside have less than 1e-18 in all on either side */
  mass: Float64Array;
  /** the first count of *mass* */
  from: number;
}

/** A value that is left out on either side as too improbable to matter at 15 digits. */
const NEGLIGIBLE = 1e-22;

/**
 * The distribution of the number of independent events, by adding one event after the other.
 *
 * @param probabilities each from 0 to 1
 * @throws RangeError if one is outside
 * @see Thomas and Taub 1982, equation 2
 */
export function poissonBinomial(probabilities: ArrayLike<number>): PoissonBinomial {
  const work = new Float64Array(probabilities.length + 1);
  work[0] = 1;
  let [from, to, mean, variance] = [0, 0, 0, 0];
  for (let i = 0; i < probabilities.length; ++i) {
    const p = probabilities[i]!;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability is ${p}, expected 0 to 1`);
    mean += p;
    variance += p * (1 - p);
    to += 1;
    for (let k = to; k > from; --k) work[k] = work[k]! * (1 - p) + work[k - 1]! * p;
    work[from]! *= 1 - p;
    while (to > from && work[to]! < NEGLIGIBLE) work[to--] = 0;
    while (from < to && work[from]! < NEGLIGIBLE) work[from++] = 0;
  }
  return {mean, variance, mass: work.slice(from, to + 1), from};
}

/**
 * Equal-tailed interval of a count: from the first count whose distribution function reaches (1 - level) / 2 to the
 * first at which it reaches (1 + level) / 2. It holds at least **level**, as counts come in whole numbers.
 */
export function countInterval({mass, from}: PoissonBinomial, level = 0.95): {low: number; high: number} {
  return {low: from + reached(mass, (1 - level) / 2), high: from + reached(mass, (1 + level) / 2)};
}

function reached(mass: Float64Array, p: number): number {
  let sum = 0;
  for (let k = 0; k < mass.length; ++k) {
    sum += mass[k]!;
    if (sum >= p - 1e-14) return k;
  }
  return mass.length - 1;
}
