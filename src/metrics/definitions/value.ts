import type {Definition} from "./definition.js";
import {BOTH} from "./definition.js";

const money = {
  unit: "usd",
  section: "Value and goals",
  window: "months that end after t0 and up to t1",
  scope: BOTH,
  source: "loaders/metrics/value.ts"
} as const;

/** What was promised, what came of it, and the customer’s own goals. */
export const VALUE: readonly Definition[] = [
  {
    ...money,
    id: "promised_value",
    label: "Value promised",
    better: null,
    formula: "Sum of promised over the value items of the window.",
    caveats: ["In the account’s contract currency as given."]
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
      "Paid = MRR on the last day of each such month."
    ]
  },
  {
    id: "goal_attainment",
    label: "Goal attainment",
    unit: "fraction",
    better: "up",
    section: "Value and goals",
    formula:
      "(current - baseline) / (target - baseline) per goal; the mean over goals with all three numbers, dropped goals left out.",
    numerator: "sum of attainments",
    denominator: "goals with baseline, target and current",
    window: "goals as they stand on the last day of data",
    caveats: [
      "A goal can pass 100 % or fall below 0 %.",
      "Current values are undated unless goal_values dates them."
    ],
    scope: BOTH,
    source: "loaders/metrics/value.ts"
  }
];
