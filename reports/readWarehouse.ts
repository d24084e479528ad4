import {existsSync} from "node:fs";
import type {Warehouse} from "../loaders/warehouse.js";
import type {RunOptions} from "./commands/options.js";
import {beginRun, runWarehouse} from "./pipeline.js";
import {workspace} from "./workspace.js";

/**
 * Opens the warehouse for reading. A file given by --warehouse alone is read as it stands; otherwise the warehouse
 * of the configuration is first brought up to date.
 */
export async function readWarehouse(options: RunOptions): Promise<Warehouse> {
  const {openWarehouse} = await import("../loaders/warehouse.js");
  const as_given =
    options.warehouse !== undefined && options.config === undefined && options.asOf === undefined;
  if (as_given) {
    const {warehouse} = workspace(options);
    if (existsSync(warehouse)) return await openWarehouse(warehouse, {readonly: true});
  }
  const run = await beginRun(options);
  await runWarehouse(run, options);
  return await openWarehouse(run.places.warehouse, {readonly: true});
}
