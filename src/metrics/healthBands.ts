/** The band of a score; without a score there is not enough data. */
export type HealthBand = "at risk" | "watch" | "healthy" | "not enough data";

/** Where the bands meet: at risk < at_risk <= watch <= healthy < healthy. */
export interface BandBoundaries {
  at_risk: number;
  healthy: number;
}

/** A score on one month end (or on as_of), with the scorecard that made it. */
export interface ScorePoint {
  score: number | null;
  /** id and version of the scorecard */
  scorecard: string;
}

/** How far above a boundary a score must be to go up: otherwise an account on the line would flicker. */
export const HYSTERESIS = 3;

/** Where bands meet unless a company says otherwise. */
export const DEFAULT_BOUNDARIES: BandBoundaries = {at_risk: 50, healthy: 75};
const NAMES = ["at risk", "watch", "healthy"] as const;

/** Scores are sums of products; what differs by rounding only is the same score. */
function rounded(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}

function byBoundary(score: number, {at_risk, healthy}: BandBoundaries): number {
  if (score < at_risk) return 0;
  return score <= healthy ? 1 : 2;
}

function next(before: number, score: number, boundaries: BandBoundaries): number {
  const plain = byBoundary(score, boundaries);
  if (plain <= before) return plain;
  const up = score >= boundaries.healthy + HYSTERESIS ? 2 : score >= boundaries.at_risk + HYSTERESIS ? 1 : 0;
  return Math.max(before, Math.min(plain, up));
}

/**
 * The bands of one account's scores, in order of time from its first scored month.
 *
 * Down at the boundary at once, up only at boundary + 3. The first month, a month after one without
 * enough data and the first month of another scorecard (or version) go by the boundary.
 */
export function healthBands(
  points: readonly ScorePoint[],
  boundaries: BandBoundaries = DEFAULT_BOUNDARIES
): HealthBand[] {
  let before: {band: number; scorecard: string} | null = null;
  return points.map(({score, scorecard}) => {
    if (score === null) {
      before = null;
      return "not enough data";
    }
    const fresh = before?.scorecard !== scorecard;
    const band =
      before === null || fresh
        ? byBoundary(rounded(score), boundaries)
        : next(before.band, rounded(score), boundaries);
    before = {band, scorecard};
    return NAMES[band]!;
  });
}
