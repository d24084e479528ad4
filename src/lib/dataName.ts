import {sha256} from "./sha256.js";

const SLUG = 40;
const HASH = 12;

/**
 * The name of an account’s file among the site’s data: what is left of the id in small letters, and a hash of the whole.
 *
 * Any host and any file system tells two ids apart by it, also those that differ only in case, and it needs no
 * escaping in an address. (A deck’s name is read by people and keeps the id as it is: see safeId.)
 */
export function dataName(id: string): string {
  const slug = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG)
    .replace(/^-|-$/g, "");
  return `${slug || "account"}-${sha256(id).slice(0, HASH)}`;
}
