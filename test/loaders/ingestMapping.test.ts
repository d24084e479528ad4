import {writeFile} from "node:fs/promises";
import path from "node:path";
import {gzipSync} from "node:zlib";
import {assert, describe, it} from "vitest";
import {inputFiles} from "../../loaders/ingest/inputFiles.js";
import {ingest} from "../../loaders/ingest/ingest.js";
import {silent} from "../../loaders/progress.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {SUBSCRIPTIONS, companyFolder, ingested, rejections, userError} from "../fixtures/ingest/folder.js";

const ROWS = 40;

/** A CSV of ROWS good rows with one bad cell: the amount of row 3 is "many", the day of row 5 "soon". */
function exportWithBadCells(): string {
  const rows = Array.from({length: ROWS}, (_, i) => {
    const amount = i === 2 ? "many" : String(12 * (i + 1));
    const day = i === 4 ? "soon" : "2024-01-31";
    return `S${i + 1},A1,${amount},${day}`;
  });
  return `id,customer,yearly,day\n${rows.join("\n")}\n`;
}

/** Writes Parquet or JSON files by DuckDB into the folder of a config. */
async function copy(dir: string, sql: string, file: string): Promise<void> {
  await using db = await openWarehouse(":memory:");
  await db.run(`COPY (${sql}) TO '${path.join(dir, file)}'`);
}

