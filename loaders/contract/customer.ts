import {STAGES} from "../../src/metrics/journey/stages.js";
import {SHARED, column, required} from "./columns.js";
import type {TableRule} from "./types.js";

const {account_id, user_id} = SHARED;

/** What passes between us and the customer. */
export const CUSTOMER_TABLES = {
  contacts: {
    about: "a person the CSM deals with",
    blanked: {left_on: []},
    columns: {
      account_id,
      name: required("text", "Name of the person"),
      role: column("text", "Part in the decision", {values: ["champion", "sponsor", "buyer", "user"]}),
      email: column("text", "Email address"),
      language: column("text", "BCP 47 tag"),
      preferred_channel: column("text", "How to reach the person", {
        values: ["email", "call", "meeting", "chat"]
      }),
      left_on: column("date", "Day on which the person left")
    }
  },
  touches: {
    about: "a contact with the customer",
    known_from: ["ts"],
    dates_as_of: ["ts"],
    flow: true,
    columns: {
      account_id,
      ts: required("timestamp", "When it took place"),
      channel: column("text", "Channel", {values: ["email", "call", "meeting", "chat", "in_app"]}),
      direction: column("text", "Who began", {values: ["outbound", "inbound"]}),
      purpose: column("text", "What it was for", {
        values: [
          "onboarding",
          "checkin",
          "training",
          "content",
          "escalation",
          "qbr",
          "renewal",
          "winback",
          "other"
        ]
      }),
      csm: column("text", "Who was in touch"),
      summary: column("text", "What was said")
    }
  },
  goals: {
    about: "what the customer wants to reach",
    key: "goal_id",
    columns: {
      goal_id: required("text", "Unique id of the goal"),
      account_id,
      goal: required("text", "The goal in words"),
      metric: column("text", "What measures it"),
      unit: column("text", "Unit of the values"),
      baseline: column("decimal", "Value at the beginning"),
      target: column("decimal", "Value to reach"),
      current: column("decimal", "Value now"),
      due_date: column("date", "Day on which it is due"),
      status: column("text", "State of the goal", {values: ["open", "met", "missed", "dropped"]}),
      owner: column("text", "Who answers for it")
    }
  },
  plans: {
    about: "an agreed next step",
    columns: {
      account_id,
      plan: required("text", "The step in words"),
      about: column("text", "What it serves", {values: ["goal", "experiment", "issue", "adoption", "other"]}),
      ref: column("text", "Id of what it serves"),
      owner: column("text", "Who does it"),
      owner_side: column("text", "Whose side the owner is on", {values: ["us", "customer"]}),
      due_date: column("date", "Day on which it is due"),
      status: column("text", "State of the step", {values: ["open", "done", "dropped"]})
    }
  },
  value: {
    about: "promised against realised value, by month",
    known_from: ["month"],
    flow: true,
    columns: {
      account_id,
      item: required("text", "What the value comes from"),
      month: required("date", "First day of the month"),
      promised: required("money", "Value promised"),
      realised: column("money", "Value realised; empty: not measured, never zero")
    }
  },
  stages: {
    about: "a step of the customer journey reached",
    known_from: ["entered_at"],
    flow: true,
    columns: {
      account_id,
      stage: required("text", "The step", {
        values: STAGES
      }),
      entered_at: required("timestamp", "When it was reached")
    }
  },
  requests: {
    about: "a product request or piece of feedback",
    key: "request_id",
    known_from: ["created_at"],
    blanked: {shipped_at: []},
    spans: [["created_at", "shipped_at"]],
    flow: true,
    columns: {
      request_id: required("text", "Unique id of the request"),
      account_id,
      user_id,
      created_at: required("timestamp", "When it was made"),
      title: required("text", "The request in words"),
      status: column("text", "State of the request", {values: ["open", "planned", "shipped", "declined"]}),
      shipped_at: column("timestamp", "When it was shipped")
    }
  }
} as const satisfies Record<string, TableRule>;
