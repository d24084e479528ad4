import {type BandBoundaries, DEFAULT_BOUNDARIES} from "../metrics/healthBands.js";
import type {Format} from "./format.js";

/** Scores are sums of products: closer than this they are the same. */
const NOISE = 1e-9;

/**
 * A health score as it is printed: a whole number, but with one decimal where the whole number would stand on the
 * boundary of a band, or beyond it, and the score does not: 74.74 → 74.7, 74.98 → 74.9, 75.3 → 75.3.
 */
export function scoreText(
  score: number | null | undefined,
  format: Pick<Format, "decimal">,
  boundaries: BandBoundaries = DEFAULT_BOUNDARIES
): string {
  const value = score ?? NaN;
  const crossed = [boundaries.at_risk, boundaries.healthy].find(
    (d) => Math.abs(d - value) > NOISE && (d - value) * (d - Math.round(value)) <= 0
  );
  if (crossed === undefined) return format.decimal(score, 0);
  const below = value < crossed;
  const tenth = Math.round(10 * value) / 10;
  const outside = below ? tenth < crossed : tenth > crossed;
  return format.decimal(outside ? tenth : tenth + (below ? -0.1 : 0.1), 1);
}
