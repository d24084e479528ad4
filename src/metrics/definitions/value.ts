import type {Definition} from "./definition.js";
import {BOTH} from "./definition.js";

const money = {
  unit: "usd",
  section: "Value and goals",
  window: "all months that are over by t1, from the first",
  scope: BOTH,
  source: "src/metrics/valueMetrics.ts"
} as const;

/** What was promised, what came of it, and the customer’s own goals. */
export const VALUE: readonly Definition[] = [
  {
    ...money,
    id: "promised_value",
    label: "Value promised",
    better: null,
    formula: "Sum of promised over all items and months to date.",
    caveats: ["The table has no currency: amounts are taken as the reporting currency."]
  },
  {
    ...money,
    id: "realised_value",
    label: "Value realised",
    better: "up",
    formula: "Sum of realised over the items that were measured.",
    caveats: ["An empty cell is not measured, never zero."]
  },
  {
    ...money,
    id: "roi",
    label: "Return on investment",
    unit: "ratio",
    better: "up",
    formula: "(realised - paid in the same months) / paid, measured items only.",
    numerator: "realised value less what was paid",
    denominator: "what was paid in the months with a measured item",
    caveats: [
      "Not available while less than half of the promised value is measured.",
      "Paid = the MRR of each month with a measured item, every day of it weighing alike.",
      "A customer’s deck is in the currency of its contract: fees agreed in it are not converted, all else is at the rate of the quarter’s last month."
    ]
  },
  {
    id: "goal_attainment",
    label: "Goal attainment",
    unit: "fraction",
    better: "up",
    section: "Value and goals",
    formula:
      "(current - baseline) / (target - baseline) per goal; an account’s is the mean over its goals with all three numbers, dropped ones left out, and the company’s the mean over accounts.",
    numerator: "sum of attainments",
    denominator: "goals (company: accounts) with all three numbers",
    window: "the day t1; before the last day of data only goals that goal_values dates",
    caveats: [
      "A goal can pass 100 % or fall below 0 %.",
      "Current values are undated unless goal_values dates them."
    ],
    scope: BOTH,
    source: "src/metrics/valueMetrics.ts"
  }
];
