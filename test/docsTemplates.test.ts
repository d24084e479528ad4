import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {deckSlices} from "../loaders/slice.js";
import {CUSTOMER_TABLES} from "../loaders/template/tables.js";
import type {Warehouse} from "../loaders/warehouse.js";
import {lightDocument} from "../reports/deck/lightDom.js";
import {renderDeck} from "../src/deck/deck.js";
import {REFERENCE_NAMES} from "../src/metrics/deckReferences.js";
import {STORY} from "../src/metrics/deckTemplate.js";
import {TABLES, writeRates} from "./loaders/slice/company.js";
import {templateOfText} from "./loaders/template/support.js";
import {modelled, testConfig} from "./support/companies.js";
import {textOf} from "./support/sources.js";

const DOCUMENT = textOf("src/docs/templates.md");

let dir: string;
let db: Warehouse;
const config = () => testConfig({dir, fx: "fx.csv"});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-docs-"));
  await writeRates(dir);
  // The third ticket about the map.
  const third = {
    ...TABLES!.tickets!.at(-2)!,
    ticket_id: "T5",
    opened_at: "2026-03-01 09:00:00",
    topic: "Slow map"
  };
  const tables = {...TABLES!, tickets: [...TABLES!.tickets!, {...third, account_id: "A1"}]};
  db = await modelled({as_of: "2026-03-31", tables, config: config()});
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(dir, {recursive: true, force: true});
});

/** The slides of an account's deck of a template, as *id: title*. */
async function deckOf(text: string, account = "A1"): Promise<string[]> {
  const template = await templateOfText(text, {db, config: config(), dir});
  const slices = await deckSlices(db, config(), {quarter: "2026Q1", template});
  const {slides} = renderDeck(slices.get(account)!, {document: lightDocument()});
  return slides.map((d) => `${d.id}: ${d.title}`);
}

describe("src/docs/templates.md", () => {
  it("shows a template that makes a deck", async () => {
    const [, example = ""] = /^````md\n([\s\S]*?)^````/mu.exec(DOCUMENT) ?? [];
    const made = await deckOf(example);
    // Three of seven tickets are about the map.
    assert.include(made, "topics: Slow map led your tickets, 43% of them");
    assert.deepStrictEqual(
      made.map((d) => d.split(":")[0]),
      ["title", "topics", "next", "data"]
    );
  });
  it("lists every table with its columns", () => {
    for (const [name, {about, columns}] of Object.entries(CUSTOMER_TABLES)) {
      const list = Object.entries(columns).map(([column, [type, what]]) => `\`${column}\` ${type}: ${what}`);
      assert.include(DOCUMENT, `| ${name} | ${about} | ${list.join("<br>")} |`);
    }
  });
  it("lists every slide and every number", () => {
    const plain = DOCUMENT.replace(/\s+/gu, " ");
    assert.include(plain, STORY.join(", "));
    assert.include(plain, REFERENCE_NAMES.map((d) => `\`${d}\``).join(", "));
  });
});

describe("reports/templates/short.md", () => {
  it("makes a deck, without its own slide where there are few tickets", async () => {
    const ids = async (account: string) =>
      (await deckOf(textOf("reports/templates/short.md"), account)).map((d) => d.split(":")[0]);
    assert.deepStrictEqual(await ids("A1"), [
      "title",
      "summary",
      "value",
      "adoption",
      "ticket-topics",
      "next"
    ]);
    assert.notInclude(await ids("A2"), "ticket-topics");
  });
});
