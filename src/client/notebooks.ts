import {dataUrl} from "./dataUrl.js";

/** A notebook of the site. */
export interface ListedNotebook {
  /** from the site's root, such as *notebooks/seats.md* */
  path: string;
  title: string;
  sentence: string;
}

/** The notebooks of the site, in the order of their titles; none where the list cannot be read. */
export async function loadNotebooks(): Promise<ListedNotebook[]> {
  const response = await fetch(dataUrl("_data/notebooks/index.json"));
  return response.ok ? ((await response.json()) as ListedNotebook[]) : [];
}
