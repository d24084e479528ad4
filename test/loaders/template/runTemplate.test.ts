import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {deckSlices} from "../../../loaders/slice.js";
import {sealedDatabase} from "../../../loaders/template/database.js";
import {CUSTOMER_TABLES} from "../../../loaders/template/tables.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import type {DeckTemplate, TemplateValue} from "../../../src/metrics/deckTemplate.js";
import {modelled, testConfig} from "../../support/companies.js";
import {TABLES, writeRates} from "../slice/company.js";
import {templateOfText} from "./support.js";

let dir: string;
let db: Warehouse;
const settings = () => testConfig({dir, fx: "fx.csv", publish: {comments: true, decks: true}});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-template-"));
  await writeRates(dir);
  db = await modelled({as_of: "2026-03-31", tables: TABLES, config: settings()});
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(dir, {recursive: true, force: true});
});

/** What a template gives for each account of a quarter. */
async function run(text: string, quarter = "2026Q1"): Promise<Map<string, DeckTemplate>> {
  const template = await templateOfText(`# title\n${text}`, {db, config: settings(), dir});
  const slices = await deckSlices(db, settings(), {quarter, template});
  return new Map(Array.from(slices, ([id, {template: made}]) => [id, made]));
}

/** The rows of queries by account, each shown whole. */
async function rows(queries: Record<string, string>, quarter?: string) {
  const slides = Object.entries(queries).map(
    ([name, sql]) =>
      `# own-${name}\ntitle: T\n\`\`\`sql found_${name}\n${sql}\n\`\`\`\n\`\`\`chart\ntype: table\ntitle: A\n\`\`\`\n`
  );
  const made = await run(slides.join(""), quarter);
  return (account: string, name: string): readonly (readonly TemplateValue[])[] => {
    const {fault, slides: of} = made.get(account)!;
    assert.isNull(fault);
    return of.find((d) => d.id === `own-${name}`)!.custom!.results[`found_${name}`]!.rows;
  };
}

describe("the tables of a template", () => {
  it("hold an account's own rows and nobody else's, whatever a query asks for", async () => {
    const of = await rows({
      ids: "SELECT account_id, name FROM accounts",
      other: "SELECT count(*) AS n FROM accounts WHERE account_id <> 'A1' OR account_id IS NULL",
      topics: "SELECT DISTINCT topic FROM tickets ORDER BY 1",
      all: "SELECT topic AS t FROM tickets UNION ALL SELECT name FROM accounts UNION ALL SELECT goal FROM goals UNION ALL SELECT plan FROM plans"
    });
    assert.deepStrictEqual([of("A1", "ids"), of("A2", "ids")], [[["A1", "Alder"]], [["A2", "Birch"]]]);
    assert.deepStrictEqual([of("A1", "other"), of("A2", "other")], [[[0]], [[1]]]);
    assert.deepStrictEqual(of("A1", "topics"), [["Export"], ["Import fails"], ["Slow map"]]);
    assert.deepStrictEqual(of("A2", "topics"), [["Of Birch"]]);
    assert.deepStrictEqual(of("A2", "all"), [["Of Birch"], ["Birch"]]);
  });
  it("are read by a result of the query's own that has their name", async () => {
    const of = await rows({
      own: "WITH tickets AS (SELECT topic FROM tickets WHERE topic <> 'Export') SELECT DISTINCT topic FROM tickets ORDER BY 1"
    });
    assert.deepStrictEqual(of("A1", "own"), [["Import fails"], ["Slow map"]]);
  });
  it("end with the quarter's last day, and know nothing that came later", async () => {
    const queries = {
      tickets: "SELECT topic, resolved_at FROM tickets ORDER BY opened_at",
      months: "SELECT DISTINCT month FROM value ORDER BY 1",
      scores: "SELECT score FROM surveys WHERE score IS NOT NULL",
      days: "SELECT day, active_users, uses FROM usage_days"
    };
    const of = await rows(queries, "2025Q4");
    // The ticket of 31 December was resolved in January.
    assert.deepStrictEqual(of("A1", "tickets"), [
      ["Export", "2025-08-11"],
      ["Import fails", "2025-11-11"],
      ["Export", null]
    ]);
    assert.deepStrictEqual(of("A1", "months"), []);
    assert.deepStrictEqual(of("A1", "scores"), [[0]]);
    assert.deepStrictEqual(of("A1", "days"), [["2025-12-20", 1, 1]]);
  });
  it("have amounts in the contract's currency, and the numbers that the deck has", async () => {
    const of = await rows({
      mrr: "SELECT mrr, mrr_before, seats, currency FROM accounts",
      value: "SELECT item, month, promised, realised FROM value ORDER BY month, item",
      features: "SELECT feature, users FROM feature_quarters WHERE quarter = '2026Q1' ORDER BY feature",
      period: "SELECT first_day, last_day, year_start FROM period",
      comments: "SELECT comment FROM comments"
    });
    assert.deepStrictEqual(of("A1", "mrr"), [[500, 400, 10, "EUR"]]);
    // A euro is 1.25 dollars.
    assert.deepStrictEqual(of("A1", "value"), [
      ["hours", "2026-01-01", 800, 400],
      ["errors", "2026-02-01", 200, 200],
      ["hours", "2026-02-01", 800, null],
      ["hours", "2026-03-01", 400, 600]
    ]);
    assert.deepStrictEqual(of("A1", "features"), [
      ["export", 1],
      ["map", 3]
    ]);
    assert.deepStrictEqual(of("A1", "period"), [["2026-01-01", "2026-03-31", "2025-04-01"]]);
    assert.lengthOf(of("A1", "comments"), 3);
  });
});

