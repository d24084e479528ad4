import type {Analysis} from "../language/analysis.js";
import type {Notebook} from "../model/notebook.js";
import type {OpenNotebook} from "./parts.js";

/** How a notebook is read, written and analysed. */
export interface NotebookLanguage {
  readonly parse: (text: string) => Notebook;
  readonly write: (notebook: Notebook) => string;
  readonly analyse: (notebook: Notebook) => Analysis;
}

/** Steps that can be undone; older ones are forgotten. */
const HISTORY = 500;

interface Step {
  readonly label: string;
  readonly notebook: Notebook;
  readonly merge: string | undefined;
}

/** Opens the text of a notebook. What follows from it is worked out when somebody asks, once for each state. */
export function openNotebook(text: string, {parse, write, analyse}: NotebookLanguage): OpenNotebook {
  const listeners = new Set<() => void>();
  const done: Step[] = [];
  const undone: Step[] = [];
  const textOf = once((d: Notebook) => write(d));
  const analysisOf = once(analyse);
  let notebook = parse(text);
  let saved = {notebook, text};
  let merging: string | undefined;

  function show(next: Notebook): void {
    notebook = next;
    for (const listener of [...listeners]) listener();
  }
  function step(from: Step[], to: Step[]): string | null {
    const last = from.pop();
    if (!last) return null;
    merging = undefined;
    to.push({...last, notebook});
    show(last.notebook);
    return last.label;
  }
  return {
    get notebook() {
      return notebook;
    },
    get analysis() {
      return analysisOf(notebook);
    },
    get text() {
      return notebook === saved.notebook ? saved.text : textOf(notebook);
    },
    get changed() {
      return notebook !== saved.notebook && textOf(notebook) !== saved.text;
    },
    edit(label, change, merge) {
      const next = change(notebook);
      if (next === notebook) return;
      if (merge === undefined || merge !== merging) done.push({label, notebook, merge});
      if (done.length > HISTORY) done.shift();
      merging = merge;
      undone.length = 0;
      show(next);
    },
    undo: () => step(done, undone),
    redo: () => step(undone, done),
    saved() {
      saved = {notebook, text: textOf(notebook)};
      merging = undefined;
      show(notebook);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
}

/** A function that keeps its last answer. */
function once<T>(compute: (notebook: Notebook) => T): (notebook: Notebook) => T {
  let last: {notebook: Notebook; value: T} | null = null;
  return (notebook) => {
    if (last?.notebook !== notebook) last = {notebook, value: compute(notebook)};
    return last.value;
  };
}
