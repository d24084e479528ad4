/** The filters that the pages share, in the order of the bar and of the URL. */
export const FILTER_KEYS = ["quarter", "segment", "plan", "region", "csm", "compare"] as const;

/** The name of a shared filter. */
export type FilterKey = (typeof FILTER_KEYS)[number];

/** What is chosen; a filter that is left out has its default. */
export type Filters = Partial<Record<FilterKey, string>>;

/** Reads the shared filters from a query string; anything else in it is ignored. */
export function readFilters(search: string): Filters {
  const parameters = new URLSearchParams(search);
  const filters: Filters = {};
  for (const key of FILTER_KEYS) {
    const value = parameters.get(key);
    if (value) filters[key] = value;
  }
  return filters;
}

/** Writes filters into a query string (with its question mark, or empty), keeping its other parameters. */
export function writeFilters(filters: Filters, search = ""): string {
  const parameters = new URLSearchParams(search);
  for (const key of FILTER_KEYS) {
    const value = filters[key];
    if (value) parameters.set(key, value);
    else parameters.delete(key);
  }
  const text = parameters.toString();
  return text ? `?${text}` : "";
}
