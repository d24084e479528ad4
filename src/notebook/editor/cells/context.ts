import type {KnownNames} from "./names.js";
import type {NotebookViewOptions} from "../parts.js";

/** What a cell's parts ask of the whole. */
export interface CellsContext extends NotebookViewOptions {
  /** names that a cell can read: all but its own */
  known(key: string): KnownNames;
  /** what the warehouse says of a column of a cell's rows; empty where it says nothing */
  columnText(key: string, column: string): Promise<string>;
  /** selects a cell and does to it what a command does */
  press(id: string, key: string): void;
  /** takes what was typed into a cell */
  type(key: string, source: string): void;
  /** takes another name; gives why it cannot be, else null */
  rename(key: string, name: string): string | null;
  /** the focus has come into a cell's text */
  entered(key: string): void;
  /** an arrow key has left the text upwards or downwards; gives whether there is a cell to go to */
  cross(from: {key: string; by: 1 | -1; column: number}): boolean;
  /** the cursor has moved */
  moved(): void;
}
