import {FilterBar} from "../components/filterBar.js";
import {attributeChoices} from "../lib/overviewFilters.js";
import type {OverviewData} from "../lib/overviewData.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The filters of the Growth page, kept in the address. */
export function growthBar(overview: OverviewData): Bar {
  const specs = attributeChoices(overview.accounts);
  const bar = FilterBar(specs, {value: addressValues()});
  return keepInAddress(bar, Object.fromEntries(specs.map((d) => [d.key, d.initial])));
}
