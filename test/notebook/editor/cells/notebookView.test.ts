import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {analyse} from "../../../../src/notebook/language/analyse.js";
import {parseNotebook, writeNotebook} from "../../../../src/notebook/model/parse.js";
import {newNode} from "../../../../src/notebook/runtime/cellNode.js";
import type {CellState, NotebookRuntime} from "../../../../src/notebook/runtime/state.js";
import {notebookView} from "../../../../src/notebook/editor/cells/notebookView.js";
import {openNotebook} from "../../../../src/notebook/editor/openNotebook.js";

const FILE = "# Title\n\n```sql id=a\nSELECT 1\n```\n\n```js\nconst c = a.length;\n```\n";

const NEW: CellState = newNode().state;

/** A runtime that notes what it is told, and shows what a test says. */
function fakeRuntime() {
  const told: string[] = [];
  const states = new Map<string, CellState>();
  const listeners = new Set<(keys: readonly string[]) => void>();
  const runtime: NotebookRuntime = {
    update: (notebook) => void told.push(`update ${notebook.cells.length}`),
    run: (keys = []) => Promise.resolve(void told.push(`run ${keys.length}`)),
    interrupt: () => void told.push("interrupt"),
    lazy: false,
    trusted: true,
    width: 0,
    state: (key) => states.get(key) ?? NEW,
    variables: () => [],
    queries: () => [],
    plan: () => Promise.resolve([]),
    checks: () => Promise.resolve([]),
    input: () => null,
    setInput() {},
    subscribe: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    dispose() {}
  };
  const show = (key: string, state: Partial<CellState>) => {
    states.set(key, {...NEW, ...state});
    for (const listener of listeners) listener([key]);
  };
  return {runtime, told, show, listeners};
}

/** A view without an editor: cells are far away where nothing says that they come near. */
function viewed(text = FILE) {
  const {document} = new JSDOM("<!doctype html><body></body>").window;
  const fake = fakeRuntime();
  const open = openNotebook(text, {parse: parseNotebook, write: writeNotebook, analyse});
  const schema = () => Promise.resolve([]);
  const view = notebookView({open, runtime: fake.runtime, schema, document});
  document.body.append(view.element);
  const run = (id: string) => void view.commands.find((d) => d.id === id)?.run();
  const cell = (i: number) => view.element.querySelectorAll<HTMLElement>(".qn-cell")[i]!;
  return {document, open, view, run, cell, ...fake};
}

