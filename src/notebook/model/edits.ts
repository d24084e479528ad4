import {showsRows, withDisplay, withInfo} from "./fence.js";
import {arrange, lineEnd, tailOf} from "./joints.js";
import {linesOf} from "./lines.js";
import {newCell, rawOf} from "./newCell.js";
import type {Cell, CellKind, Notebook} from "./notebook.js";

/** Writes other text into a cell. Only its lines change; a fence grows where the text would close it. */
export function setSource(notebook: Notebook, key: string, source: string): Notebook {
  return change(notebook, key, (cell) =>
    cell.source === source ? cell : {...cell, source, raw: rawOf(cell, source, lineEnd(notebook, cell))}
  );
}

/** Names the result of a cell; null takes the name away. Prose has none. */
export function setName(notebook: Notebook, key: string, name: string | null): Notebook {
  return change(notebook, key, (cell) => {
    if (cell.kind === "markdown" || cell.name === name) return cell;
    const [open = "", ...rest] = linesOf(cell.raw);
    return {...cell, name, raw: withInfo(open, cell.kind, name) + rest.join("")};
  });
}

/** Shows the rows of a query to readers of the page, or hides them; see showsRows. */
export function setShown(notebook: Notebook, key: string, shown: boolean): Notebook {
  return change(notebook, key, (cell) => {
    if (cell.kind !== "sql" || showsRows(cell) === shown) return cell;
    const [open = "", ...rest] = linesOf(cell.raw);
    return {...cell, raw: withDisplay(open, shown) + rest.join("")};
  });
}

/** Makes a cell one of another kind with the same text. Prose loses the name. */
export function setKind(notebook: Notebook, key: string, kind: CellKind): Notebook {
  return change(notebook, key, (cell) => {
    if (cell.kind === kind) return cell;
    const end = lineEnd(notebook, cell);
    if (kind === "markdown" || cell.kind === "markdown") {
      const made = newCell({kind, source: cell.source}, end);
      return {...made, key: cell.key, raw: made.raw + tailOf(cell)};
    }
    const [open = "", ...rest] = linesOf(cell.raw);
    return {...cell, kind, raw: withInfo(open, kind, cell.name) + rest.join("")};
  });
}

function change(notebook: Notebook, key: string, edit: (cell: Cell) => Cell): Notebook {
  const cells = notebook.cells.map((d) => (d.key === key ? edit(d) : d));
  return cells.every((d, i) => d === notebook.cells[i]) ? notebook : arrange(notebook, cells);
}
