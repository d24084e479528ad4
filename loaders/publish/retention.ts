import type {CohortColumns, Levels, LifeColumns, RetentionData, Split} from "../../src/lib/retentionData.js";
import {SPLITS} from "../../src/lib/retentionData.js";
import type {Warehouse} from "../warehouse.js";

type Splits = Record<Split, string>;
type CohortRow = Splits & {[K in Exclude<keyof CohortColumns, Split>]: CohortColumns[K][number]};
type LifeRow = Splits & {[K in Exclude<keyof LifeColumns, Split>]: number};

const COHORTS = `
  SELECT cohort_month, age_months, segment, plan, region, csm, accounts, retained, start_mrr, mrr, kept_mrr
  FROM cohorts ORDER BY cohort_month, age_months, segment, plan, region, csm`;

// Whole months, and the days beyond them as a share of 31: an account of exactly twelve months is at 12, not at 11.99.
const LIVES = `
  WITH first AS (
    SELECT account_id, churned_on AS first_churn FROM churns WHERE spell = 1
  ),
  spans AS (
    SELECT
      d.segment, d.plan, d.region, d.csm, d.account_id,
      d.first_paid_date AS started,
      least(coalesce(first_churn, as_of), as_of) AS seen,
      coalesce(first_churn <= as_of, false) AS is_left,
      greatest(d.first_paid_date, first_day) AS entered
    FROM account_dim d CROSS JOIN settings LEFT JOIN first USING (account_id)
    WHERE d.first_paid_date IS NOT NULL
  )
  SELECT
    segment, plan, region, csm,
    datesub('month', started, seen) + (seen - (started + to_months(datesub('month', started, seen)::INTEGER))::DATE) / 31 AS months,
    is_left::INTEGER AS left,
    CASE WHEN entered > started THEN datesub('month', started, entered) ELSE 0 END AS entry
  FROM spans
  WHERE seen >= started
  ORDER BY started, account_id`;

/** What the Retention page draws from: the cohorts, and how long each account has paid. */
export async function retentionData(db: Warehouse): Promise<RetentionData> {
  const cohorts = await db.query<CohortRow>(COHORTS);
  const lives = await db.query<LifeRow>(LIVES);
  const [settings] = await db.query<{as_of: string; currency: string}>(
    "SELECT as_of, currency FROM settings"
  );
  const levels = Object.fromEntries(
    SPLITS.map((d) => [d, [...new Set([...cohorts, ...lives].map((row) => row[d]))].sort()])
  ) as Levels;
  return {
    as_of: settings?.as_of ?? "",
    currency: settings?.currency ?? "USD",
    levels,
    cohorts: {
      ...splits(cohorts, levels),
      cohort_month: cohorts.map((d) => d.cohort_month),
      age_months: cohorts.map((d) => d.age_months),
      accounts: cohorts.map((d) => d.accounts),
      retained: cohorts.map((d) => d.retained),
      start_mrr: cohorts.map((d) => d.start_mrr),
      mrr: cohorts.map((d) => d.mrr),
      kept_mrr: cohorts.map((d) => d.kept_mrr)
    },
    lives: {
      ...splits(lives, levels),
      months: lives.map((d) => Math.round(d.months * 100) / 100),
      left: lives.map((d) => d.left),
      entry: lives.map((d) => d.entry)
    }
  };
}

function splits(rows: readonly Splits[], levels: Levels): Record<Split, number[]> {
  return Object.fromEntries(
    SPLITS.map((split) => {
      const places = new Map(levels[split].map((name, i) => [name, i]));
      return [split, rows.map((d) => places.get(d[split]) ?? -1)];
    })
  ) as Record<Split, number[]>;
}
