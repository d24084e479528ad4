import type {DangerThreshold} from "./stats/dangerThreshold.js";

/** A score now and some days ago. */
export interface ScoreCourse {
  index: number | null;
  before: number | null;
  before_days: number | null;
}

/** Days within which a score that falls is due to cross the line. */
const SOON = 30;

/**
 * Where a score stands towards the line of danger: *inside* at or below it; *approaching* above it by less than the
 * half-width of its bootstrap interval, or due to cross it within 30 days at the slope of the last 28; else *outside*.
 *
 * @returns null where the score or the line is not known
 */
export function dangerState(
  {index, before, before_days}: ScoreCourse,
  {value, low, high}: Pick<DangerThreshold, "value" | "low" | "high">
): "inside" | "approaching" | "outside" | null {
  if (index === null || value === null) return null;
  if (index <= value) return "inside";
  const near = low !== null && high !== null && index - value < (high - low) / 2;
  const a_day = before === null || !before_days ? 0 : (index - before) / before_days;
  return near || index + SOON * a_day <= value ? "approaching" : "outside";
}
