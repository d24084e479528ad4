import {assert, describe, it} from "vitest";
import {readChart} from "../../../../src/notebook/language/chartCell.js";
import {parseNotebook} from "../../../../src/notebook/model/parse.js";
import {duration} from "../../../../src/notebook/editor/cells/cellResult.js";
import {chartSuggestion} from "../../../../src/notebook/editor/cells/chartSuggestion.js";
import {freeName} from "../../../../src/notebook/editor/cells/freeName.js";
import {cellMeant} from "../../../../src/notebook/editor/cells/goToCell.js";
import {Marks} from "../../../../src/notebook/editor/cells/marks.js";
import {sectionOf} from "../../../../src/notebook/editor/cells/section.js";

const sql = (name: string) => `\`\`\`sql id=${name}\nSELECT 1\n\`\`\`\n`;
const notebook = parseNotebook(
  ["Before.\n", sql("first"), "# One\n", sql("a"), "## One half\n", sql("a_2"), "# Two\n", sql("b")].join(
    "\n"
  )
);
const {cells} = notebook;
const keyOf = (name: string) => cells.find((d) => d.name === name)!.key;

describe("sectionOf(cells, key)", () => {
  const names = (name: string) => sectionOf(cells, keyOf(name)).flatMap((d) => d.name ?? []);
  it("goes from a heading to the next of its rank or above", () => {
    assert.deepStrictEqual(names("a"), ["a", "a_2"]);
    assert.deepStrictEqual(names("a_2"), ["a_2"]);
    assert.deepStrictEqual(names("b"), ["b"]);
  });
  it("before the first heading is what stands there", () => {
    assert.deepStrictEqual(names("first"), ["first"]);
  });
});

describe("freeName(notebook, name)", () => {
  it("counts on where the name is taken", () => {
    assert.strictEqual(freeName(notebook, "new"), "new");
    assert.strictEqual(freeName(notebook, "b"), "b_2");
    assert.strictEqual(freeName(notebook, "a"), "a_3");
    assert.strictEqual(freeName(notebook, null), null);
  });
});

describe("cellMeant(cells, words)", () => {
  it("goes by place, name, the beginning of a name, then a heading", () => {
    const at = (words: string) => cells.indexOf(cellMeant(cells, words)!);
    assert.deepStrictEqual([at("2"), at(" B "), at("fir"), at("half")], [1, cells.length - 1, 1, 4]);
    assert.isNull(cellMeant(cells, "99"));
    assert.isNull(cellMeant(cells, ""));
  });
});

describe("chartSuggestion(rows, columns)", () => {
  const suggested = (...columns: [string, string][]) => {
    const {spec, faults} = readChart(
      chartSuggestion(
        "quiet",
        columns.map(([name, type]) => ({name, type}))
      )
    );
    assert.deepStrictEqual(faults, []);
    return [spec?.mark, spec?.x?.column, spec?.y?.column, spec?.colour?.column];
  };
  it("draws lines over time, bars by name, dots of two numbers, else counts", () => {
    assert.deepStrictEqual(suggested(["segment", "VARCHAR"], ["month", "DATE"], ["mrr", "DECIMAL(18,2)"]), [
      "line",
      "month",
      "mrr",
      "segment"
    ]);
    assert.deepStrictEqual(suggested(["name", "VARCHAR"], ["arr", "DOUBLE"]), [
      "bar",
      "arr",
      "name",
      undefined
    ]);
    assert.deepStrictEqual(suggested(["users", "BIGINT"], ["arr", "DOUBLE"]), [
      "dot",
      "users",
      "arr",
      undefined
    ]);
    assert.deepStrictEqual(suggested(["name", "VARCHAR"]), ["column", "name", null, undefined]);
  });
  it("writes names so that they are read back", () => {
    assert.deepStrictEqual(suggested(["no: yes", "VARCHAR"], ["#", "INTEGER"]), [
      "bar",
      "#",
      "no: yes",
      undefined
    ]);
    assert.deepStrictEqual(suggested(["true", "VARCHAR"], ["2024", "INTEGER"]), [
      "bar",
      "2024",
      "true",
      undefined
    ]);
  });
});

describe("Marks", () => {
  const fault = {cell: "k", from: 4, to: 6, severity: "error" as const, message: "found by reading"};
  const analysis = {links: new Map(), needs: new Map(), faults: [fault]};
  const state = (error: {message: string; from: number | null; to: number | null} | null) => ({
    status: "failed" as const,
    stale: false,
    result: null,
    error,
    ms: null,
    rows: null,
    bytes: null,
    run: null
  });
  it("join what reading and running found, by place, and say no place twice", () => {
    const marks = new Marks().of("k", analysis, state({message: "found by running", from: 1, to: null}));
    assert.deepStrictEqual(
      marks.map((d) => [d.from, d.to, d.message]),
      [
        [1, 2, "found by running"],
        [4, 6, "found by reading"]
      ]
    );
    assert.strictEqual(new Marks().of("k", analysis, state({message: "again", from: 4, to: 6})).length, 1);
    assert.strictEqual(
      new Marks().of("k", analysis, state({message: "no place", from: null, to: null})).length,
      1
    );
  });
  it("give the same list as long as nothing changes, so that nothing is drawn again", () => {
    const marks = new Marks();
    const first = marks.of("k", analysis, state(null));
    assert.strictEqual(marks.of("k", {...analysis}, state(null)), first);
  });
});

describe("duration(ms)", () => {
  it("is written for people", () => {
    assert.deepStrictEqual([84.4, 1240, 125_000].map(duration), ["84 ms", "1.2 s", "2 min 5 s"]);
  });
});
