import type {Metric} from "../metrics/metric.js";
import {formatFor} from "./format.js";

/** A text with its first letter made a capital. */
export function capital(text: string, locale = "en"): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}

/** A label in the middle of a sentence: its first letter made small, unless it is an abbreviation such as NPS. */
export function lower(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** A name of code as people say it: *open_sev1* is Open sev1. */
export function spoken(name: string): string {
  return capital(name.replaceAll("_", " "));
}

/** A reason or a method as a sentence: a capital first, true minus signs, no space before a percent sign. */
export function sentence(text: string): string {
  return `${capital(text.replaceAll(/-(?=\d)/g, "\u2212").replaceAll(/(\d) %/g, "$1%"))}.`;
}

/** From so many on a share is worth a percentage beside its parts. */
const LEAST_PERCENT = 10;

/** So many of so many, a share that is a plain count: *2 of 3 trials*, and from ten on *50 of 70 trials (71%)*. */
export function partsText({value, numerator, denominator}: Metric, one?: string): string {
  const format = formatFor();
  const of = one === undefined ? format.count(denominator) : plural(denominator ?? 0, one);
  const parts = `${format.count(numerator)} of ${of}`;
  return (denominator ?? 0) < LEAST_PERCENT ? parts : `${parts} (${format.percent(value, 0)})`;
}

/** *1 account*, *9 accounts*. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${formatFor().count(n)} ${n === 1 ? one : many}`;
}
