import {Z95} from "../wilson.js";

/** The scale on which an interval is symmetric, named as R's conf.type. */
export type IntervalScale = "log-log" | "log" | "plain";

/**
 * The 95 % interval of a share that changes over time, by its standard error.
 *
 * @param share above 0 and, on the log-log scale, below 1
 * @param se of the share itself
 * @see Kalbfleisch and Prentice 1980 for the log-log scale; the others as R's `survfit.object`
 */
export function shareInterval(share: number, se: number, scale: IntervalScale): {low: number; high: number} {
  const half = Z95 * se;
  if (scale === "plain") return {low: Math.max(0, share - half), high: Math.min(1, share + half)};
  const relative = half / share;
  if (scale === "log")
    return {low: share * Math.exp(-relative), high: Math.min(1, share * Math.exp(relative))};
  const log = Math.log(share);
  const factor = Math.exp(relative / -log);
  return {low: Math.exp(log * factor), high: Math.exp(log / factor)};
}
