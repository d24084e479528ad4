import {column, required} from "./columns.js";
import type {TableRule} from "./types.js";

/** Proof-of-value experiments. */
export const EXPERIMENT_TABLES = {
  experiments: {
    about: "a proof-of-value experiment",
    key: "experiment_id",
    known_from: ["start_date"],
    spans: [["start_date", "end_date"]],
    dates_as_of: ["start_date"],
    columns: {
      experiment_id: required("text", "Unique id of the experiment"),
      name: required("text", "Name of the experiment"),
      hypothesis: column("text", "What it is to show"),
      account_id: column("text", "The account it is for; empty: across accounts", {
        references: {table: "accounts", column: "account_id"}
      }),
      unit: column("text", "What is put into an arm", {values: ["user", "account", "team"]}),
      start_date: required("date", "First day"),
      end_date: column("date", "First day after the last"),
      expected_share_target: column("decimal", "Share of units meant for the target arm", {
        min: 0,
        max: 1,
        default: "0.5"
      }),
      selected_because: column("text", "Set when units were picked for doing badly"),
      game_plan: column("text", "What follows from each outcome")
    }
  },
  experiment_kpi_defs: {
    about: "what a KPI means",
    columns: {
      experiment_id: required("text", "The experiment"),
      kpi: required("text", "Name of the KPI"),
      role: column("text", "Part that it plays", {values: ["primary", "secondary", "guardrail"]}),
      direction: column("text", "Which way is better", {values: ["up", "down"]}),
      kind: column("text", "Kind of measure", {values: ["mean", "proportion"]}),
      margin: column("decimal", "Guardrail: worst acceptable change"),
      minimum_effect: column("decimal", "Least effect that matters")
    }
  },
  experiment_units: {
    about: "who is in which arm",
    known_from: ["assigned_at"],
    columns: {
      experiment_id: required("text", "The experiment"),
      unit_id: required("text", "The unit"),
      arm: required("text", "The arm", {values: ["control", "target"]}),
      account_id: column("text", "The unit’s account", {
        references: {table: "accounts", column: "account_id"}
      }),
      assigned_at: column("timestamp", "When it was assigned")
    }
  },
  experiment_kpis: {
    about: "one measurement",
    known_from: ["measured_on"],
    columns: {
      experiment_id: required("text", "The experiment"),
      unit_id: required("text", "The unit"),
      kpi: required("text", "Name of the KPI"),
      period: required("text", "post, pre, or pre-2, pre-3 … counted backwards", {
        pattern: "post|pre(-[0-9]+)?"
      }),
      measured_on: column("date", "Day of the measurement"),
      value: required("decimal", "The measurement")
    }
  }
} as const satisfies Record<string, TableRule>;
