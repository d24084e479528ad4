import {formatFor} from "./format.js";
import type {ProductData} from "./productData.js";
import {plural} from "./words.js";

/** Why defects and complaints are not known; null where tickets tell of them. */
export function ticketsUnknown({
  given,
  categories
}: Pick<ProductData, "given" | "categories">): string | null {
  if (!given.includes("tickets")) return "the table tickets is not given";
  return categories ? null : "no ticket names its category";
}

/** The accounts whose ARR stands beside, and those that pay nothing today: *25 paying accounts (6 more do not pay)*. */
export function accountsText(paying: number, accounts: number): string {
  const others = accounts - paying;
  const rest =
    others > 0 ? ` (${formatFor().count(others)} more ${others === 1 ? "does" : "do"} not pay)` : "";
  return `${plural(paying, "paying account")}${rest}`;
}
