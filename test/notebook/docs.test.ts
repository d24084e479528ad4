import {assert, describe, it} from "vitest";
import {analyse} from "../../src/notebook/language/analyse.js";
import {AT_HAND} from "../../src/notebook/language/jsCell.js";
import {parseNotebook, writeNotebook} from "../../src/notebook/model/parse.js";
import {CHART_MARKS} from "../../src/lib/notebookChart.js";
import {textOf} from "../support/sources.js";

const text = textOf("src/docs/notebooks.md");

describe("the documentation of notebooks", () => {
  it("has an example without a fault, whose cells are what it says", () => {
    const example = /^````md\n([\s\S]*?)^````$/m.exec(text)?.[1] ?? "";
    const notebook = parseNotebook(example);
    assert.deepStrictEqual(analyse(notebook).faults, []);
    assert.deepStrictEqual(
      notebook.cells.map((d) => [d.kind, d.name]),
      [
        ["markdown", null],
        ["sql", "seats"],
        ["markdown", null],
        ["chart", null],
        ["js", "worst"]
      ]
    );
    assert.deepStrictEqual(
      notebook.inputs.map((d) => d.name),
      ["account", "floor"]
    );
    assert.strictEqual(writeNotebook(notebook), example);
  });
  it("names everything that is at hand, and every mark of a chart", () => {
    for (const name of [...AT_HAND, ...CHART_MARKS]) assert.match(text, new RegExp(`\\b${name}\\b`), name);
  });
});
