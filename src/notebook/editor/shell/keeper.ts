import {allowed, dropHandle, keepHandle, keptHandle} from "../../../client/handles.js";
import type {Notebook} from "../../model/notebook.js";
import type {RunWatch} from "../../runtime/scope.js";
import type {Desk, Doc} from "./desk.js";
import {draftOf, dropDraft, keepDraft} from "./drafts.js";
import {type ReadFile, readHandle} from "./localFiles.js";
import {nameOf} from "./nameOf.js";
import {RunMarks} from "./runMarks.js";
import type {SiteStore} from "./store.js";
import type {Surroundings} from "./surroundings.js";
import {isTrusted, trust} from "./trust.js";

/** Typing is kept this long after its last key, in milliseconds. */
const REST = 400;

interface Tab {
  readonly id: string;
  readonly path: string | null;
}

/** A file that was closed. */
interface Recent {
  readonly id: string;
  readonly name: string;
}

/** So many closed files are listed. */
const RECENT = 8;

const handleName = (id: string) => `notebook ${id}`;

/** What a new notebook says. */
const FRESH = "# Untitled\n\n```sql\nFROM account_dim LIMIT 10\n```\n";

/** Opens notebooks, and keeps what is open in this browser, so that a reload or a killed tab loses nothing. */
export class Keeper {
  /** when the shown state was last kept; null where there was nothing to keep, false where the browser has no room */
  kept: Date | false | null = null;
  readonly #timers = new Map<Doc, ReturnType<typeof setTimeout>>();
  readonly #seen = new WeakMap<Doc, Notebook>();
  readonly #marks: RunMarks;
  #restoring = true;

