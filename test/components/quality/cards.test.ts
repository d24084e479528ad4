import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {TABLE_NAMES} from "../../../loaders/contract.js";
import {MissingCard, WarningsCard, qualityTitle} from "../../../src/components/quality/cards.js";
import {TABLE_USES} from "../../../src/components/quality/tableUses.js";
import {TablesCard} from "../../../src/components/quality/tablesCard.js";
import type {QualityData, TableQuality} from "../../../src/metrics/qualityData.js";

const {document} = new JSDOM("<!doctype html>").window;

const TABLE: TableQuality = {
  table_name: "accounts",
  about: "a customer",
  flow: false,
  journal: false,
  configured: true,
  source: "exports/2026/accounts.csv",
  read: 1000,
  accepted: 998,
  rejected: 2,
  cascaded: 1,
  known: 998,
  warnings: 0,
  first_day: "2024-01-01",
  last_day: "2026-09-30"
};

const DATA: QualityData = {
  as_of: "2026-09-30",
  tables: [
    TABLE,
    {
      ...TABLE,
      table_name: "tickets",
      flow: true,
      last_day: "2026-08-01",
      rejected: 0,
      read: 10,
      accepted: 10
    },
    {...TABLE, table_name: "surveys", configured: false, read: 0, accepted: 0, rejected: 0},
    {...TABLE, table_name: "overrides", configured: false, journal: true, read: 0, accepted: 0, rejected: 0}
  ],
  rejected: {
    table_name: [],
    source: [],
    row_number: [],
    column_name: [],
    value: [],
    rule: [],
    message: [],
    caused_by: []
  },
  rejected_total: 2,
  rules: [{table_name: "accounts", rule: "duplicate", count: 2}],
  warnings: [
    {
      table_name: "tickets",
      rule: "ends_early",
      message: "the table ends 60 days before 2026-09-30",
      count: 1,
      example: "<b>x</b>"
    }
  ],
  slice: false
};

describe("qualityTitle(data)", () => {
  it("sums rows read and set aside, and counts tables that end too early", () => {
    assert.strictEqual(qualityTitle(DATA), "1,010 rows read, 2 set aside (0.20%); 1 table is behind");
    assert.strictEqual(
      qualityTitle({...DATA, warnings: [], tables: [{...TABLE, rejected: 0}]}),
      "1,000 rows read, 0 set aside; every table is up to date"
    );
  });
});

describe("TablesCard(data)", () => {
  it("lists the tables that were read, with their sum", () => {
    const card = TablesCard(DATA, {onRejected: () => {}, document});
    const names = Array.from(card.querySelectorAll("tbody th b"), (d) => d.textContent);
    assert.deepStrictEqual(names, ["accounts", "tickets"]);
    assert.deepStrictEqual(
      Array.from(card.querySelectorAll("tfoot td"), (d) => d.firstChild?.textContent).slice(0, 3),
      ["1,010", "1,008", "2"]
    );
  });
  it("leads from a count of rows set aside to the rows, unless they are not published", () => {
    const asked: string[] = [];
    const onRejected = (name: string) => asked.push(name);
    const buttons = TablesCard(DATA, {onRejected, document}).querySelectorAll<HTMLElement>("td button");
    assert.deepStrictEqual(
      Array.from(buttons, (d) => d.getAttribute("aria-label")),
      ["2 rows set aside from accounts"]
    );
    buttons[0]?.click();
    assert.deepStrictEqual(asked, ["accounts"]);
    assert.lengthOf(
      TablesCard({...DATA, slice: true}, {onRejected, document}).querySelectorAll("td button"),
      0
    );
  });
});

describe("MissingCard(data)", () => {
  it("says what each missing table would bring and where to add it", () => {
    const text = MissingCard(DATA, {document}).textContent;
    assert.include(text, "2 optional tables are missing");
    assert.include(text, "NPS, CSAT, CES");
    assert.include(text, "the journal, overrides.csv");
    assert.notInclude(text, "data/journal");
  });
  it("has words for every optional table of the contract", () => {
    const optional = TABLE_NAMES.filter((d) => d !== "accounts" && d !== "subscriptions");
    assert.sameMembers(Object.keys(TABLE_USES), optional);
  });
});

describe("WarningsCard(data)", () => {
  it("shows examples as text", () => {
    const card = WarningsCard(DATA, {document});
    assert.include(card.textContent, "<b>x</b>");
    assert.lengthOf(card.querySelectorAll("td b"), 0);
  });
});
