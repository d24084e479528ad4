import type {BookState} from "./book.js";
import {addressFilters} from "./filters.js";

const SHOWN = ["paying", "left", "all"] as const;

/** How the list is sorted where the address does not say: the largest first. */
const SORT = {sort: "arr", descending: true};

/** Reads the state of the Accounts page from its address. */
export function readBookState(search: string = location.search): BookState {
  const own = new URLSearchParams(search);
  const {segment = "", plan = "", region = "", csm = ""} = addressFilters();
  const show = SHOWN.find((d) => d === own.get("show")) ?? "paying";
  const sort = own.get("sort");
  return {
    ...{segment, plan, region, csm, show},
    q: own.get("q") ?? "",
    band: own.get("band") ?? "",
    ...(sort === null ? SORT : {sort, descending: own.get("order") === "desc"})
  };
}

/** Writes what the filter bar does not keep itself: words, band, list and order; what is usual is left out. */
export function writeBookState({q, band, show, sort, descending}: BookState): void {
  const own = new URLSearchParams(location.search);
  const usual = sort === SORT.sort && descending === SORT.descending;
  const values = {
    q,
    band,
    show: show === "paying" ? "" : show,
    sort: usual ? "" : sort,
    order: usual || !descending ? "" : "desc"
  };
  for (const [key, value] of Object.entries(values)) {
    if (value) own.set(key, value);
    else own.delete(key);
  }
  const text = own.size > 0 ? `?${own.toString()}` : "";
  history.replaceState(history.state, "", `${location.pathname}${text}${location.hash}`);
}
