import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Config} from "../../../loaders/configTypes.js";
import type {CheckedTemplate} from "../../../loaders/template/checkTemplate.js";
import {readTemplate} from "../../../loaders/template/readTemplate.js";
import type {Warehouse} from "../../../loaders/warehouse.js";

/** Reads a template of the given text, which begins at its first line. */
export async function templateOfText(
  text: string,
  {db, config, dir}: {db: Warehouse; config: Config; dir: string}
): Promise<CheckedTemplate> {
  const file = join(dir, "deck.md");
  await writeFile(file, text);
  return await readTemplate(db, config, file);
}
