import type {RetentionData} from "../../src/lib/retentionData.js";

/** A cohort at an age: who started and who is left, in accounts and MRR. */
export interface MadeCohort {
  month: string;
  age: number;
  segment?: string;
  accounts: number;
  retained: number;
  start_mrr?: number;
  mrr?: number;
  kept_mrr?: number;
}

/** How long an account paid, and whether it left then. */
export type MadeLife = readonly [months: number, left: boolean, segment?: string, entry?: number];

/** Retention data of a made-up company with the segments Large and Small. */
export function retentionOf(cohorts: readonly MadeCohort[], lives: readonly MadeLife[] = []): RetentionData {
  const segment = ["Large", "Small"];
  const one = (rows: readonly unknown[]) => rows.map(() => 0);
  return {
    as_of: "2026-09-30",
    currency: "USD",
    levels: {segment, plan: ["Basic"], region: ["North"], csm: ["Ana"]},
    cohorts: {
      cohort_month: cohorts.map((d) => d.month),
      age_months: cohorts.map((d) => d.age),
      segment: cohorts.map((d) => segment.indexOf(d.segment ?? "Small")),
      plan: one(cohorts),
      region: one(cohorts),
      csm: one(cohorts),
      accounts: cohorts.map((d) => d.accounts),
      retained: cohorts.map((d) => d.retained),
      start_mrr: cohorts.map((d) => d.start_mrr ?? 0),
      mrr: cohorts.map((d) => d.mrr ?? 0),
      kept_mrr: cohorts.map((d) => d.kept_mrr ?? 0)
    },
    lives: {
      months: lives.map((d) => d[0]),
      left: lives.map((d) => (d[1] ? 1 : 0)),
      segment: lives.map((d) => segment.indexOf(d[2] ?? "Small")),
      plan: one(lives),
      region: one(lives),
      csm: one(lives),
      entry: lives.map((d) => d[3] ?? 0)
    }
  };
}
