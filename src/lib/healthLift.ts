import type {CalibrationGroup} from "../metrics/stats/calibrationCurve.js";

/** A tenth of predicted risk against all; *rank* 1 is the most alarming. */
export interface LiftTenth extends Omit<CalibrationGroup, "group"> {
  rank: number;
  /** times as often as all */
  lift: number;
}

/** Tenths against the share that left of all of them, the most alarming first; none where nobody left. */
export function liftTenths(tenths: readonly CalibrationGroup[]): LiftTenth[] {
  const n = tenths.reduce((sum, d) => sum + d.n, 0);
  const all = tenths.reduce((sum, d) => sum + d.events, 0) / n;
  if (!(all > 0)) return [];
  return tenths.toReversed().map(({group, low, high, ...d}) => ({
    ...d,
    rank: 11 - group,
    lift: d.observed / all,
    low: low / all,
    high: high / all
  }));
}