  constructor(
    readonly desk: Desk,
    readonly store: SiteStore,
    private readonly around: Surroundings,
    private readonly now: () => Date = () => new Date()
  ) {
    this.#marks = new RunMarks(store, around.peers);
    desk.subscribe(() => {
      for (const doc of desk.docs) {
        this.#later(doc);
        this.#mended(doc);
      }
      this.#keepTabs();
    });
    addEventListener("pagehide", () => {
      for (const doc of this.#timers.keys()) this.keep(doc);
      this.#marks.leave();
    });
  }

  /** Opens one of the site's own notebooks, or shows its tab. */
  async openPublished(path: string): Promise<Doc> {
    const there = this.desk.docs.find((d) => d.path === path);
    if (there) {
      this.desk.activate(there);
      return there;
    }
    await this.#marks.find();
    const base = await this.around.read(path);
    return this.#add(`site ${path}`, {name: nameOf(path), path, base, trusted: true});
  }

  /** Opens a file of the reader's; nothing in it runs until it is trusted. */
  async openFile({name, text, handle}: ReadFile): Promise<Doc> {
    for (const doc of this.desk.docs) {
      if (!handle || !doc.handle || !(await doc.handle.isSameEntry(handle))) continue;
      this.desk.activate(doc);
      return doc;
    }
    const id = `file ${crypto.randomUUID()}`;
    if (handle) await keepHandle(handleName(id), handle);
    return this.#add(id, {name, handle, base: text, trusted: isTrusted(this.store, text)});
  }

  openNew(text: string = FRESH, name = "untitled.md"): Doc {
    return this.#add(`new ${crypto.randomUUID()}`, {name, base: "", text, trusted: true});
  }

  #add(
    id: string,
    file: {
      name: string;
      path?: string | null;
      handle?: FileSystemFileHandle | null;
      base: string;
      text?: string;
      trusted: boolean;
    }
  ): Doc {
    const draft = draftOf(this.store, id);
    const unsaved = draft !== null && draft.text !== file.base;
    const text = unsaved ? draft.text : (file.text ?? file.base);
    const open = this.around.open(file.base);
    if (text !== file.base) open.edit("Restore", () => this.around.parse(text));
    const runtime = this.around.runtime(this.#watch(id));
    runtime.trusted = file.trusted;
    const view = this.around.view(open, runtime);
    const {name, path = null, handle = null, base} = file;
    const restored = unsaved ? new Date(draft.at) : null;
    const halted = this.#marks.halted(id).flatMap((place) => open.notebook.cells[place]?.key ?? []);
    const doc: Doc = {
      id,
      name: draft?.name ?? name,
      path,
      handle,
      base,
      restored,
      halted,
      open,
      runtime,
      view
    };
    this.desk.add(doc, {show: !this.#restoring});
    return doc;
  }

  /** Keeps what was typed before it runs, and writes down what runs; a halted notebook is as any other once what it was running has come to an end. */
  #watch(id: string): RunWatch {
    return {
      starts: () => {
        const doc = this.desk.docs.find((d) => d.id === id);
        if (doc && this.#timers.has(doc)) this.keep(doc);
      },
      evaluates: async ({cell: {key}, signal}, run) => {
        const doc = this.desk.docs.find((d) => d.id === id);
        const place = doc?.open.notebook.cells.findIndex((d) => d.key === key) ?? -1;
        try {
          return await this.#marks.during(id, place, {run, signal});
        } finally {
          if (doc?.halted.includes(key)) this.release(doc);
        }
      }
    };
  }

  /** The cells that have halted a notebook may be deleted. */
  #mended(doc: Doc): void {
    const {cells} = doc.open.notebook;
    if (doc.halted.length > 0 && !cells.some((d) => doc.halted.includes(d.key))) this.release(doc);
  }

  /** Lets a notebook run by itself again that was running when it was last closed. */
  release(doc: Doc): void {
    doc.halted = [];
    this.#marks.release(doc.id);
    this.desk.touch();
  }

  /** Opens again what was open when the page was left. */
  async restore(): Promise<void> {
    const active = this.store.read<string | null>("active", null);
    await this.#marks.find();
    for (const tab of this.store.read<Tab[]>("tabs", [])) await this.#reopen(tab).catch(() => undefined);
    this.#restoring = false;
    const shown = this.desk.docs.find((d) => d.id === active);
    this.desk.activate(shown ?? this.desk.docs[0] ?? null);
  }

  async #reopen({id, path}: Tab): Promise<void> {
    if (path !== null) return void (await this.openPublished(path));
    const draft = draftOf(this.store, id);
    if (!draft) return;
    const handle = (await keptHandle<FileSystemFileHandle>(handleName(id))) ?? null;
    const readable = handle !== null && (await allowed(handle, "read", {ask: false}).catch(() => false));
    const file = readable ? await readHandle(handle).catch(() => null) : null;
    const base = file?.text ?? draft.base;
    if (draft.text === draft.base) dropDraft(this.store, id);
    const trusted = draft.trusted && (base === draft.base || isTrusted(this.store, base));
    this.#add(id, {name: draft.name, handle, base, trusted});
  }

  #keepTabs(): void {
    if (this.#restoring) return;
    const tabs: Tab[] = this.desk.docs.map(({id, path}) => ({id, path}));
    this.store.write("tabs", tabs);
    this.store.write("active", this.desk.active?.id ?? null);
  }

  #later(doc: Doc): void {
    if (this.#seen.get(doc) === doc.open.notebook) return;
    this.#seen.set(doc, doc.open.notebook);
    clearTimeout(this.#timers.get(doc));
    this.#timers.set(
      doc,
      setTimeout(() => this.keep(doc), REST)
    );
  }

  /** Keeps a notebook as it stands now. */
  keep(doc: Doc): void {
    clearTimeout(this.#timers.get(doc));
    this.#timers.delete(doc);
    const {text, changed} = doc.open;
    const known = draftOf(this.store, doc.id);
    if (doc.path !== null && !changed) return known === null ? undefined : dropDraft(this.store, doc.id);
    if (
      known?.text === text &&
      known.base === doc.base &&
      known.name === doc.name &&
      known.trusted === doc.runtime.trusted
    )
      return;
    const at = this.now();
    const {id, name, base, runtime} = doc;
    const draft = {name, text, base, trusted: runtime.trusted, at: at.toISOString()};
    const done = keepDraft(this.store, id, draft);
    this.kept = done ? at : false;
    this.desk.touch();
  }

  /** The file holds the notebook's text from now on. */
  saved(doc: Doc): void {
    const {text} = doc.open;
    doc.base = text;
    doc.restored = null;
    if (doc.runtime.trusted) trust(this.store, text);
    doc.open.saved();
    if (doc.handle) void keepHandle(handleName(doc.id), doc.handle);
    this.keep(doc);
  }

  /** Lets the notebook run, now and whenever it is opened here as it is. */
  trust(doc: Doc): void {
    doc.runtime.trusted = true;
    trust(this.store, doc.base);
    this.keep(doc);
    this.desk.touch();
  }

  /** Goes back to what the file says; the step can be undone. */
  discard(doc: Doc): void {
    doc.restored = null;
    this.#doubt(doc, doc.base);
    doc.open.edit("Discard changes", (now) => this.around.parse(doc.base, now));
  }

  /** Takes over what other programs have written into the files of notebooks that were not changed here; gives these. */
  async follow(): Promise<Doc[]> {
    const taken: Doc[] = [];
    for (const doc of this.desk.docs) {
      const text = doc.open.changed ? null : await this.#read(doc).catch(() => null);
      if (text === null || text === doc.base || doc.open.changed) continue;
      this.#doubt(doc, text);
      doc.open.edit("Read from the file", (now) => this.around.parse(text, now));
      doc.base = text;
      doc.open.saved();
      this.keep(doc);
      taken.push(doc);
    }
    return taken;
  }

  /** Before a text that another program may have written is shown: it runs only where it is trusted itself. */
  #doubt({path, runtime}: Doc, text: string): void {
    if (path === null && text !== "" && !isTrusted(this.store, text)) runtime.trusted = false;
  }

  async #read({path, handle}: Doc): Promise<string | null> {
    if (path !== null) return await this.around.read(path);
    if (handle === null || !(await allowed(handle, "read", {ask: false}))) return null;
    return (await readHandle(handle)).text;
  }

  /** Closes a tab and forgets what was kept of it. */
  close(doc: Doc): void {
    clearTimeout(this.#timers.get(doc));
    this.#timers.delete(doc);
    dropDraft(this.store, doc.id);
    if (doc.path === null || doc.open.changed) this.#marks.release(doc.id);
    if (doc.handle) this.#remember(doc);
    this.desk.remove(doc);
  }

  /** Files of the reader's that were closed, the last first. */
  get recent(): readonly Recent[] {
    return this.store.read<Recent[]>("recent", []);
  }

  #remember({id, name}: Doc): void {
    const list = [{id, name}, ...this.recent];
    for (const old of list.slice(RECENT)) void dropHandle(handleName(old.id));
    this.store.write("recent", list.slice(0, RECENT));
  }

  /** Opens a closed file again; the browser may ask the reader. */
  async openRecent(id: string): Promise<Doc> {
    const handle = await keptHandle<FileSystemFileHandle>(handleName(id));
    this.store.write(
      "recent",
      this.recent.filter((d) => d.id !== id)
    );
    if (!handle || !(await allowed(handle, "read")))
      throw new Error("The browser no longer gives this file; open it again by Open file.");
    return await this.openFile(await readHandle(handle));
  }
}
