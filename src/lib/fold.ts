/** Letters that Unicode does not take apart, as a keyboard without them writes them; Persian letters as the Arabic ones. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ı: "i", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", æ: "ae", œ: "oe"},
  ...{"\u06cc": "\u064a", "\u0649": "\u064a", "\u06a9": "\u0643"}
};
const ODD = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

/** Letters without case, marks or width, so that *zurich* finds *Zürich*, and *isik* finds *Işık*. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(ODD, (letter) => PLAIN[letter]!);
}

/** The words of a query, folded. */
export function foldedWords(query: string): string[] {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/** Whether a text holds every one of the folded words of a query, in any order. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}
