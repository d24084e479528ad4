import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import type {AccountView} from "./accountView.js";

/** A value of a list of the contract, as words: *how_to* is how to. */
export function plainWords(value: string | null): string {
  return value === null ? "\u2013" : value.replaceAll("_", " ");
}

/** What somebody wrote, in its own direction, over as many lines as it needs. */
export function FreeText(text: string | null, document?: Document): Child {
  const {h} = dom(document);
  return h("span", {class: "qd-wrap"}, h("bdi", null, text ?? "\u2013"));
}

/** What an empty part says: which table brings it, or that the account has no rows in it. */
export function emptyText({data}: AccountView, table: string, none: string): string {
  return data.missing.includes(table)
    ? `The table \`${table}\` is not configured. Add it to quarterdeck.yaml.`
    : none;
}
