/**
 * The address of a file published beside the site, such as `_data/published.duckdb`.
 *
 * Framework serves this module from /_import/client/, built or in preview, so the site's root is two folders up,
 * whatever the page's own depth and whatever folder of the host the site lies in.
 */
export function dataUrl(path: string, module_url: string = import.meta.url): string {
  return new URL(`../../${path.split("/").map(encodeURIComponent).join("/")}`, module_url).href;
}
