import type {Definition} from "./definition.js";

/** What warnings and plays are judged by. */
export const ACTION: readonly Definition[] = [
  {
    id: "save_rate",
    label: "Save rate of a play",
    unit: "fraction",
    better: "up",
    section: "Churn",
    formula:
      "Of the accounts that a play named before a renewal, those that pay 90 days after that renewal. Each account counts once a renewal, in the quarter of the first firing.",
    numerator: "named accounts that pay 90 days after their next renewal",
    denominator: "named accounts whose renewal was 90 days ago or more",
    window: "all firings before a renewal that lies 90 days or more before the last day of data",
    interval: "Wilson 95 %; done against not done: Newcombe 95 %, marked after Benjamini-Hochberg at 5 %",
    caveats: [
      "An account is named when it looks worst and many recover by themselves: regression to the mean. A rate alone says nothing of the play.",
      "Compared are pairs of the same play and segment, engagement index within 10 points, renewal within 45 days; the one without the play still paid as long after its firing as the other took to have it done. Five pairs at least.",
      "Done is what the journal calls done before the renewal; firings before the journal's first line are not compared.",
      "Plays are not done by lot: whom a CSM calls first may differ in what no table shows."
    ],
    scope: [],
    source: "src/metrics/plays/saveRate.ts"
  },
  {
    id: "warned_losses",
    label: "Losses with a warning",
    unit: "fraction",
    better: "up",
    section: "Churn",
    formula:
      "Of the accounts that were lost, those for which a risk play fired in the 180 days before the loss was known: notice, else the first day without payment. The lead is the days from the first such firing.",
    numerator: "losses with a firing in the 180 days before",
    denominator: "losses",
    window: "all losses up to the last day of data",
    interval: "Wilson 95 %; leads as median and quartiles",
    caveats: [
      "A lead is known to the month: history is kept by month ends.",
      "Beside it stands how many month ends without a loss were warned as well: a warning that always sounds warns of every loss."
    ],
    scope: [],
    source: "src/metrics/losses/leadTime.ts"
  },
  {
    id: "rate_ratio",
    label: "Rate ratio of a topic",
    unit: "ratio",
    better: null,
    section: "Support and voice",
    formula:
      "Tickets of a topic per active user and month after a day, divided by the same before it, over the same accounts; for an article also divided by the ratio of the other topics.",
    window: "two windows of equal length on either side of the day",
    interval: "95 % on the logarithm, the tickets of an account held together, quantile of Student's t",
    caveats: ["Under ten tickets, or five accounts with one, no ratio is given."],
    scope: [],
    source: "src/metrics/rateRatio.ts"
  }
];
