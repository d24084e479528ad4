import type {AccountColumns, OverviewData} from "./overviewData.js";

/** The choices of one filter. */
export interface FilterChoices {
  key: string;
  label: string;
  initial: string;
  options: {value: string; label: string; count?: number}[];
}

const ATTRIBUTES = [
  {key: "segment", label: "Segment"},
  {key: "plan", label: "Plan"},
  {key: "region", label: "Region"},
  {key: "csm", label: "CSM"}
] as const;

/**
 * One filter an attribute of the accounts that has more than one value; *All n* chooses nothing.
 *
 * @param counted whether an account, by its place, is counted beside the choices
 */
export function attributeChoices(
  accounts: Pick<AccountColumns, "segment" | "plan" | "region" | "csm">,
  counted: (place: number) => boolean = () => true
): FilterChoices[] {
  return ATTRIBUTES.flatMap(({key, label}) => {
    const counts = new Map<string, number>();
    for (const [i, name] of accounts[key].entries())
      counts.set(name, (counts.get(name) ?? 0) + (counted(i) ? 1 : 0));
    if (counts.size < 2) return [];
    const names = [...counts.keys()].sort((a, b) =>
      a === "(none)" ? 1 : b === "(none)" ? -1 : a < b ? -1 : 1
    );
    const sum = names.reduce((n, d) => n + (counts.get(d) ?? 0), 0);
    const all = {value: "", label: `All ${names.length}`, count: sum};
    return [
      {
        key,
        label,
        initial: "",
        options: [all, ...names.map((d) => ({value: d, label: d, count: counts.get(d)}))]
      }
    ];
  });
}

/** The attribute by which a card takes accounts apart. */
export function attributeBy(label: string): FilterChoices {
  return {
    ...{key: "by", label, initial: "segment"},
    options: ATTRIBUTES.map((d) => ({value: d.key, label: d.label}))
  };
}

/** The accounts that paid at either end of the newest window, by place. */
export function currentAccounts({windows}: Pick<OverviewData, "windows">): (place: number) => boolean {
  const rows = windows.at(-1)?.rows;
  const pays = (k: number) => (rows?.start_mrr[k] ?? 0) > 0 || (rows?.end_mrr[k] ?? 0) > 0;
  const places = new Set(rows?.i.filter((_, k) => pays(k)));
  return (place) => places.has(place);
}

/**
 * The quarters to choose from and to compare with, newest first.
 *
 * @param initial the one that is shown unless another is chosen; the last full quarter by default
 */
export function windowChoices(
  labels: readonly string[],
  quarter: string,
  initial: string = lastQuarter(labels)
): FilterChoices[] {
  const newest = labels.toReversed();
  const options = newest.map((d) => ({value: d, label: d}));
  const last = initial;
  const chosen = labels.includes(quarter) ? quarter : last;
  const earlier = newest.slice(newest.indexOf(chosen) + 1).map((d) => ({value: d, label: d}));
  const choices: FilterChoices[] = [{key: "quarter", label: "Quarter", initial: last, options}];
  const [previous] = earlier;
  if (previous)
    choices.push({key: "compare", label: "Compare with", initial: previous.value, options: earlier});
  return choices;
}

function lastQuarter(labels: readonly string[]): string {
  return labels.findLast((d) => !d.includes(" ")) ?? labels.at(-1) ?? "";
}
