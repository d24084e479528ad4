import type {TableName} from "../../contract.js";

/** What a reader of the published copy is told of a table. */
export interface TableText {
  /** what one row is */
  about: string;
  /** a table of the data contract whose columns are also here, and say the same */
  like?: TableName;
  /**
   * What a column holds, with its unit in brackets at the end: "Seats paid for [seats]". Only a unit: what the
   * contract says, in that unit. A column that is missing here is described by the contract or its metric.
   */
  columns?: Readonly<Record<string, string>>;
}
