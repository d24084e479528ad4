import {fold} from "../../../lib/fold.js";

/** Where the letters of a query were found in a text, and how well. */
export interface FuzzyMatch {
  /** greater is better */
  readonly score: number;
  /** the places of the query's letters, in order */
  readonly at: readonly number[];
}

/**
 * Finds the letters of a query in order in a text, without case, marks, blanks and hyphens: *rd* in *Retention deep dive*. Letters that
 * begin a word, or follow each other, count more; null where one is missing.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const wanted = foldedLetters(query).filter((d) => !/^[\s-]*$/u.test(d));
  const written = Array.from(text);
  const letters = foldedLetters(text);
  // best[j]: the best way to place the first i letters so that the last of them stands at j
  let best: (FuzzyMatch | null)[] = letters.map(() => null);
  for (const [i, letter] of wanted.entries()) {
    let before: FuzzyMatch | null = i === 0 ? {score: 0, at: []} : null;
    const next: (FuzzyMatch | null)[] = [];
    for (const [j, d] of letters.entries()) {
      const joined = j > 0 && i > 0 ? best[j - 1]! : null;
      next.push(
        d === letter ? better(placed(before, j, starts(written, j) ? 8 : 1), placed(joined, j, 6)) : null
      );
      if (i > 0) before = better(before, best[j]!);
    }
    best = next;
  }
  if (wanted.length === 0) return {score: 0, at: []};
  const found = best.reduce(better, null);
  return found && {...found, score: found.score - letters.length / 100};
}

// One by one: a letter that folds to two stays one place.
const foldedLetters = (text: string) => Array.from(text, fold);

function placed(match: FuzzyMatch | null, at: number, points: number): FuzzyMatch | null {
  return (
    match && {
      score: match.score + points - (match.at.length === 0 ? Math.min(at, 10) / 10 : 0),
      at: [...match.at, at]
    }
  );
}

function better(a: FuzzyMatch | null, b: FuzzyMatch | null): FuzzyMatch | null {
  return a === null || (b !== null && b.score > a.score) ? b : a;
}

/** Whether a word begins there: after a mark that is no letter, or at a capital after a small one. */
function starts(text: readonly string[], at: number): boolean {
  const [before = "", here = ""] = [text[at - 1], text[at]];
  return at === 0 || !/[\p{L}\p{N}]/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(here));
}

function bestMatch(query: string, [first = "", ...others]: readonly string[]): FuzzyMatch | null {
  const shown = fuzzyMatch(query, first);
  return others
    .map((d) => fuzzyMatch(query, d))
    .map((d) => d && {...d, at: shown?.at ?? []})
    .reduce(better, shown);
}

/** What matches by one of its texts, the best first; among equals in the order given. The places are those of the first text. */
export function fuzzyRank<T>(
  items: readonly T[],
  query: string,
  texts: (item: T) => readonly string[]
): {item: T; at: readonly number[]}[] {
  return items
    .map((item) => ({item, match: bestMatch(query, texts(item))}))
    .filter((d): d is {item: T; match: FuzzyMatch} => d.match !== null)
    .sort((a, b) => b.match.score - a.match.score)
    .map(({item, match}) => ({item, at: match.at}));
}
