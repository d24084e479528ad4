import {watchTheme} from "../../../client/theme.js";
import {dom} from "../../../components/dom.js";
import {bars} from "./bars.js";
import type {Bench} from "./bench.js";
import {commandsOf, watchCommands} from "./commands.js";
import {Desk, type Doc} from "./desk.js";
import {compareWithFile} from "./diffView.js";
import {watchDrops} from "./dropping.js";
import {ExplorerPane} from "./explorerPane.js";
import {apartFrom, type Problem, problems, progress} from "./facts.js";
import {Frame} from "./frame.js";
import {Keeper} from "./keeper.js";
import {InputsBar} from "./inputsBar.js";
import {button, oneStop, redraw} from "./kit.js";
import {Palette} from "./palette.js";
import {Panel} from "./panel.js";
import {close, type FileSurroundings} from "./saving.js";
import {offers} from "./quickOpen.js";
import {type CellChecks, ResultChecks} from "./resultChecks.js";
import {watchWidth} from "./resultWidth.js";
import {welcome} from "./welcome.js";
import {statusLine} from "./status.js";
import type {SiteStore} from "./store.js";
import type {Surroundings} from "./surroundings.js";
import {tabs} from "./tabs.js";
import {tools} from "./tools.js";
import {activityBar, type ShellActions, topLine} from "./top.js";

/** Problems are worked out at most so often, in milliseconds. */
const REST = 250;

/** While cells run, what stands around them is drawn this often, in milliseconds. */
const PACE = 150;

/** What the page around the workbench knows. */
export interface WorkbenchFacts {
  readonly company: string;
  /** the last day of the data, for the reader */
  readonly as_of: string;
}

