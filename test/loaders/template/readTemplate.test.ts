import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {UserError} from "../../../loaders/errors.js";
import {templateVersion} from "../../../loaders/slice/recipe.js";
import {readTemplate} from "../../../loaders/template/readTemplate.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import {STORY} from "../../../src/metrics/deckTemplate.js";
import {modelled, testConfig} from "../../support/companies.js";
import {TABLES, writeRates} from "../slice/company.js";
import {templateOfText} from "./support.js";

let dir: string;
let db: Warehouse;
const settings = () => testConfig({dir, fx: "fx.csv"});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-template-"));
  await writeRates(dir);
  db = await modelled({as_of: "2026-03-31", tables: TABLES, config: settings()});
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(dir, {recursive: true, force: true});
});

const read = (text: string) => templateOfText(text, {db, config: settings(), dir});

/** The faults of a template as *line: message*. */
async function faults(text: string): Promise<string[]> {
  const error: unknown = await read(text).then(
    () => null,
    (d: unknown) => d
  );
  if (!(error instanceof UserError)) throw new Error(`no fault: ${String(error)}`);
  assert.strictEqual(error.exit_code, 2);
  return error.message.split("\n").map((d) => d.replace(/^.*deck\.md:/u, ""));
}

/** The faults of queries, each on a slide of its own that is right otherwise, as *line: message* with 1 for a query's first line. */
async function queryFaults(queries: readonly string[]): Promise<string[]> {
  const heads = queries.map((_, i) => `# own-${i}\ntitle: T\n\n\`\`\`sql found_${i}\n`);
  const slides = queries.map((sql, i) => `${heads[i]}${sql}\n\`\`\`\n\nWords.\n`);
  const first = queries.map(
    (_, i) => `# title\n${slides.slice(0, i).join("")}${heads[i]}`.split("\n").length
  );
  const found = (await faults(`# title\n${slides.join("")}`)).map((d) => /^(\d+): (.*)$/u.exec(d)!);
  return queries.map((sql, i) => {
    const end = first[i]! + sql.split("\n").length;
    const own = found.filter(([, line]) => Number(line) >= first[i]! && Number(line) < end);
    return own.map(([, line, message]) => `${Number(line) - first[i]! + 1}: ${message}`).join(" | ");
  });
}

const chart = (keys: string, sql = "SELECT topic, count(*) AS n FROM tickets GROUP BY ALL") =>
  `# title\n# own\ntitle: T\n\`\`\`sql found\n${sql}\n\`\`\`\n\`\`\`chart\n${keys}\n\`\`\`\n`;

