import {formatFor} from "../../lib/format.js";
import {spoken} from "../../lib/words.js";
import {dom} from "../dom.js";
import {EmptyState} from "../states.js";

/** A row of a query: plain values by column name. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** Options of RowsTable. */
export interface RowsTableOptions {
  caption: string;
  /** How many rows to draw at most. Defaults to 500. */
  limit?: number;
  document?: Document;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** How a value is shown: as it is, with numbers grouped and days as elsewhere on the page. Nothing is an en dash. */
function shown(value: unknown): string {
  const format = formatFor();
  if (value === null || value === undefined || value === "") return "\u2013";
  if (typeof value === "number") return format.decimal(value, Number.isInteger(value) ? 0 : digits(value));
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (DAY.test(text)) return format.day(text);
  return INSTANT.test(text) ? `${format.day(text)} ${text.slice(11, 16)}` : text;
}

/** Two decimals, more only where they would all be zero. */
function digits(value: number): number {
  return Math.abs(value) >= 0.01 ? 2 : 4;
}

/** The rows of a query under their own column names; numbers at right, whatever text comes is text. */
export function RowsTable(
  rows: readonly PlainRow[],
  {caption, limit = 500, document}: RowsTableOptions
): HTMLElement {
  const {h} = dom(document);
  const first = rows[0];
  if (first === undefined) return EmptyState("No rows.", {document});
  const names = Object.keys(first);
  const end = new Set(names.filter((name) => rows.some((d) => typeof d[name] === "number")));
  const cls = (name: string) => (end.has(name) ? "qd-end qd-num" : null);
  return h(
    "div",
    {class: "qd-table-box qd-table-box--scroll", tabindex: 0, role: "group", "aria-label": caption},
    h(
      "table",
      {class: "qd-table qd-sticky"},
      h("caption", {class: "qd-hidden"}, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          names.map((name) => h("th", {scope: "col", class: cls(name)}, spoken(name)))
        )
      ),
      h(
        "tbody",
        null,
        rows.slice(0, limit).map((row) =>
          h(
            "tr",
            null,
            names.map((name) => h("td", {class: cls(name)}, h("bdi", null, shown(row[name]))))
          )
        )
      )
    )
  );
}