describe("notebookView(options)", () => {
  it("shows every cell by kind, name and text before any editor is made", () => {
    const {view, cell} = viewed();
    const kinds = Array.from(view.element.querySelectorAll<HTMLElement>(".qn-cell"), (d) => d.dataset.kind);
    assert.deepStrictEqual(kinds, ["markdown", "sql", "js"]);
    assert.strictEqual(cell(1).querySelector("input")?.value, "a");
    assert.strictEqual(cell(1).querySelector(".qn-plain-lines")?.textContent, "SELECT 1");
    assert.match(cell(1).getAttribute("aria-label") ?? "", /^Cell 2 of 3, SQL, a/);
    assert.strictEqual(cell(2).querySelector("input")?.placeholder, "c");
  });
  it("hands the text to the runtime when it opens, and before each run", () => {
    const {run, told, view, open} = viewed();
    view.reveal(open.notebook.cells[1]!.key);
    run("cell.insertBelow");
    run("cell.run");
    assert.deepStrictEqual(told, ["update 3", "update 4", "run 1"]);
  });
  it("runs above, below and the section of what is selected, never prose", () => {
    const {run, told, view, open} = viewed();
    view.reveal(open.notebook.cells[2]!.key);
    for (const id of ["cell.runAbove", "cell.runBelow", "cell.runSection", "cell.interrupt"]) run(id);
    assert.deepStrictEqual(told.slice(1), ["run 1", "run 1", "run 2", "interrupt"]);
  });
  it("runs nothing of what is not trusted, and says why", () => {
    const {run, told, view, open, runtime} = viewed();
    runtime.trusted = false;
    view.reveal(open.notebook.cells[1]!.key);
    run("cell.run");
    assert.deepStrictEqual(told, ["update 3"]);
    assert.match(view.element.querySelector(".qd-hidden")?.textContent ?? "", /trust/);
  });
  it("says how a cell is: running, failed with its message, out of date", () => {
    const {show, open, cell} = viewed();
    const {key} = open.notebook.cells[1]!;
    show(key, {status: "running"});
    assert.strictEqual(cell(1).dataset.status, "running");
    assert.match(cell(1).querySelector(".qn-gutter")?.getAttribute("aria-label") ?? "", /^Stop cell 2, a/);
    show(key, {status: "failed", error: {message: "no table x", from: null, to: null}, run: 3});
    assert.match(cell(1).querySelector(".qn-error")?.textContent ?? "", /no table x/);
    assert.strictEqual(cell(1).querySelector(".qn-number")?.textContent, "[2]", "its place, not its run");
    const node = new JSDOM("<p>old</p>").window.document.querySelector("p")!;
    show(key, {status: "done", stale: true, ms: 84, result: {kind: "node", node}});
    assert.strictEqual(cell(1).querySelector(".qn-time")?.textContent, "out of date · 84 ms");
    assert.isTrue(cell(1).hasAttribute("data-stale"));
  });
  it("keeps the element of a cell, and so its result, when cells come, go and move", () => {
    const {run, view, open, cell} = viewed();
    const second = cell(1);
    view.reveal(open.notebook.cells[1]!.key);
    run("cell.moveUp");
    assert.strictEqual(cell(0), second);
    run("cell.insertAbove");
    assert.strictEqual(cell(1), second);
    run("cell.undo");
    run("cell.undo");
    assert.strictEqual(cell(1), second);
    assert.strictEqual(open.text, FILE);
  });
  it("keeps the focus in the cells after a delete and a move", () => {
    const {run, view, open, document, cell} = viewed();
    view.reveal(open.notebook.cells[1]!.key);
    run("cell.delete");
    assert.strictEqual(document.activeElement, cell(1));
    run("cell.moveUp");
    assert.strictEqual(document.activeElement, cell(0));
  });
  it("refuses names that cannot be, and says why; takes others into the file", () => {
    const {cell, open} = viewed();
    const name = cell(1).querySelector("input")!;
    const write = (value: string) => {
      name.value = value;
      name.dispatchEvent(new (cell(1).ownerDocument.defaultView!.Event)("change"));
    };
    write("1 a");
    assert.match(name.validationMessage, /cannot be a name/);
    assert.strictEqual(open.text, FILE);
    write("quiet");
    assert.strictEqual(name.validationMessage, "");
    assert.include(open.text, "```sql id=quiet\n");
  });
  it("inserts a chart below a query, names the query, and draws it", () => {
    const {run, show, open, view, told} = viewed("```sql\nSELECT 1 AS n\n```\n");
    const columns = [
      {name: "name", type: "VARCHAR"},
      {name: "arr", type: "DOUBLE"}
    ];
    const never = () => new Promise<never>(() => {});
    const table = {
      columns,
      row_count: 2,
      count: never,
      page: never,
      profile: never,
      csv: never,
      objects: never
    };
    view.reveal(open.notebook.cells[0]!.key);
    run("cell.chart");
    assert.lengthOf(open.notebook.cells, 1, "nothing has run");
    show(open.notebook.cells[0]!.key, {status: "done", result: {kind: "table", table}});
    run("cell.chart");
    assert.strictEqual(
      open.text,
      "```sql id=rows\nSELECT 1 AS n\n```\n\n```chart\nrows: rows\nmark: bar\nx: arr\ny: name\nsort: -arr\n```\n"
    );
    assert.strictEqual(told.at(-1), "run 1");
  });
  it("takes its listeners back when it is done", () => {
    const {view, listeners} = viewed();
    view.dispose();
    assert.strictEqual(listeners.size, 0);
  });
});

