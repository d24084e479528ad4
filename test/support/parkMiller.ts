/** The minimal standard generator of Park and Miller, as test/oracles/common.R has it: n numbers between 0 and 1. */
export function parkMiller(n: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({length: n}, () => {
    state = (16807 * state) % 2147483647;
    return state / 2147483647;
  });
}
