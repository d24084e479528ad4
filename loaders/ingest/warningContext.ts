import type {Config} from "../configTypes.js";
import type {TableName} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import type {Stage} from "./stage.js";
import type {Usage} from "./usage.js";

/** What the warnings look at: the settled tables of the warehouse, and what they were read from. */
export interface WarningContext {
  db: Warehouse;
  config: Config;
  as_of: string;
  /** The last day of which lines of the journal count. */
  written_to: string;
  stages: ReadonlyMap<TableName, Stage>;
  usage?: Usage;
}
