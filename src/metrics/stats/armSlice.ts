/** The values of the units of one arm, in their order. */
export function armSlice(values: Float64Array, arm: Uint8Array, which: 0 | 1): Float64Array {
  const slice = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; ++i) if (arm[i] === which) slice[n++] = values[i]!;
  return slice.subarray(0, n);
}
