import {readFilters} from "../lib/filters.js";
import type {BookState} from "./book.js";
import {writeAddress} from "./address.js";

const SHOWN = ["paying", "left", "all"] as const;

/** How the list is sorted where the address does not say: the largest first. */
const SORT = {sort: "arr", descending: true};

/** Reads the state of the Accounts page from its address. */
export function readBookState(search: string = location.search): BookState {
  const own = new URLSearchParams(search);
  const {segment = "", plan = "", region = "", csm = ""} = readFilters(search);
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
  const usual = sort === SORT.sort && descending === SORT.descending;
  writeAddress({
    q,
    band,
    show: show === "paying" ? "" : show,
    sort: usual ? "" : sort,
    order: usual || !descending ? "" : "desc"
  });
}