describe("readTemplate(db, config)", () => {
  it("gives without a template of one's own all slides, in the order of the story", async () => {
    const {slides, language} = await readTemplate(db, settings());
    assert.deepStrictEqual([language, slides.map((d) => d.id)], ["en", [...STORY]]);
    for (const {id: _, ...rest} of slides) assert.isTrue(Object.values(rest).every((d) => d === null));
  });
  it("reads the file that the configuration names, and says where it names one that is not there", async () => {
    await read("# title\n# next\n");
    const named = (template: string) => ({
      ...settings(),
      decks: {...settings().decks, template},
      lines: {"decks.template": 7}
    });
    assert.lengthOf((await readTemplate(db, named("deck.md"))).slides, 2);
    const error: unknown = await readTemplate(db, named("dekc.md")).catch((d: unknown) => d);
    assert.match(
      (error as Error).message,
      /:7: decks\.template: there is no template .*dekc\.md; copy reports/u
    );
  });
  it("tells all faults at once, each with its line", async () => {
    const text = [
      "---",
      "langauge: en",
      "---",
      "",
      "# adaption",
      "# value",
      "remraks: 1",
      "remarks: 4",
      "# value",
      "# Two words",
      "# goals",
      "when: (SELECT count(*) FROM tickets)",
      "A word.",
      "# own",
      "title: {{nps.befor}} of {{found.m}}",
      "source:",
      "```sql found",
      "SELECT count(*) AS n FROM tickets",
      "```",
      "```python",
      "```",
      ""
    ].join("\n");
    assert.deepStrictEqual(await faults(text), [
      "2: unknown key langauge; expected language alone",
      "5: the first slide is adaption; expected the cover: # title",
      "5: there is no slide adaption (did you mean adoption?); a slide of your own needs a line title: and an id that is not taken",
      "7: unknown option remraks of the slide value (did you mean remarks?)",
      "8: remarks is 4; expected a whole number from 0 to 3",
      "9: the slide value is there already, at line 6; each is shown once",
      '10: # Two words is no heading of a slide; expected "# " and an id of small letters, digits and hyphens, such as # adoption',
      "12: the condition gives BIGINT; expected true or false, such as (SELECT count(*) FROM tickets) >= 5",
      "13: the slide goals is built in and takes options only; words for one account go into its notes",
      "14: the slide own has neither a chart nor text",
      "15: no number of the deck is named {{nps.befor}} (did you mean nps.before?); expected one of the deck's numbers, or query.column",
      "15: no number of the deck is named {{found.m}} (did you mean found.n?); expected one of the deck's numbers, or query.column",
      "16: source is empty; give a value or leave the line out",
      "20: a block of code named python; expected sql and a name in small letters, such as ```sql topics, or chart"
    ]);
  });
  it("is the same template with a line more above it, and another where a query says something else", async () => {
    const version = async (text: string) => templateVersion(await read(text));
    const text = chart("type: table\ntitle: A").replace("# own", "# own\nwhen: 1 = 1");
    assert.strictEqual(await version(`For half an hour.\n\n${text}`), await version(text));
    assert.notStrictEqual(await version(text.replace("count(*)", "sum(severity)")), await version(text));
    assert.notStrictEqual(await version(text.replace("1 = 1", "1 < 2")), await version(text));
  });
  it("takes quotation marks off a value that stands in them, and off no other", async () => {
    const titles = ['"Quoted"', "'Quoted'", '"Quiet" users and "loud"'];
    const own = titles.map((d, i) => `# own-${i}\ntitle: ${d}\n\nWords.\n`);
    const {slides} = await read(`# title\n${own.join("")}`);
    assert.deepStrictEqual(
      slides.slice(1).map((d) => d.custom!.title),
      ["Quoted", "Quoted", '"Quiet" users and "loud"']
    );
  });
  it.each([
    ["# next\n", "1: the first slide is next; expected the cover: # title"],
    ["", "1: the first slide is missing; expected the cover: # title"],
    ["# title\ntitle: My cover\n", "2: unknown option title of the slide title; it takes none"],
    ["# title\n# data\n# next\n", "2: the slide data tells of all slides before it; put it at the end"],
    [
      "# title\n# internal\ntitle: T\n\nA.\n",
      "2: there is no slide internal; a slide of your own needs a line title: and an id that is not taken"
    ],
    ["# title\n# own\ntitle: T\n\nA.\n\nB.\n\nC.\n\nD.\n", "11: 4 remarks; 3 are the most on a slide"],
    [
      "# title\n# own\ntitle: T\n\n## Many words\nA.\n",
      "5: ## Many words: a figure begins with a number's name, such as ## {{tickets}} opened"
    ],
    [
      "# title\n# own\ntitle: T\n\n```sql nps\nSELECT 1 AS a\n```\nA.\n",
      "5: a query cannot be named nps: numbers of the deck begin with it; take another name"
    ],
    [
      "# title\n# own\ntitle: T\n\n```sql found\nSELECT 1\n",
      "5: this block of code is not closed; expected a line with ```"
    ]
  ])("refuses %j", async (text, fault) => {
    assert.include(await faults(text), fault);
  });
});