describe("ingest with columns", () => {
  it("computes expressions over typed columns, and sets aside the rows whose cells do not fit", async () => {
    const {db} = await ingested({
      files: {"export.csv": exportWithBadCells()},
      sources: `  subscriptions:
    from: export.csv
    columns: {subscription_id: id, account_id: customer, mrr: yearly / 12, start_date: day + 1, seats: 1}
`
    });
    assert.deepStrictEqual(await rejections(db), [
      "subscriptions 3 mrr wrong_type <many>",
      "subscriptions 5 start_date wrong_type <soon>"
    ]);
    const rows = await db.query("SELECT subscription_id, mrr, start_date, seats FROM subscriptions");
    assert.strictEqual(rows.length, ROWS - 2);
    assert.deepStrictEqual(rows.at(-1), {
      subscription_id: "S40",
      mrr: 40,
      start_date: "2024-02-01",
      seats: 1
    });
  });

  it("compares numbers as numbers, also in text files", async () => {
    const {db} = await ingested({
      files: {"subscriptions.csv": "subscription_id,account_id,a,b,start_date\nS1,A1,9,10,2024-01-01\n"},
      sources: '  subscriptions: {from: subscriptions.csv, columns: {mrr: "greatest(a, b)"}}\n'
    });
    assert.deepStrictEqual(await db.query("SELECT mrr FROM subscriptions"), [{mrr: 10}]);
  });

  it("leaves a cell that an expression tries by itself to the expression", async () => {
    const {db} = await ingested({
      files: {"export.csv": exportWithBadCells()},
      sources: `  subscriptions:
    from: export.csv
    columns: {subscription_id: id, account_id: customer, mrr: "coalesce(TRY_CAST(yearly AS DOUBLE), 0)", start_date: "DATE '2024-01-01'"}
`
    });
    assert.deepStrictEqual(await rejections(db), []);
    assert.deepStrictEqual(await db.query("SELECT mrr FROM subscriptions WHERE subscription_id = 'S3'"), [
      {mrr: 0}
    ]);
  });

  it("sets aside a row for which an expression fails", async () => {
    const {db} = await ingested({
      files: {
        "subscriptions.csv":
          "subscription_id,account_id,price,start_date\nS1,A1,EUR 5,2024-01-01\nS2,A1,EUR five,2024-01-01\n"
      },
      sources: '  subscriptions: {from: subscriptions.csv, columns: {mrr: "substr(price, 5)::DOUBLE"}}\n'
    });
    assert.deepStrictEqual(await rejections(db), ["subscriptions 2 mrr wrong_type <EUR five>"]);
  });

  it("takes a column left out from the raw column of the same name, and defaults for empty values", async () => {
    const {db} = await ingested({
      files: {
        "subscriptions.csv":
          "subscription_id,account_id,mrr,start_date,currency,is_trial\nS1,A1,1,2024-01-01,,\nS2,A1,1,2024-01-01,usd,true\n",
        "usage.csv": "account_id,ts,feature,count\nA1,2024-01-01,f,\nA1,2024-01-01,f,3\n"
      },
      sources: "  usage: {from: usage.csv}\n",
      settings: "currency: EUR"
    });
    assert.deepStrictEqual(await db.query("SELECT currency, is_trial FROM subscriptions"), [
      {currency: "EUR", is_trial: false},
      {currency: "USD", is_trial: true}
    ]);
    assert.deepStrictEqual(await db.query("SELECT uses, rows FROM usage_user_day"), [{uses: 4, rows: 2}]);
  });

  it("reads globs in name order, gzip, and files whose columns differ", async () => {
    const {db, report} = await ingested({
      files: {
        "parts/b.csv": "ticket_id,account_id,opened_at,topic\nT1,A1,2024-01-02,again\nT2,A1,2024-01-02,b\n",
        "parts/a.csv": "opened_at,account_id,ticket_id,severity\n2024-01-01,A1,T1,2\n",
        "parts/c.csv.gz": gzipSync("ticket_id,account_id,opened_at\nT3,A9,2024-01-03\n"),
        "parts/d.txt": "not asked for"
      },
      sources: "  tickets: {from: parts/*.csv*}\n"
    });
    assert.deepStrictEqual(await db.query("SELECT ticket_id, severity, topic FROM tickets"), [
      {ticket_id: "T1", severity: 2, topic: null},
      {ticket_id: "T2", severity: null, topic: "b"}
    ]);
    assert.deepStrictEqual(await db.query("SELECT source, row_number, rule FROM rejected_rows"), [
      {source: "parts/b.csv", row_number: 1, rule: "duplicate"},
      {source: "parts/c.csv.gz", row_number: 1, rule: "unknown_account"}
    ]);
    assert.deepStrictEqual(
      report.files.map((d) => path.basename(d)),
      ["accounts.csv", "subscriptions.csv", "a.csv", "b.csv", "c.csv.gz"]
    );
  });

  it("reads Parquet and JSON by their types", async () => {
    const config = await companyFolder({
      sources:
        "  tickets: {from: t.parquet}\n  touches: {from: t.json, columns: {ts: seen.day, summary: words}}\n  requests: {from: r.ndjson}\n",
      files: {"t.json": "", "r.ndjson": ""}
    });
    await copy(
      config.dir,
      `SELECT 'T' || i AS ticket_id, 'A1' AS account_id, TIMESTAMPTZ '2024-01-01 10:00:00+02' AS opened_at, 2.0 + i / 2 AS severity,
         i::DOUBLE AS user_id FROM range(2) t(i)`,
      "t.parquet"
    );
    await writeFile(
      path.join(config.dir, "t.json"),
      '[{"account_id": "A1", "seen": {"day": "2024-01-05"}, "words": "hi"}, {"account_id": "A9", "seen": null}]'
    );
    await writeFile(
      path.join(config.dir, "r.ndjson"),
      '{"request_id": 7, "account_id": "A1", "created_at": "2024-01-01T00:00:00Z", "title": "x"}\n'
    );
    await using db = await openWarehouse(":memory:");
    await ingest(db, config, {force: true, progress: silent});
    assert.deepStrictEqual(await db.query("SELECT ticket_id, user_id, opened_at, severity FROM tickets"), [
      {ticket_id: "T0", user_id: "0", opened_at: "2024-01-01T08:00:00.000Z", severity: 2}
    ]);
    assert.deepStrictEqual(await rejections(db), [
      "tickets 2 severity wrong_type <2.5>",
      "touches 2 ts missing <>"
    ]);
    assert.deepStrictEqual(await db.query("SELECT ts, summary FROM touches"), [
      {ts: "2024-01-05T00:00:00.000Z", summary: "hi"}
    ]);
    assert.deepStrictEqual(await db.query("SELECT request_id FROM requests"), [{request_id: "7"}]);
  });
});

