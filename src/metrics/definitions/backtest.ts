import type {Definition} from "./definition.js";

const common = {
  section: "Health",
  scope: [],
  window: "the months that judge: the last 12 whose 90 days are over, or half of them"
} as const;

/** How well scores foresee who leaves: printed on the Health page, in no report of metrics. */
export const BACKTEST: readonly Definition[] = [
  {
    ...common,
    id: "score_auc",
    label: "Area under the ROC curve",
    unit: "ratio",
    better: "up",
    formula:
      "The probability that of two account-months, one followed by leaving within 90 days and one not, the score warns of the first; equal scores count half. 0.5 is a coin, 1 is perfect.",
    numerator: "account-months followed by leaving",
    denominator: "account-months with the score",
    interval: "95 %, percentiles of 2,000 bootstrap samples of accounts; 500 for a single month",
    caveats: [
      "Only account-months whose 90 days are over count, whatever became of them. Months to learn from end 90 days before the first month that judges.",
      "Calibration slope: logistic regression of leaving on the predicted log odds, 1 when predictions are spread as they should be. Brier: mean squared distance of prediction and outcome. Lift: the share that leaves of the most alarming tenth against that of all.",
      "A scorecard that was made with hindsight does better in months before it was made than it will in months to come."
    ],
    source: "src/metrics/backtest/scoreBacktest.ts"
  },
  {
    ...common,
    id: "danger_zone",
    label: "Danger zone",
    unit: "score",
    better: null,
    formula:
      "Engagement index, or share of seats with an active user, at or below the line with the greatest sensitivity + specificity - 1 (Youden's J) in the months learnt from; where the configuration prices errors, also the line of least cost.",
    interval:
      "95 %, percentiles of 2,000 bootstrap samples of accounts; precision and recall by Wilson with accounts as n",
    caveats: [
      "Below 30 accounts that left the bottom quartile stands in, which is an assumption.",
      "Approaching: above the line by less than half the width of its interval, or due to cross within 30 days at the slope since the last month end at least 28 days ago."
    ],
    source: "src/metrics/backtest/dangerLines.ts"
  },
  {
    ...common,
    id: "left_of_100",
    label: "Of 100 accounts like this",
    unit: "fraction",
    better: "down",
    formula:
      "Share of the account-months in the same fifth of predicted probability that were followed by leaving within 90 days. The probability is learnt from the health score alone.",
    numerator: "account-months of the fifth followed by leaving",
    denominator: "account-months of the fifth",
    interval:
      "Wilson 95 % with accounts as n, because the months of one account tell little more than one of them",
    caveats: ["Hidden under 50 account-months or 10 accounts."],
    source: "src/metrics/backtest/likeAccounts.ts"
  }
];