/** The workbench: everything around the cells. */
export class Workbench implements Bench {
  readonly desk = new Desk();
  readonly keeper: Keeper;
  readonly frame: Frame;
  readonly panel: Panel;
  readonly palette: Palette;
  readonly files: FileSurroundings;
  readonly theme: HTMLButtonElement;
  readonly #inputs: InputsBar;
  readonly #checks: ResultChecks;
  readonly #measure: () => void;
  readonly explorer: ExplorerPane;
  readonly #started = new WeakSet<Doc>();
  #shown: Doc | null = null;
  #visit = 0;
  #note = "";
  #frame = 0;
  #found: readonly Problem[] = [];
  #looked: readonly CellChecks[] = [];
  #looking: ReturnType<typeof setTimeout> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly around: Surroundings,
    readonly store: SiteStore,
    readonly facts: WorkbenchFacts
  ) {
    const {document} = dom();
    this.keeper = new Keeper(this.desk, store, around);
    this.#checks = new ResultChecks(
      () => this.explorer.known,
      () => this.#look()
    );
    this.frame = new Frame(store);
    const {parts} = this.frame;
    this.panel = new Panel(parts.panel, parts.variables, {
      desk: this.desk,
      tables: () => this.explorer.names,
      checks: () => this.#looked,
      reveal: (cell, at) => this.reveal(cell, at)
    });
    this.palette = new Palette(offers(this));
    this.#inputs = new InputsBar(parts.inputs, around.engine);
    this.#measure = watchWidth(parts.cells, this.desk);
    this.theme = button({hidden: true}, "Theme", () => undefined);
    watchTheme(this.theme);
    this.frame.element.append(this.palette.element, this.theme);
    this.files = {
      desk: this.desk,
      keeper: this.keeper,
      document,
      folder: () => this.explorer.folder?.files ?? [],
      openFolder: () => this.explorer.openFolder(),
      compare: (doc) => void compareWithFile(doc.name, around.parse(doc.base), doc.open.notebook),
      options: (input) => around.engine.options(input),
      say: (words) => this.say(words)
    };
    this.explorer = new ExplorerPane(parts.sections, {
      keeper: this.keeper,
      around,
      say: (words) => this.say(words),
      run: (id) => this.run(id),
      reveal: (cell, at) => this.reveal(cell, at),
      draw: () => {
        this.draw();
        this.#look(); // results are looked at once the tables are known
      }
    });
    oneStop(parts.activity);
    for (const part of [parts.tabs, parts.tools]) oneStop(part, {across: true});
    this.desk.subscribe(() => {
      this.#drawSoon();
      this.#look();
    });
    watchCommands(this);
    watchDrops(this.frame.element, this.files, (file) => this.explorer.addTables(file));
    this.draw();
  }

  /** Draws everything but the cells again, once for all that changes within a frame. */
  draw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawNow();
    });
  }

  /** Draws at once what the reader does; what cells that run do, they do at every frame, and run the slower for it. */
  #drawSoon(): void {
    const doc = this.desk.active;
    if (!doc || !progress(doc.open.notebook, doc.runtime).busy) return this.draw();
    if (this.#soon !== undefined) return;
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      this.draw();
    }, PACE);
  }

  /** Works out what is wrong: not at every key, since typing waits for nothing. */
  #look(): void {
    if (this.#looking !== undefined) return;
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      const doc = this.desk.active;
      if (doc) this.#checks.look(doc);
      this.#looked = doc ? this.#checks.of(doc) : [];
      this.#found = doc ? problems(doc.open, doc.runtime, this.#looked) : [];
      this.draw();
    }, REST);
  }

  #drawNow(): void {
    const {parts} = this.frame;
    const doc = this.desk.active;
    const act = this.#shell();
    const count = this.#found.length;
    redraw(parts.top, topLine(doc, this.facts.company, act));
    redraw(
      parts.activity,
      activityBar(
        {side: !this.frame.folded("side"), panel: !this.frame.folded("panel"), problems: count},
        act
      )
    );
    this.explorer.draw(doc);
    redraw(
      parts.tabs,
      tabs(this.desk, (d) => void close(d, this.files))
    );
    redraw(
      parts.tools,
      doc && tools({doc, as_of: this.facts.as_of, split: this.frame.split, find: (id) => this.#command(id)})
    );
    redraw(parts.bars, doc && bars(doc, this.#barActions()));
    this.#inputs.draw(doc);
    this.#drawCells(doc);
    this.#enter(doc);
    this.panel.draw(this.#found);
    const {about: engine, read} = this.explorer;
    const [{kept}, note] = [this.keeper, this.#note];
    const showProblems = () => this.run("view.problems");
    redraw(parts.status, statusLine({doc, problems: count, engine, read, kept, note, showProblems}));
  }

  #drawCells(doc: Doc | null): void {
    if (doc === this.#shown && this.frame.parts.cells.hasChildNodes()) return;
    this.#shown = doc;
    this.frame.parts.cells.replaceChildren(doc?.view.element ?? welcome((id) => this.run(id)));
    this.#measure();
    if (doc) this.#start(doc);
  }

  /** The keys of the cells work at once in a notebook that was asked for, unless the reader is at something else by now. */
  #enter(doc: Doc | null): void {
    if (this.#visit === this.desk.visits) return;
    this.#visit = this.desk.visits;
    const {document} = dom();
    const {activeElement} = document;
    const busy = activeElement?.matches("input, textarea, select, [contenteditable=true]") === true;
    if (!busy && document.querySelector("dialog[open]") === null) doc?.view.focus();
  }

  /** A trusted notebook runs when it is first shown, unless it was running when it was last closed. */
  #start(doc: Doc): void {
    if (this.#started.has(doc)) return;
    if (!doc.runtime.trusted || doc.halted.length > 0) return;
    this.#started.add(doc);
    if (!doc.runtime.lazy) void doc.runtime.run();
  }

  #shell(): ShellActions {
    return {
      menu: () => this.run("view.side"),
      find: () => this.palette.open(),
      run: (id) => this.run(id),
      settings: () => this.run("view.settings")
    };
  }

  #barActions() {
    return {
      trust: (doc: Doc) => {
        this.keeper.trust(doc);
        this.#started.delete(doc);
        this.#start(doc);
      },
      runAll: (doc: Doc) => {
        this.keeper.release(doc);
        this.run("notebook.runAll");
      },
      runOthers: (doc: Doc) => {
        doc.view.sync();
        void doc.runtime.run(apartFrom(doc.open, doc.halted));
      },
      discard: (doc: Doc) => this.keeper.discard(doc),
      compare: (doc: Doc) => this.files.compare(doc),
      dismiss: (doc: Doc) => {
        doc.restored = null;
        this.draw();
      }
    };
  }

  /** Opens what was open before, and the published notebook that the address names. */
  async begin(file: string | null): Promise<void> {
    const fail = (error: Error) => this.say(error.message);
    await this.explorer.begin();
    await this.keeper.restore();
    const named = this.explorer.published?.find((d) => d.path === file);
    if (named) await this.keeper.openPublished(named.path).catch(fail);
    else if (file !== null) this.say(`This site publishes no notebook ${file}.`);
    addEventListener("focus", () => void this.#follow());
    this.draw();
  }

  /** When the reader comes back from another program. */
  async #follow(): Promise<void> {
    const taken = await this.keeper.follow();
    const names = taken.map((d) => d.name).join(", ");
    if (names !== "") this.say(`Read anew, since the file has changed: ${names}`);
  }

  /** Goes to a cell of the notebook that is shown. */
  reveal(cell: string, at?: number): void {
    this.desk.active?.view.reveal(cell, at);
    if (this.frame.narrow) this.frame.toggle("side", true);
  }

  /** Says in the status bar what was done. */
  say(words: string): void {
    this.#note = words;
    this.draw();
  }

  /** Every command there is now. */
  commands() {
    return commandsOf(this);
  }

  /** A command whose failure is said in the status bar. */
  #command(id: string) {
    const command = this.commands().find((d) => d.id === id);
    return command && {...command, run: () => this.run(id)};
  }

  /** Runs a command; what goes wrong is said in the status bar. */
  run(id: string): void {
    const command = this.commands().find((d) => d.id === id);
    if (!command || command.enabled?.() === false) return;
    void Promise.resolve()
      .then(() => command.run())
      .catch((error: Error) => this.say(error.message))
      .finally(() => this.draw());
  }
}
