import {FilterBar} from "../components/filterBar.js";
import {chosenWords} from "../components/filterSpec.js";
import {attributeBy, attributeChoices} from "../lib/overviewFilters.js";
import type {OverviewData} from "../lib/overviewData.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

const LIVES = {
  key: "lives",
  label: "Lines",
  initial: "gone",
  options: [
    {value: "gone", label: "left or returned"},
    {value: "returned", label: "returned"},
    {value: "all", label: "all customers"}
  ]
};

/** The controls of the Journey page, kept in the address. */
export function journeyBar(overview: OverviewData): Bar {
  const specs = [...attributeChoices(overview.accounts), attributeBy("First value by"), LIVES];
  const words = (state: Readonly<Record<string, string>>) => chosenWords(specs, state) || "All accounts";
  const bar = FilterBar(specs, {value: addressValues(), words});
  return keepInAddress(bar, Object.fromEntries(specs.map((d) => [d.key, d.initial])));
}
