import type {TableName} from "../contract.js";
import type {Match} from "./columnMatch.js";
import type {FileProfile} from "./profile.js";

/** A column of the contract with where it is to come from. */
export interface ColumnProposal extends Pick<Match, "column" | "sql" | "reason" | "score"> {
  /** The file’s column, when it is one as it stands. */
  from?: string;
}

/** Another file that is joined for a column that the first lacks. */
export interface Join {
  profile: FileProfile;
  alias: string;
  /** The column of the first file, and that of the other, that must be equal. */
  on: {left: string; right: string};
}

/** Where a table is to come from, and why. */
export interface Proposal {
  table: TableName;
  profile: FileProfile;
  columns: ColumnProposal[];
  joins: Join[];
  /** Required columns for which nothing was found. */
  missing: string[];
  /** Remarks for the reader. */
  notes: string[];
  /** How well the file’s name and columns fit. */
  score: number;
}
