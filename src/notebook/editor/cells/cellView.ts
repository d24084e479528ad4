import type {Diagnostic} from "@codemirror/lint";
import {dom} from "../../../components/dom.js";
import {Icon} from "../../../components/icon.js";
import type {Cell} from "../../model/notebook.js";
import type {CellState} from "../../runtime/state.js";
import {cellHead, KIND_NAMES} from "./cellHead.js";
import {resultPane, type ResultPane, sizeOf} from "./cellResult.js";
import {addId, cellTools, insertBar} from "./cellTools.js";
import {codeEditor, type CodeEditor} from "./codeEditor.js";
import type {CellsContext} from "./context.js";

/** What a cell shows at a moment. */
export interface CellLook {
  readonly cell: Cell;
  /** from 1 */
  readonly place: number;
  readonly count: number;
  readonly state: CellState;
  readonly selected: boolean;
  /** its text has the cursor */
  readonly editing: boolean;
  readonly defines: readonly string[];
  /** names of the cells and inputs that it reads */
  readonly reads: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly folded: {readonly code: boolean; readonly result: boolean};
}

/** A cell in the page. Its editor and its tools are made when it comes near, or when it is written in. */
export interface CellView {
  readonly element: HTMLElement;
  readonly editor: CodeEditor | null;
  show(look: CellLook): void;
  near(): CodeEditor;
  tick(ms: number): void;
  dispose(): void;
}

/** Makes the view of a cell. */
export function cellView(first: Cell, context: CellsContext): CellView {
  const {document} = context;
  const {h} = dom(document);
  const {key} = first;
  const run = runButton(key, context);
  const head = cellHead(key, context);
  const text = h("div", {class: "qn-text"}, h("pre", {class: "qn-plain"}));
  const result = paneOf(key, context);
  const code = h("div", {class: "qn-code"}, head.element, text);
  const box = h("div", {class: "qn-box"}, code, result.element);
  const element = h(
    "div",
    {class: "qn-cell", role: "listitem", tabindex: -1, "data-key": key},
    run.element,
    box
  );
  let editor: CodeEditor | null = null;
  let look: CellLook | null = null;
  let kindOfTools = "";

  function near(): CodeEditor {
    if (editor) return editor;
    text.replaceChildren();
    const made = codeEditor(look?.cell ?? first, {
      parent: text,
      known: () => context.known(key),
      typed: (source) => context.type(key, source),
      crossed: (by, column) => context.cross({key, by, column}),
      moved: () => context.moved(),
      focused: () => context.entered(key)
    });
    editor = made;
    element.append(insertBar((kind) => context.press(addId(kind), key), "below this cell", document));
    if (look) fill(look, null);
    return made;
  }
  function showTools(kind: Cell["kind"]): void {
    if (kindOfTools === kind) return;
    kindOfTools = kind;
    const tools = cellTools(key, kind, context);
    const old = element.querySelector(":scope > .qn-tools");
    if (old) old.replaceWith(tools);
    else box.before(tools);
  }
  function fill(now: CellLook, before: CellLook | null): void {
    if (editor) {
      if (now.cell !== before?.cell) editor.show(now.cell);
      if (now.diagnostics !== before?.diagnostics) editor.mark(now.diagnostics);
      if (now.cell.name !== before?.cell.name || now.cell.kind !== before.cell.kind)
        editor.label(`${KIND_NAMES[now.cell.kind]} of ${now.cell.name ?? "this cell"}`);
      showTools(now.cell.kind);
    } else if (now.cell.source !== before?.cell.source)
      text.replaceChildren(plain(now.cell.source, document));
  }
  return {
    element,
    get editor() {
      return editor;
    },
    near,
    show(now) {
      const before = look;
      look = now;
      fill(now, before);
      head.show(now.cell, now.defines);
      head.hint(...hint(now));
      run.show(now);
      const prose = now.cell.kind === "markdown" ? now.cell.source : null;
      if (now.state !== before?.state || (prose !== null && now.cell !== before.cell))
        result.show(now.state, {name: now.cell.name ?? `cell ${now.place}`, prose});
      mark(element, now);
    },
    tick: (ms) => result.tick(ms),
    dispose() {
      editor?.view.destroy();
      element.remove();
    }
  };
}

function mark(element: HTMLElement, {cell, state, selected, editing, folded, ...look}: CellLook): void {
  element.dataset.kind = cell.kind;
  element.dataset.status = state.status;
  element.toggleAttribute("data-stale", state.stale && state.result !== null);
  element.toggleAttribute("data-selected", selected);
  element.toggleAttribute("data-editing", editing);
  element.toggleAttribute("data-fold-code", folded.code);
  element.toggleAttribute("data-fold-result", folded.result);
  element.toggleAttribute(
    "data-anonymous",
    /^(js|chart)$/.test(cell.kind) && cell.name === null && look.defines.length === 0
  );
  element.toggleAttribute("data-blank", cell.kind === "markdown" && cell.source.trim() === "");
  const words = [
    `Cell ${look.place} of ${look.count}`,
    KIND_NAMES[cell.kind],
    cell.name ?? look.defines.join(" and "),
    state.result?.kind === "table" && sizeOf(state.result.table),
    state.status !== "done" && state.status !== "new" && state.status,
    state.stale && "out of date",
    selected && "selected"
  ];
  element.setAttribute("aria-label", words.filter(Boolean).join(", "));
}

function hint({cell, state, selected, reads}: CellLook): [text: string, bad: boolean] {
  if (state.status === "failed" || state.status === "stopped") return [state.status, true];
  if (selected) return [cell.kind === "markdown" ? "Esc to show" : "Ctrl Enter to run", false];
  return [reads.length > 0 ? `reads ${reads.join(", ")}` : "", false];
}

/** The text as it stands, in lines of the height that the editor will give them. */
function plain(source: string, document: Document): HTMLElement {
  const {h} = dom(document);
  const lines = source.split("\n");
  return h(
    "div",
    {class: "qn-plain"},
    h("pre", {class: "qn-plain-numbers", "aria-hidden": "true"}, lines.map((_, i) => i + 1).join("\n")),
    h("pre", {class: "qn-plain-lines"}, source)
  );
}

function runButton(key: string, context: CellsContext) {
  const {document} = context;
  const {h} = dom(document);
  const number = h("span", {class: "qn-number"});
  const play = Icon("play", {size: 14, document});
  const stop = Icon("stop", {size: 14, document});
  const element = h("button", {type: "button", class: "qn-gutter"}, number, play, stop);
  let runs = false;
  element.addEventListener("click", () => context.press(runs ? "cell.interrupt" : "cell.run", key));
  return {
    element,
    show({cell, state, place}: CellLook) {
      runs = state.status === "running" || state.status === "waiting";
      number.textContent = `[${place}]`;
      const name = cell.name === null ? "" : `, ${cell.name}`;
      element.setAttribute("aria-label", `${runs ? "Stop" : "Run"} cell ${place}${name}`);
      element.toggleAttribute("data-running", runs);
    }
  };
}

function paneOf(key: string, context: CellsContext): ResultPane {
  return resultPane({
    document: context.document,
    actions: () => chartButton(key, context),
    describe: (column) => context.columnText(key, column)
  });
}

function chartButton(key: string, context: CellsContext): HTMLElement {
  const {h} = dom(context.document);
  const button = h(
    "button",
    {type: "button", class: "qn-link", title: "Draw these rows in a new cell below"},
    "Chart"
  );
  button.addEventListener("click", () => context.press("cell.chart", key));
  return button;
}
