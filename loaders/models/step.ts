import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

/** A step of the models stage: makes tables from tables. */
export interface ModelStep {
  /** The file or table it is known by in progress lines. */
  name: string;
  /** Tables it makes, qualified unless in schema main. */
  makes: readonly string[];
  /** Tables it reads: those of ingest and those that other steps make. */
  reads: readonly string[];
  run(db: Warehouse, config: Config): Promise<void>;
}
