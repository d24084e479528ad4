import {assert, describe, it} from "vitest";
import {ingested} from "../fixtures/ingest/folder.js";

/** Reads one table beside accounts and subscriptions as of 2024-06-30 and returns its rows. */
async function knownRows(
  table: string,
  csv: string,
  settings = "as_of: 2024-06-30"
): Promise<Record<string, unknown>[]> {
  const {db} = await ingested({
    files: {[`${table}.csv`]: csv},
    sources: `  ${table}: {from: ${table}.csv}\n`,
    settings
  });
  const [header] = csv.split("\n");
  return db.query(
    `SELECT ${(header as string)
      .split(",")
      .map((d) => `"${d}"`)
      .join(", ")} FROM "${table}"`
  );
}

const SUBSCRIPTIONS = `subscription_id,account_id,mrr,start_date,end_date,renewal_date
S1,A1,1,2024-01-01,2024-06-30,2024-06-30
S2,A1,1,2024-01-01,2024-07-01,2024-07-01
S3,A1,1,2024-06-30,,2025-06-30
S4,A1,1,2024-07-01,,
`;

describe("ingest as of a day", () => {
  it("keeps subscriptions that have started; one that ends later runs, its renewal date stays", async () => {
    const {db} = await ingested({files: {"subscriptions.csv": SUBSCRIPTIONS}, settings: "as_of: 2024-06-30"});
    assert.deepStrictEqual(
      await db.query("SELECT subscription_id, end_date, renewal_date FROM subscriptions"),
      [
        {subscription_id: "S1", end_date: "2024-06-30", renewal_date: "2024-06-30"},
        {subscription_id: "S2", end_date: null, renewal_date: "2024-07-01"},
        {subscription_id: "S3", end_date: null, renewal_date: "2025-06-30"}
      ]
    );
  });

  it("keeps accounts that have signed up, or have a subscription that started, and what belongs to them", async () => {
    const {db} = await ingested({
      files: {
        "accounts.csv":
          "account_id,name,signup_date\nA1,Anvil,2024-06-30\nA2,Bellows,2024-07-01\nA3,Crucible,2024-07-01\nA4,Dross,\n",
        "subscriptions.csv":
          "subscription_id,account_id,mrr,start_date\nS1,A2,1,2024-06-30\nS2,A3,1,2024-07-01\n",
        "contacts.csv": "account_id,name\nA1,Ann\nA3,Cid\n"
      },
      sources: "  contacts: {from: contacts.csv}\n",
      settings: "as_of: 2024-06-30"
    });
    assert.deepStrictEqual(await db.query("SELECT account_id FROM accounts"), [
      {account_id: "A1"},
      {account_id: "A2"},
      {account_id: "A4"}
    ]);
    assert.deepStrictEqual(await db.query("SELECT name FROM contacts"), [{name: "Ann"}]);
  });

  it("keeps users created by then, deactivated only then", async () => {
    const rows = await knownRows(
      "users",
      "user_id,account_id,created_at,deactivated_at\nU1,A1,2024-06-30 23:59:59,2024-07-01\nU2,A1,2024-07-01,\nU3,A1,,2024-06-30\n"
    );
    assert.deepStrictEqual(rows, [
      {user_id: "U1", account_id: "A1", created_at: "2024-06-30T23:59:59.000Z", deactivated_at: null},
      {user_id: "U3", account_id: "A1", created_at: null, deactivated_at: "2024-06-30T00:00:00.000Z"}
    ]);
  });

  it("keeps tickets opened by then; response, resolution and csat only as far as they were there", async () => {
    const rows = await knownRows(
      "tickets",
      `ticket_id,account_id,opened_at,first_response_at,resolved_at,csat
T1,A1,2024-06-30,2024-06-30 12:00,2024-06-30 13:00,5
T2,A1,2024-06-30,2024-06-30 12:00,2024-07-01 13:00,1
T3,A1,2024-06-30,2024-07-01 12:00,2024-07-02 13:00,
T4,A1,2024-07-01,,,
T5,A1,2024-06-30,,,4
`
    );
    const at = (time: string): string => `2024-06-30T${time}:00.000Z`;
    assert.deepStrictEqual(
      rows.map(({ticket_id, first_response_at, resolved_at, csat}) => ({
        ticket_id,
        first_response_at,
        resolved_at,
        csat
      })),
      [
        {ticket_id: "T1", first_response_at: at("12:00"), resolved_at: at("13:00"), csat: 5},
        {ticket_id: "T2", first_response_at: at("12:00"), resolved_at: null, csat: null},
        {ticket_id: "T3", first_response_at: null, resolved_at: null, csat: null},
        {ticket_id: "T5", first_response_at: null, resolved_at: null, csat: null}
      ]
    );
  });

  it("keeps csat where no resolution date is given at all", async () => {
    const rows = await knownRows("tickets", "ticket_id,account_id,opened_at,csat\nT1,A1,2024-06-30,3\n");
    assert.strictEqual(rows[0]?.csat, 3);
  });

  it("keeps invitations sent by then, with the answer, score and comment only if answered", async () => {
    const rows = await knownRows(
      "surveys",
      `response_id,account_id,sent_at,answered_at,kind,score,comment
R1,A1,2024-06-01,2024-06-30,nps,9,good
R2,A1,2024-06-01,2024-07-01,nps,9,good
R3,A1,2024-07-01,2024-07-01,nps,9,good
R4,A1,,2024-07-01,nps,9,good
R5,A1,2024-06-01,,nps,,
`
    );
    assert.deepStrictEqual(
      rows.map(({response_id, answered_at, score, comment}) => [response_id, answered_at, score, comment]),
      [
        ["R1", "2024-06-30T00:00:00.000Z", 9, "good"],
        ["R2", null, null, null],
        ["R5", null, null, null]
      ]
    );
  });

  it("keeps a cancellation from its notice on, without a later return", async () => {
    const rows = await knownRows(
      "churn_events",
      `account_id,churned_on,notice_on,reason,returned_on
A1,2024-06-30,,left,2024-07-01
A1,2024-07-31,2024-06-30,notice,
A2,2024-07-31,2024-07-01,later,
A2,2024-07-01,,later,
`
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.reason, d.churned_on, d.returned_on]),
      [
        ["left", "2024-06-30", null],
        ["notice", "2024-07-31", null]
      ]
    );
  });

  it("keeps invoices issued by then; one paid later is open", async () => {
    const rows = await knownRows(
      "invoices",
      `invoice_id,account_id,issued_on,due_on,paid_on,amount,status
I1,A1,2024-06-30,2024-07-30,2024-06-30,1,paid
I2,A1,2024-06-30,2024-07-30,2024-07-01,1,paid
I3,A1,2024-06-30,2024-07-30,,1,void
I4,A1,2024-07-01,2024-07-30,,1,open
`
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.invoice_id, d.due_on, d.paid_on, d.status]),
      [
        ["I1", "2024-07-30", "2024-06-30", "paid"],
        ["I2", "2024-07-30", null, "open"],
        ["I3", "2024-07-30", null, "void"]
      ]
    );
  });

  it("keeps requests made by then; one shipped later is open again", async () => {
    const rows = await knownRows(
      "requests",
      `request_id,account_id,created_at,title,status,shipped_at
Q1,A1,2024-06-30,a,shipped,2024-06-30
Q2,A1,2024-06-30,b,shipped,2024-07-01
Q3,A1,2024-06-30,c,declined,
Q4,A1,2024-07-01,d,open,
`
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.request_id, d.status, d.shipped_at]),
      [
        ["Q1", "shipped", "2024-06-30T00:00:00.000Z"],
        ["Q2", "open", null],
        ["Q3", "declined", null]
      ]
    );
  });

  it("keeps contacts, who left only then", async () => {
    const rows = await knownRows(
      "contacts",
      "account_id,name,left_on\nA1,Ann,2024-06-30\nA1,Bob,2024-07-01\n"
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.name, d.left_on]),
      [
        ["Ann", "2024-06-30"],
        ["Bob", null]
      ]
    );
  });

  it("keeps a month of value once the month is over", async () => {
    const rows = await knownRows(
      "value",
      "account_id,item,month,promised\nA1,may,2024-05-01,1\nA1,june,2024-06-01,1\nA1,july,2024-07-01,1\n"
    );
    assert.deepStrictEqual(
      rows.map((d) => d.item),
      ["may", "june"]
    );
    const earlier = await knownRows(
      "value",
      "account_id,item,month,promised\nA1,may,2024-05-01,1\nA1,june,2024-06-01,1\n",
      "as_of: 2024-06-29"
    );
    assert.deepStrictEqual(
      earlier.map((d) => d.item),
      ["may"]
    );
  });

  it.each([
    ["usage", "account_id,ts,feature\nA1,2024-06-30 23:59:59,in\nA1,2024-07-01 00:00:00,out\n", "feature"],
    ["touches", "account_id,ts,summary\nA1,2024-06-30 23:59:59,in\nA1,2024-07-01,out\n", "summary"],
    ["stages", "account_id,stage,entered_at\nA1,lead,2024-06-30 23:59:59\nA1,trial,2024-07-01\n", "stage"],
    [
      "experiments",
      "experiment_id,name,start_date,end_date\nE1,in,2024-06-30,2024-09-30\nE2,out,2024-07-01,\n",
      "name"
    ],
    [
      "experiment_units",
      "experiment_id,unit_id,arm,assigned_at\nE1,in,control,2024-06-30\nE1,out,control,2024-07-01\n",
      "unit_id"
    ],
    [
      "experiment_kpis",
      "experiment_id,unit_id,kpi,period,measured_on,value\nE1,in,k,post,2024-06-30,1\nE1,out,k,post,2024-07-01,1\n",
      "unit_id"
    ]
  ])("keeps rows of %s from their date on", async (table, csv, column) => {
    const rows = await knownRows(table, csv);
    assert.deepStrictEqual(
      rows.map((d) => d[column]),
      [table === "stages" ? "lead" : "in"]
    );
  });

  it("keeps nothing of an experiment that has not started", async () => {
    const {db} = await ingested({
      files: {
        "experiments.csv": "experiment_id,name,start_date\nE1,one,2024-06-30\nE2,two,2024-07-01\n",
        "defs.csv": "experiment_id,kpi\nE1,k\nE2,k\n",
        "units.csv": "experiment_id,unit_id,arm\nE1,u,control\nE2,u,control\n"
      },
      sources:
        "  experiments: {from: experiments.csv}\n  experiment_kpi_defs: {from: defs.csv}\n  experiment_units: {from: units.csv}\n",
      settings: "as_of: 2024-06-30"
    });
    assert.deepStrictEqual(await db.query("SELECT experiment_id FROM experiment_kpi_defs"), [
      {experiment_id: "E1"}
    ]);
    assert.deepStrictEqual(await db.query("SELECT experiment_id FROM experiment_units"), [
      {experiment_id: "E1"}
    ]);
  });

  it("takes dated attributes from their history: the last value by then, none before the first", async () => {
    const {db} = await ingested({
      files: {
        "accounts.csv":
          "account_id,name,segment,csm,employees\nA1,Anvil,Now,Ada,9\nA2,Bellows,Now,Ada,9\nA3,Crucible,Now,Ada,9\n",
        "history.csv": `key,column,value,valid_from
A1,segment,First,2024-01-01
A1,segment,Second,2024-06-30
A1,segment,Third,2024-07-01
A2,segment,Later,2024-07-01
A1,employees,7,2024-01-01
A1,csm,,2024-01-01
A1,name,Anvil Ltd,2024-07-01
`,
        "goals.csv": "goal_id,account_id,goal,current,status\nG1,A1,Grow,9,met\n",
        "values.csv":
          "key,column,value,valid_from\nG1,current,4,2024-06-01\nG1,current,9,2024-08-01\nG1,status,open,2024-01-01\nG1,status,met,2024-08-01\n"
      },
      sources:
        "  accounts_history: {from: history.csv}\n  goals: {from: goals.csv}\n  goal_values: {from: values.csv}\n",
      settings: "as_of: 2024-06-30"
    });
    assert.deepStrictEqual(await db.query("SELECT account_id, name, segment, csm, employees FROM accounts"), [
      {account_id: "A1", name: "Anvil", segment: "Second", csm: null, employees: 7},
      {account_id: "A2", name: "Bellows", segment: null, csm: "Ada", employees: 9},
      {account_id: "A3", name: "Crucible", segment: "Now", csm: "Ada", employees: 9}
    ]);
    assert.deepStrictEqual(await db.query("SELECT current, status FROM goals"), [
      {current: 4, status: "open"}
    ]);
    assert.deepStrictEqual(await db.query("SELECT count(*) AS n FROM accounts_history"), [{n: 4}]);
  });
});

