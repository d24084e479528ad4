import type {DangerThreshold} from "../stats/dangerThreshold.js";

/** Where an account stands: in the zone, within the line's error of it, about to cross it, or out of danger. */
export type ZoneState = "in" | "near" | "falling" | "out";

/** Every state, the worst first. */
export const ZONE_STATES = ["in", "near", "falling", "out"] as const satisfies readonly ZoneState[];

/** Where an account stands by several lines: where it is worst; null where none of them is known. */
export function worstZone(states: readonly (ZoneState | null)[]): ZoneState | null {
  return ZONE_STATES.find((d) => states.includes(d)) ?? null;
}

const DAYS_AHEAD = 30;

/**
 * Where a value stands against the line of a danger zone. Approaching is above it by less than half the width of its
 * bootstrap interval, or due to cross within 30 days at the slope since the value before.
 *
 * @param before an earlier value and the days since, at least 28
 * @returns null without a value or a line
 */
export function zoneState(
  value: number | null,
  before: {value: number | null; days: number} | null,
  {value: line, low, high}: Pick<DangerThreshold, "value" | "low" | "high">
): ZoneState | null {
  if (value === null || line === null) return null;
  if (value <= line) return "in";
  if (low !== null && high !== null && value - line < (high - low) / 2) return "near";
  if (before === null || before.value === null || before.days <= 0) return "out";
  const slope = (value - before.value) / before.days;
  return value + DAYS_AHEAD * slope <= line ? "falling" : "out";
}
