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
  /** of a method that is known to miss its bounds on these data: between what it lies, and what to do instead */
  outside?: {bounds: readonly [number, number]; because: string};
  /** a replicate takes a hundredth of a second or more: the test of the table runs fewer */
  slow?: true;
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
  interval: (replicate: number) => {low?: number | null; high?: number | null} | null | undefined
): Simulated {
  let [hits, width] = [0, 0];
  for (let k = 0; k < replicates; ++k) {
    const {low = null, high = null} = interval(k) ?? {};
    if (low === null || high === null) continue;
    width += (high - low) / replicates;
    if (low <= truth && truth <= high) ++hits;
  }
  return {hits, width};
}

/** What most rows count: nominal intervals, and tests of a null hypothesis that is true. */
export const INTERVAL = {counts: "interval holds the truth", nominal: 0.95, bounds: NOMINAL} as const;
export const CAUTIOUS = {...INTERVAL, bounds: CONSERVATIVE} as const;
export const LEVEL = {counts: "p at or above 0.05", nominal: 0.95, bounds: NOMINAL} as const;

/** Counts the replicates of which something is true. */
export function counted(replicates: number, holds: (replicate: number) => boolean): Simulated {
  let hits = 0;
  for (let k = 0; k < replicates; ++k) if (holds(k)) ++hits;
  return {hits};
}
