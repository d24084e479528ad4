import type {Definition} from "./definition.js";
import {BOTH} from "./definition.js";

const END_POINTS = "the window’s two end points, t0 and t1";
const movements = {
  unit: "usd_month",
  section: "Revenue",
  window: END_POINTS,
  scope: BOTH,
  source: "src/metrics/movements.ts"
} as const;
const NARROW =
  "Where accounts are few and very unequal in size the interval is a little too narrow: it holds about 92 of 100 times, not 95 (80 accounts, simulated).";
const BOOTSTRAP =
  "BCa bootstrap over accounts, 2,000 seeded resamples; none under 10 accounts or when one holds over half of the starting MRR";
const PAIRS =
  "Both ends are converted at the rate of the window’s first month; exchange rates are a movement of their own.";
const RETURNED = "An account that leaves and returns inside the window is retained, and listed as such.";

/** MRR, its movements and what is kept of it. */
export const REVENUE: readonly Definition[] = [
  {
    ...movements,
    id: "start_mrr",
    label: "MRR at the start",
    better: "up",
    formula:
      "Sum of the MRR of all accounts on t0. The MRR of an account on a day is the sum of mrr over its paid subscriptions with start date <= day < end date.",
    caveats: ["A trial carries no MRR whatever its price says."]
  },
  {
    ...movements,
    id: "new_mrr",
    label: "New MRR",
    better: "up",
    formula: "MRR at t1 of the accounts that did not pay at t0 and had never paid before.",
    caveats: [
      "An account that joins and leaves inside the window is not in this view; the daily view counts it."
    ]
  },
  {
    ...movements,
    id: "reactivation_mrr",
    label: "Reactivation MRR",
    better: "up",
    formula: "MRR at t1 of the accounts that did not pay at t0 but had paid earlier.",
    caveats: ["Some tools count this as new or as expansion."]
  },
  {
    ...movements,
    id: "expansion_mrr",
    label: "Expansion MRR",
    better: "up",
    formula:
      "Sum of MRR at t1 less MRR at t0 over the accounts that pay more at t1 than at t0 (and paid at t0).",
    caveats: [PAIRS]
  },
  {
    ...movements,
    id: "contraction_mrr",
    label: "Contraction MRR",
    better: "down",
    formula:
      "Sum of MRR at t0 less MRR at t1 over the accounts that pay less at t1 than at t0, and still pay.",
    caveats: [PAIRS]
  },
  {
    ...movements,
    id: "churned_mrr",
    label: "Churned MRR",
    better: "down",
    formula: "MRR at t0 of the accounts that pay nothing at t1.",
    caveats: [RETURNED]
  },
  {
    ...movements,
    id: "fx_mrr",
    label: "Exchange rates",
    better: null,
    formula:
      "MRR at t1 at the rate of its own month less the same MRR at the rate of the window’s first month.",
    caveats: [
      "Zero where every subscription is priced in the reporting currency. A missing rate stops the run."
    ]
  },
  {
    ...movements,
    id: "end_mrr",
    label: "MRR at the end",
    better: "up",
    formula:
      "Sum of the MRR of all accounts on t1. To the cent: start + new + reactivation + expansion - contraction - churned + exchange rates = end.",
    caveats: []
  },
  {
    id: "arr",
    label: "ARR",
    unit: "usd_year",
    better: "up",
    section: "Revenue",
    formula: "12 x MRR on t1.",
    window: "the day t1",
    caveats: ["A run rate, not revenue recognised or billed."],
    scope: BOTH,
    source: "src/metrics/companyMetrics.ts"
  },
  {
    id: "paying_accounts",
    label: "Paying accounts",
    unit: "count",
    better: "up",
    section: "Revenue",
    formula: "Accounts with an MRR above 0 on t1.",
    window: "the day t1",
    caveats: ["A free subscription (price 0) does not pay."],
    scope: ["company"],
    source: "src/metrics/companyMetrics.ts"
  },
  {
    id: "arpa",
    label: "ARPA",
    unit: "usd_month",
    better: "up",
    section: "Revenue",
    formula: "MRR on t1 / paying accounts on t1.",
    numerator: "MRR on t1",
    denominator: "paying accounts on t1",
    window: "the day t1",
    caveats: ["A mean: a few large accounts move it. The median stands beside it."],
    scope: ["company"],
    source: "src/metrics/companyMetrics.ts"
  },
  {
    id: "arpa_median",
    label: "Median MRR per account",
    unit: "usd_month",
    better: "up",
    section: "Revenue",
    formula: "The median MRR of the accounts that pay on t1.",
    window: "the day t1",
    caveats: [],
    scope: ["company"],
    source: "src/metrics/companyMetrics.ts"
  },
  {
    id: "grr",
    label: "Gross revenue retention",
    unit: "fraction",
    better: "up",
    section: "Revenue",
    formula:
      "Sum of the smaller of MRR at t1 and MRR at t0 / sum of MRR at t0, over the accounts that pay at t0.",
    numerator: "MRR kept, each account capped at its own starting MRR",
    denominator: "MRR at t0",
    window: END_POINTS,
    interval: BOOTSTRAP,
    caveats: [
      "Never above 100 %. Capped account by account, so that one expansion cannot hide another’s contraction.",
      RETURNED,
      PAIRS,
      NARROW
    ],
    scope: BOTH,
    source: "src/metrics/retention.ts"
  },
  {
    id: "nrr",
    label: "Net revenue retention",
    unit: "fraction",
    better: "up",
    section: "Revenue",
    formula: "Sum of MRR at t1 / sum of MRR at t0, over the accounts that pay at t0.",
    numerator: "MRR at t1 of the accounts that pay at t0",
    denominator: "MRR at t0",
    window: END_POINTS,
    interval: BOOTSTRAP,
    caveats: ["New and returning accounts are not in it.", RETURNED, PAIRS, NARROW],
    scope: BOTH,
    source: "src/metrics/retention.ts"
  },
  {
    id: "quick_ratio",
    label: "Quick ratio",
    unit: "ratio",
    better: "up",
    section: "Revenue",
    formula: "(new + reactivation + expansion) / (contraction + churned), of the window’s end points.",
    numerator: "MRR gained",
    denominator: "MRR lost",
    window: END_POINTS,
    caveats: [
      "Not available when nothing was lost. Tools that count every change inside the window get a lower figure."
    ],
    scope: ["company"],
    source: "src/metrics/companyMetrics.ts"
  },
  {
    id: "at_risk_arr",
    label: "ARR at risk",
    unit: "usd_year",
    better: "down",
    section: "Revenue",
    formula: "ARR of the paying accounts whose health band is “at risk” on t1.",
    numerator: "ARR in the band at risk",
    denominator: "ARR of all paying accounts",
    window: "the day t1",
    caveats: ["Accounts without enough data for a score are in no band."],
    scope: ["company"],
    source: "src/metrics/companyMetrics.ts"
  }
];
