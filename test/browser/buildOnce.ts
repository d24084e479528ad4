import {sampleBuilt} from "./harness.js";

/** Runs once before the slow tests, so that files side by side do not both build the sample company's site. */
export async function setup(): Promise<void> {
  await sampleBuilt();
}
