import {benjaminiHochberg} from "../metrics/benjaminiHochberg.js";
import {normalCdf} from "../metrics/normal.js";
import type {Follow, SurvivalStep} from "../metrics/survival.js";
import {survival} from "../metrics/survival.js";
import {wilson} from "../metrics/wilson.js";
import type {RetentionData, Split} from "./retentionData.js";
import {splitFilter} from "./retentionData.js";

/** What a cohort triangle measures. */
export type Measure = "logo" | "grr" | "nrr";

/** A cell of the triangle, or of its pooled row. */
export interface CohortCell {
  age: number;
  numerator: number;
  denominator: number;
  /** null where nothing started */
  value: number | null;
}

/** A row of the triangle: the accounts that first paid in one month. */
export interface CohortRow {
  /** YYYY-MM-01 */
  month: string;
  accounts: number;
  cells: CohortCell[];
}

/** A triangle with the row of all its cohorts. */
export interface Triangle {
  rows: CohortRow[];
  pooled: CohortCell[];
}

type Filters = Partial<Record<Split, string>>;

const COLUMNS = {
  logo: ["retained", "accounts"],
  grr: ["kept_mrr", "start_mrr"],
  nrr: ["mrr", "start_mrr"]
} as const;

function cell(age: number, numerator: number, denominator: number): CohortCell {
  return {age, numerator, denominator, value: denominator > 0 ? numerator / denominator : null};
}

/**
 * The cohort triangle of the newest cohorts, oldest first: sums of the published cohorts, which are at the grain of the
 * filters. The pooled row joins at each age only the cohorts that have reached it.
 *
 * @param months how many months of cohorts, up to the newest one
 */
export function triangle(
  {cohorts, levels}: Pick<RetentionData, "cohorts" | "levels">,
  filters: Filters,
  {measure, months = Infinity}: {measure: Measure; months?: number}
): Triangle {
  const keep = splitFilter(levels, cohorts, filters);
  const [top, bottom] = COLUMNS[measure];
  const newest = cohorts.cohort_month.reduce((a, b) => (a > b ? a : b), "");
  const rows = new Map<string, {accounts: number; cells: Map<number, [number, number]>}>();
  for (const [k, month] of cohorts.cohort_month.entries()) {
    if (!keep(k) || monthsBetween(month, newest) >= months) continue;
    const row = rows.get(month) ?? {accounts: 0, cells: new Map()};
    rows.set(month, row);
    const age = cohorts.age_months[k] ?? 0;
    if (age === 0) row.accounts += cohorts.accounts[k] ?? 0;
    const [a, b] = row.cells.get(age) ?? [0, 0];
    row.cells.set(age, [a + (cohorts[top][k] ?? 0), b + (cohorts[bottom][k] ?? 0)]);
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([month, {accounts, cells}]) => ({
    month,
    accounts,
    cells: [...cells].sort(([a], [b]) => a - b).map(([age, [a, b]]) => cell(age, a, b))
  }));
  return {rows: lines, pooled: pool(lines)};
}

function pool(rows: readonly CohortRow[]): CohortCell[] {
  const sums: [number, number][] = [];
  for (const {age, numerator, denominator} of rows.flatMap((d) => d.cells)) {
    const [a, b] = sums[age] ?? [0, 0];
    sums[age] = [a + numerator, b + denominator];
  }
  return Array.from(sums, (d, age) => cell(age, d?.[0] ?? 0, d?.[1] ?? 0));
}

function monthsBetween(from: string, to: string): number {
  return 12 * (+to.slice(0, 4) - +from.slice(0, 4)) + +to.slice(5, 7) - +from.slice(5, 7);
}

/** The lives that pass a filter, as survival functions read them. */
export function follows(
  {lives, levels}: Pick<RetentionData, "lives" | "levels">,
  filters: Filters
): Follow[] {
  const keep = splitFilter(levels, lives, filters);
  return lives.months.flatMap((time, k) => {
    if (!keep(k)) return [];
    const entry = lives.entry[k] ?? 0;
    return [{time, event: lives.left[k] === 1, ...(entry > 0 ? {entry} : {})}];
  });
}

