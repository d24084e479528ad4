import type {Filters} from "../lib/filters.js";
import {FILTER_KEYS, readFilters, writeFilters} from "../lib/filters.js";
import {FILTERS_CHANGED} from "./nav.js";

/** Reads the filters of the page's address. */
export function addressFilters(): Filters {
  return readFilters(location.search);
}

/**
 * Writes the shared filters of a bar into the address whenever they change; a filter at its initial value is left out,
 * so that a link without filters keeps meaning the newest quarter. Filters that the bar does not have stay as they are.
 *
 * @param initial the initial values by key, or a function where they depend on one another; keys that are not shared filters are kept as parameters of their own
 */
export function keepInAddress<B extends HTMLElement & {value: Record<string, string>}>(
  bar: B,
  initial: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>)
): B {
  bar.addEventListener("input", () => {
    const filters = addressFilters(); // the bar of a page may lack some that other pages have
    const unset = typeof initial === "function" ? initial() : initial;
    const own = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(bar.value)) {
      const kept = value !== unset[key] ? value : "";
      if ((FILTER_KEYS as readonly string[]).includes(key)) filters[key as keyof Filters] = kept;
      else if (kept) own.set(key, kept);
      else own.delete(key);
    }
    history.replaceState(
      history.state,
      "",
      `${location.pathname}${writeFilters(filters, own.toString())}${location.hash}`
    );
    document.dispatchEvent(new Event(FILTERS_CHANGED));
  });
  return bar;
}
