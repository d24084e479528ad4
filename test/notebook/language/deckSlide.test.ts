import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {CUSTOMER_TABLES} from "../../../loaders/template/tables.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import {DECK_TABLES} from "../../../src/lib/deckTables.js";
import {deckSlide} from "../../../src/notebook/language/deckSlide.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import {TABLES, writeRates} from "../../loaders/slice/company.js";
import {templateOfText} from "../../loaders/template/support.js";
import {modelled, testConfig} from "../../support/companies.js";

let dir: string;
let db: Warehouse;
const config = () => testConfig({dir, fx: "fx.csv"});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-slide-"));
  await writeRates(dir);
  db = await modelled({as_of: "2026-03-31", tables: TABLES, config: config()});
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(dir, {recursive: true, force: true});
});

const sql = (name: string, text: string) => `\`\`\`sql id=${name}\n${text}\n\`\`\`\n\n`;
const chart = (text: string) => `\`\`\`chart\n${text}\n\`\`\`\n`;
/** The slide of a notebook's last cell. */
const slide = (text: string) => {
  const notebook = parseNotebook(text);
  return deckSlide(notebook, notebook.cells.at(-1)!.key);
};
const checked = async (text: string) => {
  const {text: own, problems} = slide(text);
  assert.deepStrictEqual(problems, []);
  return (await templateOfText(`# title\n\n${own}\n# data\n`, {db, config: config(), dir})).slides[1]!;
};
const TOPICS = sql(
  "by_topic",
  "SELECT topic, count(*) AS tickets\nFROM open_tickets\nGROUP BY topic\nORDER BY tickets DESC;"
);
const OPEN = sql("open_tickets", "FROM tickets WHERE topic IS NOT NULL");

describe("deckSlide(notebook, key)", () => {
  it("makes of a query and of those that it reads a slide that the template's own check takes", async () => {
    const {id, custom} = await checked(OPEN + TOPICS);
    assert.strictEqual(id, "notebook-by-topic");
    assert.strictEqual(custom?.chart?.type, "table");
    assert.deepStrictEqual(custom?.chart?.y, ["topic", "tickets"]);
  });
  it("keeps a chart's columns, words and unit, the names of a bar at its side", async () => {
    const {custom} = await checked(
      OPEN +
        TOPICS +
        chart(
          "rows: by_topic\nmark: bar\ny: topic\nx: {column: tickets, label: Tickets opened}\ntitle: 'What tickets are about: the map'"
        )
    );
    const {type, x, y, title, unit, labels} = custom!.chart!;
    assert.deepStrictEqual(
      {type, x, y, title, unit},
      {
        type: "bar",
        x: "topic",
        y: ["tickets"],
        title: "What tickets are about: the map",
        unit: "Tickets opened"
      }
    );
    assert.strictEqual(labels.tickets, "Tickets opened");
  });
  it("puts the queries that are read before the cell's own WITH, and reads a chain once", async () => {
    const chain =
      sql("b", "FROM open_tickets") +
      sql(
        "c",
        "WITH d AS (FROM b) SELECT topic, count(*) AS n FROM d JOIN open_tickets USING (topic) GROUP BY topic"
      );
    await checked(OPEN + chain);
    assert.lengthOf(slide(OPEN + chain).text!.match(/open_tickets AS \(/g)!, 1);
  });
  it("says what cannot be sent: parameters, tables that decks lack, JavaScript, marks, series", () => {
    const problems = (text: string) => {
      const {text: own, problems} = slide(text);
      assert.isNull(own);
      return problems.join("\n");
    };
    assert.match(problems(sql("a", "FROM tickets WHERE severity = ${worst}")), /^`\$\{worst\}` has no value/);
    assert.match(
      problems(sql("a", "FROM account_dim")),
      /^Decks have no table `account_dim`\. They have period, accounts/
    );
    assert.match(problems("```js\n1 + 1\n```\n"), /no JavaScript/);
    assert.match(problems(sql("a", "SUMMARIZE tickets")), /one SELECT, not SUMMARIZE/);
    assert.match(problems(sql("a", "FROM b") + sql("b", "FROM a")), /circle/);
    const of = (keys: string) => problems(OPEN + TOPICS + chart(`rows: by_topic\n${keys}`));
    assert.match(of("mark: dot\nx: topic\ny: tickets"), /not `mark: dot`/);
    assert.match(of("mark: line\nx: topic\ny: tickets\ncolour: topic"), /no `colour`/);
    assert.match(of("mark: column\nx: topic\ny: {column: tickets, aggregate: sum}"), /GROUP BY/);
    assert.match(
      problems(`\`\`\`js id=rows\n[]\n\`\`\`\n${chart("rows: rows\nmark: line\nx: a\ny: b")}`),
      /`rows`, which is no SQL cell/
    );
  });
});

describe("DECK_TABLES", () => {
  it("are those that templates read", () => {
    assert.sameMembers([...DECK_TABLES], Object.keys(CUSTOMER_TABLES));
  });
});
