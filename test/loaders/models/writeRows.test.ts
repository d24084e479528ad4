import {readdir} from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {type Cell, writeRows} from "../../../loaders/models/writeRows.js";
import {openWarehouse} from "../../../loaders/warehouse.js";
import {temporaryFolder} from "../../fixtures/ingest/folder.js";
import {HOSTILE_NAMES} from "../../support/page.js";

const columns = {id: "INTEGER", text: "VARCHAR", number: "DOUBLE", day: "DATE", flag: "BOOLEAN"};

/** What the table holds after these rows were written into it. */
async function written(rows: Iterable<readonly Cell[]>): Promise<unknown[][]> {
  await using db = await openWarehouse(":memory:");
  await writeRows(db, {table: "made", columns, rows});
  return (await db.query("FROM made ORDER BY id")).map((d) => Object.values(d));
}

describe("writeRows(db, {table, columns, rows})", () => {
  it("keeps text as it is: quotes, lines, formulas, other scripts, and the empty text apart from none", async () => {
    const texts = [
      ...HOSTILE_NAMES,
      "",
      null,
      'a"b',
      '"',
      '""',
      "a,b",
      "a\nb",
      "a\r\nb",
      " a ",
      "NULL",
      "\\N",
      "'"
    ];
    const rows = texts.map((text, i) => [i, text, i / 3, "2026-03-31", i % 2 === 0]);
    assert.deepStrictEqual(await written(rows), rows);
  });
  it("writes numbers in full, and what is no number as nothing", async () => {
    const numbers = [0.1 + 0.2, 1e-300, -1e21, Number.MAX_SAFE_INTEGER, NaN, Infinity, -Infinity, null];
    const made = await written(numbers.map((d, i) => [i, "x", d, null, null]));
    assert.deepStrictEqual(
      made.map((d) => d[2]),
      [0.1 + 0.2, 1e-300, -1e21, Number.MAX_SAFE_INTEGER, null, null, null, null]
    );
  });
  it("gives every row back, whatever it holds", async () => {
    const row = fc.tuple(
      fc.option(fc.string({unit: "grapheme"})),
      fc.option(fc.double({noNaN: true, noDefaultInfinity: true}))
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, {maxLength: 30}), async (drawn) => {
        const rows = drawn.map(([text, number], i) => [
          i,
          text,
          number === 0 ? 0 : number,
          "2026-01-01",
          true
        ]);
        assert.deepStrictEqual(await written(rows), rows);
      }),
      {numRuns: 8}
    );
  });
  it("makes the table of no rows too", async () => assert.deepStrictEqual(await written([]), []));
  it("takes more rows than fit into one part, from a generator, in their order", async () => {
    function* many(): Generator<Cell[]> {
      for (let i = 0; i < 20_000; ++i) yield [i, "x".repeat(80), i, null, null];
    }
    const made = await written(many());
    assert.lengthOf(made, 20_000);
    assert.deepStrictEqual(made.at(-1)?.[2], 19_999);
  });
  it("leaves no file beside the warehouse, also when it fails", async () => {
    const dir = await temporaryFolder();
    await using db = await openWarehouse(path.join(dir, "w.duckdb"));
    await writeRows(db, {table: "made", columns, rows: [[1, "x", 1, null, null]]});
    const wrong = writeRows(db, {table: "wrong", columns, rows: [["no number", "x", 1, null, null]]});
    assert.match(String(await wrong.catch((error: unknown) => error)), /Error/);
    assert.deepStrictEqual(
      (await readdir(dir)).filter((d) => d.includes("rows")),
      []
    );
  });
});