/** A survival curve of one group. */
export interface Curve {
  name: string;
  follows: Follow[];
  steps: SurvivalStep[];
}

/** One curve for each level of a split, the largest groups first, at most five; and how many groups are left out. */
export function curves(
  data: RetentionData,
  filters: Filters,
  by: Split
): {curves: Curve[]; left_out: number} {
  const groups = data.levels[by]
    .filter((name) => !filters[by] || filters[by] === name)
    .map((name) => ({name, follows: follows(data, {...filters, [by]: name})}))
    .filter((d) => d.follows.length > 0)
    .sort((a, b) => b.follows.length - a.follows.length);
  const shown = groups.slice(0, 5).map((d) => ({...d, steps: survival(d.follows)}));
  return {curves: shown.sort((a, b) => (a.name < b.name ? -1 : 1)), left_out: Math.max(0, groups.length - 5)};
}

/** Losses of the accounts that reached an age, per month of age. */
export interface AgeLosses {
  label: string;
  from: number;
  to: number;
  lost: number;
  /** Account-months under observation. */
  at_risk: number;
  rate: number | null;
  low: number | null;
  high: number | null;
  /** Stands out from the rate of all ages, also when all ages are looked at. */
  marked: boolean;
}

const AGES: readonly (readonly [number, number])[] = [
  [0, 2],
  [3, 5],
  [6, 8],
  [9, 11],
  [12, 12],
  [13, 18],
  [19, 24],
  [25, 36],
  [37, 60]
];

/**
 * Losses by age: an account is under observation in each month of age that it begins, and lost in the one in which it
 * leaves. Rates have Wilson intervals; those above the rate of all ages are marked by Benjamini-Hochberg at 5 %.
 */
export function lossesByAge(lives: readonly Follow[]): {
  ages: AgeLosses[];
  all: {lost: number; at_risk: number};
} {
  const at_risk: number[] = [];
  const lost: number[] = [];
  for (const {time, event, entry = 0} of lives) {
    const last = Math.floor(time);
    for (let m = Math.ceil(entry); m <= last; ++m) {
      // A month that had only begun when the account was last seen says nothing of its end.
      if (m === last && !event) continue;
      at_risk[m] = (at_risk[m] ?? 0) + 1;
    }
    if (event && last >= Math.ceil(entry)) lost[last] = (lost[last] ?? 0) + 1;
  }
  const sum = (values: readonly number[], from: number, to: number) => {
    let total = 0;
    for (let m = from; m <= to; ++m) total += values[m] ?? 0;
    return total;
  };
  const all = {lost: sum(lost, 0, lost.length), at_risk: sum(at_risk, 0, at_risk.length)};
  const ages = AGES.map(([from, to]) => ({
    from,
    to,
    lost: sum(lost, from, to),
    at_risk: sum(at_risk, from, to)
  }));
  const shown = ages.filter((d) => d.at_risk > 0);
  const marks = benjaminiHochberg(shown.map((d) => aboveAll(d, all)));
  return {
    all,
    ages: shown.map((d, i) => ({
      ...d,
      label: d.from === d.to ? `${d.from}` : `${d.from}\u2013${d.to}`,
      rate: d.lost / d.at_risk,
      low: wilson(d.lost, d.at_risk)?.low ?? null,
      high: wilson(d.lost, d.at_risk)?.high ?? null,
      marked: marks[i] ?? false
    }))
  };
}

/** One-sided score test of an age's rate against that of all other ages; null where one of them is empty. */
function aboveAll(age: {lost: number; at_risk: number}, all: {lost: number; at_risk: number}): number | null {
  const rest = {lost: all.lost - age.lost, at_risk: all.at_risk - age.at_risk};
  if (rest.at_risk <= 0 || all.lost === 0) return null;
  const p = all.lost / all.at_risk;
  const error = Math.sqrt(p * (1 - p) * (1 / age.at_risk + 1 / rest.at_risk));
  return error > 0 ? normalCdf(-(age.lost / age.at_risk - rest.lost / rest.at_risk) / error) : null;
}
