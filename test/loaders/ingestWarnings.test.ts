import {assert, describe, it} from "vitest";
import {ingested} from "../fixtures/ingest/folder.js";

const BASE = {
  "accounts.csv": "account_id,name,signup_date\nA1,Anvil,2024-01-10\nA2,Bellows,2024-01-01\n",
  "subscriptions.csv":
    "subscription_id,account_id,mrr,start_date,end_date\nS1,A1,1,2024-01-10,2024-03-01\nS2,A1,1,2024-04-01,\n"
};

async function warnings(files: Record<string, string>, settings = "as_of: 2024-04-05"): Promise<string[]> {
  const all: Record<string, string> = {...BASE, ...files};
  const tables = Object.keys(all).map((d) => d.replace(".csv", ""));
  const {report, db} = await ingested({
    files: all,
    sources: tables.map((d) => `  ${d}: {from: ${d}.csv}\n`).join(""),
    settings
  });
  assert.deepStrictEqual(
    await db.query("SELECT table_name, rule, rows FROM warnings"),
    report.warnings.map(({table_name, rule, rows}) => ({table_name, rule, rows}))
  );
  return report.warnings.map((d) => [d.table_name, d.rule, d.rows, d.example].join(" "));
}

describe("ingest warns of", () => {
  it("accounts without a subscription", async () => {
    assert.deepStrictEqual(await warnings({}), ["accounts no_subscription 1 A2"]);
  });

  it("usage before sign-up and outside any subscription, counting rows", async () => {
    const usage = `account_id,ts,feature
A1,2024-01-09 23:59,f
A1,2024-01-09 23:59,g
A1,2024-01-10,f
A1,2024-02-29 23:59,f
A1,2024-03-01,f
A1,2024-03-31,f
A1,2024-04-01,f
A2,2024-01-01,f
`;
    assert.deepStrictEqual(await warnings({"usage.csv": usage}), [
      "accounts no_subscription 1 A2",
      "usage before_signup 2 A1 on 2024-01-09",
      "usage outside_subscription 5 A1 on 2024-01-09" // 2 before, 2 in the gap, 1 of A2
    ]);
  });

  it("events without a stop of payment, and stops without an event, 60 days apart at most", async () => {
    const stops =
      "subscription_id,account_id,mrr,start_date,end_date\nS1,A1,1,2024-01-10,2024-03-01\nS2,A2,1,2024-01-01,2024-03-31\n";
    const events = "account_id,churned_on\nA1,2024-04-30\nA2,2024-01-30\nA2,2024-01-31\n";
    assert.deepStrictEqual(
      await warnings({"subscriptions.csv": stops, "churn_events.csv": events}, "as_of: 2024-05-01"),
      [
        "churn_events event_without_stop 1 A2 on 2024-01-30", // 61 days before its stop; the other events are 60 away
        "subscriptions ends_early 1 2024-01-10"
      ]
    );
  });

  it("a stop that no event explains, unless payment resumes within the gap", async () => {
    const events = "account_id,churned_on\nA2,2024-01-31\n";
    // A1 pays again after 31 days: within a gap of 31 days that is no stop.
    assert.deepStrictEqual(
      (await warnings({"churn_events.csv": events}, "as_of: 2024-04-05\nchurn: {gap_days: 30}")).slice(1, 3),
      [
        "churn_events event_without_stop 1 A2 on 2024-01-31",
        "subscriptions stop_without_event 1 A1 on 2024-03-01"
      ]
    );
    assert.deepStrictEqual(
      (await warnings({"churn_events.csv": events}, "as_of: 2024-04-05\nchurn: {gap_days: 31}")).slice(1, 3),
      ["churn_events event_without_stop 1 A2 on 2024-01-31", "churn_events ends_early 1 2024-01-31"]
    );
  });

  it("identical rows above 1 % of a table, not at 1 %", async () => {
    const rows = Array.from(
      {length: 99},
      (_, i) => `A1,2024-04-01 00:00:${String(i % 60).padStart(2, "0")},f${i}`
    );
    const one = ["account_id,ts,feature", ...rows, rows[0]].join("\n");
    assert.deepStrictEqual(
      (await warnings({"usage.csv": one})).filter((d) => d.includes("identical")),
      []
    );
    const two = [one, rows[1]].join("\n");
    assert.deepStrictEqual(
      (await warnings({"usage.csv": two})).filter((d) => d.includes("identical")),
      ["usage identical_rows 2 "]
    );
    const contacts = `account_id,name\n${"A1,Ann\n".repeat(3)}`;
    assert.deepStrictEqual(
      (await warnings({"contacts.csv": contacts})).filter((d) => d.includes("identical")),
      ["contacts identical_rows 2 "]
    );
  });

  it("a table that ends more than 7 days before as_of", async () => {
    const tickets = "ticket_id,account_id,opened_at\nT1,A1,2024-04-01\n";
    assert.deepStrictEqual(await warnings({"tickets.csv": tickets}, "as_of: 2024-04-08"), [
      "accounts no_subscription 1 A2"
    ]);
    assert.deepStrictEqual(await warnings({"tickets.csv": tickets}, "as_of: 2024-04-09"), [
      "accounts no_subscription 1 A2",
      "subscriptions ends_early 1 2024-04-01",
      "tickets ends_early 1 2024-04-01"
    ]);
  });
});
