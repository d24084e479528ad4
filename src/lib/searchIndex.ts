/** What the search field finds. */
export interface SearchEntry {
  kind: "account" | "metric" | "page";
  id: string;
  name: string;
  /** Said after the name: a segment, *metric*. */
  note: string;
}

/** The published list of accounts, by columns to keep it small. */
export interface SearchAccounts {
  account_id: readonly string[];
  name: readonly string[];
  segment: readonly string[];
}

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

/**
 * The entries that hold every word of a query, the best first: a name that starts with it, then a word of a name that
 * does, then any other; among equals in the order given.
 */
export function findEntries(entries: readonly SearchEntry[], query: string, limit = 8): SearchEntry[] {
  const wanted = fold(query).trim();
  const words = foldedWords(wanted);
  if (words.length === 0) return [];
  const ranked: {entry: SearchEntry; rank: number}[] = [];
  for (const entry of entries) {
    const name = fold(entry.name);
    const text = `${name} ${fold(entry.id)} ${fold(entry.note)}`;
    if (!words.every((d) => text.includes(d))) continue;
    const rank = name.startsWith(wanted)
      ? 0
      : ` ${name}`.includes(` ${wanted}`)
        ? 1
        : name.includes(wanted)
          ? 2
          : 3;
    ranked.push({entry, rank});
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map((d) => d.entry);
}
