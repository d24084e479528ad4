import {Card} from "../../components/card.js";
import {DataTable, type Column} from "../../components/dataTable.js";
import {type Child, dom} from "../../components/dom.js";
import {formatFor} from "../../lib/format.js";
import type {ResultColumn} from "../../lib/resultTable.js";
import type {SessionTable} from "./resultTable.js";
import {textOf, writtenColumn} from "./writtenColumn.js";

/** How many rows of a result come into a published page; the workbench shows all of them. */
const SHOWN = 2000;

const format = formatFor();

/** Texts of more letters than these take several lines. */
const LONG = 40;

type Row = readonly unknown[];

/** The rows of a query, with its text to unfold. */
export async function publishedTable(
  table: SessionTable,
  {name, source}: {name: string | null; source: string}
): Promise<HTMLElement> {
  const {h} = dom();
  const rows = await table.page({sort: null, filter: {}}, 0, SHOWN);
  const caption = name ?? "Result";
  const all = `${format.count(table.row_count)} ${table.row_count === 1 ? "row" : "rows"}`;
  const part = table.row_count > SHOWN ? `; the first ${format.count(SHOWN)} are shown` : "";
  return Card({
    title: caption,
    subtitle: `${all}${part}`,
    body: h(
      "div",
      null,
      DataTable(
        rows,
        table.columns.map((d, i) => column(d, i, rows)),
        {
          caption,
          limit: 12,
          narrow: "scroll",
          empty: "The query gives no rows."
        }
      ),
      h(
        "details",
        {class: "qd-notebook-query"},
        h("summary", null, "Query"),
        h("pre", null, h("code", null, source))
      )
    )
  });
}

function column(column: ResultColumn, i: number, rows: readonly Row[]): Column<Row> {
  const {name, number, write} = writtenColumn(
    column,
    rows.map((row) => row[i])
  );
  return {
    key: name,
    label: name,
    align: number ? "end" : "start",
    cell: (row) => inLines(write(row[i])),
    sort: (row) => sortable(row[i]),
    csv: (row) => sortable(row[i])
  };
}

/** A long text takes several lines, so that it does not push the other columns away. */
function inLines(text: string): Child {
  return text.length > LONG ? dom().h("span", {class: "qd-notebook-long"}, text) : text;
}

function sortable(value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? value : textOf(value);
}
