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
    const row = rows.get(month) ?? {accounts: 0, cells: new Map<number, [number, number]>()};
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
  return Array.from(sums, (d: [number, number] | undefined, age) => cell(age, d?.[0] ?? 0, d?.[1] ?? 0));
}

function monthsBetween(from: string, to: string): number {
  return 12 * (+to.slice(0, 4) - +from.slice(0, 4)) + +to.slice(5, 7) - +from.slice(5, 7);
}
