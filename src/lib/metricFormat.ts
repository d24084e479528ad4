import type {Definition} from "../metrics/definitions.js";
import {definitionOf} from "../metrics/definitions.js";
import type {Change} from "../metrics/steady.js";
import type {FigureParts, Format} from "./format.js";

type Writer = (value: number, format: Format) => FigureParts;

const plain = (value: string, unit = ""): FigureParts => ({value, unit});

const WRITERS: Record<Definition["unit"], Writer> = {
  usd: (value, format) => format.moneyParts(value),
  usd_month: (value, format) => format.moneyParts(value),
  usd_year: (value, format) => format.moneyParts(value),
  fraction: (value, format) => plain(format.percent(value)),
  count: (value, format) => plain(format.count(value)),
  score: (value, format) => plain(format.decimal(value, 0)),
  nps: (value, format) => plain(value === 0 ? "0" : format.signed(value)),
  mean: (value, format) => plain(format.decimal(value, 1)),
  days: (value, format) => plain(format.decimal(value, value < 10 ? 1 : 0), "days"),
  hours: (value, format) => plain(format.decimal(value, value < 10 ? 1 : 0), "h"),
  ratio: (value, format) => plain(format.decimal(value, 2))
};

/** A metric's value as it is printed large, its unit apart; n/a without a value. */
export function metricParts(id: string, value: number | null | undefined, format: Format): FigureParts {
  if (value === null || value === undefined || !Number.isFinite(value)) return {value: "n/a", unit: ""};
  return WRITERS[definitionOf(id).unit](value, format);
}

/** A metric's value in running text: *$0.94 m*. */
export function metricText(id: string, value: number | null | undefined, format: Format): string {
  const parts = metricParts(id, value, format);
  return parts.unit ? `${parts.value}\u00a0${parts.unit}` : parts.value;
}

/** The size of a change without its sign: fractions in points, all else in the metric's unit. */
export function changeAmount(id: string, change: number, format: Format): string {
  const size = Math.abs(change);
  const {unit} = definitionOf(id);
  if (unit === "fraction") return format.points(size);
  return unit === "nps" ? format.decimal(size, 0) : metricText(id, size, format);
}

/** Whether a change is good news, bad news, or neither: nothing that is within noise is either. */
export function changeTone(id: string, change: Change | null): "good" | "bad" | "flat" {
  const {better} = definitionOf(id);
  if (!change || change.steady || change.value === 0 || better === null) return "flat";
  return change.value > 0 === (better === "up") ? "good" : "bad";
}
