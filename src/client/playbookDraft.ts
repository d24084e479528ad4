import type {PlayItem} from "../lib/playItems.js";
import type {PlaybookData} from "../metrics/plays/playbookData.js";
import {dom} from "../components/dom.js";
import {draftBox} from "./draftBox.js";

/** The letter of a firing; empty for a play of the company. */
export function playbookDraft(item: PlayItem, {company, accounts}: PlaybookData): HTMLElement {
  const account = accounts[item.account_id ?? ""];
  return account ? draftBox(item.of.message ?? "check_in", item, {company, account}) : dom().h("div");
}
