import {quantileSorted, tickIncrement} from "d3";
import type {ScorecardPanel} from "./scorecardData.js";

/** What a slider runs over. */
export interface SliderRange {
  min: number;
  max: number;
  step: number;
}

/** A round step of which about *count* cover a width. */
function niceStep(width: number, count: number): number {
  const step = tickIncrement(0, width, count);
  return step < 0 ? 1 / -step : step;
}

/** Weights run from nothing to twice the greatest beside it. */
export function weightRange(weights: readonly number[]): SliderRange {
  const most = 2 * Math.max(...weights, 0) || 1;
  const step = niceStep(most, 40);
  return {min: 0, max: snapped(most, step, Math.ceil), step};
}

/**
 * Anchors run over the values that the scorecard's accounts have had, but for the outer hundredths, and over the anchors
 * themselves. Counts move by whole steps; what is never negative, or never above 1, stays so.
 */
export function anchorRange(
  panel: ScorecardPanel,
  {c, component, anchors}: {c: number; component: string; anchors: readonly number[]}
): SliderRange {
  const column = panel.values[component];
  const known = Array.from(panel.of_card[c] ?? [], (i) => column?.[i] ?? NaN)
    .filter((d) => !Number.isNaN(d))
    .sort((a, b) => a - b);
  const inner = known.length === 0 ? [] : [0.01, 0.99].map((p) => quantileSorted(known, p)!);
  const [low, high] = [Math.min(...anchors, ...inner), Math.max(...anchors, ...inner)];
  const room = 0.1 * (high - low || Math.abs(high) || 1);
  const whole = [...known, ...anchors].every(Number.isInteger);
  const step = Math.max(niceStep(high - low + 2 * room, 120), whole ? 1 : 0);
  const never_negative = low >= 0 && (known[0] ?? 0) >= 0;
  const fraction = !whole && high <= 1 && (known.at(-1) ?? 0) <= 1;
  const min = snapped(never_negative ? Math.max(0, low - room) : low - room, step, Math.floor);
  const max = snapped(fraction ? Math.min(1, high + room) : high + room, step, Math.ceil);
  return {min, max, step};
}

function snapped(value: number, step: number, round: (value: number) => number): number {
  return Number((round(Number((value / step).toPrecision(9))) * step).toPrecision(9));
}