describe("a chart of a template", () => {
  it.each([
    [
      "type: pie\nx: topic\ny: n\ntitle: A\nunit: B",
      "8: a chart of the type pie; expected one of column, bar, line, table"
    ],
    [
      "type: bar\nx: topik\ny: n\ntitle: A\nunit: B",
      "9: the query gives no column topik (did you mean topic?)"
    ],
    ["type: bar\nx: topic\ny: topic\ntitle: A\nunit: B", "10: the column topic holds no numbers"],
    [
      "type: bar\nx: topic\ny: [n, n]\ntitle: A\nunit: B",
      "10: 2 series; a bar chart shows one (a column chart stacks several)"
    ],
    ["type: line\nx: topic\ny: [n, n, n, n, n, n]\ntitle: A\nunit: B", "10: 6 series; 5 are the most"],
    [
      "type: bar\nx: topic\ny: n\ntitle: A",
      "7: the chart has no unit: what its numbers are, such as tickets by month"
    ],
    ["type: bar\nx: topic\ny: n\nunit: A", "7: the chart has no title: words that say what it shows"],
    [
      "type: bar\ndata: fuond\nx: topic\ny: n\ntitle: A\nunit: B",
      "9: there is no query fuond on this slide (did you mean found?)"
    ],
    [
      "type: bar\nx: topic\ny: n\ntitle: A\nunit: B\ncolour: red",
      "13: unknown key colour of a chart; keys: type, data, title, unit, x, y, columns, labels"
    ],
    ["type: pie\nx: z\ntitle: A", "8: a chart of the type pie; expected one of column, bar, line, table"],
    ["type: table\ntitle: A\ncolumns: [n, m]", "10: the query gives no column m (did you mean n?)"],
    ["type: [", "9: this is not valid YAML"]
  ])("refuses %j", async (keys, fault) => {
    const found = await faults(chart(keys));
    assert.isTrue(
      found.some((d) => d.startsWith(fault)),
      found.join("\n")
    );
  });
  it("shows the only query unless another is named, under names that people say", async () => {
    const {slides} = await read(chart("type: bar\nx: topic\ny: n\ntitle: A\nunit: B\nlabels: {n: Tickets}"));
    const shown = slides[1]!.custom!.chart!;
    assert.deepStrictEqual(shown, {
      ...{type: "bar", data: "found", title: "A", unit: "B", x: "topic", y: ["n"]},
      labels: {topic: "Topic", n: "Tickets"}
    });
  });
  it("takes numbers, texts and days by names of their own, and nothing else", async () => {
    const found = await faults(
      chart("type: table\ntitle: A", "SELECT [1] AS list, now_ AS t FROM (SELECT 1 AS now_)")
    );
    const twice = await faults(chart("type: table\ntitle: A", "SELECT topic, 1 AS n, 2 AS N FROM tickets"));
    assert.deepStrictEqual(twice, [
      "5: two columns of found are named N; give one of them another name: AS name"
    ]);
    assert.deepStrictEqual(found, [
      "5: the column list of found is INTEGER[]; expected numbers, texts or days: cast it to one of these"
    ]);
  });
});

