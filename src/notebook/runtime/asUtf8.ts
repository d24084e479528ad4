/** A text's bytes in UTF-8, and how they were written; empty where that was UTF-8. */
export interface Utf8Text {
  readonly bytes: Uint8Array;
  readonly from: string;
}

/** By their first bytes. */
const MARKED = [
  {mark: [0xff, 0xfe], encoding: "utf-16le", name: "UTF-16"},
  {mark: [0xfe, 0xff], encoding: "utf-16be", name: "UTF-16"}
];

/** Writes a text in UTF-8 that may be in UTF-16, if it says so, or else in Windows-1252, as spreadsheets save CSV. */
export function asUtf8(bytes: Uint8Array): Utf8Text {
  const marked = MARKED.find(({mark}) => mark.every((d, i) => bytes[i] === d));
  const as = (encoding: string) => new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
  if (marked) return {bytes: as(marked.encoding), from: marked.name};
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return {bytes, from: ""};
  } catch {
    return {bytes: as("windows-1252"), from: "Windows-1252"};
  }
}
