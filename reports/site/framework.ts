import {spawn} from "node:child_process";
import {cp, mkdir, rm} from "node:fs/promises";
import {delimiter, join} from "node:path";
import {fileURLToPath} from "node:url";
import {lock} from "proper-lockfile";
import type {Progress} from "../../loaders/progress.js";
import {UserError} from "../../loaders/errors.js";
import {PROJECT} from "../workspace.js";

/** Framework's cache, shared by every build in this checkout. */
const CACHE = join(PROJECT, "src", ".observablehq", "cache");

/**
 * What Framework looks up at the npm registry for even a plain page. An empty folder each answers it, so that a build
 * needs no network; a page that used one of them by accident fails loudly for want of its files.
 */
export const LOOKED_UP =
  `d3 d3-dsv htl isoformat apache-arrow arquero parquet-wasm lodash echarts leaflet mapbox-gl react
  react-dom topojson-client @observablehq/plot @observablehq/sample-datasets @observablehq/inputs`.split(
    /\s+/
  );

/** Runs Framework's build of src/ into **output**, with the data of **published**. One at a time in a checkout. */
export async function frameworkBuild({
  published,
  output,
  progress
}: {
  published: string;
  output: string;
  progress: Progress;
}): Promise<void> {
  await prepareCache();
  const release = await lockCache(progress);
  try {
    await placeCachedData(published);
    await runFramework(output, published);
  } finally {
    await release();
  }
}

/** Makes Framework's cache answer offline. */
export async function prepareCache(): Promise<void> {
  for (const name of LOOKED_UP) await mkdir(join(CACHE, "_npm", `${name}@0.0.0`), {recursive: true});
}

/** What the archive loader would make, without a process of its own: Framework takes from the cache what lies there. */
async function placeCachedData(published: string): Promise<void> {
  await rm(join(CACHE, "data"), {recursive: true, force: true});
  await cp(join(published, "site"), join(CACHE, "data", "site"), {recursive: true});
}

/** The environment in which Framework finds the published data and tsx for its loaders, and sends no telemetry. */
export function frameworkEnvironment(published: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    OBSERVABLE_TELEMETRY_DISABLE: "1",
    QUARTERDECK_PUBLISHED: published,
    PATH: `${join(PROJECT, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`
  };
}

async function lockCache(progress: Progress): Promise<() => Promise<void>> {
  const options = {stale: 60_000, realpath: false, lockfilePath: join(CACHE, "quarterdeck.lock")};
  try {
    return await lock(CACHE, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
  }
  progress.note("Another site is being built in this checkout; waiting for it.");
  return await lock(CACHE, {
    ...options,
    retries: {retries: 600, factor: 1, minTimeout: 500, maxTimeout: 500}
  });
}

/** Framework makes many short-lived trees: a larger nursery spares most of the collecting. */
const NODE_FLAGS = ["--no-warnings=ExperimentalWarning", "--max-semi-space-size=64"];

async function runFramework(output: string, published: string): Promise<void> {
  const script = fileURLToPath(new URL("frameworkBuild.js", import.meta.url));
  const child = spawn(process.execPath, [...NODE_FLAGS, script, output], {
    cwd: PROJECT,
    env: frameworkEnvironment(published),
    stdio: ["ignore", "pipe", "pipe"]
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (d: string) => said.push(d));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("exit", stop);
  const text = said.join("").trim();
  if (code !== 0) throw new UserError(`the site could not be built:\n${lastLines(text)}`, 1);
  if (/Warning|broken link/i.test(text) && process.env.QUARTERDECK_DEBUG === "1")
    process.stderr.write(`${text}\n`);
}

/** From an uncaught error's text, what it says; Node's frame of the thrown line and the stack tell a user nothing. */
function lastLines(text: string): string {
  const lines = text.split("\n");
  if (process.env.QUARTERDECK_DEBUG === "1") return text;
  const first = Math.max(
    0,
    lines.findIndex((d) => /^\w*Error\b/.test(d))
  );
  const said = lines.slice(first).filter((d) => !/^\s+(at |errors: |warnings: )|^}?$|^Node\.js v/.test(d));
  return said.slice(0, 12).join("\n");
}
