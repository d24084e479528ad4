import {existsSync} from "node:fs";
import {cp, mkdtemp, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {spawn} from "node:child_process";
import {pathToFileURL} from "node:url";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {PROJECT} from "../support/sources.js";
import {SAMPLE_CONFIG} from "./harness.js";

// A copy of the checkout with nothing cached, built where every connection that leaves the machine fails at once.

const COPIED = [
  "src",
  "loaders",
  "reports",
  "data",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "observablehq.config.ts"
];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-offline-"));
  for (const name of COPIED) {
    await cp(join(PROJECT, name), join(dir, name), {
      recursive: true,
      filter: (d) => !d.includes(".observablehq/") && !d.endsWith(".observablehq")
    });
  }
  await symlink(join(PROJECT, "node_modules"), join(dir, "node_modules"));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

const GUARD = pathToFileURL(join(PROJECT, "test", "support", "noNetwork.js")).href;

/** Runs a program cut off from the network; tells whom it tried to reach. */
async function cutOff(
  args: readonly string[],
  cwd: string
): Promise<{code: unknown; stderr: string; asked: string}> {
  const log = join(dir, "asked.txt");
  await writeFile(log, "");
  const env = {...process.env, NODE_OPTIONS: `--import ${GUARD}`, NO_NETWORK_LOG: log};
  const child = spawn(process.execPath, args, {cwd, env, stdio: ["ignore", "ignore", "pipe"]});
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (d: string) => (stderr += d));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return {code, stderr, asked: await readFile(log, "utf8")};
}

describe("the cut-off itself", () => {
  it("stops a request to another host, and notes it", async () => {
    const {code, asked} = await cutOff(
      ["-e", 'fetch("https://registry.example/x").catch(() => process.exit(7))'],
      dir
    );
    assert.deepStrictEqual([code, asked], [7, "registry.example\n"]);
  });
});

describe("quarterdeck build without network", () => {
  it("succeeds, tries to reach nobody, and makes every page", async () => {
    assert.isTrue(existsSync(SAMPLE_CONFIG));
    const {code, stderr, asked} = await cutOff([join(dir, "reports", "bin.js"), "build"], dir);
    assert.strictEqual(code, 0, stderr);
    assert.strictEqual(asked, "");
    for (const page of [
      "index",
      "accounts",
      "account",
      "retention",
      "causes",
      "experiments",
      "health",
      "quality",
      "definitions",
      "deck"
    ]) {
      assert.isTrue(existsSync(join(dir, "dist", `${page}.html`)), page);
    }
  });
});
