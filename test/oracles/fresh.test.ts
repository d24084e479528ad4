import {execFile, execFileSync} from "node:child_process";
import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {promisify} from "node:util";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {ORACLES, oracle, relativeDifference} from "../support/oracle.js";

const scripts = (await readdir(ORACLES)).filter((d) => d.endsWith(".R") && d !== "common.R");

function hasR(): boolean {
  try {
    execFileSync("Rscript", ["-e", "for (p in c('survival', 'sandwich', 'lmtest')) library(p, character.only = TRUE)"], {
      stdio: "ignore"
    });
    return true;
  } catch {
    const line = "the oracles are not run anew: no Rscript with survival, sandwich and lmtest";
    if (process.env.CI === "true") throw new Error(line);
    console.log(line);
    return false;
  }
}

describe.skipIf(!hasR())("the committed answers of R", () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "quarterdeck-oracles-"));
  });
  afterAll(() => rm(dir, {recursive: true, force: true}));

  it.concurrent.each(scripts)("of %s are what R says today", async (script) => {
    await promisify(execFile)("Rscript", ["--vanilla", script, dir], {cwd: ORACLES});
    const name = basename(script, ".R");
    const [now, committed] = [oracle(name, dir), oracle(name)];
    assert.isAbove(now.size, 0);
    assert.deepStrictEqual([...now.keys()], [...committed.keys()]);
    for (const [key, value] of now) {
      const before = committed.get(key) ?? null;
      if (value === null || before === null) assert.strictEqual(value, before, key);
      else assert.isAtMost(relativeDifference(value, before, 1e-9), 1e-8, key);
    }
  });
});
