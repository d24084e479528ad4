import {assert, describe, it} from "vitest";
import {ingested, rejections} from "../fixtures/ingest/folder.js";

const TICKETS = "  tickets: {from: tickets.csv}\n";

describe("ingest rejects", () => {
  it("a value of a wrong type, and keeps its text", async () => {
    const {db} = await ingested({
      files: {
        "subscriptions.csv":
          "subscription_id,account_id,mrr,start_date,seats,is_trial\n" +
          "S1,A1,100,2024-01-01,5,false\n" +
          "S2,A1,n/a,2024-01-01,5,false\n" +
          "S3,A1,100,2024-02-30,5,false\n" +
          "S4,A1,100,2024-01-01,9.5,false\n" +
          "S5,A1,100,2024-01-01,5,perhaps\n" +
          'S6,A1,"1.240,00",2024-01-01,5,false\n' +
          "S7,A1,1e2,2024-01-01,5.0,TRUE\n"
      }
    });
    assert.deepStrictEqual(await rejections(db), [
      "subscriptions 2 mrr wrong_type <n/a>",
      "subscriptions 3 start_date wrong_type <2024-02-30>",
      "subscriptions 4 seats wrong_type <9.5>",
      "subscriptions 5 is_trial wrong_type <perhaps>",
      "subscriptions 6 mrr wrong_type <1.240,00>"
    ]);
    assert.deepStrictEqual(
      await db.query("SELECT subscription_id, mrr, seats, is_trial FROM subscriptions"),
      [
        {subscription_id: "S1", mrr: 100, seats: 5, is_trial: false},
        {subscription_id: "S7", mrr: 100, seats: 5, is_trial: true}
      ]
    );
  });

  it("a value out of range", async () => {
    const {db} = await ingested({
      files: {
        "accounts.csv": "account_id,name,icp_fit\nA1,Anvil,1\nA2,Bellows,1.01\nA3,Crucible,-0.1\n",
        "subscriptions.csv":
          "subscription_id,account_id,mrr,start_date,seats\nS1,A1,0,2024-01-01,0\nS2,A1,-1,2024-01-01,\nS3,A1,1,2024-01-01,-1\n",
        "tickets.csv":
          "ticket_id,account_id,opened_at,severity,csat\nT1,A1,2024-01-01,4,5\nT2,A1,2024-01-01,0,\nT3,A1,2024-01-01,,6\n",
        "surveys.csv":
          "response_id,account_id,answered_at,kind,score\nR1,A1,2024-01-01,nps,0\nR2,A1,2024-01-01,csat,0\nR3,A1,2024-01-01,ces,7\nR4,A1,2024-01-01,nps,11\n"
      },
      sources: `${TICKETS}  surveys: {from: surveys.csv}\n`
    });
    assert.deepStrictEqual(await rejections(db), [
      "accounts 2 icp_fit out_of_range <1.01>",
      "accounts 3 icp_fit out_of_range <-0.1>",
      "subscriptions 2 mrr out_of_range <-1>",
      "subscriptions 3 seats out_of_range <-1>",
      "surveys 2 score out_of_range <0>",
      "surveys 4 score out_of_range <11>",
      "tickets 2 severity out_of_range <0>",
      "tickets 3 csat out_of_range <6>"
    ]);
  });

  it("a first date that lies in no plausible year, which would move as_of", async () => {
    const {db, report} = await ingested({
      files: {
        "tickets.csv":
          "ticket_id,account_id,opened_at\nT1,A1,2024-03-05 10:00\nT2,A1,2924-03-05 10:00\nT3,A1,0204-03-05\n"
      },
      sources: TICKETS
    });
    assert.deepStrictEqual(await rejections(db), [
      "tickets 2 opened_at out_of_range <2924-03-05 10:00>",
      "tickets 3 opened_at out_of_range <0204-03-05>"
    ]);
    assert.strictEqual(report.as_of, "2024-03-05");
  });

  it("a value that is not among those allowed", async () => {
    const {db} = await ingested({
      files: {
        "tickets.csv":
          "ticket_id,account_id,opened_at,category\nT1,A1,2024-01-01,how_to\nT2,A1,2024-01-01,question\nT3,A1,2024-01-01,\n",
        "kpis.csv": "experiment_id,unit_id,kpi,period,value\nE1,U,k,pre-2,1\nE1,U,k,pre-,1\nE1,U,k,post,1\n",
        "experiments.csv": "experiment_id,name,start_date\nE1,One,2024-01-01\n"
      },
      sources: `${TICKETS}  experiments: {from: experiments.csv}\n  experiment_kpis: {from: kpis.csv}\n`
    });
    assert.deepStrictEqual(await rejections(db), [
      "experiment_kpis 2 period not_allowed <pre->",
      "tickets 2 category not_allowed <question>"
    ]);
  });

  it("an empty value that is required, be it of blanks", async () => {
    const {db} = await ingested({files: {"accounts.csv": 'account_id,name\nA1,Anvil\n,Nobody\nA2,"  "\n'}});
    assert.deepStrictEqual((await rejections(db)).slice(0, 2), [
      "accounts 2 account_id missing <>",
      "accounts 3 name missing <>"
    ]);
  });

  it("a key seen before, keeping the first row that is good otherwise", async () => {
    const {db} = await ingested({
      files: {
        "tickets.csv":
          "ticket_id,account_id,opened_at,topic\nT1,A1,never,bad\nT1,A1,2024-01-01,first\nT1,A2,2024-01-02,second\n"
      },
      sources: TICKETS
    });
    assert.deepStrictEqual(await rejections(db), [
      "tickets 1 opened_at wrong_type <never>",
      "tickets 3 ticket_id duplicate <T1>"
    ]);
    assert.deepStrictEqual(await db.query("SELECT topic FROM tickets"), [{topic: "first"}]);
  });

  it("an unknown account, also where the account is optional", async () => {
    const {db} = await ingested({
      files: {
        "tickets.csv": "ticket_id,account_id,opened_at\nT1,A9,2024-01-01\nT2,a1,2024-01-01\n",
        "experiments.csv":
          "experiment_id,name,start_date,account_id\nE1,One,2024-01-01,\nE2,Two,2024-01-01,A9\n"
      },
      sources: `${TICKETS}  experiments: {from: experiments.csv}\n`
    });
    assert.deepStrictEqual(await rejections(db), [
      "experiments 2 account_id unknown_account <A9>",
      "tickets 1 account_id unknown_account <A9>",
      "tickets 2 account_id unknown_account <a1>"
    ]);
  });

  it("an end before its start, but not one on the same day", async () => {
    const {db} = await ingested({
      files: {
        "subscriptions.csv":
          "subscription_id,account_id,mrr,start_date,end_date\nS1,A1,1,2024-01-02,2024-01-02\nS2,A1,1,2024-01-02,2024-01-01\n",
        "tickets.csv":
          "ticket_id,account_id,opened_at,resolved_at\nT1,A1,2024-01-02 10:00,2024-01-02 10:00\nT2,A1,2024-01-02 10:00,2024-01-02 09:59\n"
      },
      sources: TICKETS
    });
    assert.deepStrictEqual(await rejections(db), [
      "subscriptions 2 end_date end_before_start <2024-01-01>",
      "tickets 2 resolved_at end_before_start <2024-01-02 09:59>"
    ]);
  });

  it("rows of a rejected account, naming the cause and not counting them towards the limit", async () => {
    const {db, report} = await ingested({
      files: {
        "accounts.csv": "account_id,name,icp_fit\nA1,Anvil,0.5\nA2,Bellows,high\n",
        "usage.csv": "account_id,ts,feature\nA1,2024-01-01,f\nA2,2024-01-01,f\nA2,2024-01-01,g\n"
      },
      sources: "  usage: {from: usage.csv}\n"
    });
    assert.deepStrictEqual(
      await db.query(
        "SELECT table_name, row_number, rule, caused_by, counted FROM rejected_rows ORDER BY ALL"
      ),
      [
        {table_name: "accounts", row_number: 2, rule: "wrong_type", caused_by: null, counted: true},
        {
          table_name: "subscriptions",
          row_number: 2,
          rule: "account_rejected",
          caused_by: "accounts row 2: icp_fit must be a number",
          counted: false
        },
        {
          table_name: "usage",
          row_number: 2,
          rule: "account_rejected",
          caused_by: "accounts row 2: icp_fit must be a number",
          counted: false
        },
        {
          table_name: "usage",
          row_number: 3,
          rule: "account_rejected",
          caused_by: "accounts row 2: icp_fit must be a number",
          counted: false
        }
      ]
    );
    const {read, accepted, rejected, cascaded} = report.tables.usage!;
    assert.deepStrictEqual(
      {read, accepted, rejected, cascaded},
      {read: 3, accepted: 1, rejected: 2, cascaded: 2}
    );
  });

  it("no row of an account whose id is good once, even if it is repeated", async () => {
    const {db} = await ingested({
      files: {"accounts.csv": "account_id,name\nA1,Anvil\nA2,Bellows\nA1,Again\n"}
    });
    assert.deepStrictEqual(await rejections(db), ["accounts 3 account_id duplicate <A1>"]);
  });

  it("a history that names no column of its table, no goal, or a value that the column cannot have", async () => {
    const {db} = await ingested({
      files: {
        "history.csv":
          "key,column,value,valid_from\nA1,segment,SMB,2024-01-01\nA1,segmnt,SMB,2024-01-01\nA1,icp_fit,2,2024-01-01\nA9,segment,SMB,2024-01-01\n",
        "goals.csv": "goal_id,account_id,goal\nG1,A1,Grow\n",
        "values.csv": "key,column,value,valid_from\nG1,current,five,2024-01-01\nG2,current,5,2024-01-01\n"
      },
      sources:
        "  accounts_history: {from: history.csv}\n  goals: {from: goals.csv}\n  goal_values: {from: values.csv}\n"
    });
    assert.deepStrictEqual(await rejections(db), [
      "accounts_history 2 column not_allowed <segmnt>",
      "accounts_history 3 value wrong_type <2>",
      "accounts_history 4 key unknown_account <A9>",
      "goal_values 1 value wrong_type <five>",
      "goal_values 2 key unknown_reference <G2>"
    ]);
  });

  it("a judgement in the journal that gives neither score nor band", async () => {
    const {db, report} = await ingested({
      files: {
        "journal/overrides.csv":
          "account_id,score,band,reason,by,made_on,expires_on\nA1,40,,new sponsor,Ada,2024-01-01,\nA2,,,no,Ada,2024-01-01,\nA2,,healthy,yes,Ada,2024-01-01,\n"
      }
    });
    assert.deepStrictEqual(await rejections(db), ["overrides 2 score missing <>"]);
    assert.strictEqual(report.tables.overrides?.source, "journal/overrides.csv");
  });
});
