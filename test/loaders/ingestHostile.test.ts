import {assert, describe, it} from "vitest";
import {ingested, rejections, userError} from "../fixtures/ingest/folder.js";

const TICKETS = "  tickets: {from: tickets.csv}\n";
const HEADER = "ticket_id,account_id,opened_at,topic";

/** Reads one tickets file and returns the topics accepted. */
async function topics(
  content: string | Uint8Array
): Promise<{topics: (string | null)[]; rejected: string[]}> {
  const {db} = await ingested({files: {"tickets.csv": content}, sources: TICKETS});
  const rows = await db.query<{topic: string | null}>("SELECT topic FROM tickets");
  return {topics: rows.map((d) => d.topic), rejected: await rejections(db)};
}

describe("ingest of a CSV file", () => {
  it("that is empty stops with its name", async () => {
    const {message, exit_code} = await userError(ingested({files: {"tickets.csv": ""}, sources: TICKETS}));
    assert.strictEqual(message, "tickets.csv: the file is empty; expected a header line with column names");
    assert.strictEqual(exit_code, 2);
  });

  it("of a header only reads no row", async () => {
    assert.deepStrictEqual(await topics(HEADER), {topics: [], rejected: []});
    assert.deepStrictEqual(await topics(`${HEADER}\n`), {topics: [], rejected: []});
  });

  it("with a byte order mark, CRLF and semicolons reads as without", async () => {
    const text =
      "\ufeffticket_id;account_id;opened_at;topic\r\nT1;A1;2024-01-01;a, b\r\nT2;A2;2024-01-01;c\r\n";
    assert.deepStrictEqual(await topics(text), {topics: ["a, b", "c"], rejected: []});
  });

  it("with tabs or bars reads by them", async () => {
    const text = `${HEADER}\nT1,A1,2024-01-01,a\n`;
    assert.deepStrictEqual((await topics(text.replaceAll(",", "\t"))).topics, ["a"]);
    assert.deepStrictEqual((await topics(text.replaceAll(",", "|"))).topics, ["a"]);
  });

  it("in UTF-16 reads by its byte order mark", async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`${HEADER}\nT1,A1,2024-01-01,çay\n`, "utf16le")
    ]);
    assert.deepStrictEqual(await topics(bytes), {topics: ["çay"], rejected: []});
  });

  it("with quoted newlines, quotes and delimiters keeps them and counts rows, not lines", async () => {
    const {topics: read, rejected} = await topics(
      `${HEADER}\nT1,A1,2024-01-01,"two\nlines, ""quoted"""\nT2,A9,2024-01-01,x\n`
    );
    assert.deepStrictEqual(read, ['two\nlines, "quoted"']);
    assert.deepStrictEqual(rejected, ["tickets 2 account_id unknown_account <A9>"]);
  });

  it("quoted only after 30,000 rows reads the quotes all the same", async () => {
    const rows = Array.from({length: 30_000}, (_, i) => `T${i},A1,2024-01-01,plain`);
    const {topics: read, rejected} = await topics(
      [HEADER, ...rows, 'T-last,A1,2024-01-01,"a,b"', ""].join("\n")
    );
    assert.strictEqual(read.length, 30_001);
    assert.strictEqual(read.at(-1), "a,b");
    assert.deepStrictEqual(rejected, []);
  });

  it("with a # or a NUL in a value takes it as text", async () => {
    assert.deepStrictEqual((await topics(`${HEADER}\n#T1,A1,2024-01-01,a#b\n`)).topics, ["a#b"]);
    assert.deepStrictEqual((await topics(`${HEADER}\nT1,A1,2024-01-01,a\0b\n`)).topics, ["a\0b"]);
  });

  it("sets aside lines with too many or too few values, numbering the others as in the file", async () => {
    const {topics: read, rejected} = await topics(
      `${HEADER}\nT1,A1,2024-01-01,a\nT2,A1,2024-01-01,b,extra\nT3,A1\nT4,A9,2024-01-01,d\nT5,A1,2024-01-01,e\n`
    );
    assert.deepStrictEqual(read, ["a", "e"]);
    assert.deepStrictEqual(rejected, [
      "tickets 2 malformed <T2,A1,2024-01-01,b,extra>",
      "tickets 3 malformed <T3,A1>",
      "tickets 4 account_id unknown_account <A9>"
    ]);
  });

  it("sets aside a line that is not UTF-8", async () => {
    const {topics: read, rejected} = await topics(
      Buffer.from(`${HEADER}\nT1,A1,2024-01-01,caf\xe9\nT2,A1,2024-01-01,b\n`, "latin1")
    );
    assert.deepStrictEqual(read, ["b"]);
    assert.match(rejected.join(), /^tickets 1 malformed <T1,A1,2024-01-01,caf.>$/);
  });

  it("with a column twice stops when that column is used, and not otherwise", async () => {
    const {message} = await userError(
      ingested({files: {"tickets.csv": `${HEADER},topic\nT1,A1,2024-01-01,a,b\n`}, sources: TICKETS})
    );
    assert.strictEqual(
      message,
      "quarterdeck.yaml:5: sources.tickets: tickets.csv has more than one column topic; rename one of them"
    );
    assert.deepStrictEqual(
      (await topics("ticket_id,account_id,opened_at,x,x,topic\nT1,A1,2024-01-01,1,2,a\n")).topics,
      ["a"]
    );
  });

  it("whose header differs in case and has names such as END, column or a space", async () => {
    const {db} = await ingested({
      files: {
        "accounts.csv": 'Account_ID,NAME,"END"\nA1,Anvil,x\nA2,Bellows,y\n',
        "tickets.csv": '"Ticket Id",account_id,opened_at,"the ""topic"""\nT1,A1,2024-01-01,a\n'
      },
      sources: `  tickets:\n    from: tickets.csv\n    columns: {ticket_id: '"Ticket Id"', topic: '"the ""topic"""'}\n`
    });
    assert.deepStrictEqual(await db.query("SELECT ticket_id, topic FROM tickets"), [
      {ticket_id: "T1", topic: "a"}
    ]);
    assert.deepStrictEqual(await db.query("SELECT name FROM accounts"), [{name: "Anvil"}, {name: "Bellows"}]);
  });

  it("takes names of 200 characters, markup, formulas and paths as text", async () => {
    const names = [
      "x".repeat(200),
      "<script>alert(1)</script>",
      '=HYPERLINK("http://x")',
      "شركة النخيل",
      "'; DROP TABLE accounts; --"
    ];
    const ids = ["../../x", "CON", "a/b", "%2e%2e", "' OR 1=1"];
    const rows = names.map((name, i) => `"${ids[i]}","${name.replaceAll('"', '""')}"`);
    const {db} = await ingested({
      files: {
        "accounts.csv": `account_id,name\n${rows.join("\n")}\n`,
        "subscriptions.csv": `subscription_id,account_id,mrr,start_date\n${ids.map((id, i) => `S${i},"${id}",1,2024-01-01`).join("\n")}\n`
      }
    });
    assert.deepStrictEqual(
      await db.query("SELECT account_id, name FROM accounts"),
      names.map((name, i) => ({account_id: ids[i], name}))
    );
    assert.deepStrictEqual(await db.query("SELECT count(*) AS n FROM subscriptions"), [{n: 5}]);
  });

  it("keeps ids with leading zeros apart, also in expressions and queries", async () => {
    const {db} = await ingested({
      files: {
        "accounts.csv": "account_id,name\n007,Seven\n7,Also seven\n",
        "subscriptions.csv": "sid,account_id,mrr,start_date\n01,007,1,2024-01-01\n1,7,2,2024-01-01\n"
      },
      sources:
        "  subscriptions:\n    query: SELECT sid AS subscription_id, account_id, mrr, start_date FROM 'subscriptions.csv'\n"
    });
    assert.deepStrictEqual(await db.query("SELECT account_id, mrr FROM subscriptions"), [
      {account_id: "007", mrr: 1},
      {account_id: "7", mrr: 2}
    ]);
  });
});

