import {FileAttachment} from "observablehq:stdlib";
import {loadNotebooks} from "./notebooks.js";
import type {SearchAccounts, SearchEntry} from "../lib/searchIndex.js";

/** Everything the search field can find; read when the field is first used. */
export async function loadEntries(): Promise<SearchEntry[]> {
  const [{DEFINITIONS}, notebooks, accounts] = await Promise.all([
    import("../metrics/definitions.js"),
    loadNotebooks(),
    FileAttachment("../data/site/search.json").json() as Promise<SearchAccounts>
  ]);
  return [
    ...accounts.account_id.map((id, i): SearchEntry => {
      return {kind: "account", id, name: accounts.name[i] ?? id, note: accounts.segment[i] ?? ""};
    }),
    ...notebooks.map(({path, title}): SearchEntry => ({
      kind: "page",
      id: path.replace(/md$/, "html"),
      name: title,
      note: "notebook"
    })),
    ...DEFINITIONS.map(({id, label}): SearchEntry => ({kind: "metric", id, name: label, note: "metric"}))
  ];
}
