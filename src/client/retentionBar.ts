import {FilterBar} from "../components/filterBar.js";
import {chosenWords} from "../components/filterSpec.js";
import {Segmented} from "../components/segmented.js";
import {attributeBy, attributeChoices, currentAccounts, windowChoices} from "../lib/overviewFilters.js";
import type {OverviewData} from "../lib/overviewData.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

const COHORTS = {
  key: "cohorts",
  label: "Cohorts",
  initial: "16",
  options: [
    {value: "12", label: "12 months"},
    {value: "16", label: "16 months"},
    {value: "24", label: "24 months"},
    {value: "all", label: "all"}
  ]
};

const CELL = {
  key: "cell",
  label: "Cells",
  initial: "share",
  options: [
    {value: "share", label: "% kept"},
    {value: "amount", label: "what is kept"}
  ]
};

/** The controls of the Retention page, kept in the address. */
export function retentionBar(overview: OverviewData): Bar {
  const value = addressValues();
  const [quarter] = windowChoices(
    overview.windows.map((d) => d.label),
    value.quarter ?? ""
  );
  const specs = [
    COHORTS,
    ...attributeChoices(overview.accounts, currentAccounts(overview)),
    attributeBy("By"),
    CELL,
    quarter
  ].filter((d) => d !== undefined);
  const measure = Segmented(
    [
      {value: "logo", label: "Logo"},
      {value: "grr", label: "GRR"},
      {value: "nrr", label: "NRR"}
    ],
    {value: value.measure, label: "Measure"}
  );
  const words = (state: Readonly<Record<string, string>>) =>
    `${state.quarter}, ${chosenWords(specs, state) || "all accounts"}`;
  const before = {key: "measure", control: measure};
  const bar = FilterBar(specs, {value, before, words});
  return keepInAddress(bar, {...Object.fromEntries(specs.map((d) => [d.key, d.initial])), measure: "logo"});
}
