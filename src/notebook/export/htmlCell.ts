import {dom} from "../../components/dom.js";
import {formatFor} from "../../lib/format.js";
import type {Cell} from "../model/notebook.js";
import type {CellState, ResultTable} from "../runtime/state.js";
import {writtenColumn} from "../runtime/writtenColumn.js";
import {inert} from "./inert.js";

const format = formatFor();

/** Texts of more letters than these take several lines. */
const LONG = 28;

/** A day or an instant: never broken over lines, on paper either. */
const DAY = /^\d{4}-\d{2}-\d{2}( [\d:.+]+)?$/;

/** A cell with what it showed when it was exported. */
export interface ExportedCell {
  readonly cell: Cell;
  readonly state: CellState;
  /** the first rows of its table, values by column; null where it shows none */
  readonly rows: readonly (readonly unknown[])[] | null;
}

/** A cell of an exported page: what it showed, what went wrong, and its text to unfold. */
export function cellSection({cell, state, rows}: ExportedCell, document: Document): HTMLElement {
  const {h} = dom(document);
  const {kind, name, source} = cell;
  const {result} = state;
  return h(
    "section",
    {class: "cell", "data-kind": kind},
    state.error && h("p", {class: "error"}, state.error.message),
    noteOf(state, kind === "markdown").map((d) => h("p", {class: "note"}, d)),
    result?.kind === "table" && rows && tableFigure(result.table, {name: name ?? "Result", rows, document}),
    result?.kind === "node" && h("div", {class: "shown"}, inert(result.node, document)),
    kind !== "markdown" &&
      h("details", null, h("summary", null, summaryOf(state, cell)), h("pre", null, h("code", null, source)))
  );
}

function summaryOf({result}: CellState, {kind, name}: Cell): string {
  const what = {sql: "Query", js: "Code", chart: "Chart", markdown: ""}[kind];
  const size = result?.kind === "table" ? `: ${sizeOf(result.table)}` : "";
  return `${what}${name === null ? "" : ` ${name}`}${size}`;
}

function noteOf({status, stale, result}: CellState, prose: boolean): string[] {
  if (prose) return [];
  if (status === "stopped") return ["Stopped before it was done."];
  if (result === null) return status === "failed" ? [] : ["Not run when this was exported."];
  return stale ? ["Out of date when this was exported: it is of other inputs or of another text."] : [];
}

function sizeOf({row_count}: ResultTable): string {
  return `${format.count(row_count)} ${row_count === 1 ? "row" : "rows"} in all`;
}

function tableFigure(
  table: ResultTable,
  {name, rows, document}: {name: string; rows: readonly (readonly unknown[])[]; document: Document}
): HTMLElement {
  const {h} = dom(document);
  const columns = table.columns.map((d, i) =>
    writtenColumn(
      d,
      rows.map((row) => row[i])
    )
  );
  const part = rows.length < table.row_count ? `; the first ${format.count(rows.length)} are shown` : "";
  /** a name may be broken after its underscores */
  const breakable = (words: string) =>
    words.split(/(?<=_)/).map((d, i) => (i === 0 ? d : [h("wbr", null), d]));
  const cells = (tag: "th" | "td", write: (i: number) => string) =>
    columns.map(({number}, i) => {
      const words = write(i);
      const look = number ? "number" : DAY.test(words) ? "date" : words.length > LONG ? "long" : null;
      return h(tag, {class: look, scope: tag === "th" && "col"}, tag === "th" ? breakable(words) : words);
    });
  const head = cells("th", (i) => columns[i]!.name);
  const body = rows.map((row) =>
    h(
      "tr",
      null,
      cells("td", (i) => columns[i]!.write(row[i]))
    )
  );
  return h(
    "figure",
    {class: "rows"},
    h("figcaption", null, h("b", null, name), ` · ${sizeOf(table)}${part}`),
    h("table", null, h("thead", null, h("tr", null, head)), h("tbody", null, body))
  );
}
