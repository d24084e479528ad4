import {SHARED, column, required} from "./columns.js";
import type {TableRule} from "./types.js";

const {account_id, user_id} = SHARED;

/** The people of an account and what they do. */
export const USAGE_TABLES = {
  users: {
    about: "a seat holder",
    key: "user_id",
    known_from: ["created_at"],
    blanked: {deactivated_at: []},
    spans: [["created_at", "deactivated_at"]],
    columns: {
      user_id: required("text", "Unique id of the user"),
      account_id,
      role: column("text", "Role of the user"),
      created_at: column("timestamp", "When the user was created"),
      deactivated_at: column("timestamp", "When the user was deactivated"),
      is_champion: column("bool", "Named as a champion by the CSM")
    }
  },
  usage: {
    about: "use of a feature",
    key: "usage_id",
    known_from: ["ts"],
    dates_as_of: ["ts"],
    flow: true,
    columns: {
      usage_id: column("text", "Unique id of the row; if given, repeats are rejected"),
      account_id,
      user_id,
      ts: required("timestamp", "When the feature was used"),
      feature: required("text", "Name of the feature"),
      count: column("int", "Number of uses; default 1", {min: 0, default: "1"}),
      duration_s: column("int", "Seconds spent", {min: 0}),
      errors: column("int", "Errors met", {min: 0})
    }
  },
  tickets: {
    about: "a support ticket",
    key: "ticket_id",
    known_from: ["opened_at"],
    blanked: {first_response_at: [], resolved_at: []},
    spans: [
      ["opened_at", "first_response_at"],
      ["opened_at", "resolved_at"]
    ],
    dates_as_of: ["opened_at"],
    flow: true,
    columns: {
      ticket_id: required("text", "Unique id of the ticket"),
      account_id,
      user_id,
      opened_at: required("timestamp", "When it was opened"),
      first_response_at: column("timestamp", "When it was first answered"),
      resolved_at: column("timestamp", "When it was resolved"),
      severity: column("int", "1 (worst) to 4", {min: 1, max: 4}),
      category: column("text", "Kind of ticket", {
        values: ["bug", "usability", "how_to", "billing", "other"]
      }),
      topic: column("text", "What it is about"),
      bug_id: column("text", "The bug behind it"),
      eta: column("date", "Day promised for the fix"),
      workaround: column("bool", "Whether there is a workaround"),
      csat: column("int", "Satisfaction with the ticket, 1 to 5", {min: 1, max: 5}),
      escalated: column("bool", "Whether it was escalated")
    }
  },
  surveys: {
    about: "a survey invitation and its answer",
    key: "response_id",
    known_from: ["sent_at", "answered_at"],
    blanked: {answered_at: ["score", "comment"]},
    spans: [["sent_at", "answered_at"]],
    dates_as_of: ["answered_at"],
    flow: true,
    columns: {
      response_id: required("text", "Unique id of the invitation"),
      account_id,
      user_id,
      sent_at: column("timestamp", "When it was sent"),
      answered_at: column("timestamp", "When it was answered"),
      kind: required("text", "Kind of survey", {values: ["nps", "csat", "ces", "checkin"]}),
      question: column("text", "The question asked"),
      score: column("decimal", "Answer: nps 0 to 10, csat 1 to 5, ces 1 to 7", {
        bounds_by: {column: "kind", bounds: {nps: [0, 10], csat: [1, 5], ces: [1, 7]}}
      }),
      comment: column("text", "What was written")
    }
  }
} as const satisfies Record<string, TableRule>;