describe("ingest with a query", () => {
  const JOIN = `  tickets:
    query: >
      SELECT t.id AS ticket_id, s.account_id, t.day::TIMESTAMP AS opened_at, t.sev AS severity
      FROM 'in/tickets.csv' t JOIN 'subscriptions.csv' s ON t.sub = s.subscription_id
`;

  it("joins files relative to the config, which all enter the fingerprint", async () => {
    const folder = {files: {"in/tickets.csv": "id,sub,day,sev\nT1,S2,2024-01-01,1\n"}, sources: JOIN};
    const {db, config} = await ingested(folder);
    assert.deepStrictEqual(await db.query("SELECT ticket_id, account_id, opened_at, severity FROM tickets"), [
      {ticket_id: "T1", account_id: "A2", opened_at: "2024-01-01T00:00:00.000Z", severity: 1}
    ]);
    const names = (await inputFiles(config)).map((d) => path.relative(config.dir, d));
    assert.deepStrictEqual(names, ["accounts.csv", "in/tickets.csv", "subscriptions.csv"]);
  });

  it("hands on a cell that is not of its column’s type, to be set aside with its text", async () => {
    const rows = Array.from({length: ROWS}, (_, i) => `T${i},S1,2024-01-01,${i === 7 ? "high" : 1}`);
    const {db} = await ingested({
      files: {"in/tickets.csv": `id,sub,day,sev\n${rows.join("\n")}\n`},
      sources: JOIN
    });
    assert.deepStrictEqual(await rejections(db), ["tickets 8 severity wrong_type <high>"]);
    assert.deepStrictEqual(await db.query("SELECT count(*) AS n FROM tickets"), [{n: ROWS - 1}]);
  });

  it("sets aside the file’s row where such a cell would make the query fail", async () => {
    const rows = Array.from({length: ROWS}, (_, i) => `T${i},S1,${i === 7 ? "soon" : "2024-01-01"},1`);
    const {db, report} = await ingested({
      files: {"in/tickets.csv": `id,sub,day,sev\n${rows.join("\n")}\n`},
      sources: JOIN
    });
    assert.deepStrictEqual(
      await db.query("SELECT source, row_number, column_name, value, rule FROM rejected_rows"),
      [{source: "in/tickets.csv", row_number: 8, column_name: "day", value: "soon", rule: "wrong_type"}]
    );
    const {read, accepted, rejected} = report.tables.tickets!;
    assert.deepStrictEqual({read, accepted, rejected}, {read: ROWS, accepted: ROWS - 1, rejected: 1});
  });

  it("does so for usage too, which is not staged", async () => {
    const rows = Array.from({length: ROWS}, (_, i) => `S1,${i === 7 ? "soon" : "2024-01-01"},f`);
    const {db, report} = await ingested({
      files: {"u.csv": `sub,day,feature\n${rows.join("\n")}\nS9,2024-01-01,f\nS1,2024-01-01,f,extra\n`},
      sources: `  usage:
    query: SELECT account_id, day::TIMESTAMP AS ts, feature FROM 'u.csv' JOIN 'subscriptions.csv' ON sub = subscription_id
`
    });
    assert.deepStrictEqual(
      await db.query("SELECT source, row_number, value, rule FROM rejected_rows ORDER BY row_number"),
      [
        {source: "u.csv", row_number: 8, value: "soon", rule: "wrong_type"},
        {source: "u.csv", row_number: 42, value: "S1,2024-01-01,f,extra", rule: "malformed"}
      ]
    );
    const {read, accepted, rejected} = report.tables.usage!;
    assert.deepStrictEqual({read, accepted, rejected}, {read: ROWS + 1, accepted: ROWS - 1, rejected: 2});
    assert.deepStrictEqual(await db.query("SELECT count(*) AS n FROM usage"), [{n: ROWS - 1}]);
  });

  it("stops with the query’s line when it fails on a row for another reason", async () => {
    const {message, exit_code} = await userError(
      ingested({
        files: {"in/tickets.csv": "id,sub,day,sev\nT1,S1,2024-01-01,1\n"},
        sources: JOIN.replace("t.sev", "('x' || t.id)::INTEGER")
      })
    );
    assert.match(
      message,
      /^quarterdeck\.yaml:6: sources\.tickets\.query: the query fails on a row: Conversion Error: .*'xT1'/
    );
    assert.strictEqual(exit_code, 2);
  });
});

