import type {Format} from "../../lib/format.js";
import {DEFINITIONS} from "../../metrics/definitions.js";
import {metricValue} from "../../lib/metricWords.js";

const FRACTIONS = new Set([
  ...DEFINITIONS.filter((d) => d.unit === "fraction").map((d) => d.id),
  "stickiness"
]);

/** How a component's values are typed: fractions in percent. */
export function typedUnit(component: string): {scale: number; unit: string} {
  return FRACTIONS.has(component) ? {scale: 100, unit: "%"} : {scale: 1, unit: ""};
}

/** A number as it is typed, without the digits that only binary arithmetic adds. */
export function typed(value: number, scale: number): string {
  return String(Number((value * scale).toPrecision(10)));
}

/** An anchor as it is printed: percent without needless digits. */
export function anchorText(component: string, value: number, format: Format): string {
  const {scale, unit} = typedUnit(component);
  if (unit === "%") return `${format.decimal(scale * value, decimals(scale * value))}%`;
  return Number.isInteger(value) ? format.decimal(value, 0) : metricValue(component, value, format);
}

function decimals(value: number): number {
  return Number.isInteger(Number(value.toPrecision(9))) ? 0 : 1;
}
