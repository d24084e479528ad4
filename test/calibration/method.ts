/** What simulated data say of a method. */
export interface Simulated {
  /** replicates in which it did what is counted */
  hits: number;
  /** mean width of its intervals, where it makes any */
  width?: number;
}

/** A row of the calibration table. Other families of methods add theirs to the list in methods.ts. */
export interface CalibrationMethod {
  /** short and unique */
  name: string;
  /** the simulated data, in words */
  data: string;
  /** what is counted */
  counts: string;
  /** the share of replicates that the method promises */
  nominal: number;
  /** the share must lie between these, both included */
  bounds: readonly [number, number];
  /** runs that many replicates; the same seed gives the same answer */
  simulate: (replicates: number, seed: number) => Simulated;
}

/** Bounds of a nominal 95 %. */
export const NOMINAL = [0.93, 0.97] as const;
/** Bounds of methods that promise at least 95 %. */
export const CONSERVATIVE = [0.93, 1] as const;
/** Bounds of false alarms at 5 %: 126 of 2,000, which 5 % exceeds once in 200 times. */
export const FALSE_ALARMS = [0, 0.063] as const;

/** Counts the replicates whose interval holds the truth; one without an interval is a miss. */
export function coverage(
  replicates: number,
  truth: number,
  interval: () => {low: number | null; high: number | null}
): Simulated {
  let [hits, width] = [0, 0];
  for (let k = 0; k < replicates; ++k) {
    const {low, high} = interval();
    if (low === null || high === null) continue;
    width += (high - low) / replicates;
    if (low <= truth && truth <= high) ++hits;
  }
  return {hits, width};
}
