import type {DangerLine} from "../metrics/backtest/dangerLines.js";
import {formatFor} from "./format.js";
import type {DangerZone} from "./healthData.js";

const format = formatFor();

/** A line with the measure that it divides. */
export interface ZoneLine extends DangerLine {
  measure: "index" | "rate";
}

/** What the measures are called. */
export const ZONE_MEASURES = {index: "Engagement index", rate: "Active users of seats"} as const;

/** Every line, the index first. */
export function zoneLines({index, rate}: Pick<DangerZone, "index" | "rate">): ZoneLine[] {
  return [
    ...index.map((d): ZoneLine => ({...d, measure: "index"})),
    ...rate.map((d): ZoneLine => ({...d, measure: "rate"}))
  ];
}

/** A value of a measure: an index as it is, a rate in percent. */
export function zoneValue(measure: ZoneLine["measure"], value: number | null | undefined): string {
  return measure === "index" ? format.decimal(value, 0) : format.percent(value, 0);
}
