import {fold, foldedWords} from "./fold.js";

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
