import {SHARED, column, required} from "./columns.js";
import type {TableRule} from "./types.js";

const {account_id} = SHARED;
const guarded = true;

/** What people write down while they work, in data/journal/ beside the config. */
export const JOURNAL_TABLES = {
  overrides: {
    about: "a judgement that stands beside a computed health score",
    journal: true,
    known_from: ["made_on"],
    spans: [["made_on", "expires_on"]],
    one_of: ["score", "band"],
    columns: {
      account_id,
      score: column("decimal", "The score in the maker’s judgement, 0 to 100", {min: 0, max: 100}),
      band: column("text", "The band in the maker’s judgement", {values: ["at risk", "watch", "healthy"]}),
      reason: required("text", "Why", {guarded}),
      by: required("text", "Who made it", {guarded}),
      made_on: required("date", "Day on which it was made"),
      expires_on: column("date", "Last day; default 90 days after it was made")
    }
  },
  actions: {
    about: "the state of a play that fired",
    journal: true,
    known_from: ["fired_on", "on"],
    known_from_latest: true,
    columns: {
      account_id,
      play: required("text", "The play"),
      fired_on: required("date", "Day on which it fired"),
      state: column("text", "State of the play", {values: ["open", "done", "snoozed", "dropped"]}),
      by: column("text", "Who changed the state", {guarded}),
      on: column("date", "Day of the change"),
      note: column("text", "Note", {guarded})
    }
  },
  renewal_calls: {
    about: "a judgement on a renewal",
    journal: true,
    known_from: ["made_on"],
    columns: {
      account_id,
      renewal_date: required("date", "The renewal"),
      call: column("text", "The judgement", {values: ["commit", "likely", "at_risk", "lost"]}),
      probability: column("decimal", "Probability of renewal, 0 to 1", {min: 0, max: 1}),
      by: column("text", "Who made it", {guarded}),
      made_on: column("date", "Day on which it was made")
    }
  }
} as const satisfies Record<string, TableRule>;
