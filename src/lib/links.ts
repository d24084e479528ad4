/** The pages of the site by their file, without the extension. */
export type PageName =
  | "index"
  | "accounts"
  | "account"
  | "retention"
  | "causes"
  | "experiments"
  | "health"
  | "playbook"
  | "postmortems"
  | "journey"
  | "voice"
  | "growth"
  | "notebooks"
  | "renewals"
  | "product"
  | "deck"
  | "notebook"
  | "quality"
  | "definitions";

/**
 * The address of a page, relative to any other page: all lie in one folder, and the extension is kept so that a host
 * needs no rules for addresses without one.
 */
export function pageHref(
  page: PageName,
  parameters: Readonly<Record<string, string | undefined>> = {},
  anchor = ""
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) if (value) search.set(key, value);
  const query = search.size > 0 ? `?${search.toString()}` : "";
  return `./${page === "index" ? "" : `${page}.html`}${query}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
}

/** Where a metric is defined. */
export function definitionHref(metric_id: string): string {
  return pageHref("definitions", {}, metric_id);
}
