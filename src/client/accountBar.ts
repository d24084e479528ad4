import {AccountFactsLine} from "../components/account/accountHeader.js";
import {initialWindow} from "../components/account/accountView.js";
import {FilterBar} from "../components/filterBar.js";
import {windowChoices} from "../lib/overviewFilters.js";
import type {AccountData} from "../metrics/accountData.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The periods of an account’s page with what is known of the account, kept in the address. */
export function accountBar(data: AccountData): Bar {
  const labels = data.windows.map((d) => d.label);
  const value = addressValues();
  const choices = (quarter: string) => windowChoices(labels, quarter, initialWindow(data).label);
  const specs = choices(value.quarter ?? "").filter((d) => d !== undefined);
  const bar = FilterBar(specs, {
    value,
    words: (state) => `${state.quarter}${state.compare ? ` against ${state.compare}` : ""}`
  });
  bar.append(AccountFactsLine(data));
  const initial = () => {
    const [now, then] = choices(bar.value.quarter ?? "");
    return {quarter: now?.initial ?? "", compare: then?.initial ?? ""};
  };
  bar.addEventListener("input", () => {
    const [, next] = choices(bar.value.quarter ?? "");
    if (next) bar.choices("compare", next);
  });
  return keepInAddress(bar, initial);
}
