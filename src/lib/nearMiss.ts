import {distance} from "fastest-levenshtein";

function normal(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** A candidate that the name holds as a whole is nearly as near as one with a letter wrong. */
const WITHIN = 1.4;

/** The candidate that a misspelt name probably meant, or undefined when none is close. */
export function nearMiss(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = normal(name);
  let best: string | undefined;
  let least = (wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))) + 0.5;
  for (const candidate of candidates) {
    const other = normal(candidate);
    const within = other.length > 2 && wanted.includes(other);
    const d = within ? Math.min(WITHIN, distance(wanted, other)) : distance(wanted, other);
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
}

/** " (did you mean X?)" for a near miss, else nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const guess = nearMiss(name, candidates);
  return guess === undefined ? "" : ` (did you mean ${guess}?)`;
}
