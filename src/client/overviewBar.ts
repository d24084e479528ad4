import {dom} from "../components/dom.js";
import {FilterBar} from "../components/filterBar.js";
import {attributeChoices, currentAccounts, windowChoices} from "../lib/overviewFilters.js";
import type {OverviewData} from "../lib/overviewData.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The Overview's filters with the key to its marks, kept in the address. */
export function overviewBar(data: OverviewData): Bar {
  const value = addressValues();
  const labels = data.windows.map((d) => d.label);
  const windows = (quarter: string) => windowChoices(labels, quarter);
  const [quarter, compare] = windows(value.quarter ?? "");
  const specs = [quarter, ...attributeChoices(data.accounts, currentAccounts(data)), compare].filter(
    (d) => d !== undefined
  );
  const bar = FilterBar(specs, {value, marks: marks(), words});
  const initial = () => {
    const [, now] = windows(bar.value.quarter ?? "");
    return {...Object.fromEntries(specs.map((d) => [d.key, d.initial])), compare: now?.initial ?? ""};
  };
  bar.addEventListener("input", () => {
    const [, next] = windows(bar.value.quarter ?? "");
    if (next) bar.choices("compare", next);
  });
  return keepInAddress(bar, initial);
}

function words(state: Readonly<Record<string, string>>): string {
  const parts = ["segment", "plan", "region", "csm"].map((key) => state[key] ?? "").filter(Boolean);
  return `${state.quarter}${state.compare ? ` against ${state.compare}` : ""}, ${parts.join(", ") || "all accounts"}`;
}

function marks(): Element[] {
  const {h, s} = dom();
  const mark = (label: string, width: number, ...shapes: SVGElement[]) =>
    h("span", null, s("svg", {width, height: 12, "aria-hidden": "true"}, shapes), label);
  return [
    mark("now", 10, s("circle", {cx: 5, cy: 6, r: 4, fill: "var(--qd-accent)"})),
    mark(
      "compared with",
      10,
      s("circle", {cx: 5, cy: 6, r: 3.4, fill: "none", stroke: "var(--qd-text-3)", "stroke-width": 1.4})
    ),
    mark("95% interval", 18, s("rect", {y: 3, width: 18, height: 6, rx: 3, fill: "var(--qd-accent-mid)"})),
    mark("target", 3, s("rect", {width: 1.5, height: 12, fill: "var(--qd-text)"}))
  ];
}
