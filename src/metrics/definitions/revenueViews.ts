import type {Definition} from "./definition.js";

const daily = {
  section: "Revenue",
  window: "every day after t0 up to t1",
  scope: ["company", "account"],
  source: "src/metrics/dailyMovements.ts"
} as const;
const NOT_END_POINTS =
  "Counts every change inside the window, also those that cancel out: not comparable with the end-point view.";

/** The view that counts every change inside a window, and what an account is worth over its life. */
export const REVENUE_VIEWS: readonly Definition[] = [
  {
    ...daily,
    id: "new_mrr_daily",
    label: "New MRR (daily)",
    unit: "usd_month",
    better: "up",
    formula: "Sum of the first MRR of the accounts that begin to pay for the first time inside the window.",
    caveats: [NOT_END_POINTS]
  },
  {
    ...daily,
    id: "reactivation_mrr_daily",
    label: "Reactivation MRR (daily)",
    unit: "usd_month",
    better: "up",
    formula: "Sum of the MRR with which accounts that had paid before begin to pay again.",
    caveats: [NOT_END_POINTS]
  },
  {
    ...daily,
    id: "expansion_mrr_daily",
    label: "Expansion MRR (daily)",
    unit: "usd_month",
    better: "up",
    formula: "Sum of all increases of paying accounts, day by day.",
    caveats: [NOT_END_POINTS]
  },
  {
    ...daily,
    id: "contraction_mrr_daily",
    label: "Contraction MRR (daily)",
    unit: "usd_month",
    better: "down",
    formula: "Sum of all decreases of accounts that go on paying, day by day.",
    caveats: [NOT_END_POINTS]
  },
  {
    ...daily,
    id: "churned_mrr_daily",
    label: "Churned MRR (daily)",
    unit: "usd_month",
    better: "down",
    formula: "Sum of the MRR of all stops of payment, also of accounts that return.",
    caveats: [NOT_END_POINTS]
  },
  {
    ...daily,
    scope: ["company"],
    id: "quick_ratio_daily",
    label: "Quick ratio (daily)",
    unit: "ratio",
    better: "up",
    formula: "(new + reactivation + expansion) / (contraction + churned), of every change inside the window.",
    numerator: "MRR gained, every change",
    denominator: "MRR lost, every change",
    caveats: [NOT_END_POINTS]
  },
  {
    id: "ltv",
    label: "Lifetime value",
    unit: "usd",
    better: "up",
    section: "Revenue",
    formula:
      "Gross margin x the MRR retained per starting account, summed over the first h months of its life: Kaplan-Meier weighted by the MRR of the first paid day.",
    numerator: "MRR retained per starting account over h months",
    window: "every account since its first paid day, up to t1",
    interval: "percentile bootstrap over accounts, 2,000 seeded resamples; none under 10 accounts",
    caveats: [
      "h is 36 months unless configured, and at most 90 % of the longest follow-up.",
      "Not available without gross_margin in the config.",
      "Expansion is not in it."
    ],
    scope: ["company"],
    source: "src/metrics/ltv.ts"
  },
  {
    id: "ltv_textbook",
    label: "Lifetime value (textbook)",
    unit: "usd",
    better: "up",
    section: "Revenue",
    formula: "ARPA x gross margin / mean monthly logo churn of the 12 months up to t1.",
    numerator: "ARPA x gross margin",
    denominator: "mean monthly logo churn",
    window: "the 12 months that end on t1",
    caveats: ["Assumes that churn never changes with age. Not available when no account left."],
    scope: ["company"],
    source: "src/metrics/ltv.ts"
  },
  {
    id: "trial_to_paid",
    label: "Trial to paid",
    unit: "fraction",
    better: "up",
    section: "Revenue",
    formula:
      "Of the trials that ended inside the window and whose waiting time (30 days unless configured) is over: those whose account pays within that time after the trial’s end and had not paid before.",
    numerator: "trials that became paying accounts",
    denominator: "trials whose waiting time is over",
    window: "trials by their end date",
    interval: "Wilson 95 %",
    caveats: ["Trials without an end date, or still inside the waiting time, are open and not counted."],
    scope: ["company"],
    source: "loaders/metrics/trials.ts"
  }
];
