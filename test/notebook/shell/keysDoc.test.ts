import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {notebookView} from "../../../src/notebook/editor/cells/notebookView.js";
import {openNotebook} from "../../../src/notebook/editor/openNotebook.js";
import type {Command} from "../../../src/notebook/editor/parts.js";
import type {Bench} from "../../../src/notebook/editor/shell/bench.js";
import {commandsOf} from "../../../src/notebook/editor/shell/commands.js";
import {keyLabel} from "../../../src/notebook/editor/shell/shortcut.js";
import {analyse} from "../../../src/notebook/language/analyse.js";
import {parseNotebook, writeNotebook} from "../../../src/notebook/model/parse.js";
import {textOf} from "../../support/sources.js";
import {fakeRuntime} from "./fakes.js";

function commands(): readonly Command[] {
  const {document} = new JSDOM("<!doctype html><body></body>").window;
  const open = openNotebook("# A\n", {parse: parseNotebook, write: writeNotebook, analyse});
  const view = notebookView({
    open,
    runtime: fakeRuntime({starts() {}, evaluates: (_, run) => run()}),
    schema: () => Promise.resolve([]),
    document
  });
  const desk = {active: {view, open, path: null, handle: null}};
  return commandsOf({desk, files: {desk}, frame: {}, panel: {}, palette: {}} as unknown as Bench);
}

const WHERE = {
  always: "everywhere",
  cells: "in the cells",
  command: "on a selected cell",
  edit: "in a cell's text"
};

describe("the documentation of the workbench", () => {
  it("names every key and what it does, and no other", () => {
    const rows = textOf("src/docs/workbench.md").matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm);
    const written = Array.from(rows, ([, keys, title, where]) => `${title}: ${keys} ${where}`).slice(2);
    const bound = commands().filter((d) => d.keys.length > 0);
    assert.sameMembers(
      written,
      bound.map((d) => `${d.title}: ${d.keys.map((k) => keyLabel(k, false)).join(", ")} ${WHERE[d.when]}`)
    );
  });
});
