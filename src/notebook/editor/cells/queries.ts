import {setName, setShown, setSource} from "../../model/edits.js";
import {showsRows} from "../../model/fence.js";
import {insertCell} from "../../model/structure.js";
import type {Notebook} from "../../model/notebook.js";
import type {Cells} from "./cells.js";
import {chartSuggestion} from "./chartSuggestion.js";
import {formatSql} from "./formatSql.js";
import {runCells} from "./running.js";
import {freeName} from "./freeName.js";
import {only} from "./selection.js";

/** Lays out the selected queries, as one step. */
export async function formatSelected(cells: Cells): Promise<void> {
  const chosen = cells.open.notebook.cells.filter(
    (d) => d.kind === "sql" && cells.selectedKeys.includes(d.key)
  );
  if (chosen.length === 0) return cells.announce("only queries can be formatted");
  try {
    const laid = await Promise.all(
      chosen.map(async ({key, source}) => ({key, source, text: await formatSql(source)}))
    );
    // what was typed meanwhile is not lost: only texts that are as they were are replaced
    const same = (notebook: Notebook, key: string, source: string) =>
      notebook.cells.some((d) => d.key === key && d.source === source);
    cells.open.edit("Format query", (notebook) =>
      laid.reduce((d, {key, source, text}) => (same(d, key, source) ? setSource(d, key, text) : d), notebook)
    );
    cells.announce("formatted");
  } catch (error) {
    const [first = ""] = String((error as Error).message).split("\n");
    cells.announce(`This query cannot be formatted; it is left as it was. ${first}`);
  }
}

/** Shows the rows of the selected queries to readers of the page, or hides them; here they are always shown. */
export function toggleShown(cells: Cells): void {
  const chosen = cells.open.notebook.cells.filter(
    (d) => d.kind === "sql" && cells.selectedKeys.includes(d.key)
  );
  if (chosen.length === 0) return cells.announce("only the rows of queries are shown or hidden");
  const shown = !chosen.some(showsRows);
  cells.open.edit(shown ? "Show on the page" : "Hide on the page", (notebook) =>
    chosen.reduce((d, {key}) => setShown(d, key, shown), notebook)
  );
  cells.announce(shown ? "readers of the page see these rows" : "readers of the page do not see these rows");
}

/** Inserts a chart of the selected cell's rows below it, and draws it. A query without a name gets one. */
export function chartBelow(cells: Cells): void {
  const cell = cells.focused;
  const {result} = cells.runtime.state(cell?.key ?? "");
  if (!cell || result?.kind !== "table")
    return cells.announce("run a query first: a chart is drawn of its rows");
  const at = cells.keys.indexOf(cell.key) + 1;
  cells.open.edit("Insert chart", (notebook) => {
    const name = cell.name ?? freeName(notebook, "rows") ?? "rows";
    const named = cell.name === null ? setName(notebook, cell.key, name) : notebook;
    return insertCell(named, at, {kind: "chart", source: chartSuggestion(name, result.table.columns)});
  });
  const made = cells.open.notebook.cells[at];
  cells.select(only(made?.key ?? null));
  if (made) runCells(cells, [made]);
}
