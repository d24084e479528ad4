import {cp, mkdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {assert, describe, it} from "vitest";
import {readConfig} from "../../loaders/config.js";
import {ingest} from "../../loaders/ingest/ingest.js";
import {initFolder} from "../../loaders/init.js";
import {fileNameScore, sharedWords} from "../../loaders/init/names.js";
import {valueKind} from "../../loaders/init/valueKind.js";
import {silent} from "../../loaders/progress.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {temporaryFolder, userError} from "../fixtures/ingest/folder.js";
import {hasDatasets} from "../support/shared.js";

/** Writes files into a folder of their own. */
async function exportsOf(files: Record<string, string>): Promise<string> {
  const dir = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, name)), {recursive: true});
    await writeFile(path.join(dir, name), content);
  }
  return dir;
}

/** The columns of a proposed table as an object, or its query. */
async function proposed(config_path: string, table: string): Promise<unknown> {
  const {sources} = await readConfig(config_path);
  const source = (sources as Record<string, {columns?: object; query?: string}>)[table];
  return source?.columns ?? source?.query;
}

const COMPANY = {
  "acme_customers.csv":
    "CustomerId,CompanyName,Country Code,Number Of Employees,Locale\nC-1,Anvil,TR,12,tr\nC-2,Bellows,DE,40,de\n",
  "acme_contracts.csv":
    "contract_id,customer_id,plan,quantity,monthly_amount,started_at,ended_at\n1,C-1,pro,5,100.50,2024-01-01,\n2,C-2,pro,,20,2024-02-01,2024-03-01\n",
  "support/acme_cases.csv":
    "number,customer,created,closed_at,priority,subject,notes\n7,C-1,2024-02-01 10:00:00,2024-02-02 10:00:00,High,Broken,\n8,C-2,2024-02-03 10:00:00,,Low,Slow,\n",
  "acme_events.csv": "when,user_id,event\n2024-02-01 10:00:00,U1,open\n2024-02-02 10:00:00,U2,save\n".replace(
    "when",
    "timestamp"
  ),
  "acme_users.csv": "id,customer_id,created_at\nU1,C-1,2024-01-01\nU2,C-2,2024-01-01\n",
  "acme_notes.txt": "x\ty\n1\t2\n"
};

