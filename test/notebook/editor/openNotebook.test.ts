import {assert, describe, it} from "vitest";
import type {Notebook} from "../../../src/notebook/model/notebook.js";
import {openNotebook} from "../../../src/notebook/editor/openNotebook.js";

/** A notebook whose cells are the lines of its text. */
function lines(text: string): Notebook {
  const cells = text
    .split("\n")
    .map((source, i) => ({key: `k${i}`, kind: "sql" as const, name: null, source, raw: source}));
  return {front_matter: "", title: "", inputs: [], cells};
}

function opened(text: string) {
  let analyses = 0;
  const open = openNotebook(text, {
    parse: lines,
    write: (d) => d.cells.map((cell) => cell.raw).join("\n"),
    analyse: () => (analyses++, {links: new Map(), needs: new Map(), faults: []})
  });
  return {open, analyses: () => analyses};
}

/** The first cell gets another text. */
const typed =
  (source: string) =>
  (notebook: Notebook): Notebook => ({
    ...notebook,
    cells: notebook.cells.map((cell, i) => (i === 0 ? {...cell, source, raw: source} : cell))
  });

describe("openNotebook(text)", () => {
  it("undoes and redoes each step by name, and gives the very same notebook back", () => {
    const {open} = opened("a\nb");
    const first = open.notebook;
    open.edit("Delete cell", (d) => ({...d, cells: d.cells.slice(1)}));
    assert.strictEqual(open.text, "b");
    assert.strictEqual(open.undo(), "Delete cell");
    assert.strictEqual(open.notebook, first);
    assert.strictEqual(open.redo(), "Delete cell");
    assert.strictEqual(open.text, "b");
    assert.strictEqual(open.redo(), null);
  });
  it("undoes steps of one merge in a row as one, and starts anew after any other step, undo or save", () => {
    const {open} = opened("a");
    open.edit("Type", typed("ab"), "text:1");
    open.edit("Type", typed("abc"), "text:1");
    open.edit("Type", typed("x"), "text:2");
    open.undo();
    assert.strictEqual(open.text, "abc");
    open.edit("Type", typed("abcd"), "text:1");
    open.saved();
    open.edit("Type", typed("abcde"), "text:1");
    const seen = [open.undo(), open.text, open.undo(), open.text, open.undo(), open.text, open.undo()];
    assert.deepStrictEqual(seen, ["Type", "abcd", "Type", "abc", "Type", "a", null]);
  });
  it("forgets what was undone when something else is done", () => {
    const {open} = opened("a");
    open.edit("Type", typed("b"));
    open.undo();
    open.edit("Type", typed("c"));
    assert.strictEqual(open.redo(), null);
  });
  it("is changed only while its text differs from its file's", () => {
    const {open} = opened("a\r\n");
    assert.isFalse(open.changed);
    open.edit("Type", typed("b"));
    assert.isTrue(open.changed);
    open.edit("Type", typed("a\r"));
    assert.isFalse(open.changed);
    open.edit("Type", typed("c"));
    open.saved();
    assert.isFalse(open.changed);
    open.undo();
    assert.isTrue(open.changed);
  });
  it("takes no step where nothing changes, and tells each listener once of what does", () => {
    const {open} = opened("a");
    let told = 0;
    const end = open.subscribe(() => told++);
    open.edit("Nothing", (d) => d);
    assert.strictEqual(open.undo(), null);
    open.edit("Type", typed("b"));
    end();
    open.edit("Type", typed("c"));
    assert.strictEqual(told, 1);
  });
  it("analyses a text when asked, and once", () => {
    const {open, analyses} = opened("a");
    open.edit("Type", typed("b"));
    open.edit("Type", typed("c"));
    assert.strictEqual(analyses(), 0);
    assert.strictEqual(open.analysis, open.analysis);
    assert.strictEqual(analyses(), 1);
  });
});
