import {assert, describe, it} from "vitest";
import {columnTexts, columnUnits} from "../../../../src/notebook/editor/cells/columnTexts.js";
import {parseNotebook} from "../../../../src/notebook/model/parse.js";
import type {SchemaTable} from "../../../../src/notebook/runtime/schema.js";

const table = (name: string, seats: string): SchemaTable => ({
  name,
  description: "",
  rows: 1,
  columns: [
    {name: "seats", type: "INTEGER", description: seats, unit: "seats"},
    {name: "note", type: "VARCHAR", description: "", unit: ""}
  ]
});
const tables = [
  table("dim", "Seats paid for"),
  table("week", "Seats on Sunday"),
  table("twin", "Seats paid for")
];
const notebook = parseNotebook(
  "```sql id=a\nFROM dim JOIN week USING (id)\n```\n\n```sql id=b\nFROM a, b\n```\n\n```sql id=week\nFROM twin\n```\n"
);
const said = (source: string, column = "seats") => columnTexts(source, column, {notebook, tables});

describe("columnTexts(source, column, {notebook, tables})", () => {
  it("names the table and the unit; a line for each table that says something else", () => {
    assert.strictEqual(
      said("SELECT sum(seats) AS seats FROM dim, twin"),
      "dim.seats: Seats paid for [seats]"
    );
    assert.strictEqual(
      columnTexts("FROM dim JOIN week USING (id)", "SEATS", {notebook: parseNotebook(""), tables}),
      "dim.seats: Seats paid for [seats]\nweek.seats: Seats on Sunday [seats]"
    );
  });
  it("goes through other cells, also in a circle, and takes a cell before a table of its name", () => {
    assert.strictEqual(said("FROM b"), "dim.seats: Seats paid for [seats]");
    assert.strictEqual(said("FROM week"), "twin.seats: Seats paid for [seats]");
  });
  it("is empty where nothing is known", () => {
    assert.deepStrictEqual(
      [said("FROM dim", "note"), said("FROM dim", "n"), said("SELECT 1 AS seats")],
      ["", "", ""]
    );
  });
});

describe("columnUnits(source, {notebook, tables})", () => {
  const units = (source: string, all = tables) =>
    [...columnUnits(source, {notebook, tables: all})].filter(([, unit]) => unit !== "");
  it("gives those of columns that are taken as they are, through other cells, too", () => {
    assert.deepStrictEqual(units("SELECT Seats, note FROM dim"), [["seats", "seats"]]);
    assert.deepStrictEqual(units("FROM b"), [["seats", "seats"]]);
    assert.deepStrictEqual(units("SELECT note, sum(seats) AS seats FROM dim GROUP BY ALL"), [
      ["seats", "seats"]
    ]);
  });
  it("gives none of a name that something else was given, in the query or in a cell that it reads", () => {
    assert.deepStrictEqual(units("SELECT seats - lag(seats) OVER () AS seats FROM dim"), []);
    const other = parseNotebook("```sql id=a\nSELECT -seats AS seats FROM dim\n```\n");
    assert.isFalse(columnUnits("FROM a", {notebook: other, tables}).has("seats"));
    assert.deepStrictEqual(units("SELECT 1 AS one"), []);
  });
  it("gives none of a name that any table measures otherwise", () => {
    const {columns, ...rest} = table("share", "Seats in use");
    const share = {...rest, columns: columns.map((d) => ({...d, unit: "share"}))};
    assert.deepStrictEqual(units("SELECT seats FROM dim", [...tables, share]), []);
  });
});
