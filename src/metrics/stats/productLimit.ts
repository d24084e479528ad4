import {order} from "./order.js";

/** Units of a curve: a column each, all of the same length. */
export interface CurveColumns {
  /** to the event or to the end of observation */
  time: ArrayLike<number>;
  /** above 0: the event happened at *time* */
  event: ArrayLike<number>;
  /** units are at risk only after this time (late entry); default: all the while */
  entry?: ArrayLike<number>;
  /** how much each counts; default 1 */
  weight?: ArrayLike<number>;
}

/** A time at which somebody had the event or was last seen, and the share without the event just after it. */
export interface ProductLimit {
  time: number;
  /** weight under observation just before */
  at_risk: number;
  events: number;
  censored: number;
  survival: number;
  /** the units last seen at this time are rows[from] to rows[to - 1] */
  rows: Uint32Array;
  from: number;
  to: number;
}

/**
 * The product-limit estimate, time after time; events come before censoring at the same time.
 *
 * @param each gets one object that is used again for the next time
 * @see Kaplan and Meier 1958
 */
export function productLimit(
  {time, event, entry, weight}: CurveColumns,
  each: (step: Readonly<ProductLimit>) => void
): void {
  const exits = order(time);
  const n = exits.length;
  const entries = entry === undefined ? null : order(entry);
  const step = {time: 0, at_risk: 0, events: 0, censored: 0, survival: 1, rows: exits, from: 0, to: 0};
  let at_risk = 0;
  if (entries === null) for (let i = 0; i < n; ++i) at_risk += weight?.[i] ?? 1;
  for (let i = 0, entered = 0; i < n;) {
    const now = time[exits[i]!]!;
    step.from = i;
    if (entries !== null && entry !== undefined)
      for (; entered < n && entry[entries[entered]!]! < now; ++entered)
        at_risk += weight?.[entries[entered]!] ?? 1;
    let [events, censored] = [0, 0];
    for (; i < n && time[exits[i]!] === now; ++i) {
      const counts = weight?.[exits[i]!] ?? 1;
      if (event[exits[i]!]! > 0) events += counts;
      else censored += counts;
    }
    const left = Math.max(0, at_risk - events);
    if (events > 0) step.survival = left <= 1e-12 * at_risk ? 0 : (step.survival * left) / at_risk;
    [step.time, step.at_risk, step.events, step.censored, step.to] = [now, at_risk, events, censored, i];
    each(step);
    at_risk -= events + censored;
  }
}
