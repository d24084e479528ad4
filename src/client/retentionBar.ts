import {dom} from "../components/dom.js";
import {FilterBar} from "../components/filterBar.js";
import {Segmented} from "../components/segmented.js";
import {attributeChoices, windowChoices} from "../lib/overviewFilters.js";
import type {OverviewData} from "../lib/overviewData.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

const COHORTS = {
  key: "cohorts",
  label: "Cohorts",
  initial: "16",
  options: [
    {value: "12", label: "last 12 months"},
    {value: "16", label: "last 16 months"},
    {value: "24", label: "last 24 months"},
    {value: "all", label: "all"}
  ]
};

const CELL = {
  key: "cell",
  label: "Cell shows",
  initial: "share",
  options: [
    {value: "share", label: "% of month 0"},
    {value: "amount", label: "what is kept"}
  ]
};

const BY = {
  key: "by",
  label: "Groups",
  initial: "segment",
  options: [
    {value: "segment", label: "Segment"},
    {value: "plan", label: "Plan"},
    {value: "region", label: "Region"},
    {value: "csm", label: "CSM"}
  ]
};

/** The controls of the Retention page, kept in the address. */
export function retentionBar(overview: OverviewData): Bar {
  const value = Object.fromEntries(new URLSearchParams(location.search));
  const [quarter] = windowChoices(
    overview.windows.map((d) => d.label),
    value.quarter ?? ""
  );
  const specs = [COHORTS, ...attributeChoices(overview.accounts), BY, CELL, quarter].filter(
    (d) => d !== undefined
  );
  const measure = Segmented(
    [
      {value: "logo", label: "Logo"},
      {value: "grr", label: "GRR"},
      {value: "nrr", label: "NRR"}
    ],
    {value: value.measure, label: "Measure"}
  );
  const before = {key: "measure", control: measure};
  const bar = FilterBar(specs, {value, before, marks: lossMarks(), words: words(specs)});
  return keepInAddress(bar, {...Object.fromEntries(specs.map((d) => [d.key, d.initial])), measure: "logo"});
}

function words(
  specs: readonly {key: string; label: string; initial: string; options: {value: string; label: string}[]}[]
) {
  return (state: Readonly<Record<string, string>>) => {
    const set = specs.flatMap(({key, initial, label, options}) => {
      const chosen = options.find((d) => d.value === state[key]);
      return chosen && chosen.value !== initial ? [`${label} ${chosen.label}`] : [];
    });
    return `${state.quarter}, ${set.join(", ") || "all accounts"}`;
  };
}

const LOSSES = ["100 %", "95\u201399", "90\u201394", "80\u201389", "70\u201379", "under 70"];

function lossMarks(): Element[] {
  const {h, s} = dom();
  return LOSSES.map((label, i) =>
    h(
      "span",
      null,
      s(
        "svg",
        {width: 12, height: 12, "aria-hidden": "true"},
        s("rect", {
          x: 0.5,
          y: 0.5,
          width: 11,
          height: 11,
          fill: `var(--qd-seq-${i + 1})`,
          stroke: "var(--qd-border-strong)",
          "stroke-width": i === 0 ? 1 : 0
        })
      ),
      label
    )
  );
}
