import {LEAST_STAYS} from "../journey/timeInStage.js";
import type {Definition} from "./definition.js";

const journey = {
  section: "Engagement",
  better: "down",
  window: "every entry into a stage up to the last day of data",
  scope: [],
  source: "src/metrics/journey/stageTimes.ts"
} as const;

/** How long the steps of the journey take. */
export const JOURNEY: readonly Definition[] = [
  {
    ...journey,
    id: "time_in_stage",
    label: "Time in stage",
    unit: "days",
    formula:
      "Kaplan-Meier median (and 90th percentile) of the days from an entry into a stage until it is left: for the next entry of the account, whatever the stage, or lost, with or without a stage that says so.",
    interval: "log-log 95 %",
    caveats: [
      "Lost without another stage = stopped paying, or its trial ended and it has not paid since; on that day.",
      "Still there: censored on the last day of data.",
      `Not available under ${LEAST_STAYS} entries, or while too few have left.`,
      "The same stage once more (a further renewal) is an entry of its own."
    ]
  },
  {
    ...journey,
    id: "handover_time",
    label: "Hand-over time",
    unit: "days",
    formula:
      "Kaplan-Meier median of the days from an entry out of another team’s stage to the first outbound touch on that day or later.",
    interval: "log-log 95 %",
    caveats: [
      "Not reached while it was there: censored when it moved on, left, or on the last day of data.",
      "Teams are those of journey.owners in quarterdeck.yaml, else the usual ones. Any outbound touch counts, whoever made it."
    ]
  },
  {
    ...journey,
    id: "stuck_accounts",
    label: "Stuck accounts",
    unit: "count",
    formula:
      "Accounts still in a stage on the way to value (visitor to adopting, and won back) for longer than the 90th percentile of the time in that stage in their segment.",
    caveats: ["No account is called stuck where the segment’s percentile is not available."]
  }
];
