/** Whole numbers as text: how many bytes each has (1, 2 or 4), then all of them in base64, the low byte first. */
export type PackedInts = string;

/** Packs whole numbers in as few bytes each as hold the largest. */
export function packInts(values: readonly number[]): PackedInts {
  const most = values.reduce((a, d) => Math.max(a, d < 0 ? -1 - d : d), 0);
  const size = most < 2 ** 7 ? 1 : most < 2 ** 15 ? 2 : 4;
  let bytes = "";
  for (const value of values)
    for (let i = 0; i < size; ++i) bytes += String.fromCharCode((value >> (8 * i)) & 255);
  return `${size}${btoa(bytes)}`;
}

/** Reads them. */
export function unpackInts(text: PackedInts): Int32Array {
  const size = Number(text[0]);
  const bytes = atob(text.slice(1));
  const shift = 32 - 8 * size;
  return Int32Array.from({length: bytes.length / size}, (_, k) => {
    let value = 0;
    for (let i = 0; i < size; ++i) value |= bytes.charCodeAt(size * k + i) << (8 * i);
    return (value << shift) >> shift; // the top bit is the sign
  });
}