describe("initFolder(folder)", () => {
  it("proposes each table by names, synonyms, types, values and keys, and checks the result", async () => {
    const dir = await exportsOf(COMPANY);
    const {config_path, report} = await initFolder(dir);
    assert.strictEqual(config_path, path.join(dir, "quarterdeck.yaml"));
    assert.deepStrictEqual(await proposed(config_path, "accounts"), {
      account_id: '"CustomerId"',
      name: '"CompanyName"',
      country: '"Country Code"',
      language: '"Locale"',
      employees: '"Number Of Employees"'
    });
    assert.deepStrictEqual(await proposed(config_path, "subscriptions"), {
      subscription_id: "contract_id",
      account_id: "customer_id",
      plan: "plan",
      seats: "quantity",
      mrr: "monthly_amount",
      start_date: "started_at",
      end_date: "ended_at"
    });
    const tickets = (await proposed(config_path, "tickets")) as Record<string, string>;
    assert.include(tickets, {
      ticket_id: "number",
      account_id: "customer",
      opened_at: "created",
      resolved_at: "closed_at",
      topic: "subject"
    });
    assert.match(tickets.severity ?? "", /^CASE lower\(priority\) WHEN 'urgent' THEN '1'/);
    for (const counts of Object.values(report.tables)) assert.strictEqual(counts.accepted, counts.read);
    assert.sameMembers(Object.keys(report.tables), [
      "accounts",
      "subscriptions",
      "users",
      "usage",
      "tickets"
    ]);
  });

  it("finds the account of a row through its user or subscription, by a join", async () => {
    const {config_path} = await initFolder(await exportsOf(COMPANY));
    const query = (await proposed(config_path, "usage")) as string;
    assert.match(
      query,
      /by_user\.customer_id AS account_id, -- found through user_id, which acme_users\.csv has too/
    );
    assert.match(query, /JOIN 'acme_users\.csv' by_user ON by_user\.id = t\.user_id/);
  });

  it.each([
    ["with spaces and capitals", "Account Id", "Feature Name"],
    ["that are words of SQL", "account", "select"],
    ["with quotes", 'account "id"', 'name "x"']
  ])("quotes the names of joined columns %s", async (_, account, feature) => {
    const named = (name: string) => `"${name.replaceAll('"', '""')}"`;
    const dir = await exportsOf({
      ...COMPANY,
      "acme_users.csv": `id,${named(account)},created_at\nU1,C-1,2024-01-01\nU2,C-2,2024-01-01\n`,
      "acme_events.csv": `timestamp,user_id,feature_id\n2024-02-01 10:00:00,U1,F1\n2024-02-02 10:00:00,U2,F2\n`,
      "acme_features.csv": `feature_id,${named(feature)}\nF1,Map\nF2,Export\n`
    });
    const {config_path} = await initFolder(dir);
    const config = await readConfig(config_path);
    await using db = await openWarehouse(":memory:");
    await ingest(db, config, {force: true, progress: silent});
    assert.deepStrictEqual(await db.query("SELECT account_id, user_id, feature FROM usage ORDER BY ts"), [
      {account_id: "C-1", user_id: "U1", feature: "Map"},
      {account_id: "C-2", user_id: "U2", feature: "Export"}
    ]);
  });

  it("keeps a header of two lines, as spreadsheets have them, out of the way of the query's comments", async () => {
    const dir = await exportsOf({
      ...COMPANY,
      "acme_events.csv": 'timestamp,"user\nid",event\n2024-02-01 10:00:00,U1,open\n',
      "other.csv": '"hue\n- company: Evil","tint"\n1,2\n'
    });
    const {config_path} = await initFolder(dir);
    await using db = await openWarehouse(":memory:");
    await ingest(db, await readConfig(config_path), {force: true, progress: silent});
    assert.deepStrictEqual(await db.query("SELECT account_id, user_id, feature FROM usage"), [
      {account_id: "C-1", user_id: "U1", feature: "open"}
    ]);
  });

  it("gives reasons, names what is not used, and points editors to the schema", async () => {
    const {text} = await initFolder(await exportsOf(COMPANY));
    assert.match(text, /^# yaml-language-server: \$schema=.*\/data\/quarterdeck\.schema\.json$/m);
    assert.match(text, /mrr: monthly_amount +# another name for it, always filled/);
    assert.match(text, /# 2 of the 2 different customer_id looked at are in acme_customers\.csv/);
    assert.match(text, /# not used: notes/);
    assert.match(text, /^# {3}acme_notes\.txt: x, y$/m);
  });

  it("makes up keys and names that a file lacks, takes seats by their unit, and looks features up", async () => {
    const dir = await exportsOf({
      "account.csv": "id,channel\n0,web\n1,app\n",
      "subscription.csv":
        "account_id,product,start_date,end_date,mrr,quantity,units,bill_period_months\n0,basic,2024-01-01,2024-02-01,100,5,users,1\n0,calls,2024-01-01,2024-02-01,10,500,calls,12\n1,basic,2024-01-01,2024-02-01,100,5,users,1\n",
      "event_type.csv": "event_type_id,event_type_name\n0,search\n1,save\n",
      "event.csv":
        "account_id,event_time,event_type_id,user_id\n0,2024-01-05 10:00:00,0,0\n1,2024-01-31 10:00:00,1,0\n"
    });
    const {config_path, report} = await initFolder(dir);
    assert.include(await proposed(config_path, "accounts"), {
      name: "'Account ' || id",
      acquisition_source: "channel"
    });
    assert.include(await proposed(config_path, "subscriptions"), {
      subscription_id: "concat_ws('-', account_id, product, start_date)",
      seats: "CASE WHEN units = 'users' THEN quantity END"
    });
    const usage = (await proposed(config_path, "usage")) as string;
    assert.include(usage, "concat_ws('-', t.account_id, t.user_id) AS user_id");
    assert.include(usage, "names.event_type_name AS feature");
    assert.strictEqual(report.tables.subscriptions?.accepted, 3);
    assert.strictEqual(report.tables.usage?.accepted, 2);
    assert.strictEqual(report.as_of, "2024-01-31");
  });

  it("never writes over a file that is there, unless told", async () => {
    const dir = await exportsOf({...COMPANY, "quarterdeck.yaml": "mine"});
    const {message, exit_code} = await userError(initFolder(dir));
    assert.strictEqual(
      message,
      "quarterdeck.yaml is there already; move it away or edit it, then run `quarterdeck check`"
    );
    assert.strictEqual(exit_code, 2);
    assert.strictEqual(await readFile(path.join(dir, "quarterdeck.yaml"), "utf8"), "mine");
    await initFolder(dir, {overwrite: true});
    assert.match(await readFile(path.join(dir, "quarterdeck.yaml"), "utf8"), /^# yaml-language-server/);
  });

  it("lets git merge the journal line by line, unless the folder has rules of its own", async () => {
    const dir = await exportsOf(COMPANY);
    const attributes = path.join(dir, "journal", ".gitattributes");
    await initFolder(dir);
    assert.strictEqual(await readFile(attributes, "utf8"), "*.csv merge=union\n");
    await writeFile(attributes, "mine");
    await initFolder(dir, {overwrite: true});
    assert.strictEqual(await readFile(attributes, "utf8"), "mine");
  });

  it("marks what is to be filled in when a required table is not found", async () => {
    const dir = await exportsOf({
      "companies.csv": "id,name\n1,Anvil\n",
      "tickets.csv": "id,created_at,subject\n1,2024-01-01,x\n"
    });
    const {message, exit_code} = await userError(initFolder(dir));
    assert.match(
      message,
      /^wrote quarterdeck\.yaml, but no file has all that subscriptions needs\nfill in what is marked TO DO/
    );
    assert.strictEqual(exit_code, 2);
    const text = await readFile(path.join(dir, "quarterdeck.yaml"), "utf8");
    assert.match(
      text,
      /# TO DO: subscriptions \(required; one row is a priced commitment over a period\): no file looks like it\./
    );
    assert.match(text, /^# tickets\.csv looks like tickets, but nothing in it looks like account_id\.$/m);
  });

  it("says when a folder has nothing to read", async () => {
    const none = await userError(initFolder(path.join(await temporaryFolder(), "none")));
    assert.match(none.message, /^no folder at /);
    const empty = await userError(initFolder(await exportsOf({"a.csv": "", "readme.md": "x"})));
    assert.match(empty.message, /no CSV, Parquet or JSON file that can be read\na\.csv: .*the file is empty/);
  });

  it("survives headers and values that mean mischief", async () => {
    const dir = await exportsOf({
      ...COMPANY,
      "acme_customers.csv": `customer_id,name,"industry'; DROP TABLE x; --",region
C-1,"<script>alert(1)</script>","a: b # c",'
C-2,=1+1,x,"line
break"
`,
      "it's 100% odd #1.csv": "a,b\n1,2\n"
    });
    const {report, config_path} = await initFolder(dir);
    assert.strictEqual(report.tables.accounts?.accepted, 2);
    assert.notProperty(await proposed(config_path, "accounts"), "industry");
  });
});

describe("initFolder(folder) of published exports", () => {
  const datasets = path.join(import.meta.dirname, "../../../shared/datasets");
  const present = hasDatasets();

  it.skipIf(!present)("maps RavenStack without a rejected row but the known repeats", async () => {
    const dir = await temporaryFolder();
    await cp(path.join(datasets, "ravenstack"), dir, {recursive: true});
    const {report, config_path} = await initFolder(dir);
    const counts = Object.fromEntries(
      Object.entries(report.tables).map(([name, d]) => [name, [d.read, d.rejected]])
    );
    assert.deepStrictEqual(counts, {
      accounts: [500, 0],
      subscriptions: [5000, 0],
      churn_events: [600, 0],
      usage: [25_000, 21],
      tickets: [2000, 0]
    });
    assert.include(await proposed(config_path, "tickets"), {
      opened_at: "submitted_at",
      resolved_at: "closed_at",
      csat: "satisfaction_score",
      escalated: "escalation_flag"
    });
    assert.include(await proposed(config_path, "churn_events"), {
      churned_on: "churn_date",
      reason: "reason_code",
      feedback: "feedback_text"
    });
    assert.include(await proposed(config_path, "accounts"), {
      name: "account_name",
      plan: "plan_tier",
      acquisition_source: "referral_source"
    });
  });

  it.skipIf(!present)("maps ChurnSim crm6 to the MRR that is published for it", async () => {
    const dir = await temporaryFolder();
    await cp(path.join(datasets, "churnsim_crm6"), dir, {recursive: true});
    const {report, config_path} = await initFolder(dir);
    assert.deepStrictEqual(
      [report.tables.accounts?.accepted, report.tables.subscriptions?.accepted],
      [247, 4497]
    );
    const {ingest} = await import("../../loaders/ingest/ingest.js");
    const {silent} = await import("../../loaders/progress.js");
    await using db = await openWarehouse(":memory:");
    await ingest(db, await readConfig(config_path, {as_of: "2023-07-01"}), {progress: silent});
    const rows = await db.query(
      `SELECT sum(mrr) AS mrr, count(DISTINCT account_id) AS accounts FROM subscriptions
       WHERE start_date <= DATE '2023-07-01' AND coalesce(end_date > DATE '2023-07-01', true)`
    );
    assert.deepStrictEqual(rows, [{mrr: 220_989, accounts: 209}]);
  });

  it.skipIf(!present)("lays Stripe’s subscriptions, items and plans together", async () => {
    const dir = await temporaryFolder();
    await cp(path.join(datasets, "connectors", "stripe"), dir, {recursive: true});
    const {message} = await userError(initFolder(dir)); // the few rows given do not refer to one another
    assert.match(message, /^wrote quarterdeck\.yaml, but its check says:/);
    assert.match(message, /subscriptions: none of 2 rows was accepted/);
    const config_path = path.join(dir, "quarterdeck.yaml");
    assert.match(
      (await proposed(config_path, "subscriptions")) as string,
      /JOIN 'subscription_item_data\.csv' i ON i\.subscription_id = s\.id/
    );
    assert.include(await proposed(config_path, "accounts"), {
      account_id: "id",
      name: "name",
      signup_date: "created"
    });
  });
});

describe("fileNameScore(table, label, shared)", () => {
  it("is 1 for the table’s own word, less for a synonym or further words, 0 for others", () => {
    const shared = sharedWords(["acme_accounts.csv", "acme_tickets.csv", "acme_ticket_tags.csv"]);
    assert.deepStrictEqual([...shared], ["acme"]);
    assert.strictEqual(fileNameScore("accounts", "acme_accounts.csv", shared), 1);
    assert.strictEqual(fileNameScore("accounts", "acme_companies.csv", shared), 0.9);
    assert.strictEqual(fileNameScore("tickets", "acme_ticket_tags.csv", shared), 0.5);
    assert.strictEqual(fileNameScore("tickets", "acme_accounts.csv", shared), 0);
  });
});

describe("valueKind(values)", () => {
  it.each([
    ["bool", ["TRUE", "False", "t"]],
    ["int", ["1", "-20", "0"]],
    ["number", ["1", "2.5", ".5", "1e3"]],
    ["date", ["2024-01-01", "2024-1-5"]],
    ["timestamp", ["2024-01-01", "2024-01-01T10:00:00Z", "2020-12-30 3:15:52"]],
    ["unix", ["1713497396", "1700000000"]],
    ["text", ["007", "1"]],
    ["text", ["a", "1"]],
    ["none", []]
  ])("is %s for %j", (kind, values) => {
    assert.strictEqual(valueKind(values), kind);
  });

  it("forgives one value in twenty", () => {
    const values = Array.from({length: 19}, (_, i) => String(i));
    assert.strictEqual(valueKind([...values, "n/a"]), "int");
    assert.strictEqual(valueKind([...values, "n/a", "?"]), "text");
  });
});
