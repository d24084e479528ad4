import {describedColumn} from "../../../lib/columnText.js";
import {madeNames} from "../../language/madeNames.js";
import {readSql} from "../../language/sqlCell.js";
import {sqlTokens} from "../../language/sqlTokens.js";
import type {Notebook} from "../../model/notebook.js";
import type {SchemaTable} from "../parts.js";

/**
 * What the tables that a query reads, through other cells too, say of columns of a name; a line for each that says
 * something else. A column that the query makes anew has the name alone in common, so the table is named.
 */
export function columnTexts(
  source: string,
  column: string,
  {notebook, tables}: {notebook: Notebook; tables: readonly SchemaTable[]}
): string {
  const said = new Map<string, string>();
  for (const table of chain(source, notebook, tables).read) {
    const found = table.columns.find((d) => d.name.toLowerCase() === column.toLowerCase());
    const text = found ? describedColumn(found) : "";
    if (text !== "" && !said.has(text)) said.set(text, `${table.name}.${found?.name}: ${text}`);
  }
  return [...said.values()].join("\n");
}

/**
 * The units of columns by their names in lower case, as the tables that a query reads have them. Only of those that the
 * query, and what it reads, takes as they are or hands to one function alone, and that all tables measure alike.
 */
export function columnUnits(
  source: string,
  {notebook, tables}: {notebook: Notebook; tables: readonly SchemaTable[]}
): Map<string, string> {
  const {read, sources} = chain(source, notebook, tables);
  const made = new Set(sources.flatMap((d) => madeNames(sqlTokens(d))));
  const units = new Map<string, string>();
  for (const column of tables.flatMap((d) => d.columns)) {
    const name = column.name.toLowerCase();
    units.set(name, (units.get(name) ?? column.unit) === column.unit ? column.unit : "");
  }
  const known = new Set([...read].flatMap((d) => d.columns.map((column) => column.name.toLowerCase())));
  return new Map([...units].filter(([name]) => known.has(name) && !made.has(name)));
}

/** The published tables behind a query, the nearest first, and its text with that of the cells that it reads. */
function chain(
  source: string,
  notebook: Notebook,
  tables: readonly SchemaTable[]
): {read: Set<SchemaTable>; sources: string[]} {
  const found = new Set<SchemaTable>();
  const sources = [source];
  const seen = new Set<string>();
  for (const text of sources) {
    for (const {name} of readSql(text).tables) {
      const key = name.toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      const cell = notebook.cells.find((d) => d.kind === "sql" && d.name?.toLowerCase() === key);
      const table = tables.find((d) => d.name.toLowerCase() === key);
      if (cell) sources.push(cell.source);
      else if (table) found.add(table);
    }
  }
  return {read: found, sources};
}
