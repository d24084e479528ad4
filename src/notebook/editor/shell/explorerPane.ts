import {allowed, keepHandle, keptHandle} from "../../../client/handles.js";
import type {SchemaTable} from "../parts.js";
import type {Doc} from "./desk.js";
import {explorer, type ExplorerActions} from "./explorer.js";
import {chooseFolder} from "./filePickers.js";
import {type FolderFile, listFolder} from "./folder.js";
import {insertName} from "./insertName.js";
import type {Keeper} from "./keeper.js";
import {oneStop, redraw} from "./kit.js";
import {readHandle} from "./localFiles.js";
import type {PublishedNotebook, Surroundings} from "./surroundings.js";

/** What the explorer needs of the workbench. */
interface ExplorerSurroundings {
  readonly keeper: Keeper;
  readonly around: Surroundings;
  readonly say: (words: string) => void;
  readonly run: (id: string) => void;
  readonly reveal: (cell: string, at?: number) => void;
  readonly draw: () => void;
}

const FOLDER = "notebooks folder";

/** Between two looks at how much was read, in milliseconds. */
const REST = 1000;

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);

/** The explorer and what it knows: notebooks, the folder that is open, the tables of the engine. */
export class ExplorerPane {
  published: readonly PublishedNotebook[] | null = null;
  folder: {name: string; files: readonly FolderFile[]} | null = null;
  tables: readonly SchemaTable[] | {error: string} | null = null;
  /** about the engine, for the reader; empty until it is up */
  about = "";
  /** how much of the copy was read, for the reader */
  read = "";
  #measuring = false;
  readonly #open: Set<string>;

  constructor(
    private readonly sections: readonly HTMLElement[],
    private readonly bench: ExplorerSurroundings
  ) {
    this.#open = new Set(bench.keeper.store.read("groups", ["notebooks"]));
    for (const section of sections) oneStop(section);
  }

  /** The names of the tables, in lower case; none until they are known. */
  get names(): ReadonlySet<string> {
    return new Set(this.known?.map((d) => d.name.toLowerCase()));
  }

  /** The tables of the engine; null until they are known. */
  get known(): readonly SchemaTable[] | null {
    return this.tables && "error" in this.tables ? null : this.tables;
  }

  draw(doc: Doc | null): void {
    const {published, folder, tables} = this;
    const {recent} = this.bench.keeper;
    const data = {published, folder, recent, tables, doc, open: this.#open};
    void this.#measure();
    for (const [i, part] of explorer(data, this.#actions()).entries()) redraw(this.sections[i]!, part);
  }

  #actions(): ExplorerActions {
    const {keeper, say, run, reveal} = this.bench;
    const later = (done: Promise<unknown>) => void done.catch((error: Error) => say(error.message));
    return {
      toggle: (group) => this.#toggle(group),
      published: (path) => later(keeper.openPublished(path)),
      file: ({handle}) => later(readHandle(handle).then((d) => keeper.openFile(d))),
      recent: (id) => later(keeper.openRecent(id)),
      retry: () => {
        this.tables = null;
        this.about = "";
        this.bench.draw();
        void this.describe();
      },
      openFile: () => run("file.open"),
      openFolder: () => run("file.openFolder"),
      insert: (name) => later(insertName(keeper.desk.active, name).then(say)),
      reveal: ({cell, at}) => reveal(cell, at)
    };
  }

  #toggle(group: string): void {
    if (!this.#open.delete(group)) this.#open.add(group);
    this.bench.keeper.store.write("groups", [...this.#open]);
    this.bench.draw();
  }

  /** Reads the list of the site's notebooks, and lists the folder that was open before where the browser allows it. */
  async begin(): Promise<void> {
    void this.describe();
    this.published = await this.bench.around.published().catch(() => []);
    const folder = await keptHandle<FileSystemDirectoryHandle>(FOLDER);
    if (folder && (await allowed(folder, "read", {ask: false}).catch(() => false)))
      void this.#list(folder).catch((error: Error) => this.bench.say(error.message));
  }

  /** Asks the engine for its tables and its version. */
  async describe(): Promise<void> {
    const {engine} = this.bench.around;
    try {
      this.tables = await engine.schema();
      const {version, note} = await engine.start();
      const about = `DuckDB-WASM ${version.replace(/^v/, "")}, published.duckdb read only`;
      this.about = [about, note].filter((d) => d !== "").join(". ");
    } catch (error) {
      this.tables = {error: error instanceof Error ? error.message : String(error)};
      this.about = "The query engine did not start";
    }
    this.bench.draw();
  }

  /** Asks how much was read, at most every so often, as long as something changes. */
  async #measure(): Promise<void> {
    if (this.#measuring || this.tables === null || "error" in this.tables) return;
    this.#measuring = true;
    await new Promise((resolve) => setTimeout(resolve, REST));
    const {bytes, of} = await this.bench.around.engine.read().catch(() => ({bytes: 0, of: 0}));
    this.#measuring = false;
    const before = this.read;
    this.read = bytes > 0 ? `${megabytes(bytes)} of ${megabytes(of)} MB read` : "";
    if (this.read !== before) this.bench.draw();
  }

  /** Makes tables of a file of the reader's, and shows them. */
  async addTables(file: File): Promise<void> {
    const {say, around} = this.bench;
    say(`Reading ${file.name}`);
    const {names, note} = await around.engine.addFile(file);
    await this.describe();
    for (const name of names) this.#open.add(`table ${name}`);
    const how = note === "" ? "" : ` (${note})`;
    say(`${names.join(", ")}: read from ${file.name}${how}, which stays in this browser`);
  }

  /** Lets the reader choose a folder, and lists it. */
  async openFolder(): Promise<void> {
    const folder = await chooseFolder();
    if (folder === undefined) this.bench.say("This browser opens no folders; open a file instead.");
    if (!folder) return;
    await keepHandle(FOLDER, folder);
    await this.#list(folder);
  }

  async #list(folder: FileSystemDirectoryHandle): Promise<void> {
    this.folder = {name: folder.name, files: await listFolder(folder)};
    this.#open.add(folder.name);
    this.bench.draw();
  }
}
