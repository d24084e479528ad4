/** Below this many values a comparison sort is faster than counting digits. */
const FEW = 4096;

/**
 * The positions of the values from the least to the greatest; equal ones keep their order.
 *
 * @param values finite or infinite numbers, no NaN; 0 and -0 are equal
 */
export function order(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  const positions = new Uint32Array(n);
  for (let i = 0; i < n; ++i) positions[i] = i;
  if (n < FEW) return positions.sort((a, b) => values[a]! - values[b]! || a - b);
  return radixOrder(values, positions);
}

/**
 * Sorts by the bits of the numbers, 16 at a time from the lowest.
 *
 * @see Knuth 1998, The Art of Computer Programming 3, section 5.2.5
 */
function radixOrder(values: ArrayLike<number>, positions: Uint32Array): Uint32Array {
  const bits = sortableBits(values);
  let from = positions;
  let to: Uint32Array = new Uint32Array(positions.length);
  for (let digit = 0; digit < 4; ++digit) {
    const starts = digitStarts(bits, digit);
    if (starts === null) continue;
    for (let k = 0; k < from.length; ++k) {
      const i = from[k]!;
      to[starts[bits[4 * i + digit]!]!++] = i;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Four digits of 16 bits a number, the lowest first, that order as the numbers do. */
function sortableBits(values: ArrayLike<number>): Uint16Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; ++i) numbers[i] = values[i]! + 0;
  const words = new Uint32Array(numbers.buffer);
  for (let i = 1; i < words.length; i += 2) {
    if (words[i]! >>> 31 === 1) {
      words[i] = ~words[i]!;
      words[i - 1] = ~words[i - 1]!;
    } else words[i] = words[i]! | 0x80000000;
  }
  return new Uint16Array(words.buffer);
}

/** Where each digit's numbers begin; null when all have the same digit. */
function digitStarts(bits: Uint16Array, digit: number): Uint32Array | null {
  const counts = new Uint32Array(65536);
  for (let i = digit; i < bits.length; i += 4) ++counts[bits[i]!]!;
  if (counts[bits[digit]!] === bits.length / 4) return null;
  for (let i = 0, sum = 0; i < counts.length; ++i) {
    const here = counts[i]!;
    counts[i] = sum;
    sum += here;
  }
  return counts;
}
