import path from "node:path";
import type {CheckedTemplate} from "../loaders/template/checkTemplate.js";
import type {Run} from "./pipeline.js";

/**
 * Reads the template of the decks first of all: with a faulty one neither the site nor a deck is touched.
 *
 * @param file defaults to the one that the configuration names
 * @throws UserError with all faults of the template, each with its line
 */
export async function templateFor({config, places}: Run, file?: string): Promise<CheckedTemplate> {
  const {openWarehouse} = await import("../loaders/warehouse.js");
  const {readTemplate} = await import("../loaders/template/readTemplate.js");
  await using db = await openWarehouse(places.warehouse, {readonly: true});
  return await readTemplate(db, config, file === undefined ? undefined : path.resolve(file));
}
