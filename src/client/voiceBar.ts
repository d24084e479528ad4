import {FilterBar} from "../components/filterBar.js";
import {chosenWords} from "../components/filterSpec.js";
import type {OverviewData} from "../lib/overviewData.js";
import {attributeBy, attributeChoices, currentAccounts, windowChoices} from "../lib/overviewFilters.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The controls of the Voice page, kept in the address. */
export function voiceBar(overview: OverviewData): Bar {
  const value = addressValues();
  const [quarter] = windowChoices(
    overview.windows.map((d) => d.label),
    value.quarter ?? ""
  );
  const attributes = attributeChoices(overview.accounts, currentAccounts(overview));
  const specs = [quarter, ...attributes, attributeBy("By")].filter((d) => d !== undefined);
  const words = (state: Readonly<Record<string, string>>) =>
    `${state.quarter}, ${chosenWords(specs.slice(1), state) || "all accounts"}`;
  return keepInAddress(
    FilterBar(specs, {value, words}),
    Object.fromEntries(specs.map((d) => [d.key, d.initial]))
  );
}
