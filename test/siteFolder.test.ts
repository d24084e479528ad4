import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, assert, beforeEach, describe, it} from "vitest";
import {replaceSite} from "../reports/site/replaceSite.js";
import {STAMP} from "../reports/site/stamp.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-folder-"));
});
afterEach(async () => {
  await rm(dir, {recursive: true, force: true});
});

const messageOf = (promise: Promise<void>) =>
  promise.then(
    () => "it did not fail",
    (error: Error) => error.message
  );

const site = (text: string) => async (temporary: string) => {
  await writeFile(join(temporary, STAMP), "{}");
  await writeFile(join(temporary, "index.html"), text);
};

describe("replaceSite(out, write)", () => {
  it("leaves the new site and nothing else", async () => {
    const out = join(dir, "dist");
    await replaceSite(out, site("one"));
    await replaceSite(out, site("two"));
    assert.strictEqual(await readFile(join(out, "index.html"), "utf8"), "two");
    assert.deepStrictEqual(await readdir(dir), ["dist"]);
  });
  it("keeps the last site when the new one fails", async () => {
    const out = join(dir, "dist");
    await replaceSite(out, site("one"));
    const failing = replaceSite(out, async (temporary) => {
      await site("two")(temporary);
      throw new Error("guard");
    });
    assert.strictEqual(await messageOf(failing), "guard");
    assert.strictEqual(await readFile(join(out, "index.html"), "utf8"), "one");
    assert.deepStrictEqual(await readdir(dir), ["dist"]);
  });
  it("refuses a folder that holds something else, before anything is written", async () => {
    const out = join(dir, "papers");
    await mkdir(out);
    await writeFile(join(out, "thesis.txt"), "years of work");
    const refused = replaceSite(out, () => assert.fail("must not write"));
    assert.match(await messageOf(refused), /papers: this folder is not empty/);
    assert.deepStrictEqual(await readdir(out), ["thesis.txt"]);
  });
  it("takes an empty folder", async () => {
    const out = join(dir, "empty");
    await mkdir(out);
    await replaceSite(out, site("one"));
    assert.deepStrictEqual((await readdir(out)).sort(), [STAMP, "index.html"].sort());
  });
  it("removes what a killed build left, and not what a living one is writing", async () => {
    const out = join(dir, "dist");
    await mkdir(join(dir, ".dist.4194304-0badcafe.new")); // above the kernel's greatest process id
    await mkdir(join(dir, `.dist.${process.ppid}-0badcafe.new`));
    await replaceSite(out, site("one"));
    assert.deepStrictEqual(
      (await readdir(dir)).sort(),
      [`.dist.${process.ppid}-0badcafe.new`, "dist"].sort()
    );
  });
  it("serves two builds at once: one whole site stays", async () => {
    const out = join(dir, "dist");
    await replaceSite(out, site("zero"));
    const {exitCodes} = await twoAtOnce(out);
    assert.deepStrictEqual(exitCodes, [0, 0]);
    assert.include(["one", "two"], await readFile(join(out, "index.html"), "utf8"));
    assert.deepStrictEqual(await readdir(dir), ["dist"]);
  });
});

async function twoAtOnce(out: string): Promise<{exitCodes: (number | null)[]}> {
  const {spawn} = await import("node:child_process");
  const script = `import {replaceSite} from ${JSON.stringify(join(import.meta.dirname, "../reports/site/replaceSite.ts"))};
    import {writeFileSync} from "node:fs";
    for (let i = 0; i < 20; ++i) await replaceSite(process.argv[1], async (t) => {
      writeFileSync(t + "/${STAMP}", "{}"); writeFileSync(t + "/index.html", process.argv[2]);
    });`;
  const run = (text: string) =>
    new Promise<number | null>((resolve) => {
      spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, out, text], {
        stdio: "inherit"
      }).once("close", resolve);
    });
  return {exitCodes: await Promise.all([run("one"), run("two")])};
}
