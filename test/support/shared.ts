import {existsSync} from "node:fs";
import {join} from "node:path";
import {PROJECT} from "./sources.js";

const DATASETS = join(PROJECT, "..", "shared", "datasets");

/** Whether the published datasets lie beside the project; where tests run for others to trust, their absence fails. */
export function hasDatasets(): boolean {
  if (existsSync(DATASETS)) return true;
  const line = `tests on real input skipped: no ${DATASETS}`;
  if (process.env.CI === "true") throw new Error(line);
  console.log(line);
  return false;
}
