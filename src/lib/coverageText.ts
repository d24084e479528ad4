import {formatFor, type Format} from "./format.js";
import type {Coverage, RenewalsView} from "./renewalsView.js";
import {lower, plural} from "./words.js";

/** *in 6 of 7 quarters (86%, 95% 49–97%)* */
export function coverageWords({held, quarters, low, high}: Coverage, format: Format): string {
  if (quarters === 0) return "in no past quarter, since none could have been forecast";
  const share = `${format.percent(held / quarters, 0)}, 95% ${format.percentRange(low, high, 0)}`;
  return `in ${held} of ${plural(quarters, "quarter")} (${share})`;
}

/** How far past forecasts may be trusted, said plainly. */
export function trustWords({quarters, low, high}: Coverage): string {
  if (quarters === 0) return "";
  if (high !== null && high < 0.95) return " They are too narrow: do not lean on them.";
  if (low !== null && low < 0.9)
    return ` ${plural(quarters, "quarter")} cannot tell 95% from ${formatFor().percent(low, 0)}.`;
  return "";
}

/** A title of what is known of all accounts only, which says so where some of them are chosen. */
export function titleOfAll(title: string, {part}: Pick<RenewalsView, "part">): string {
  return part === "" ? title : `All accounts: ${lower(title)}`;
}