describe("ingest of a configuration that does not fit its files", () => {
  const cases: [name: string, sources: string, message: string][] = [
    [
      "a missing file",
      "  tickets: {from: ticket.csv}\n",
      "quarterdeck.yaml:5: ticket.csv: no such file in quarterdeck-test (did you mean tickets.csv?)"
    ],
    [
      "a missing folder",
      "  tickets: {from: in/tickets.csv}\n",
      "quarterdeck.yaml:5: in/tickets.csv: the folder in does not exist or is empty"
    ],
    [
      "a missing required column",
      "  tickets: {from: tickets.csv}\n",
      "quarterdeck.yaml:5: sources.tickets: the required column opened_at is missing (did you mean opend_at?); tickets.csv has ticket_id, account_id, opend_at; say under columns where it comes from"
    ],
    [
      "an unknown raw column",
      "  tickets:\n    from: tickets.csv\n    columns:\n      opened_at: opened_at::TIMESTAMP\n",
      "quarterdeck.yaml:8: sources.tickets.columns.opened_at: the expression `opened_at::TIMESTAMP` does not compile: tickets.csv has no column opened_at (did you mean opend_at?)"
    ],
    [
      "an expression that is no SQL",
      "  tickets:\n    from: tickets.csv\n    columns: {opened_at: 'opend_at +'}\n",
      "quarterdeck.yaml:7: sources.tickets.columns.opened_at: the expression `opend_at +` does not compile: syntax error at end of input"
    ],
    [
      "an unknown column in a query",
      "  tickets:\n    query: >\n      SELECT ticket_id, account_id,\n        opened_at\n      FROM 'tickets.csv'\n",
      'quarterdeck.yaml:8: sources.tickets.query: the query does not compile: Referenced column "opened_at" not found in FROM clause! (did you mean opend_at?)'
    ],
    [
      "a query without a required column",
      "  tickets:\n    query: FROM 'tickets.csv'\n",
      "quarterdeck.yaml:6: sources.tickets.query: the required column opened_at is missing (did you mean opend_at?); the query gives ticket_id, account_id, opend_at"
    ],
    [
      "a query that is no SQL",
      "  tickets:\n    query: |\n      SELECT *\n      FORM 'tickets.csv'\n",
      "quarterdeck.yaml:8: sources.tickets.query: the query does not compile: syntax error at or near \"'tickets.csv'\""
    ],
    [
      "a file of another kind",
      "  tickets: {from: quarterdeck.yaml}\n",
      "quarterdeck.yaml:5: quarterdeck.yaml: expected a .csv, .tsv, .parquet, .json or .ndjson file"
    ]
  ];
  it.each(cases)("%s", async (_, sources, expected) => {
    const {message, exit_code} = await userError(
      ingested({files: {"tickets.csv": "ticket_id,account_id,opend_at\nT1,A1,2024-01-01\n"}, sources})
    );
    assert.strictEqual(
      message.replaceAll(/\/[^ ]*quarterdeck-test-[^/ ;]*\/?/g, (d) =>
        d.endsWith("/") ? "" : "quarterdeck-test"
      ),
      expected
    );
    assert.strictEqual(exit_code, 2);
  });

  it("a Parquet or JSON file that is none", async () => {
    const files = {"t.parquet": "PAR1 not really", "t.json": '{"ticket_id": '};
    const parquet = await userError(ingested({files, sources: "  tickets: {from: t.parquet}\n"}));
    assert.match(parquet.message, /^t\.parquet: cannot be read as parquet: /);
    const json = await userError(ingested({files, sources: "  tickets: {from: t.json}\n"}));
    assert.match(json.message, /^t\.json: cannot be read as json: /);
  });

  it("leaves out what is optional", async () => {
    const {report, db} = await ingested({});
    assert.deepStrictEqual(Object.keys(report.tables), ["accounts", "subscriptions"]);
    assert.strictEqual(SUBSCRIPTIONS.split("\n").length - 2, report.tables.subscriptions?.read);
    for (const table of ["tickets", "usage", "usage_user_day", "overrides", "goal_values"]) {
      assert.deepStrictEqual(await db.query(`SELECT count(*) AS n FROM ${table}`), [{n: 0}]);
    }
  });
});
