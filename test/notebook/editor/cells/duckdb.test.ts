import {DuckDBInstance} from "@duckdb/node-api";
import {assert, describe, it} from "vitest";
import {DUCKDB_KEYWORDS, DUCKDB_TYPES} from "../../../../src/notebook/editor/cells/duckdbDialect.js";
import {DUCKDB_FUNCTIONS} from "../../../../src/notebook/editor/cells/duckdbFunctions.js";

async function column(sql: string): Promise<string[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return (await connection.runAndReadAll(sql)).getRows().map(([d]) => String(d));
}

describe("the words that completion offers", () => {
  it("are all DuckDB's own", async () => {
    const words = new Set(await column("SELECT keyword_name FROM duckdb_keywords()"));
    assert.deepStrictEqual(
      DUCKDB_KEYWORDS.split(" ").filter((d) => !words.has(d)),
      []
    );
    const types = new Set(await column("SELECT lower(type_name) FROM duckdb_types()"));
    assert.deepStrictEqual(
      DUCKDB_TYPES.split(" ").filter((d) => !types.has(d)),
      []
    );
  });
  it("name functions that there are", async () => {
    const functions = new Set(await column("SELECT DISTINCT function_name FROM duckdb_functions()"));
    const grammar = ["coalesce", "ifnull", "nullif", "trim"]; // written like functions, read by the grammar
    const windows = [
      "cume_dist",
      "dense_rank",
      "first_value",
      "lag",
      "last_value",
      "lead",
      "ntile",
      "percent_rank",
      "rank",
      "row_number"
    ];
    const known = (d: string) => functions.has(d) || grammar.includes(d) || windows.includes(d);
    assert.deepStrictEqual(
      Object.keys(DUCKDB_FUNCTIONS).filter((d) => !known(d)),
      []
    );
  });
});