describe("a query of a template", () => {
  it("is refused for what is internal or misspelt, with its line", async () => {
    const wanted = [
      [
        "SELECT health_score FROM accounts",
        "1: accounts.health_score is internal: a customer deck must not use it"
      ],
      [
        "SELECT\n  a.segment\nFROM accounts a",
        "2: accounts.segment is internal: a customer deck must not use it"
      ],
      [
        "SELECT renewal_date FROM subscriptions",
        "1: subscriptions.renewal_date is internal: a customer deck must not use it"
      ],
      ["SELECT user_id FROM tickets", "1: tickets.user_id is internal: a customer deck must not use it"],
      ["SELECT comment FROM surveys", "1: surveys.comment is internal: a customer deck must not use it"],
      [
        "SELECT 1 FROM touches",
        "1: the table touches is internal: a customer deck must not use it; tables that it may use: period, "
      ],
      [
        "SELECT 1 FROM account_point",
        "1: the table account_point is internal: a customer deck must not use it"
      ],
      ["SELECT severity FROM goals", "1: goals has no column severity; tickets has one"],
      ["SELECT topik FROM tickets", "1: there is no column topik (did you mean topic?)"],
      ["SELECT 1 FROM tikcets", "1: there is no table tikcets (did you mean tickets?)"],
      ["SELECT sum(topic) FROM tickets", "1: the query does not compile: No function matches"],
      ["SELECT count(* FROM tickets", "1: syntax error"]
    ] as const;
    const found = await queryFaults(wanted.map(([sql]) => sql));
    for (const [i, [sql, fault]] of wanted.entries())
      assert.isTrue(found[i]!.startsWith(fault), `${sql}\n${found[i]}`);
  });
  it("is refused for reaching beyond the account's rows", async () => {
    const queries = [
      "SELECT * FROM warehouse.main.accounts",
      "SELECT * FROM main.accounts",
      "SELECT * FROM information_schema.tables",
      "SELECT * FROM read_csv('/etc/passwd')",
      "SELECT * FROM '/etc/passwd'",
      "FROM 'accounts.csv'",
      "SELECT * FROM glob('/*')",
      "SELECT read_text('/etc/passwd')",
      "SELECT getenv('HOME')",
      "SELECT current_setting('temp_directory')",
      "SELECT * FROM duckdb_settings()",
      "SELECT * FROM duckdb_settings",
      "SELECT * FROM pragma_database_list",
      "SELECT * FROM query('SELECT 1')",
      "SELECT * FROM query_table('tickets')",
      "PRAGMA database_list",
      "ATTACH '/tmp/other.duckdb' AS other",
      "COPY tickets TO '/tmp/out.csv'",
      "INSTALL httpfs",
      "SET threads = 4",
      "CREATE TABLE t AS SELECT 1",
      "DROP TABLE tickets",
      "CALL duckdb_settings()",
      "SHOW TABLES",
      "DESCRIBE tickets",
      "SELECT 1; SELECT 2",
      "SELECT $1",
      "SELECT now() AS a",
      "SELECT current_date AS a",
      "SELECT CURRENT_TIMESTAMP AS a",
      "SELECT random() AS a",
      "SELECT uuid() AS a",
      "SELECT topic FROM tickets USING SAMPLE 1",
      "SELECT (SELECT 1 FROM touches) AS a",
      "WITH a AS (SELECT * FROM touches) SELECT 1 AS b FROM a",
      "SELECT list_aggregate([1, 2, 3], 'reservoir_quantile', 0.5) AS a",
      "SELECT array_aggr([1, 2, 3], 'reservoir_quantile', 0.5) AS a",
      "SELECT list_transform([1], lambda x: x + random()) AS a"
    ];
    const found = await queryFaults(queries);
    const refused = /^1: .*(?:not allowed|internal|no table|only a single SELECT)/u;
    assert.deepStrictEqual(
      queries.filter((_, i) => !refused.test(found[i]!)),
      []
    );
  });
  it("may be any SELECT over the account's own rows", async () => {
    const queries = [
      "WITH a AS (SELECT topic FROM tickets) SELECT count(*) AS n FROM a",
      "SELECT unnest(range(3)) AS n",
      "SELECT n FROM generate_series(1, 3) AS d(n)",
      "SELECT topic, row_number() OVER (ORDER BY topic) AS n FROM tickets QUALIFY n = 1",
      "SELECT date_trunc('month', opened_at)::DATE AS month, count(*) FILTER (severity = 1) AS n FROM tickets GROUP BY ALL ORDER BY ALL;",
      "SELECT nullif(round(avg(score), 1), 0) AS n, string_agg(kind, ', ' ORDER BY kind) AS kinds FROM surveys -- all of them",
      "FROM accounts SELECT mrr - coalesce(mrr_before, 0) AS n"
    ];
    const slides = queries.map(
      (sql, i) => `# own-${i}\ntitle: T\n\n\`\`\`sql found_${i}\n${sql}\n\`\`\`\n\nWords.\n`
    );
    const template = await read(`# title\n${slides.join("")}`);
    assert.lengthOf(
      template.slides.flatMap((d) => d.custom?.queries ?? []),
      queries.length
    );
  });
});
