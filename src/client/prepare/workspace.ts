import {type DeckCheck, checksText, DeckChecks} from "../../components/deck/deckChecks.js";
import {FinishedFiles} from "../../components/deck/finishedFiles.js";
import {Prepare} from "../../components/deck/prepare.js";
import {type Child, dom} from "../../components/dom.js";
import {ErrorState} from "../../components/states.js";
import {Tabs, type TabsParts} from "../../components/tabs.js";
import {type Deck, renderDeck} from "../../deck/deck.js";
import {deckLanguage} from "../../deck/kit.js";
import {foreignChecks} from "../../deck/foreignChecks.js";
import type {DeckAndNotes} from "../../deck/whatChanged.js";
import {foreignNames, type NamedAccount} from "../../lib/accountNames.js";
import type {DeckFile} from "../../lib/deckFile.js";
import type {FinishedDeck} from "../../lib/finishedDeck.js";
import {type Language, LANGUAGES} from "../../lib/languages.js";
import {templatesOf} from "../../lib/messages.js";
import {ownTexts} from "../../lib/ownTexts.js";
import type {NotePlace} from "../../lib/notes/noteOutline.js";
import {namedSlides} from "../../metrics/deckTemplate.js";
import {safeId} from "../../lib/safeId.js";
import {shellWord} from "../../lib/shellWord.js";
import {changesPanel} from "./changesPanel.js";
import type {NoteEditor} from "./editor.js";
import {finishedDecks, finishedFiles, qbrCommand} from "./finished.js";
import {plainText} from "./folder.js";
import {misfitsOf, misfitText, type Preview, preview} from "./preview.js";
import {reviewCheck, reviewPanel, reviewState} from "./reviewPanel.js";
import {makeStage, type Stage} from "./stage.js";
import {TextPanel} from "./textPanel.js";

/** What is said above the page. */
export interface DeckSummary {
  title: string;
  slides: number;
  left_out: number;
  checks: number;
}

/** How the page shows a deck. */
export interface WorkspaceOptions {
  language: Language;
  /** all accounts of the site: the text must name no other than its own */
  accounts: readonly NamedAccount[];
  /** called whenever there is something else to say above the page */
  onSummary: (summary: DeckSummary) => void;
}

/** Milliseconds of rest after which the preview follows the text, and after which slides are measured. */
const REST = 150;
const MEASURE_REST = 500;

/** The deck of an account beside its text, its checks, what changed since last quarter, and its review. */
export class DeckWorkspace {
  readonly element: HTMLElement;
  private readonly stage: Stage;
  private readonly panel: TextPanel;
  private readonly tabs: TabsParts;
  private readonly boxes = {
    fault: box("qd-stage-fault"),
    checks: box(),
    changes: box(),
    review: box(),
    files: box()
  };
  private editor: NoteEditor | null = null;
  /** the last text that could be shown */
  private good: Preview;
  private fault: string | null;
  private misfits: DeckCheck[] = [];
  private finished: FinishedDeck[] = [];
  private compare: ((now: DeckAndNotes) => HTMLElement) | null = null;
  private readonly drawn = new WeakMap<HTMLElement, string>();
  private readonly foreign: (text: string) => string[];
  private tab = "checks";
  private readonly later = {draw: 0, measure: 0};

  constructor(
    private readonly file: DeckFile,
    private readonly options: WorkspaceOptions
  ) {
    const {data, notes} = file;
    const known = [ownTexts(data).slice, ...LANGUAGES.flatMap(templatesOf)];
    this.foreign = foreignNames(options.accounts, {account_id: data.account.account_id, known});
    const text = () => this.text();
    const setText = (next: string) => this.editor?.setText(next);
    const path = {
      company: data.vendor.name,
      account: safeId(data.account.account_id),
      name: `${data.period.quarter}.md`
    };
    this.panel = new TextPanel({published: notes.text, file: notes.file, path, text, setText});
    this.fault = notes.fault;
    this.good =
      this.render(this.panel.initial) ??
      preview(data, {text: "", file: notes.file, language: options.language});
    this.stage = makeStage((slide) => this.editor?.reveal(slide));
    this.tabs = this.makeTabs();
    this.element = this.makeRoot();
    this.stage.set(this.good.deck);
    this.stage.attach(this.element);
    this.drawPanels();
    this.measureLater();
    document.addEventListener("keydown", (event) => this.saveByKey(event));
  }

