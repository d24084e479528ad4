import type {Fault} from "../model/notebook.js";

/** What a cell gives and needs. */
export interface CellLinks {
  /** names that it defines for other cells, its own name among them */
  readonly defines: readonly string[];
  /** names of inputs, of other cells and of what the workbench has at hand that it reads */
  readonly uses: readonly string[];
  /** of those, the cells whose results it reads as tables */
  readonly tables: readonly string[];
}

/** How the cells of a notebook hang together. */
export interface Analysis {
  /** by the cell's key; for every cell */
  readonly links: ReadonlyMap<string, CellLinks>;
  /** keys of the cells that each cell reads, by its key */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** text that does not parse, names defined twice, circles (all names of each), unknown names of chart cells */
  readonly faults: readonly Fault[];
}
