import type {NotebookRuntime} from "../../runtime/state.js";
import type {NotebookView, OpenNotebook} from "../parts.js";

/** A notebook that lies open, with its tab. */
export interface Doc {
  /** tells it from all others, also after a reload */
  readonly id: string;
  /** of its file */
  name: string;
  /** of a published notebook, as the site's list has it; null for all others */
  readonly path: string | null;
  /** the reader's own file; null where there is none, or where the browser gives no hold of it */
  handle: FileSystemFileHandle | null;
  /** the file's text as it was last read or saved */
  base: string;
  /** when what is shown was restored instead of read from the file, and from when; null else */
  restored: Date | null;
  /** keys of the cells that were running when the notebook was last closed without being left; nothing runs by itself until they have run to an end */
  halted: readonly string[];
  readonly open: OpenNotebook;
  readonly runtime: NotebookRuntime;
  readonly view: NotebookView;
}

/** The open notebooks in the order of their tabs, and the one that is shown. */
export class Desk {
  docs: readonly Doc[] = [];
  active: Doc | null = null;
  /** how often another notebook, or the same anew, was asked for */
  visits = 0;
  readonly #listeners = new Set<() => void>();
  readonly #ends = new Map<Doc, (() => void)[]>();

  /** Calls a listener whenever anything about any open notebook has changed. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  touch(): void {
    for (const listener of this.#listeners) listener();
  }

  add(doc: Doc, {show = true}: {show?: boolean} = {}): void {
    this.docs = [...this.docs, doc];
    const touch = () => this.touch();
    this.#ends.set(
      doc,
      [doc.open, doc.runtime, doc.view].map((d) => d.subscribe(touch))
    );
    if (show) this.activate(doc);
    else this.touch();
  }

  activate(doc: Doc | null): void {
    this.active = doc;
    ++this.visits;
    this.touch();
  }

  remove(doc: Doc): void {
    const at = this.docs.indexOf(doc);
    this.docs = this.docs.filter((d) => d !== doc);
    for (const end of this.#ends.get(doc) ?? []) end();
    this.#ends.delete(doc);
    doc.view.dispose();
    doc.runtime.dispose();
    if (this.active === doc) this.activate(this.docs[Math.min(at, this.docs.length - 1)] ?? null);
    else this.touch();
  }

  /** The tab so many places further, around the end. */
  beside(step: number): Doc | null {
    const at = this.active ? this.docs.indexOf(this.active) : 0;
    return this.docs[(at + step + this.docs.length) % this.docs.length] ?? null;
  }
}