describe("ingest of a mapping that reaches further than it may", () => {
  const attacks: [name: string, expression: string, message: RegExp][] = [
    ["a second statement", "topic; DROP TABLE accounts", /only a single SELECT is allowed/],
    ["a second column", "topic, 1", /expected one expression/],
    ["a FROM of its own", "x FROM (SELECT 1 AS x)", /expected one expression/],
    ["a subquery", "(SELECT max(name) FROM 'accounts.csv')", /a subquery is not allowed here/],
    ["a comment that swallows the rest", "'x' --", /^ok$/],
    ["an environment variable", "getenv('HOME')", /the function getenv is not allowed/],
    ["a file read by a function", "read_text('/etc/passwd')", /the function read_text is not allowed/],
    ["an aggregate", "max(topic)", /does not compile/],
    ["rows made of one", "unnest([1, 2])", /unnest makes rows/],
    ["a parameter", "$1", /parameters are not allowed/]
  ];
  it.each(attacks)("%s", async (_, expression, expected) => {
    const {message} = await userError(
      ingested({
        files: {"tickets.csv": `${HEADER}\nT1,A1,2024-01-01,a\n`},
        sources: `  tickets:\n    from: tickets.csv\n    columns:\n      topic: ${JSON.stringify(expression)}\n`
      }).then(async ({db}) => {
        assert.deepStrictEqual(await db.query("SELECT ticket_id, topic FROM tickets"), [
          {ticket_id: "T1", topic: "x"}
        ]);
        const {UserError} = await import("../../loaders/errors.js");
        throw new UserError("ok");
      })
    );
    assert.match(message, expected);
    if (message !== "ok")
      assert.match(message, /^quarterdeck\.yaml:8: sources\.tickets\.columns\.topic: the expression/);
  });

  const queries: [name: string, sql: string, message: RegExp][] = [
    ["two statements", "SELECT 1; SELECT 2", /only a single SELECT/],
    ["a write", "COPY (SELECT 1) TO 'out.csv'", /only a single SELECT/],
    ["an attachment", "ATTACH 'other.duckdb'", /only a single SELECT/],
    ["a pragma", "PRAGMA database_list", /only a single SELECT/],
    ["a setting", "SET memory_limit = '1TB'", /only a single SELECT/],
    ["a write in a CTE", "WITH x AS (DELETE FROM t RETURNING *) FROM x", /only a single SELECT/],
    ["another host", "FROM 'https://example.com/a.csv'", /only local files are read/],
    ["a bucket", "FROM read_parquet('s3://bucket/a.parquet')", /only local files are read/],
    ["the catalogue", "FROM duckdb_settings()", /duckdb_settings is not allowed/],
    ["another file as text", "FROM read_text('/etc/passwd')", /read_text is not allowed/],
    ["a query in a text", "FROM query('SELECT 1')", /query is not allowed/],
    ["a computed path", "FROM read_csv('tick' || 'ets.csv')", /the path must be a quoted text/],
    [
      "an unknown table",
      "WITH tix AS (FROM 'tickets.csv') FROM tixx",
      /unknown table tixx \(did you mean tix\?\)/
    ],
    ["no file", "SELECT 1 AS ticket_id", /the query reads no file/]
  ];
  it.each(queries)("a query with %s", async (_, sql, expected) => {
    const {message, exit_code} = await userError(
      ingested({
        files: {"tickets.csv": `${HEADER}\n`},
        sources: `  tickets:\n    query: ${JSON.stringify(sql)}\n`
      })
    );
    assert.match(message, expected);
    assert.match(message, /^quarterdeck\.yaml:6: /);
    assert.strictEqual(exit_code, 2);
  });
});
