import {writeAddress} from "./address.js";
import {FILTERS_CHANGED} from "./nav.js";

/**
 * Writes what a bar holds into the address whenever it changes; a filter at its initial value is left out, so that a
 * link without filters keeps meaning the newest quarter. Filters that the bar does not have stay as they are.
 *
 * @param initial the initial values by key, or a function where they depend on one another
 */
export function keepInAddress<B extends HTMLElement & {value: Record<string, string>}>(
  bar: B,
  initial: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>)
): B {
  bar.addEventListener("input", () => {
    const unset = typeof initial === "function" ? initial() : initial;
    const kept = Object.entries(bar.value).map(([key, value]) => [key, value === unset[key] ? "" : value]);
    writeAddress(Object.fromEntries(kept) as Record<string, string>);
    document.dispatchEvent(new Event(FILTERS_CHANGED));
  });
  return bar;
}
