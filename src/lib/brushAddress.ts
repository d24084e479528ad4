import type {AccountMonths} from "./accountMonths.js";
import type {MonthSignal} from "./accountMonthsData.js";
import {MONTH_SIGNALS} from "./accountMonthsData.js";
import type {BinRange} from "./crossFilter.js";

/** The brushes as a parameter of an address: *tenure:0:6,health_score:20:50*, in the signals’ own units. */
export function writeBrushes({data, filter}: AccountMonths): string {
  return MONTH_SIGNALS.flatMap((key, d) => {
    const range = filter.range(d);
    const {width} = data.columns[key];
    return range === null ? [] : [`${key}:${range.map((bin) => Number((bin * width).toFixed(4))).join(":")}`];
  }).join(",");
}

/** Sets the brushes that a parameter names; what is not understood is left out. */
export function readBrushes({data, filter}: AccountMonths, text: string): void {
  for (const part of text.split(",")) {
    const [key, ...ends] = part.split(":");
    const d = MONTH_SIGNALS.indexOf(key as MonthSignal);
    if (d < 0 || ends.length !== 2) continue;
    const {width, bins} = data.columns[MONTH_SIGNALS[d]!];
    const [from = NaN, to = NaN] = ends.map((end) => Math.round(Number(end) / width));
    filter.filter(d, validRange([from, to], bins));
  }
}

/** A range within the bins, the ends in order; null for one that is empty, not a number, or holds everything. */
export function validRange([from, to]: BinRange, bins: number): BinRange | null {
  const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(bins, Math.max(from, to))];
  return low < high && (low > 0 || high < bins) ? [low, high] : null;
}
