import {type Completion, CompletionContext, type CompletionResult} from "@codemirror/autocomplete";
import {EditorState} from "@codemirror/state";
import {assert, describe, it} from "vitest";
import {drawIn} from "../../../../src/components/dom.js";
import {AT_HAND} from "../../../../src/notebook/language/jsCell.js";
import type {CellKind} from "../../../../src/notebook/model/notebook.js";
import {cellLanguage} from "../../../../src/notebook/editor/cells/cellLanguage.js";
import {HAND_WORDS} from "../../../../src/notebook/editor/cells/scriptCompletion.js";
import type {KnownNames} from "../../../../src/notebook/editor/cells/names.js";
import {emptyPage} from "../../../support/page.js";

const known: KnownNames = {
  tables: [
    {
      name: "accounts",
      description: "one row an account",
      rows: 1214,
      columns: [{name: "arr", type: "DOUBLE", description: "yearly recurring revenue", unit: "money a year"}]
    }
  ],
  cells: [{name: "quiet", what: "table, 1 column", columns: [{name: "days_quiet", type: "INTEGER"}]}],
  inputs: [{name: "quarter", what: "input, quarter", columns: null}]
};

/** What is offered where | stands, as an editor of this kind of cell asks for it. */
async function offered(kind: CellKind, text: string, explicit = false): Promise<Completion[]> {
  const pos = text.indexOf("|");
  const state = EditorState.create({
    doc: text.replace("|", ""),
    extensions: cellLanguage(kind, () => known)
  });
  const context = new CompletionContext(state, pos, explicit);
  type Source = (context: CompletionContext) => CompletionResult | null | Promise<CompletionResult | null>;
  const sources = state.languageDataAt<Source>("autocomplete", pos).filter((d) => typeof d === "function");
  const results = await Promise.all(sources.map(async (d) => await d(context)));
  return results.flatMap((d) => {
    const written = state.sliceDoc(d?.from ?? pos, pos).toLowerCase();
    return (d?.options ?? []).filter((option) => option.label.toLowerCase().startsWith(written));
  });
}
const labels = async (kind: CellKind, text: string, explicit = false) =>
  (await offered(kind, text, explicit)).map((d) => d.label);

describe("completion of a query", () => {
  it("offers tables with what they are, and columns with their unit", async () => {
    const table = (await offered("sql", "SELECT * FROM acc|")).find((d) => d.label === "accounts");
    assert.deepInclude(table, {detail: "1,214 rows", info: "one row an account"});
    const column = (await offered("sql", "SELECT a.ar| FROM accounts AS a")).find((d) => d.label === "arr");
    assert.strictEqual(column?.detail, "double");
    drawIn(emptyPage());
    const info = column?.info as () => HTMLElement;
    assert.strictEqual(info().textContent, "yearly recurring revenueUnit: money a year");
  });
  it("offers results of other cells as tables, and columns of what is read without a table's name", async () => {
    assert.include(await labels("sql", "SELECT * FROM qui|"), "quiet");
    assert.include(await labels("sql", "SELECT days| FROM quiet"), "days_quiet");
    assert.notInclude(await labels("sql", "SELECT days| FROM accounts"), "days_quiet");
  });
  it("offers functions and words of DuckDB", async () => {
    assert.include(await labels("sql", "SELECT arg_m|"), "arg_max");
    assert.include(await labels("sql", "SELECT 1 QUAL|"), "QUALIFY");
  });
  it("offers names alone within ${}, and nothing in text or comments", async () => {
    assert.deepStrictEqual(await labels("sql", "SELECT * FROM accounts WHERE q = ${|}", true), [
      "quarter",
      "quiet"
    ]);
    assert.deepStrictEqual(await labels("sql", "SELECT ${qua|} FROM accounts"), ["quarter"]);
    assert.deepStrictEqual(await labels("sql", "SELECT 'sel|'"), []);
    assert.deepStrictEqual(await labels("sql", "-- sel|"), []);
    assert.include(await labels("sql", "SELECT ${quarter}, arg_m|"), "arg_max");
  });
});

describe("completion of JavaScript", () => {
  it("offers cells, inputs and what is at hand, but nothing after a point or in a text", async () => {
    assert.include(await labels("js", "qui|"), "quiet");
    assert.include(await labels("js", "const a = quar|"), "quarter");
    assert.include(await labels("js", "Plo|"), "Plot");
    assert.notInclude(await labels("js", "rows.qui|"), "quiet");
    assert.notInclude(await labels("js", '"qui|"'), "quiet");
  });
  it("describes just what every cell has at hand", () => {
    assert.sameMembers(Object.keys(HAND_WORDS), [...AT_HAND]);
  });
});

describe("completion of a chart", () => {
  it("offers keys at the beginning of a line, and what each can hold after it", async () => {
    assert.deepStrictEqual(await labels("chart", "ro|"), ["rows"]);
    assert.deepStrictEqual(await labels("chart", "rows: q|"), ["quiet"]);
    assert.include(await labels("chart", "mark: ba|"), "bar");
    assert.deepStrictEqual(await labels("chart", "rows: quiet\nx: d|"), ["days_quiet"]);
    assert.deepStrictEqual(await labels("chart", "rows: quiet\nsort: -d|"), ["days_quiet"]);
    assert.deepStrictEqual(await labels("chart", "rows: quiet\nx: {agg|"), ["aggregate"]);
    assert.deepStrictEqual(await labels("chart", "rows: quiet\nx: {aggregate: me|"), ["mean", "median"]);
  });
});