  /** Loads the editor and what is known of finished decks, which the slides need not wait for. */
  async complete(): Promise<void> {
    const {noteEditor} = await import("./editor.js");
    const deck = {...this.good.deck, named: namedSlides(this.file.data.template), foreign: this.foreign};
    this.editor = noteEditor({
      text: this.panel.initial,
      deck,
      onChange: (text) => this.changed(text),
      onSection: (slide) => void this.stage.show(slide)
    });
    this.panel.slot.replaceChildren(this.editor.element);
    this.finished = await finishedDecks(this.file.data.account.account_id).catch(() => []);
    this.compare = null;
    this.drawPanels();
  }

  private text(): string {
    return this.editor?.text() ?? this.panel.initial;
  }

  /** Renders the deck with a text; null where the text has a fault, which is kept. */
  private render(text: string): Preview | null {
    const {data, notes} = this.file;
    try {
      const made = preview(data, {text, file: notes.file, language: this.options.language});
      this.fault = null;
      return made;
    } catch (error) {
      this.fault = (error as Error).message;
      return null;
    }
  }

  private changed(text: string): void {
    this.panel.changed(text);
    clearTimeout(this.later.draw);
    this.later.draw = window.setTimeout(() => this.follow(text), REST);
  }

  private follow(text: string): void {
    const made = this.render(text);
    if (made) {
      this.good = made;
      this.stage.set(made.deck);
      this.measureLater();
    }
    this.drawPanels();
  }

  private measureLater(): void {
    clearTimeout(this.later.measure);
    this.later.measure = window.setTimeout(() => void this.measure(), MEASURE_REST);
  }

  private async measure(): Promise<void> {
    await document.fonts.ready;
    this.misfits = misfitsOf(this.good.deck).map((d) => ({
      kind: "does not fit",
      slide: d.slide,
      text: misfitText(d)
    }));
    this.drawPanels();
  }

  /** The deck as an approval speaks of it: in the account's own language. */
  private ownDeck(): Deck {
    const {data} = this.file;
    const {deck, notes} = this.good;
    const language = deckLanguage(data);
    return language === this.options.language ? deck : renderDeck({...data, notes}, {document, language});
  }

  private drawPanels(): void {
    const {data, notes} = this.file;
    const deck = () => this.ownDeck();
    const state = reviewState(this.text(), notes.file, deck);
    const show = (slide: string) => void this.stage.show(slide);
    const checks = this.checks(reviewCheck(state));
    const said =
      this.fault &&
      `${this.fault}${/[.?]$/u.test(this.fault) ? "" : "."} The slides are those of the last text without a fault.`;
    this.redraw(this.boxes.fault, said, () => (said === null ? null : ErrorState(said)));
    this.redraw(this.boxes.checks, checks, () => [DeckChecks(checks, {show}), this.copyButton(checks)]);
    this.tabs.count("checks", checks.length);
    const setText = (next: string) => this.editor?.setText(next);
    const context = {file: notes.file, barred: this.barred(), text: () => this.text(), setText, show};
    this.redraw(this.boxes.review, [state, context.barred], () => reviewPanel(state, deck, context));
    const edited = this.text() !== plainText(notes.text ?? "");
    const files = finishedFiles(this.finished, {recipe: data.recipe, language: deckLanguage(data), edited});
    const command = qbrCommand(data.account.account_id);
    this.redraw(this.boxes.files, files, () => FinishedFiles(files, {command}));
    if (this.tab === "changes") this.drawChanges();
    const left_out = checks.filter((d) => d.kind === "left out").length;
    const {title, slides} = this.good.deck;
    this.options.onSummary({title, slides: slides.length, left_out, checks: checks.length});
  }

