import {type Child, dom} from "../../../components/dom.js";
import {clock} from "./bars.js";
import type {Doc} from "./desk.js";
import {button, icon} from "./kit.js";

/** What the status bar says beside what the notebook itself knows. */
export interface StatusFacts {
  readonly doc: Doc | null;
  readonly problems: number;
  readonly engine: string;
  /** how much of the published copy was read */
  readonly read: string;
  readonly kept: Date | false | null;
  /** something that was just done */
  readonly note: string;
  readonly showProblems: () => void;
}

const KINDS = {sql: "SQL", js: "JavaScript", chart: "Chart", markdown: "Markdown"};

/** The line at the foot: engine, problems, what was done; cursor, kind of cell, that nothing leaves, when it was kept. */
export function statusLine({doc, problems, engine, read, kept, note, showProblems}: StatusFacts): Child[] {
  const {h} = dom();
  const cell = doc?.view.selected[0];
  const cursor = doc?.view.cursor;
  return [
    h(
      "span",
      {class: "qn-status-engine", title: engine},
      icon("database", 12),
      engine || "DuckDB-WASM starts with the first query"
    ),
    read !== "" && h("span", {class: "qn-wide qd-num"}, read),
    button({"data-key": "problems"}, problems === 1 ? "1 problem" : `${problems} problems`, showProblems),
    h("span", {class: "qn-status-note", role: "status", title: note}, note),
    h(
      "div",
      {class: "qn-status-end"},
      cursor && h("span", {class: "qd-num"}, `Ln ${cursor.line}, Col ${cursor.column}`),
      cell && h("span", null, KINDS[cell.kind]),
      h("span", {class: "qn-wide"}, "UTF-8"),
      h("span", {class: "qn-wide"}, "Offline, no requests to other hosts"),
      h(
        "span",
        null,
        kept === false
          ? "Not kept: this browser has no room"
          : kept
            ? `Saved in this browser ${clock(kept)}`
            : "Nothing to save"
      )
    )
  ];
}