describe("runTemplate(template, {db, slice})", () => {
  it("asks each condition of each account; what is neither true nor false does not hold", async () => {
    const made = await run(
      "# next\nwhen: (SELECT count(*) FROM tickets) >= 5\n# goals\nwhen: (SELECT max(severity) FROM tickets) IN (1, 3)\n# value\nwhen: (SELECT max(severity) = 1 FROM tickets WHERE topic = 'None')\n"
    );
    const shown = (id: string) => made.get(id)!.slides.map((d) => d.shown);
    assert.deepStrictEqual(shown("A1"), [true, true, true, false]);
    assert.deepStrictEqual(shown("A2"), [true, false, true, false]);
  });
  it("keeps what fails on one account's rows for its deck alone", async () => {
    const made = await run(
      "# own\ntitle: T\n```sql found\nSELECT topic::INTEGER AS n\nFROM tickets WHERE topic <> 'Of Birch'\n```\nA.\n"
    );
    assert.match(made.get("A1")!.fault!, /deck\.md:5: Conversion Error: Could not convert string '/u);
    assert.isNull(made.get("A2")!.fault);
  });
  it("takes no more than a thousand rows, and of what no chart shows the first", async () => {
    const made = await run("# own\ntitle: T\n```sql found\nSELECT unnest(range(1000)) AS n\n```\nA.\n");
    assert.deepStrictEqual(made.get("A1")!.slides[1]!.custom!.results.found!.rows, [[0]]);
    const more = await run("# own\ntitle: T\n```sql found\nSELECT unnest(range(1001)) AS n\n```\nA.\n");
    assert.match(
      more.get("A1")!.fault!,
      /deck\.md:5: it gives more than 1000 rows; group them or add LIMIT/u
    );
  });
});

describe("sealedDatabase(tables, rows)", () => {
  // These never get past the check of a statement; they must not work if they did.
  it("reaches no file, no other database and no setting even without any check", async () => {
    await using sealed = await sealedDatabase(Object.keys(CUSTOMER_TABLES));
    const statements = [
      `ATTACH '${join(dir, "other.duckdb")}'`,
      `COPY tickets TO '${join(dir, "out.csv")}'`,
      `SELECT * FROM read_text('${join(dir, "deck.md")}')`,
      `FROM '${join(dir, "fx.csv")}'`,
      "SET enable_external_access = true",
      "SET memory_limit = '8GB'",
      "INSTALL httpfs"
    ];
    for (const sql of statements) {
      const error: unknown = await sealed.db.run(sql).then(
        () => null,
        (d: unknown) => d
      );
      assert.match(String(error), /disabled|locked|Permission|not allowed/iu, sql);
    }
  });
});