/** Names or kinds of the cells in order; the selected in brackets. */
function order({view, open}: ReturnType<typeof viewed>): string {
  const selected = new Set(view.selected.map((d) => d.key));
  return open.notebook.cells
    .map(({key, name, kind}) => (selected.has(key) ? `[${name ?? kind}]` : (name ?? kind)))
    .join(" ");
}

describe("commands on several cells", () => {
  const FOUR = ["a", "b", "c", "d"].map((d) => `\`\`\`sql id=${d}\nSELECT '${d}'\n\`\`\`\n`).join("\n");
  const some = () => {
    const all = viewed(FOUR);
    all.view.reveal(all.open.notebook.cells[1]!.key);
    all.run("cell.selectNext");
    return all;
  };

  it("move them together, and not beyond the ends", () => {
    const all = some();
    assert.strictEqual(order(all), "a [b] [c] d");
    all.run("cell.moveDown");
    all.run("cell.moveDown");
    assert.strictEqual(order(all), "a d [b] [c]");
    for (let i = 0; i < 4; i++) all.run("cell.moveUp");
    assert.strictEqual(order(all), "[b] [c] a d");
  });
  it("delete them as one step, and bring them back selected", () => {
    const all = some();
    all.run("cell.delete");
    assert.strictEqual(order(all), "a [d]");
    all.run("cell.undo");
    assert.strictEqual(order(all), "a [b] [c] d");
    assert.strictEqual(all.open.text, FOUR);
    all.run("cell.redo");
    assert.strictEqual(order(all), "a [d]");
  });
  it("copy them as the text of a file, and paste them under free names", async () => {
    const all = some();
    all.run("cell.copy");
    all.run("cell.last");
    all.run("cell.paste");
    await Promise.resolve();
    assert.strictEqual(order(all), "a b c d [b_2] [c_2]");
    assert.match(all.open.text, /```sql id=c_2\nSELECT 'c'\n```\n$/);
    all.run("cell.undo");
    assert.strictEqual(all.open.text, FOUR);
  });
  it("cut them out and paste them elsewhere under their own names", async () => {
    const all = some();
    all.run("cell.cut");
    assert.strictEqual(order(all), "a [d]");
    all.run("cell.paste");
    await Promise.resolve();
    assert.strictEqual(order(all), "a d [b] [c]");
  });
  it("change their kind, and change it back to the same file", () => {
    const all = some();
    all.run("cell.to.js");
    assert.deepStrictEqual(
      all.open.notebook.cells.map((d) => d.kind),
      ["sql", "js", "js", "sql"]
    );
    all.run("cell.to.sql");
    assert.strictEqual(all.open.text, FOUR);
  });
  it("run them in order, and fold them together", () => {
    const all = some();
    all.run("cell.run");
    assert.strictEqual(all.told.at(-1), "run 2");
    all.run("cell.toggleCode");
    const folded = Array.from({length: 4}, (_, i) => all.cell(i).hasAttribute("data-fold-code"));
    assert.deepStrictEqual(folded, [false, true, true, false]);
    all.run("cell.toggleCode");
    assert.isFalse(all.cell(1).hasAttribute("data-fold-code"));
  });
});

describe("commands of the cells", () => {
  it("have one id each, and no two share a key where both count", () => {
    const {view} = viewed();
    const ids = view.commands.map((d) => d.id);
    assert.strictEqual(new Set(ids).size, ids.length);
    for (const mode of ["command", "edit"] as const) {
      const keys = view.commands
        .filter((d) => [mode, "cells", "always"].includes(d.when))
        .flatMap((d) => d.keys.map((k) => k.toLowerCase()));
      assert.deepStrictEqual(
        keys.filter((d, i) => keys.indexOf(d) !== i),
        [],
        mode
      );
    }
  });
  it("do nothing that fails in an empty notebook, and insert its first cell", () => {
    const {view, open, run} = viewed("");
    for (const command of view.commands)
      if (!/^cell\.(add|insert|edit|paste|copy|cut)/.test(command.id) && command.enabled?.() !== false)
        run(command.id);
    assert.lengthOf(open.notebook.cells, 0);
    run("cell.insertBelow");
    assert.strictEqual(open.notebook.cells[0]?.kind, "sql");
  });
});
