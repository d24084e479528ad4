import {type Child, dom} from "../../components/dom.js";
import {LoadingState} from "../../components/states.js";
import {downloadBlob} from "../download.js";
import {dropHandle} from "../handles.js";
import {type DraftStore, draftStore} from "./draft.js";
import {canSave, type NotePath, plainText, saveText} from "./folder.js";

/** The text of a deck and where it belongs. */
export interface TextPanelOptions {
  /** as the site knows the file; null where there is none yet */
  published: string | null;
  /** the file as the CSM knows it */
  file: string;
  path: NotePath;
  /** the editor's text, once there is an editor */
  text: () => string;
  /** puts another text into the editor */
  setText: (text: string) => void;
}

const FOLDER = "Saving asks once for the notes folder; the file in it is ";
const NO_FOLDER = "This browser writes to no folders: download the file and put it into the notes folder as ";

/** The frame around the editor: the file, whether it is saved, and the ways to keep it. */
export class TextPanel {
  readonly element: HTMLElement;
  /** where the editor goes */
  readonly slot: HTMLElement;
  /** what the editor begins with: the file, or what was written since and not saved */
  readonly initial: string;
  /** what the file holds, as far as this page knows; null where there is none */
  private base: string | null;
  private readonly drafts: DraftStore;
  private readonly state: HTMLElement;
  private readonly banner: HTMLElement;

  constructor(private readonly options: TextPanelOptions) {
    const {h} = dom();
    const {file, path, published} = options;
    this.base = published === null ? null : plainText(published);
    this.drafts = draftStore(path.company, file);
    this.state = h("span", {class: "qd-text-state", role: "status"});
    this.banner = h("div", {class: "qd-text-banner"});
    this.slot = h("div", {class: "qd-text-editor"}, LoadingState({height: 220, words: "Loading the editor"}));
    this.initial = this.beginning();
    this.mark(this.initial);
    this.element = this.frame();
    addEventListener("beforeunload", (event) => {
      if (this.slot.isConnected && options.text() !== (this.base ?? "")) event.preventDefault();
    });
  }

  /** Told of every change. */
  changed(text: string): void {
    this.mark(text);
    if (text === (this.base ?? "")) this.drafts.clear();
    else this.drafts.write({text, base: this.base ?? ""});
  }

  /** Puts the text into its folder, or hands it out as a file where the browser cannot. */
  async save(): Promise<void> {
    if (canSave()) await this.write();
    else this.download();
  }

  private beginning(): string {
    const base = this.base ?? "";
    const draft = this.drafts.read();
    if (!draft || draft.text === base) return base;
    this.tell(
      `This is what you wrote before and did not save${draft.base === base ? "" : "; the file has changed since"}.`,
      button("Keep it", () => this.tell("")),
      button("Discard it", () => {
        this.options.setText(base);
        this.tell("");
      })
    );
    return draft.text;
  }

  private frame(): HTMLElement {
    const {h} = dom();
    const {file, path} = this.options;
    const where = [canSave() ? FOLDER : NO_FOLDER, h("code", null, `${path.account}/${path.name}`), "."];
    return h(
      "div",
      {class: "qd-text"},
      h("div", {class: "qd-text-head"}, h("h2", null, "Your text"), h("code", null, file), this.state),
      this.banner,
      this.slot,
      h(
        "div",
        {class: "qd-text-foot"},
        canSave() && button("Save", () => void this.write(), " qd-button--primary"),
        button("Download", () => this.download()),
        this.copyButton(),
        h("p", {class: "qd-card-sub"}, where)
      )
    );
  }

  private tell(words: string, ...actions: Child[]): void {
    const {h} = dom();
    this.banner.replaceChildren();
    if (words !== "") this.banner.append(h("p", {role: "status"}, words), h("span", null, actions));
  }

  private mark(text: string): void {
    const saved = text === (this.base ?? "");
    this.state.dataset.saved = String(saved);
    this.state.textContent = !saved ? "Not saved" : this.base === null ? "No text yet" : "As in the file";
  }

  private kept(text: string): void {
    this.base = text;
    this.drafts.clear();
    this.mark(this.options.text());
  }

  /** Writes into the folder; **over** also where the file is not the one that this page began with. */
  private async write(over = false): Promise<void> {
    const {path, text: now, setText} = this.options;
    const text = now();
    try {
      const saved = await saveText(text, path, over ? undefined : this.base);
      if ("folder" in saved) {
        this.kept(text);
        const other = button("Another folder", () => void dropHandle(path.company).then(() => this.write()));
        return this.tell(`Saved as ${saved.folder}/${path.account}/${path.name}.`, other);
      }
      const take = () => {
        setText(saved.conflict);
        this.kept(saved.conflict);
        this.tell("");
      };
      this.tell(
        "The file in the folder is not the one that this page began with.",
        button("Keep mine: write over it", () => void this.write(true)),
        button("Take the file’s text", take)
      );
    } catch (error) {
      const {name, message} = error as Error;
      if (name !== "AbortError") this.tell(`It could not be saved: ${message}`);
    }
  }

  private download(): void {
    const blob = new Blob([this.options.text()], {type: "text/markdown;charset=utf-8"});
    downloadBlob(this.options.path.name, blob);
  }

  private copyButton(): HTMLElement {
    const made = button("Copy", () => {
      void navigator.clipboard.writeText(this.options.text()).then(() => (made.textContent = "Copied"));
    });
    return made;
  }
}

function button(label: string, run: () => void, look = ""): HTMLElement {
  const made = dom().h("button", {type: "button", class: `qd-button${look}`}, label);
  made.addEventListener("click", run);
  return made;
}
