import {downloadCsv} from "../../../client/download.js";
import {ResultGrid} from "../../../components/notebook/resultGrid.js";
import {dom} from "../../../components/dom.js";
import {ErrorState} from "../../../components/states.js";
import {formatFor} from "../../../lib/format.js";
import type {CellResult, CellState, ResultTable} from "../../runtime/state.js";

const format = formatFor();

/** What would be 0.00 MB is not told. */
const LEAST_BYTES = 5000;

/** The right side of a cell: what it shows, its rows and its time. */
export interface ResultPane {
  readonly element: HTMLElement;
  /** **prose** is the text itself, shown as long as nothing has made HTML of it; null for all that is no prose */
  show(state: CellState, of: {name: string; prose: string | null}): void;
  /** tells how long it has been running, in milliseconds */
  tick(ms: number): void;
}

/** How long something took: 84 ms, 1.2 s, 2 min 5 s. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${format.decimal(ms / 1000, 1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
}

/** Rows and columns of a table, in words. */
export function sizeOf({row_count, columns}: ResultTable): string {
  const plural = (n: number, word: string) => `${format.count(n)} ${word}${n === 1 ? "" : "s"}`;
  return `${plural(row_count, "row")}, ${plural(columns.length, "column")}`;
}

/** What a pane asks of its surroundings. */
export interface ResultPaneOptions {
  readonly document: Document;
  /** stand in the head of a table */
  readonly actions: () => HTMLElement;
  /** what is known of a column of a table */
  readonly describe: (column: string) => Promise<string>;
}

/** Makes the pane. */
export function resultPane(options: ResultPaneOptions): ResultPane {
  const {document, actions} = options;
  const {h} = dom(document);
  const size = h("span", {class: "qn-size"});
  const tools = h("span", {class: "qn-result-tools"});
  const time = h("span", {class: "qn-time"});
  const head = h("div", {class: "qn-head"}, size, tools, time);
  const error = h("div", {class: "qn-error"});
  const shown = h("div", {class: "qn-shown"});
  const element = h("div", {class: "qn-result"}, head, error, shown);
  const widths = new Map<string, number>();
  let last: CellResult | null = null;
  let said: CellState["error"] = null;

  function showResult(result: CellResult | null, name: string): void {
    if (result === last) return;
    last = result;
    shown.replaceChildren(...nodesOf(result, {name, widths}, options));
    size.textContent = result?.kind === "table" ? sizeOf(result.table) : "";
    tools.replaceChildren(...(result?.kind === "table" ? [actions()] : []));
  }
  /** Not where the screen is narrow: that it ran and how long it took goes first. */
  function bytesRead({status, bytes}: CellState): Node[] {
    if (status !== "done" || bytes === null || bytes < LEAST_BYTES) return [];
    return [h("span", {class: "qn-bytes"}, ` · ${format.decimal(bytes / 1e6, 2)} MB read`)];
  }
  function showError(state: CellState): void {
    if (state.error === said) return;
    said = state.error;
    const kept = said && state.result ? " What stands below is the last result." : "";
    error.replaceChildren(...(said ? [ErrorState(said.message + kept, {document})] : []));
  }
  return {
    element,
    show(state, {name, prose}) {
      showResult(state.result, name);
      if (state.result === null && prose !== null) shown.replaceChildren(h("p", {class: "qn-unread"}, prose));
      showError(state);
      element.toggleAttribute("data-empty", state.result === null && state.error === null);
      element.toggleAttribute("data-plain", state.result?.kind !== "table");
      time.replaceChildren(timeText(state), ...bytesRead(state));
      time.title = state.run === null ? "" : `Run ${state.run} of the notebook`;
    },
    tick(ms) {
      time.textContent = `running ${duration(ms)}`;
    }
  };
}

function timeText({status, stale, ms}: CellState): string {
  if (status === "waiting") return "waiting";
  if (status === "running") return "running";
  if (status === "new") return "not run yet";
  const words = [stale && "out of date", status === "stopped" && "stopped", ms !== null && duration(ms)];
  return words.filter(Boolean).join(" · ");
}

function nodesOf(
  result: CellResult | null,
  {name, widths}: {name: string; widths: Map<string, number>},
  {document, describe}: ResultPaneOptions
): Node[] {
  if (result?.kind === "node") return [result.node];
  if (result?.kind !== "table") return [];
  const save = (csv: string) => downloadCsv(`${name}.csv`, csv, document);
  return [ResultGrid(result.table, {label: `Rows of ${name}`, describe, widths, save, document})];
}
