import type {Company, Rows} from "../support/companies.js";

const term = (account_id: string, mrr: number, start_date: string, rest: Rows[number] = {}) => ({
  subscription_id: `${account_id} ${start_date}`,
  account_id,
  mrr,
  start_date,
  ...rest
});

const use = (account_id: string, user_id: string, ...days: string[]) =>
  days.map((day) => ({account_id, user_id, ts: `${day} 10:00:00`, feature: "plan"}));

const ticket = (account_id: string, opened_at: string, rest: Rows[number] = {}) => ({
  ticket_id: `${account_id} ${opened_at}`,
  account_id,
  opened_at: `${opened_at} 00:00:00`,
  ...rest
});

const survey = (
  user_id: string | null,
  kind: string,
  sent: string,
  [answered, score]: [string?, number?] = []
) => ({
  response_id: `${user_id} ${kind} ${sent}`,
  account_id: user_id?.startsWith("v") ? "C" : "A",
  user_id,
  kind,
  sent_at: `${sent} 09:00:00`,
  answered_at: answered === undefined ? null : `${answered} 09:00:00`,
  score: score ?? null
});

const ACCOUNTS = [..."ABCDEFGHITU"].map((account_id, i) => ({
  account_id,
  name: `Account ${account_id}`,
  segment: i < 3 ? "Large" : "Small",
  csm: i % 2 === 0 ? "Ada" : "Bo",
  signup_date: "2024-06-01"
}));

/** The worked example as rows: A and C use the product, the others only pay; T and U are trials. */
const SUBSCRIPTIONS = [
  term("A", 100, "2025-01-01", {seats: 4}),
  term("B", 200, "2025-01-01", {end_date: "2026-08-01"}),
  term("C", 300, "2025-01-01", {end_date: "2026-08-15"}),
  term("C", 450, "2026-08-15", {seats: 3}),
  term("D", 400, "2025-01-01", {end_date: "2026-07-20"}),
  term("D", 250, "2026-07-20"),
  term("E", 49, "2026-07-20", {end_date: "2026-08-05", is_trial: true}),
  term("E", 500, "2026-08-10"),
  term("F", 150, "2026-07-10", {end_date: "2026-09-10"}),
  term("G", 250, "2025-01-01", {end_date: "2026-08-01"}),
  term("G", 250, "2026-08-20"),
  term("H", 120, "2024-06-01", {end_date: "2025-09-01"}),
  term("H", 120, "2026-09-05"),
  term("I", 100, "2025-01-01", {end_date: "2026-07-15"}),
  term("I", 180, "2026-07-15", {end_date: "2026-09-01"}),
  term("I", 60, "2026-09-01"),
  term("T", 99, "2026-07-01", {end_date: "2026-07-15", is_trial: true}),
  term("U", 99, "2026-09-01", {end_date: "2026-09-20", is_trial: true})
];

/** One quarter of a company in which every figure can be worked out by hand. */
export const COMPANY: Company = {
  as_of: "2026-09-30",
  config: {gross_margin: 0.8, targets: {logo_churn: 0.05}, activation: {users: 2, features: 1, days: 7}},
  tables: {
    accounts: ACCOUNTS,
    subscriptions: SUBSCRIPTIONS,
    usage: [
      ...use("A", "u1", "2026-06-10", "2026-07-20", "2026-08-20", "2026-09-10", "2026-09-28"),
      ...use("A", "u4", "2026-06-12"),
      ...use("A", "u2", "2026-09-11"),
      ...use("A", "u3", "2026-09-12"),
      ...use("C", "v1", "2026-09-10"),
      ...use("C", "v2", "2026-09-12")
    ],
    tickets: [
      ticket("A", "2026-06-29", {resolved_at: "2026-07-01 00:00:00", csat: 2}),
      ticket("A", "2026-07-10", {
        first_response_at: "2026-07-10 02:00:00",
        resolved_at: "2026-07-10 10:00:00",
        csat: 5
      }),
      ticket("A", "2026-08-01", {
        first_response_at: "2026-08-01 04:00:00",
        resolved_at: "2026-08-01 20:00:00",
        csat: 3
      }),
      ticket("A", "2026-09-29"),
      ticket("C", "2026-09-01", {
        first_response_at: "2026-09-01 06:00:00",
        resolved_at: "2026-09-02 06:00:00",
        csat: 4
      })
    ],
    surveys: [
      survey("u1", "nps", "2026-07-01", ["2026-07-05", 9]),
      survey("u1", "nps", "2026-08-20", ["2026-09-01", 6]),
      survey("u2", "nps", "2026-07-01", ["2026-07-02", 10]),
      survey("u3", "nps", "2026-07-01", ["2026-07-02", 9]),
      survey("v1", "nps", "2026-07-01", ["2026-07-02", 8]),
      survey("v2", "nps", "2026-07-01", ["2026-07-02", 3]),
      survey(null, "nps", "2026-07-01", ["2026-07-03", 10]),
      survey("u4", "nps", "2026-08-01"),
      survey("u4", "nps", "2026-09-25"),
      survey("u1", "ces", "2026-09-01", ["2026-09-02", 5]),
      survey("u2", "ces", "2026-09-01", ["2026-09-02", 6]),
      survey("u2", "csat", "2026-09-01", ["2026-09-02", 4])
    ],
    touches: [
      {account_id: "A", ts: "2026-07-01 08:00:00", direction: "outbound", purpose: "checkin"},
      {account_id: "A", ts: "2026-08-01 08:00:00", direction: "outbound", purpose: "escalation"},
      {account_id: "A", ts: "2026-08-02 08:00:00", direction: "inbound", purpose: "other"},
      {account_id: "C", ts: "2026-09-01 08:00:00", direction: "outbound"}
    ],
    value: [
      {account_id: "A", item: "hours", month: "2026-07-01", promised: 100, realised: 150},
      {account_id: "A", item: "hours", month: "2026-08-01", promised: 100, realised: null},
      {account_id: "A", item: "hours", month: "2026-09-01", promised: 100, realised: 170}
    ],
    goals: [
      {goal_id: "g1", account_id: "A", goal: "more", baseline: 0, target: 10, current: 5, status: "open"},
      {goal_id: "g2", account_id: "A", goal: "less", baseline: 10, target: 0, current: 2, status: "open"},
      {goal_id: "g3", account_id: "E", goal: "some", baseline: 0, target: 4, current: 1, status: "open"},
      {goal_id: "g4", account_id: "E", goal: "none", baseline: 0, target: 4, current: 9, status: "dropped"}
    ],
    requests: [
      {
        request_id: "q1",
        account_id: "A",
        created_at: "2026-01-01 00:00:00",
        title: "a",
        status: "shipped",
        shipped_at: "2026-04-11 00:00:00"
      },
      {request_id: "q2", account_id: "C", created_at: "2026-09-01 00:00:00", title: "b", status: "open"},
      {request_id: "q3", account_id: "C", created_at: "2026-02-01 00:00:00", title: "c", status: "declined"}
    ],
    churn_events: [{account_id: "B", churned_on: "2026-08-01", reason: "payment failed", voluntary: false}]
  }
};
