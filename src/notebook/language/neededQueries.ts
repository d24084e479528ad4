import type {Cell} from "../model/notebook.js";
import {readSql} from "./sqlCell.js";
import {withoutEnd} from "./sqlTokens.js";

/** The queries that a query reads as tables. */
export interface NeededQueries {
  /** each after those that it reads itself */
  readonly needed: readonly Cell[];
  /** the cells read each other in a circle */
  readonly circle: boolean;
}

/** Finds the SQL cells that a query reads, also by way of others. Their names are read as SQL does, in either case. */
export function neededQueries(query: Cell, cells: readonly Cell[]): NeededQueries {
  const needed: Cell[] = [];
  let circle = false;
  const visit = (cell: Cell, path: readonly Cell[]): void => {
    for (const {name} of readSql(cell.source).tables) {
      const other = cells.find((d) => d.kind === "sql" && d.name?.toLowerCase() === name.toLowerCase());
      if (!other || needed.includes(other)) continue;
      if (path.includes(other)) {
        circle = true;
        continue;
      }
      visit(other, [...path, other]);
      needed.push(other);
    }
  };
  visit(query, [query]);
  return {needed, circle};
}

/** A query's text without what ends it. */
export function bareQuery(source: string): string {
  return withoutEnd(source).trim();
}

/** Named queries as they stand behind WITH. */
export function withList(needed: readonly Cell[]): string {
  return needed.map((d) => `${d.name} AS (\n${bareQuery(d.source)}\n)`).join(",\n");
}