describe("ingest without as_of", () => {
  it("takes the latest of ts, opened_at, answered_at, churned_on and start_date among accepted rows", async () => {
    const {report} = await ingested({
      files: {
        "subscriptions.csv":
          "subscription_id,account_id,mrr,start_date,end_date,renewal_date\nS1,A1,1,2024-01-01,2030-01-01,2031-01-01\n",
        "tickets.csv": "ticket_id,account_id,opened_at,resolved_at\nT1,A1,2024-03-01,2024-12-01\n",
        "usage.csv": "account_id,ts,feature\nA1,2024-03-02 23:00,f\nA9,2024-11-01,f\nA1,2024-11-02,\n",
        "invoices.csv": "invoice_id,account_id,issued_on,due_on,amount\nI1,A1,2024-10-01,2024-11-01,1\n"
      },
      sources:
        "  tickets: {from: tickets.csv}\n  usage: {from: usage.csv}\n  invoices: {from: invoices.csv}\n"
    });
    assert.strictEqual(report.as_of, "2024-03-02");
  });
});

describe("ingest in a time zone", () => {
  it("puts a time on the day that it is there, and leaves days as they are", async () => {
    const {db} = await ingested({
      files: {
        "subscriptions.csv": "subscription_id,account_id,mrr,start_date\nS1,A1,1,2024-06-01\n",
        "usage.csv":
          "account_id,ts,feature\nA1,2024-06-30T20:59:59Z,f\nA1,2024-06-30 21:00:00,g\nA1,2024-06-30T23:30:00+03:00,h\n",
        "tickets.csv": "ticket_id,account_id,opened_at\nT1,A1,2024-06-30\n"
      },
      sources: "  usage: {from: usage.csv}\n  tickets: {from: tickets.csv}\n",
      settings: "as_of: 2024-06-30\ntime_zone: Europe/Istanbul" // UTC+3
    });
    assert.deepStrictEqual(await db.query("SELECT feature, ts FROM usage"), [
      {feature: "f", ts: "2024-06-30T23:59:59.000Z"},
      {feature: "h", ts: "2024-06-30T23:30:00.000Z"}
    ]);
    assert.deepStrictEqual(await db.query("SELECT opened_at FROM tickets"), [
      {opened_at: "2024-06-30T00:00:00.000Z"}
    ]);
  });
});
