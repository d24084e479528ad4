import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Progress} from "../loaders/progress.js";
import {PROJECT} from "./workspace.js";

/** Where the sample company's files lie; they are generated, not kept in the repository. */
export const SAMPLE_FILES = join(PROJECT, "data", "sample", "out");

/** Generates the sample company unless its files are there; a run that is stopped leaves none. */
export async function ensureSample(progress: Progress): Promise<void> {
  if (existsSync(SAMPLE_FILES)) return;
  const {generateSample} = await import("../data/sample/generate.js");
  const {replaceFolder} = await import("../loaders/replaceFolder.js");
  await replaceFolder(SAMPLE_FILES, async (dir) => void (await generateSample({dir, progress})));
}
