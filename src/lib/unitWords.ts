import type {Unit} from "../metrics/definitions.js";

/** The units of metrics, as a reader reads them. */
export const UNIT_WORDS: Record<Unit, string> = {
  usd: "money",
  usd_month: "money a month",
  usd_year: "money a year",
  fraction: "share",
  count: "count",
  score: "0\u2013100",
  nps: "\u2212100 to 100",
  mean: "mean",
  days: "days",
  hours: "hours",
  ratio: "ratio"
};
