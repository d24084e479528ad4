/** The attributes by which cohorts and lives are filtered. */
export const SPLITS = ["segment", "plan", "region", "csm"] as const;

/** One of them. */
export type Split = (typeof SPLITS)[number];

/** The names that the numbers of a split's column stand for. */
export type Levels = Record<Split, string[]>;

/** Cohorts by month of first payment and age, in columns; the splits are places in the levels. */
export interface CohortColumns extends Record<Split, number[]> {
  /** YYYY-MM-01 */
  cohort_month: string[];
  age_months: number[];
  /** Accounts that started, and of them those that pay at that age. */
  accounts: number[];
  retained: number[];
  /** MRR at the start; at that age; and the same with each account capped at its start. */
  start_mrr: number[];
  mrr: number[];
  kept_mrr: number[];
}

/** How long each account paid, to its first churn or to the last day of data, in columns. */
export interface LifeColumns extends Record<Split, number[]> {
  /** Months since the first payment. */
  months: number[];
  /** 1 where the account left then, 0 where it was still paying when last seen. */
  left: number[];
  /** Months since the first payment at which the account came under observation; 0 for nearly all. */
  entry: number[];
}

/** What the Retention page draws from, besides the windows of the Overview. */
export interface RetentionData {
  as_of: string;
  currency: string;
  levels: Levels;
  cohorts: CohortColumns;
  lives: LifeColumns;
}

/** Whether a row passes a filter by names; a split without a name passes everything. */
export function splitFilter(
  levels: Levels,
  columns: Record<Split, readonly number[]>,
  filters: Partial<Record<Split, string>>
): (k: number) => boolean {
  const wanted = SPLITS.flatMap((split) => {
    const name = filters[split];
    return name ? [{column: columns[split], level: levels[split].indexOf(name)}] : [];
  });
  return (k) => wanted.every(({column, level}) => column[k] === level);
}
