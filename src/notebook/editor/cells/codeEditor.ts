import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus
} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap, indentLess, insertTab} from "@codemirror/commands";
import {bracketMatching, indentUnit} from "@codemirror/language";
import {type Diagnostic, lintKeymap, setDiagnostics} from "@codemirror/lint";
import {Annotation, Compartment, EditorState, Transaction} from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  tooltips
} from "@codemirror/view";
import type {Cell, CellKind} from "../../model/notebook.js";
import {cellLanguage} from "./cellLanguage.js";
import {codeStyle} from "./codeStyle.js";
import {foundMarks} from "./foundMarks.js";
import type {KnownNames} from "./names.js";

/** The text of a cell while it can be edited. */
export interface CodeEditor {
  readonly view: EditorView;
  /** takes what the notebook has, without a step of its own history if it is the same */
  show(cell: Cell): void;
  mark(diagnostics: readonly Diagnostic[]): void;
  /** for screen readers */
  label(text: string): void;
  /** whether a list of completions is open, which then takes the keys */
  readonly choosing: boolean;
}

/** What an editor tells, and what it asks. */
export interface CodeEditorOptions {
  readonly parent: Element;
  readonly known: () => KnownNames;
  typed(source: string): void;
  /** an arrow key leaves the first or the last line; gives whether there is somewhere to go */
  readonly crossed: (by: 1 | -1, column: number) => boolean;
  /** the cursor has moved, or the focus has come or gone */
  moved(): void;
  focused(): void;
}

const fromNotebook = Annotation.define<boolean>();

/** Makes the editor of a cell. */
export function codeEditor(cell: Cell, options: CodeEditorOptions): CodeEditor {
  const {parent, known} = options;
  const language = new Compartment();
  const name = new Compartment();
  let kind: CellKind = cell.kind;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: cell.source,
      extensions: [
        keymap.of([
          {key: "ArrowUp", run: (d) => crosses(d, -1, options)},
          {key: "ArrowDown", run: (d) => crosses(d, 1, options)}
        ]),
        ...basics(parent.ownerDocument),
        language.of(cellLanguage(kind, known)),
        name.of([]),
        listener(options)
      ]
    })
  });
  return {
    view,
    show(next) {
      if (next.kind !== kind) view.dispatch({effects: language.reconfigure(cellLanguage(next.kind, known))});
      kind = next.kind;
      replaceText(view, next.source);
    },
    mark: (diagnostics) =>
      view.dispatch(setDiagnostics(view.state, inside(diagnostics, view.state.doc.length))),
    label: (text) =>
      view.dispatch({effects: name.reconfigure(EditorView.contentAttributes.of({"aria-label": text}))}),
    get choosing() {
      return completionStatus(view.state) === "active";
    }
  };
}

function basics(document: Document) {
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    indentUnit.of("  "),
    EditorState.tabSize.of(2),
    tooltips({parent: document.body}),
    foundMarks,
    codeStyle,
    EditorView.contentAttributes.of({tabindex: "0"}),
    keymap.of([
      {key: "Tab", run: acceptCompletion},
      {key: "Tab", run: insertTab, shift: indentLess},
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap
    ])
  ];
}

/** Leaves the text where the cursor is in its first or last row as drawn, and nothing is selected. */
function crosses(view: EditorView, by: 1 | -1, {crossed}: CodeEditorOptions): boolean {
  const {doc, selection} = view.state;
  const {main} = selection;
  const rowAt = (pos: number) => view.coordsAtPos(pos)?.top;
  if (!main.empty || rowAt(main.head) !== rowAt(by < 0 ? 0 : doc.length)) return false;
  return crossed(by, main.head - doc.lineAt(main.head).from);
}

function listener(options: CodeEditorOptions) {
  return EditorView.updateListener.of((update) => {
    const own = update.transactions.some((d) => d.docChanged && d.annotation(fromNotebook) !== true);
    if (own) options.typed(update.state.doc.toString());
    if (update.focusChanged && update.view.hasFocus) options.focused();
    if (update.selectionSet || update.focusChanged) options.moved();
  });
}

/** Puts the notebook's text in, changing only what differs, so that cursor and marks stay where they are. */
function replaceText(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  let from = 0;
  while (from < now.length && now[from] === text[from]) from++;
  let tail = 0;
  while (tail < Math.min(now.length, text.length) - from && now.at(-1 - tail) === text.at(-1 - tail)) tail++;
  view.dispatch({
    changes: {from, to: now.length - tail, insert: text.slice(from, text.length - tail)},
    annotations: [fromNotebook.of(true), Transaction.addToHistory.of(false)]
  });
}

/** Marks of an older text may lie beyond the end of this one. */
function inside(diagnostics: readonly Diagnostic[], length: number): Diagnostic[] {
  return diagnostics.map((d) => ({...d, from: Math.min(d.from, length), to: Math.min(d.to, length)}));
}
