import {FileAttachment} from "observablehq:stdlib";
import type {AccountPlace} from "../components/account/accountView.js";
import type {SearchAccounts} from "../lib/searchIndex.js";
import {fold} from "../lib/searchIndex.js";
import {dataName} from "../lib/dataName.js";
import type {AccountData} from "../metrics/accountData.js";
import {dataUrl} from "./dataUrl.js";
import {RowsButton} from "./drill.js";
import type {QueryName} from "./queries.js";
import {responsive} from "./responsive.js";

/** The account that the address names, or accounts with a name or an id like it. */
export type AccountAnswer =
  {id: string; data: AccountData} | {id: string; near: {account_id: string; name: string}[]};

/** Reads the account that the address names. */
export async function loadAccount(search: string = location.search): Promise<AccountAnswer> {
  const id = new URLSearchParams(search).get("account") ?? "";
  if (id !== "") {
    const response = await fetch(dataUrl(`_data/accounts/${dataName(id)}.json`));
    if (response.ok) {
      const data = (await response.json()) as AccountData;
      // Two ids that differ only in case have one file on some file systems.
      if (data.account.account_id === id) return {id, data};
    } else if (response.status !== 404) {
      throw new Error(`The account could not be read: ${response.status} ${response.statusText}`);
    }
  }
  const accounts = (await FileAttachment("../data/site/search.json").json()) as SearchAccounts;
  return {id, near: nearAccounts(accounts, id)};
}

/** At most eight accounts that resemble an id or a name, the nearest first; without one, the first by name. */
export function nearAccounts(
  {account_id, name}: Pick<SearchAccounts, "account_id" | "name">,
  wanted: string
): {account_id: string; name: string}[] {
  const target = fold(wanted);
  const ranked = account_id.map((id, i) => {
    const own = name[i] ?? id;
    return {
      account_id: id,
      name: own,
      rank: Math.min(distance(target, fold(id)), distance(target, fold(own)))
    };
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, 8)
    .map((d) => ({account_id: d.account_id, name: d.name}));
}

/** How unlike two texts are, from 0 to 1: the share of letter pairs that they do not have in common (Dice). */
function distance(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [pairs(a), pairs(b)];
  const common = Array.from(x).filter((d) => y.has(d)).length;
  return x.size + y.size === 0 ? 1 : 1 - (2 * common) / (x.size + y.size);
}

function pairs(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({length: padded.length - 1}, (_, i) => padded.slice(i, i + 2)));
}

/** What the cards of an account need of the page: rows behind their numbers, and charts that fit. */
export function accountPlace(name: string): AccountPlace {
  return {
    fit: responsive,
    rows: (query, params, title, label) =>
      RowsButton({query: query as QueryName, params, title, subtitle: name}, label)
  };
}
