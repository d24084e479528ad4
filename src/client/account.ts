import {FileAttachment} from "observablehq:stdlib";
import type {AccountPlace} from "../components/account/accountView.js";
import type {NamedAccount} from "../lib/nearAccounts.js";
import {nearAccounts} from "../lib/nearAccounts.js";
import type {SearchAccounts} from "../lib/searchIndex.js";
import {dataName} from "../lib/dataName.js";
import type {AccountData} from "../metrics/accountData.js";
import {dataUrl} from "./dataUrl.js";
import {RowsButton} from "./drill.js";
import type {QueryName} from "./queries.js";
import {accountJournal} from "./journal/accountJournal.js";
import {responsive} from "./responsive.js";

/** The account that the address names, or accounts with a name or an id like it. */
export type AccountAnswer = {id: string; data: AccountData} | {id: string; near: NamedAccount[]};

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

/** What the cards of an account need of the page: rows behind their numbers, and charts that fit. */
export function accountPlace(data: AccountData): AccountPlace {
  const {name} = data.account;
  return {
    fit: responsive,
    journal: accountJournal(data),
    rows: (query, params, title, label) =>
      RowsButton({query: query as QueryName, params, title, subtitle: name}, label)
  };
}
