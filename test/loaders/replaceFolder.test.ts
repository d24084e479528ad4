import {mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {assert, describe, it} from "vitest";
import {replaceFolder} from "../../loaders/replaceFolder.js";
import {temporaryFolder} from "../fixtures/ingest/folder.js";

/** Nobody's process: above the largest number that systems give out. */
const NOBODY = 2 ** 22 + 1;

const put = (name: string, text: string) => (dir: string) => writeFile(path.join(dir, name), text);

async function content(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (d) => [d, await readFile(path.join(dir, d), "utf8")] as const))
  );
}

describe("replaceFolder(dir, write)", () => {
  it("makes the folder, and those above it, when there is none", async () => {
    const home = await temporaryFolder();
    await replaceFolder(path.join(home, "a", "b"), put("x", "1"));
    assert.deepStrictEqual(await content(path.join(home, "a", "b")), {x: "1"});
    assert.deepStrictEqual(await readdir(path.join(home, "a")), ["b"]);
  });
  it("replaces the whole: what the new one lacks is gone", async () => {
    const home = await temporaryFolder();
    const dir = path.join(home, "out");
    await replaceFolder(dir, put("x", "1"));
    await replaceFolder(dir, put("y", "2"));
    assert.deepStrictEqual(await content(dir), {y: "2"});
    assert.deepStrictEqual(await readdir(home), ["out"]);
  });
  it("shows the old folder until the new one is complete", async () => {
    const dir = path.join(await temporaryFolder(), "out");
    await replaceFolder(dir, put("x", "1"));
    await replaceFolder(dir, async (temporary) => {
      assert.notStrictEqual(temporary, dir);
      assert.deepStrictEqual(await readdir(temporary), []);
      await put("x", "2")(temporary);
      assert.deepStrictEqual(await content(dir), {x: "1"});
    });
    assert.deepStrictEqual(await content(dir), {x: "2"});
  });
  it("leaves the old folder, and nothing else, when writing fails", async () => {
    const home = await temporaryFolder();
    const dir = path.join(home, "out");
    await replaceFolder(dir, put("x", "1"));
    const fails = replaceFolder(dir, async (temporary) => {
      await put("x", "half")(temporary);
      throw new Error("disk full");
    });
    assert.match(String(await fails.catch((error: unknown) => error)), /disk full/);
    assert.deepStrictEqual(await content(dir), {x: "1"});
    assert.deepStrictEqual(await readdir(home), ["out"]);
  });
  it("lets several run at once: one of them stands, whole, and nothing is left of the others", async () => {
    const home = await temporaryFolder();
    const dir = path.join(home, "out");
    const runs = ["1", "2", "3", "4"].map((run) =>
      replaceFolder(dir, async (temporary) => {
        await put("x", run)(temporary);
        await put("y", run)(temporary);
      })
    );
    await Promise.all(runs);
    const {x, y} = await content(dir);
    assert.include(["1", "2", "3", "4"], x);
    assert.strictEqual(x, y);
    assert.deepStrictEqual(await readdir(home), ["out"]);
  });
  it("clears up after a process that was killed, and leaves a living one's folder and other files alone", async () => {
    const home = await temporaryFolder();
    const dead = [`.out.${NOBODY}-0123abcd.new`, `.out.${NOBODY}-0123abcd.old`];
    const alive = [`.out.${process.ppid}-0123abcd.new`];
    const others = [`.output.${NOBODY}-0123abcd.new`, ".out.notes", `.out.${NOBODY}-0123abcd.txt`];
    for (const name of [...dead, ...alive, ...others]) await mkdir(path.join(home, name));
    await replaceFolder(path.join(home, "out"), put("x", "1"));
    assert.sameMembers(await readdir(home), ["out", ...alive, ...others]);
  });
});
