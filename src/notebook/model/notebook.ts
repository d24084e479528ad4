/** What a cell holds. */
export type CellKind = "markdown" | "sql" | "js" | "chart";

/** A piece of a notebook. Its text in the file is kept byte for byte, so that only an edited cell changes its lines. */
export interface Cell {
  /** tells it from all others as long as the notebook is open; not in the file */
  readonly key: string;
  readonly kind: CellKind;
  /** as written by `id=` of its fence: what other cells call its result; null where it has none, always for prose */
  readonly name: string | null;
  /** what is written in it, without fences, lines ended by \n, none at the end */
  readonly source: string;
  /** its text in the file, with its fences and what parts it from the next cell */
  readonly raw: string;
}

/** What a reader of a notebook chooses. Its value is known to all cells by the input's name. */
export interface NotebookInput {
  /** an identifier of JavaScript */
  readonly name: string;
  readonly type: "account" | "quarter" | "select" | "number" | "text" | "date" | "toggle";
  /** for the reader */
  readonly label: string;
  /** the first value; null where the input's own first is taken */
  readonly value: string | number | boolean | null;
  /** of a select: its values, or a query whose first column gives them */
  readonly options: readonly string[] | {readonly sql: string} | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
}

/** A notebook as its file has it. */
export interface Notebook {
  /** the front matter with its lines of ---, as written; empty where there is none */
  readonly front_matter: string;
  /** of the front matter, else of the first heading, else empty */
  readonly title: string;
  readonly inputs: readonly NotebookInput[];
  /** in order */
  readonly cells: readonly Cell[];
}

/** Something wrong with a cell, or with the notebook itself. */
export interface Fault {
  /** the cell's key; null for the front matter */
  readonly cell: string | null;
  /** where in the cell's source, in UTF-16 units; the line of the front matter, from 1, and nothing else there */
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  /** what is wrong, what was expected and what to do, in one or two sentences */
  readonly message: string;
}
