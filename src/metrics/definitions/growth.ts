import type {Definition} from "./definition.js";

/** Who is ready to grow. */
export const GROWTH: readonly Definition[] = [
  {
    id: "expansion_leads",
    label: "Expansion leads",
    unit: "count",
    better: "up",
    section: "Revenue",
    formula:
      "Paying accounts with seat utilisation above 90 %, a health score in the band healthy, and a trend of use above 0, all on the day.",
    window: "the last day of data; for past leads the month ends of the year that ended a year ago",
    interval:
      "share of past leads that paid more two quarters later: Wilson 95 %; against the others: Newcombe 95 %",
    caveats: [
      "Accounts of which one of the three is not known are not judged.",
      "A past account counts once: at the first month end as a lead, else at the first at which it could be judged; both ends of its MRR at the rate of the first.",
      "Who left counts as not having expanded."
    ],
    scope: [],
    source: "src/metrics/growth/expansion.ts"
  }
];
