import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Company, Rows} from "../../support/companies.js";

/** Rates of one euro in dollars, the same in every month that the company's history needs. */
export async function writeRates(dir: string, rate = 1.25): Promise<void> {
  const months = Array.from({length: 16}, (_, i) =>
    new Date(Date.UTC(2024, 11 + i, 1)).toISOString().slice(0, 10)
  );
  const rows = months.map((month) => `EUR,${month},${rate}`);
  await writeFile(join(dir, "fx.csv"), ["currency,month,rate", ...rows].join("\n"));
}

const paid = (subscription_id: string, account_id: string, more: Rows[number]) => ({
  subscription_id,
  account_id,
  start_date: "2025-01-01",
  ...more
});
const ticket = (ticket_id: string, opened_at: string, more: Rows[number] = {}) => ({
  ticket_id,
  account_id: "A1",
  opened_at: `${opened_at}:00`,
  ...more
});
const nps = (response_id: string, day: string, more: Rows[number]) => ({
  response_id,
  account_id: "A1",
  kind: "nps",
  sent_at: "2025-12-01 00:00:00",
  answered_at: `${day} 12:00:00`,
  ...more
});
const value = (item: string, month: string, promised: number, realised: number | null) => ({
  account_id: "A1",
  item,
  month: `${month}-01`,
  promised,
  realised
});

/** Alder pays in euros, 400 and then 500; Birch in dollars, and has nothing else; Cedar has left. The quarter is 2026Q1. */
export const TABLES: Company["tables"] = {
  accounts: [
    {account_id: "A1", name: "Alder", segment: "Small", plan: "Basic", csm: "Ines"},
    {account_id: "A2", name: "Birch"},
    {account_id: "A3", name: "Cedar"}
  ],
  subscriptions: [
    paid("S1", "A1", {mrr: 400, currency: "EUR", seats: 10}),
    paid("S2", "A1", {mrr: 100, currency: "EUR", seats: 0, start_date: "2026-01-01"}),
    paid("S3", "A2", {mrr: 200}),
    paid("S4", "A3", {mrr: 300, end_date: "2025-12-01"})
  ],
  contacts: [
    {account_id: "A1", name: "Amy", role: "champion"},
    {account_id: "A1", name: "Bo", role: "champion", left_on: "2026-03-31"},
    {account_id: "A1", name: "Cy", role: "champion"},
    {account_id: "A1", name: "Dan", role: "user"},
    {account_id: "A1", name: "Zoe", role: "sponsor"}
  ],
  users: [
    {user_id: "U1", account_id: "A1", created_at: "2025-01-01 00:00:00"},
    {user_id: "U2", account_id: "A1", created_at: "2025-02-01 00:00:00"}
  ],
  usage: [
    ...["U1", "U2", "U3"].map((user_id) => ({
      account_id: "A1",
      user_id,
      ts: "2026-03-20 09:00:00",
      feature: "map"
    })),
    {account_id: "A1", user_id: "U1", ts: "2026-03-21 09:00:00", feature: "export"},
    {account_id: "A1", user_id: "U1", ts: "2025-12-20 09:00:00", feature: "map"}
  ].map((d) => ({...d, count: 1, errors: 0})),
  tickets: [
    ticket("T0", "2025-11-10 09:00", {topic: "Import fails", resolved_at: "2025-11-11 09:00:00"}),
    ticket("T5", "2025-08-10 09:00", {
      topic: "Export",
      severity: 1,
      resolved_at: "2025-08-11 09:00:00"
    }),
    ticket("T1", "2026-01-05 09:00", {
      severity: 1,
      topic: "Import fails",
      first_response_at: "2026-01-05 11:00:00",
      resolved_at: "2026-01-05 19:00:00"
    }),
    ticket("T2", "2026-02-10 09:00", {
      severity: 1,
      topic: "Slow map",
      first_response_at: "2026-02-10 15:00:00"
    }),
    ticket("T3", "2026-03-31 23:00", {severity: 2, topic: "Slow map"}),
    ticket("T4", "2025-12-31 23:30", {severity: 3, topic: "Export", resolved_at: "2026-01-02 09:00:00"}),
    {...ticket("T9", "2026-01-05 09:00", {severity: 1, topic: "Of Birch"}), account_id: "A2"}
  ],
  surveys: [
    nps("R0", "2025-12-31", {user_id: "U3", score: 0, comment: "The day before the quarter"}),
    nps("R1", "2026-01-01", {user_id: "U1", score: 3, comment: "It was slow then"}),
    nps("R2", "2026-03-10", {user_id: "U1", score: 9, comment: " Now it is quick "}),
    nps("R3", "2026-02-01", {score: 6, comment: "The longest of all comments, by far"}),
    nps("R4", "2026-03-31", {score: 10, comment: "short"}),
    nps("R5", "2026-02-02", {kind: "csat", user_id: "U2", score: 4, comment: "Support was polite"})
  ],
  goals: [
    {goal_id: "G1", account_id: "A1", goal: "On time", baseline: 80, target: 95, current: 90},
    {goal_id: "G2", account_id: "A1", goal: "Met last April", due_date: "2025-04-01", status: "met"},
    {goal_id: "G3", account_id: "A1", goal: "Met last March", due_date: "2025-03-31", status: "met"},
    {goal_id: "G4", account_id: "A1", goal: "Dropped", status: "dropped"},
    {
      goal_id: "G5",
      account_id: "A1",
      goal: "Stay",
      baseline: 5,
      target: 5,
      current: 5,
      due_date: "2026-05-01"
    }
  ],
  plans: [
    {account_id: "A1", plan: "Mend the import", about: "issue", ref: "T1", due_date: "2026-04-15"},
    {account_id: "A1", plan: "Ask about the export", about: "issue", ref: "T5"},
    {account_id: "A1", plan: "Look at theirs", about: "issue", ref: "T9"},
    {account_id: "A1", plan: "Done before", due_date: "2025-12-31", status: "done"},
    {account_id: "A1", plan: "Done within", due_date: "2026-01-01", status: "done"}
  ],
  value: [
    value("hours", "2026-01", 1000, 500),
    value("hours", "2026-02", 1000, null),
    value("errors", "2026-02", 250, 250),
    value("hours", "2026-03", 500, 750),
    value("hours", "2026-04", 999, null)
  ],
  touches: [
    {account_id: "A1", ts: "2026-01-05 09:00:00", summary: "They are unhappy with us"},
    {account_id: "A1", ts: "2026-01-06 09:00:00", summary: "They are unhappy with us"},
    {account_id: "A1", ts: "2026-01-07 09:00:00", summary: "fine"},
    {account_id: "A1", ts: "2026-01-20 09:00:00", direction: "outbound"},
    {account_id: "A1", ts: "2026-02-20 09:00:00", direction: "inbound"}
  ],
  churn_events: [
    {
      account_id: "A3",
      churned_on: "2025-12-01",
      reason_detail: "Budget was cut",
      feedback: "You are too dear"
    }
  ],
  overrides: [
    {
      account_id: "A1",
      score: 20,
      reason: "The sponsor is leaving",
      by: "Ines",
      made_on: "2026-03-01",
      expires_on: "2026-06-01"
    }
  ]
};