  /** Draws a part anew where what it shows is other than before, so that focus and typed names stay. */
  private redraw(part: HTMLElement, shown: unknown, make: () => Child): void {
    const key = JSON.stringify(shown);
    if (this.drawn.get(part) === key) return;
    this.drawn.set(part, key);
    const {h} = dom();
    part.replaceChildren(h("div", null, make()));
  }

  private checks(review: string | null): DeckCheck[] {
    const approval = review === null ? [] : [{kind: "approval", slide: "", text: review}];
    const fault = this.fault === null ? [] : [{kind: "fault", slide: "", text: this.fault}];
    const foreign = foreignChecks(this.text(), this.foreign);
    return [...approval, ...fault, ...foreign, ...this.misfits, ...this.good.deck.checklist];
  }

  /** Why the deck cannot be approved here. */
  private barred(): string | null {
    if (this.fault !== null) return "A text with a fault cannot be approved: mend it first.";
    if (this.file.comments) return null;
    const {account_id} = this.file.data.account;
    return `This site withholds users’ comments, so its slides are not quite the ones that are sent. Approve with \`npx quarterdeck approve --account ${shellWord(account_id)} --by NAME\`.`;
  }

  private copyButton(checks: readonly DeckCheck[]): HTMLElement {
    const {h} = dom();
    const button = h("button", {type: "button", class: "qd-button"}, "Copy the checklist");
    button.addEventListener("click", () => {
      const text = checksText(this.good.deck.title, checks);
      void navigator.clipboard.writeText(text).then(() => (button.textContent = "Copied"));
    });
    return h("p", {class: "qd-checks-copy"}, button);
  }

  private drawChanges(): void {
    const show = (slide: string) => void this.stage.show(slide);
    const {file, finished} = this;
    this.compare ??= changesPanel({file, finished, language: this.options.language, show});
    this.boxes.changes.replaceChildren(this.compare(this.good));
  }

  private turn(tab: string): void {
    this.tab = tab;
    this.element.dataset.tab = tab;
    if (tab === "changes") this.drawChanges();
  }

  private makeTabs(): TabsParts {
    const {checks, changes, review, files} = this.boxes;
    const {h} = dom();
    return Tabs(
      [
        {id: "slides", label: "Slides", panel: null},
        {id: "text", label: "Text", panel: null},
        {id: "checks", label: "Checks", panel: checks},
        {id: "changes", label: "Changes", panel: changes},
        {id: "review", label: "Review", panel: h("div", null, review, files)}
      ],
      {label: "What to look at", chosen: this.tab, onSelect: (tab) => this.turn(tab)}
    );
  }

  private makeRoot(): HTMLElement {
    const {list, deck} = this.stage;
    const parts = {list, deck, fault: this.boxes.fault, text: this.panel.element};
    const {list: tabs, panels} = this.tabs;
    const full = () => {
      const stage = this.element.querySelector(".qd-stage")!;
      void (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen());
    };
    const write = (place: NotePlace) => {
      if (matchMedia(NARROW).matches) this.tabs.select("text");
      this.editor?.write(this.stage.current(), place);
    };
    return Prepare({...parts, tabs, panels}, {step: (by) => this.stage.step(by), fullScreen: full, write});
  }

  private saveByKey(event: KeyboardEvent): void {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || !this.element.isConnected) return;
    event.preventDefault();
    void this.panel.save();
  }
}

/** As in the style: where parts stand one below another, one at a time. */
const NARROW = "(max-width: 720px)";

function box(name?: string): HTMLElement {
  return dom().h("div", {class: name});
}
