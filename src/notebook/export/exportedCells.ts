import {showsRows} from "../model/fence.js";
import type {Notebook} from "../model/notebook.js";
import type {NotebookRuntime} from "../runtime/state.js";
import type {ExportedCell} from "./htmlCell.js";

/** How many rows of a result come into an exported page. */
export const EXPORTED_ROWS = 500;

/** What the cells of a notebook show now; of a table that readers of the page see, its first rows. */
export async function exportedCells({cells}: Notebook, runtime: NotebookRuntime): Promise<ExportedCell[]> {
  return await Promise.all(
    cells.map(async (cell) => {
      const state = runtime.state(cell.key);
      const table = state.result?.kind === "table" && showsRows(cell) ? state.result.table : null;
      return {cell, state, rows: (await table?.page({sort: null, filter: {}}, 0, EXPORTED_ROWS)) ?? null};
    })
  );
}
