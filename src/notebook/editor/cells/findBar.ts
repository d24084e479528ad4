import {setSource} from "../../model/edits.js";
import type {Notebook} from "../../model/notebook.js";
import type {Cells} from "./cells.js";
import {type FindActions, type FindParts, findParts, pressed} from "./findParts.js";
import {findAll, type Found, replaceIn, type Search} from "./findText.js";
import {showFound} from "./foundMarks.js";
import {chosenText} from "./cursorPlace.js";
import {peekText} from "./writing.js";

/** Finds and replaces over all cells. */
export class FindBar implements FindActions {
  private readonly parts: FindParts;
  private readonly end: () => void;
  private found: readonly Found[] = [];
  private at = -1;
  private origin: HTMLElement | null = null;

  constructor(private readonly cells: Cells) {
    this.parts = findParts(cells.document, this);
    this.end = cells.open.subscribe(() => {
      if (!this.element.hidden) this.look();
    });
  }

  get element(): HTMLElement {
    return this.parts.element;
  }

  open(replace: boolean): void {
    const active = this.cells.document.activeElement as HTMLElement | null;
    if (!this.element.contains(active)) this.origin = active;
    const {text, second} = this.parts;
    this.element.hidden = false;
    second.hidden = !replace;
    const chosen = chosenText(this.cells.text);
    if (chosen !== "") text.value = chosen;
    this.look();
    text.select();
  }

  /** Searches again, and stays at the place that was gone to. */
  look(): void {
    const here = this.found[this.at];
    let fault = "";
    try {
      this.found = this.element.hidden ? [] : findAll(this.cells.open.notebook.cells, this.search());
    } catch (error) {
      this.found = [];
      fault = `not a regular expression: ${(error as Error).message.replace(/^.*: /, "")}`;
    }
    this.at = here ? this.found.findIndex((d) => d.key === here.key && d.from >= here.from) : -1;
    this.say(fault);
    this.paint();
  }

  go(by: 1 | -1): void {
    if (this.element.hidden) {
      if (this.parts.text.value === "") return this.open(false);
      this.element.hidden = false;
      this.look();
    }
    const {found, cells} = this;
    if (found.length === 0) return;
    this.at = this.at < 0 ? firstFrom(cells, found, by) : (this.at + by + found.length) % found.length;
    const here = found[this.at]!;
    peekText(cells, here.key, here);
    this.say();
    this.paint();
  }

  replaceOne(): void {
    const here = this.found[this.at];
    if (!here) return this.go(1);
    const {value} = this.parts.by;
    const source = this.cells.open.notebook.cells.find((d) => d.key === here.key)?.source ?? "";
    const next = replaceIn(source, this.search(), {by: value, at: here.from});
    const end = here.to + next.length - source.length;
    this.cells.open.edit("Replace", (d) => setSource(d, here.key, next));
    const order = this.cells.keys;
    const after = (d: Found) =>
      d.key === here.key ? d.from >= end : order.indexOf(d.key) > order.indexOf(here.key);
    this.at = this.found.findIndex(after) - 1;
    if (this.at === -2) this.at = -1;
    if (this.found.length > 0) this.at = (this.at + this.found.length) % this.found.length;
    this.go(1);
  }

  replaceAll(): void {
    const keys = new Set(this.found.map((d) => d.key));
    const total = this.found.length;
    const search = this.search();
    this.cells.open.edit("Replace all", (notebook) =>
      notebook.cells.reduce<Notebook>(
        (d, {key, source}) =>
          keys.has(key) ? setSource(d, key, replaceIn(source, search, {by: this.parts.by.value})) : d,
        notebook
      )
    );
    this.parts.count.textContent = `${total} replaced`;
  }

  /** Closes the bar; the focus goes to what was found, else to where it came from. */
  close(): void {
    const key = this.found[this.at]?.key;
    this.element.hidden = true;
    this.look();
    if (key !== undefined) this.cells.select({anchor: key, focus: key});
    else if (this.origin?.isConnected) this.origin.focus();
    else this.cells.focusCell();
  }

  dispose(): void {
    this.end();
  }

  private search(): Search {
    const {text, match_case, regex} = this.parts;
    return {text: text.value, match_case: pressed(match_case), regex: pressed(regex)};
  }

  private say(fault = ""): void {
    const {found, at, parts} = this;
    const counted =
      found.length === 0 ? "none found" : at < 0 ? `${found.length} found` : `${at + 1} of ${found.length}`;
    parts.count.textContent = fault || (parts.text.value === "" ? "" : counted);
  }

  private paint(): void {
    const here = this.found[this.at];
    for (const key of this.cells.keys) {
      const spans = this.found.filter((d) => d.key === key);
      const editor = this.cells.view(key)?.editor;
      editor?.view.dispatch({effects: showFound.of({spans, here: here?.key === key ? here : null})});
    }
  }
}

/** The place to begin with: the first in or after the selected cell, or the last in or before it. */
function firstFrom({keys, selection}: Cells, found: readonly Found[], by: 1 | -1): number {
  const from = keys.indexOf(selection.focus ?? "");
  const place = (d: Found) => keys.indexOf(d.key);
  const at = by > 0 ? found.findIndex((d) => place(d) >= from) : found.findLastIndex((d) => place(d) <= from);
  return at < 0 ? (by > 0 ? 0 : found.length - 1) : at;
}
