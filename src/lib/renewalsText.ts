import {RENEWAL_FEATURES} from "../metrics/renewal/renewalRows.js";
import type {RenewalDriver} from "../metrics/renewal/renewalDrivers.js";
import {formatFor, type Format} from "./format.js";
import type {ShownQuarter} from "./renewalsPart.js";
import type {RenewalsView} from "./renewalsView.js";
import {lower, plural} from "./words.js";

/** The finding of the page: what a quarter's renewals are expected to bring, those of the accounts chosen. */
export function renewalsTitle({data, now}: RenewalsView): string {
  const format = formatFor({currency: data.currency});
  if (!now || now.due === 0) return `No renewal is due in ${now?.quarter ?? "this quarter"}`;
  const due = `${plural(now.due, "renewal")} with ${format.moneyShort(now.due_arr)} of ARR ${now.due === 1 ? "is" : "are"} due in ${now.quarter}`;
  if (!now.forecast) return `${due}; nothing can be forecast: ${now.reason}`;
  return `${due}; ${format.moneyShort(now.forecast.arr.mean)} is expected to renew (95% ${arrRange(now, format)})`;
}

/** The interval of a quarter's renewed ARR. */
export function arrRange({forecast}: Pick<ShownQuarter, "forecast">, format: Format): string {
  return forecast
    ? `${format.moneyShort(forecast.arr.low)}\u2013${format.moneyShort(forecast.arr.high)}`
    : "";
}

const SHORT: Readonly<Record<string, string>> = {
  engagement_index: "engagement",
  days_since_checkin: "last check-in",
  tenure_days: "customer for"
};

/** What moves a chance, in words: *health score 92 (76) × 1.5*, the usual value in brackets, then the odds. */
export function driverWords({key, value, typical, odds}: RenewalDriver, format: Format): string {
  const label = SHORT[key] ?? lower(RENEWAL_FEATURES.find((d) => d.key === key)?.label ?? key);
  const unit = key.includes("days") ? "\u00a0d" : "";
  const number = (d: number) => `${format.decimal(d, 0)}${unit}`;
  return `${label} ${value === null ? "n/a" : number(value)} (${number(typical)}) \u00d7\u00a0${format.decimal(odds, odds < 0.1 ? 2 : 1)}`;
}
