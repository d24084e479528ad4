import {join} from "node:path";
import type {Progress} from "../loaders/progress.js";
import {PROJECT} from "./workspace.js";

/** Where the sample company's files lie; they are generated, not kept in the repository. */
const SAMPLE_FILES = join(PROJECT, "data", "sample", "out");

/** What tests put in place of the sample company's folder and generator. */
export interface SampleEffects {
  dir: string;
  /** What the files follow from: the seed and the generator's sources. */
  mark: () => Promise<string>;
  /** Fills an empty folder. */
  generate: (dir: string, progress: Progress) => Promise<void>;
}

const SAMPLE: SampleEffects = {
  dir: SAMPLE_FILES,
  mark: async () => {
    const {sampleMark} = await import("../data/sample/mark.js");
    return await sampleMark();
  },
  generate: async (dir, progress) => {
    const {generateSample} = await import("../data/sample/generate.js");
    await generateSample({dir, progress});
  }
};

/**
 * Generates the sample company unless its files are there, complete and by the generator as it is now. A run that is
 * stopped leaves the folder as it was.
 */
export async function ensureSample(
  progress: Progress,
  {dir, mark, generate}: SampleEffects = SAMPLE
): Promise<void> {
  const {readMark} = await import("../data/sample/mark.js");
  if ((await readMark(dir)) === (await mark())) return;
  const {replaceFolder} = await import("../loaders/replaceFolder.js");
  await replaceFolder(dir, (temporary) => generate(temporary, progress));
}
