import {FileAttachment} from "observablehq:stdlib";
import type {SearchAccounts, SearchEntry} from "../lib/searchIndex.js";

/** Everything the search field can find; read when the field is first used. */
export async function loadEntries(): Promise<SearchEntry[]> {
  const [{DEFINITIONS}, accounts] = await Promise.all([
    import("../metrics/definitions.js"),
    FileAttachment("../data/site/search.json").json() as Promise<SearchAccounts>
  ]);
  return [
    ...accounts.account_id.map((id, i): SearchEntry => {
      return {kind: "account", id, name: accounts.name[i] ?? id, note: accounts.segment[i] ?? ""};
    }),
    ...DEFINITIONS.map(({id, label}): SearchEntry => ({kind: "metric", id, name: label, note: "metric"}))
  ];
}
