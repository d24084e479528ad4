import type {Definition} from "./definition.js";

/** The health score and how much of it is known. */
export const HEALTH: readonly Definition[] = [
  {
    id: "health_score",
    label: "Health score",
    unit: "score",
    better: "up",
    section: "Health",
    formula:
      "Sum of effective weight x points over the components of the segment’s scorecard. Points run from 0 at the bad anchor to 100 at the good one, linear and clamped. The weight of what has no data goes to the rest of its group, then to the other groups.",
    window: "a month end, or the last day of data",
    caveats: [
      "Below the minimum coverage (60 % unless configured) there is no score: “not enough data”.",
      "Bands: at risk below 50, healthy above 75 unless configured; down at the boundary at once, up only at boundary + 3.",
      "A scorecard’s new version starts a new history and never rewrites the old one."
    ],
    scope: ["account"],
    source: "src/metrics/health.ts"
  },
  {
    id: "health_coverage",
    label: "Health coverage",
    unit: "fraction",
    better: "up",
    section: "Health",
    formula: "Original weight of the components with data / original weight of all.",
    numerator: "weight with data",
    denominator: "weight of the scorecard",
    window: "a month end, or the last day of data",
    caveats: ["Missing is never neutral and never healthy."],
    scope: ["account"],
    source: "src/metrics/health.ts"
  },
  {
    id: "accounts_at_risk",
    label: "Accounts at risk",
    unit: "count",
    better: "down",
    section: "Health",
    formula: "Paying accounts in the band “at risk”.",
    numerator: "accounts at risk",
    denominator: "paying accounts with a band",
    window: "the day t1",
    caveats: ["Accounts without enough data for a score are in no band."],
    scope: ["company"],
    source: "src/metrics/companyMetrics.ts"
  }
];
