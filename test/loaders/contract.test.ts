import {assert, describe, it} from "vitest";
import {TABLE_NAMES, tableRule} from "../../loaders/contract.js";
import {knownRow} from "../../loaders/ingest/known.js";

/** The tables and columns that the documentation of the contract gives, as `table(column type*, …)`. */
const WORDS: Record<string, string> = {
  accounts:
    "account_id* text, name* text, segment text, plan text, industry text, country text, region text, csm text, sold_by text, signup_date date, language text, timezone text, acquisition_source text, referred_by text, icp_fit decimal, employees int, tags text",
  subscriptions:
    "subscription_id* text, account_id* text, product text, plan text, seats int, mrr* money, currency text, start_date* date, end_date date, renewal_date date, billing_period text, is_trial bool, auto_renew bool",
  users:
    "user_id* text, account_id* text, role text, created_at timestamp, deactivated_at timestamp, is_champion bool",
  contacts:
    "account_id* text, name* text, role text, email text, language text, preferred_channel text, left_on date",
  usage:
    "usage_id text, account_id* text, user_id text, ts* timestamp, feature* text, count int, duration_s int, errors int",
  tickets:
    "ticket_id* text, account_id* text, user_id text, opened_at* timestamp, first_response_at timestamp, resolved_at timestamp, severity int, category text, topic text, bug_id text, eta date, workaround bool, csat int, escalated bool",
  surveys:
    "response_id* text, account_id* text, user_id text, sent_at timestamp, answered_at timestamp, kind* text, question text, score decimal, comment text",
  churn_events:
    "account_id* text, churned_on* date, notice_on date, voluntary bool, reason text, reason_detail text, competitor text, feedback text, request_id text, topic text, returned_on date",
  invoices:
    "invoice_id* text, account_id* text, issued_on* date, due_on date, paid_on date, amount* money, currency text, status text",
  touches:
    "account_id* text, ts* timestamp, channel text, direction text, purpose text, csm text, summary text",
  goals:
    "goal_id* text, account_id* text, goal* text, metric text, unit text, baseline decimal, target decimal, current decimal, due_date date, status text, owner text",
  plans:
    "account_id* text, plan* text, about text, ref text, owner text, owner_side text, due_date date, status text",
  value: "account_id* text, item* text, month* date, promised* money, realised money",
  experiments:
    "experiment_id* text, name* text, hypothesis text, account_id text, unit text, start_date* date, end_date date, expected_share_target decimal, selected_because text, game_plan text",
  experiment_kpi_defs:
    "experiment_id* text, kpi* text, role text, direction text, kind text, margin decimal, minimum_effect decimal",
  experiment_units: "experiment_id* text, unit_id* text, arm* text, account_id text, assigned_at timestamp",
  experiment_kpis:
    "experiment_id* text, unit_id* text, kpi* text, period* text, measured_on date, value* decimal",
  stages: "account_id* text, stage* text, entered_at* timestamp",
  requests:
    "request_id* text, account_id* text, user_id text, created_at* timestamp, title* text, status text, shipped_at timestamp",
  accounts_history: "key* text, column* text, value text, valid_from* date",
  goal_values: "key* text, column* text, value text, valid_from* date",
  overrides:
    "account_id* text, score decimal, band text, reason* text, by* text, made_on* date, expires_on date",
  actions: "account_id* text, play* text, fired_on* date, state text, by text, on date, note text",
  renewal_calls: "account_id* text, renewal_date* date, call text, probability decimal, by text, made_on date"
};

describe("CONTRACT", () => {
  it("has each table with its columns, types and required columns, in order", () => {
    assert.sameMembers(TABLE_NAMES, Object.keys(WORDS));
    for (const table of TABLE_NAMES) {
      const columns = Object.entries(tableRule(table).columns);
      assert.strictEqual(
        columns.map(([name, {type, required}]) => `${name}${required ? "*" : ""} ${type}`).join(", "),
        WORDS[table]
      );
    }
  });

  it("names as key, dates and spans only columns that the table has", () => {
    for (const table of TABLE_NAMES) {
      const {key, columns, known_from, blanked, spans, dates_as_of, one_of} = tableRule(table);
      const named = [
        key ?? [],
        known_from ?? [],
        Object.entries(blanked ?? {}),
        spans ?? [],
        dates_as_of ?? [],
        one_of ?? []
      ].flat(3);
      for (const name of named) assert.property(columns, name, table);
    }
  });

  it("reads accounts before all that refer to them, goals before their values", () => {
    assert.strictEqual(TABLE_NAMES[0], "accounts");
    assert.isBelow(TABLE_NAMES.indexOf("goals"), TABLE_NAMES.indexOf("goal_values"));
  });
});

describe("knownRow(table, given, as_of)", () => {
  it("asks for no date that the source does not give", () => {
    assert.strictEqual(knownRow("contacts", new Set(["name"]), "2024-06-30"), "true");
    assert.strictEqual(knownRow("surveys", new Set(["kind"]), "2024-06-30"), "true");
    assert.notInclude(knownRow("surveys", new Set(["answered_at"]), "2024-06-30"), "sent_at");
  });
});
