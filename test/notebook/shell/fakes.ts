import {writeNotebook, parseNotebook} from "../../../src/notebook/model/parse.js";
import {openNotebook} from "../../../src/notebook/editor/openNotebook.js";
import type {NotebookView} from "../../../src/notebook/editor/parts.js";
import type {Surroundings} from "../../../src/notebook/editor/shell/surroundings.js";
import {newNode} from "../../../src/notebook/runtime/cellNode.js";
import type {RunWatch} from "../../../src/notebook/runtime/scope.js";
import type {CellState, NotebookRuntime} from "../../../src/notebook/runtime/state.js";

const NEW: CellState = newNode().state;

/** A runtime that runs nothing, counts how often it was asked to, and says whom it would tell. */
export function fakeRuntime(watch: RunWatch): NotebookRuntime & {runs: number; watch: RunWatch} {
  return {
    runs: 0,
    watch,
    update() {},
    run() {
      ++this.runs;
      watch.starts();
      return Promise.resolve();
    },
    interrupt() {},
    lazy: false,
    width: 640,
    trusted: false,
    state: () => NEW,
    variables: () => [],
    queries: () => [],
    plan: () => Promise.resolve([]),
    checks: () => Promise.resolve([]),
    input: () => null,
    setInput() {},
    subscribe: () => () => {},
    dispose() {}
  };
}

const fakeView = (element: HTMLElement): NotebookView => ({
  element,
  commands: [],
  selected: [],
  mode: "command",
  cursor: null,
  reveal() {},
  subscribe: () => () => {},
  sync() {},
  focus() {},
  dispose() {}
});

let pages = 0;

/** A site with some notebooks, by path, and cells that show nothing. */
export function fakeSurroundings(files: Record<string, string>, document: () => Document): Surroundings {
  const analyse = () => ({links: new Map(), needs: new Map(), faults: []});
  return {
    parse: parseNotebook,
    open: (text) => openNotebook(text, {parse: parseNotebook, write: writeNotebook, analyse}),
    runtime: fakeRuntime,
    engine: {
      schema: () => Promise.resolve([]),
      options: () => Promise.resolve([]),
      addFile: () => Promise.resolve({names: [], note: ""}),
      start: () => Promise.resolve({version: "v1", note: ""}),
      read: () => Promise.resolve({bytes: 0, of: 0})
    },
    peers: {own: `page-${++pages}`, silent: (asked) => Promise.resolve(asked)},
    view: () => fakeView(document().createElement("div")),
    published: () => Promise.resolve(Object.keys(files).map((path) => ({path, title: path}))),
    read: (path) => (path in files ? Promise.resolve(files[path]!) : Promise.reject(new Error(`no ${path}`)))
  };
}

/** A file of the reader's, as the browser hands it out. */
export function fakeHandle(name: string, text: string): FileSystemFileHandle & {text: string} {
  const handle = {
    name,
    kind: "file",
    text,
    isSameEntry: (other: unknown) => Promise.resolve(other === handle),
    queryPermission: () => Promise.resolve("granted"),
    requestPermission: () => Promise.resolve("granted"),
    getFile: () => Promise.resolve(new File([handle.text], name)),
    createWritable: () =>
      Promise.resolve({
        write(next: string) {
          handle.text = next;
        },
        close() {}
      })
  };
  return handle as unknown as FileSystemFileHandle & {text: string};
}
