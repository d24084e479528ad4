import type {CausesData} from "./causesData.js";
import type {CauseSplit} from "./causesView.js";
import {CAUSE_SPLITS, groupOf} from "./causesView.js";
import type {FilterChoices} from "./overviewFilters.js";

const LABELS: Record<CauseSplit, string> = {
  segment: "Segment",
  tenure: "Tenure",
  channel: "Channel",
  seller: "Sold by",
  cohort: "Cohort"
};

const WITHIN: FilterChoices = {
  key: "within",
  label: "Left within",
  initial: "all",
  options: [
    {value: "all", label: "all time"},
    {value: "24", label: "24 months"},
    {value: "12", label: "12 months"}
  ]
};

/** The filters of the Causes page: time, one an attribute with more than one value, the slices and the curves. */
export function causesChoices({leavers, signals}: CausesData): FilterChoices[] {
  const attributes = CAUSE_SPLITS.flatMap((key): FilterChoices[] => {
    const counts = new Map<string, number>();
    for (const d of leavers) counts.set(groupOf(d, key), (counts.get(groupOf(d, key)) ?? 0) + 1);
    if (counts.size < 2) return [];
    const options = [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => ({value: name, label: name, count}));
    const all = {value: "", label: `All ${counts.size}`, count: leavers.length};
    return [{key, label: LABELS[key], initial: "", options: [all, ...options]}];
  });
  const by = {
    key: "by",
    label: "Groups by",
    initial: "segment",
    options: CAUSE_SPLITS.map((d) => ({value: d, label: LABELS[d]}))
  };
  const known = signals.filter((d) => d.reason === undefined);
  const curves = {
    key: "signal",
    label: "Curves by",
    initial: known[0]?.key ?? "",
    options: known.map((d) => ({value: d.key, label: d.label}))
  };
  return [WITHIN, ...attributes, by, ...(known.length > 0 ? [curves] : [])];
}
