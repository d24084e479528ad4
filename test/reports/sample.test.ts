import {mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {assert, describe, it} from "vitest";
import {readMark, sampleMark, writeMark} from "../../data/sample/mark.js";
import {silent} from "../../loaders/progress.js";
import {ensureSample, type SampleEffects} from "../../reports/sample.js";
import {temporaryFolder} from "../fixtures/ingest/folder.js";

/** A generator of one file, which holds how often it ran; **stop** ends it before its mark. */
async function generator(mark: string) {
  const dir = join(await temporaryFolder(), "out");
  const state = {mark, runs: 0, stop: false};
  const effects: SampleEffects = {
    dir,
    mark: () => Promise.resolve(state.mark),
    generate: async (folder) => {
      await writeFile(join(folder, "accounts.csv"), String(++state.runs));
      if (state.stop) throw new Error("stopped");
      await writeMark(folder, state.mark);
    }
  };
  const ensure = () => ensureSample(silent, effects);
  const accounts = () => readFile(join(dir, "accounts.csv"), "utf8");
  return {dir, state, ensure, accounts};
}

describe("ensureSample(progress)", () => {
  it("generates once, and leaves a folder that is complete and up to date alone", async () => {
    const {dir, ensure, accounts} = await generator("seed 1, generator a");
    await ensure();
    await ensure();
    assert.strictEqual(await accounts(), "1");
    assert.sameMembers(await readdir(dir), ["accounts.csv", "generator.txt"]);
  });
  it.each([
    ["the generator", "seed 1, generator b"],
    ["the seed", "seed 2, generator a"]
  ])("generates again when %s has changed", async (_, mark) => {
    const {state, ensure, accounts} = await generator("seed 1, generator a");
    await ensure();
    state.mark = mark;
    await ensure();
    assert.strictEqual(await accounts(), "2");
  });
  it("does not take a folder without a mark for whole, and leaves none of its files", async () => {
    const {dir, ensure, accounts} = await generator("seed 1, generator a");
    await mkdir(dir);
    await writeFile(join(dir, "accounts.csv"), "half");
    await writeFile(join(dir, "retired.csv"), "a table that is no longer made");
    await ensure();
    assert.strictEqual(await accounts(), "1");
    assert.notInclude(await readdir(dir), "retired.csv");
  });
  it("leaves no folder when it is stopped, and the old one when there was one", async () => {
    const {dir, state, ensure, accounts} = await generator("seed 1, generator a");
    state.stop = true;
    const first: unknown = await ensure().catch((error: unknown) => error);
    assert.match(String(first), /stopped/);
    assert.deepStrictEqual(await readdir(dirname(dir)), []);
    state.stop = false;
    await ensure();
    Object.assign(state, {stop: true, mark: "seed 1, generator b"});
    await ensure().catch(() => undefined);
    assert.strictEqual(await accounts(), "2");
    assert.strictEqual(await readMark(dir), "seed 1, generator a");
    assert.deepStrictEqual(await readdir(dirname(dir)), ["out"]);
  });
});

describe("sampleMark(seed, sources)", () => {
  async function sources(): Promise<string> {
    const dir = await temporaryFolder();
    await mkdir(join(dir, "tables"));
    await mkdir(join(dir, "out"));
    await writeFile(join(dir, "generate.ts"), "one");
    await writeFile(join(dir, "tables", "rows.ts"), "two");
    return dir;
  }
  it.each([
    ["the text of a source", "generate.ts", "uno"],
    ["the text of a source in a folder", "tables/rows.ts", "due"],
    ["a new source", "tables/more.ts", ""]
  ])("changes with %s", async (_, name, text) => {
    const dir = await sources();
    const before = await sampleMark(1, dir);
    await writeFile(join(dir, name), text);
    assert.notStrictEqual(await sampleMark(1, dir), before);
  });
  it.each(["README.md", "out/accounts.csv", "out/copy.ts"])("does not change with %s", async (name) => {
    const dir = await sources();
    const before = await sampleMark(1, dir);
    await writeFile(join(dir, name), "new");
    assert.strictEqual(await sampleMark(1, dir), before);
  });
  it("tells a text that moved from one file to the next", async () => {
    const dir = await sources();
    await writeFile(join(dir, "a.ts"), "x");
    await writeFile(join(dir, "b.ts"), "");
    const before = await sampleMark(1, dir);
    await writeFile(join(dir, "a.ts"), "");
    await writeFile(join(dir, "b.ts"), "x");
    assert.notStrictEqual(await sampleMark(1, dir), before);
  });
  it("names the seed, by default that of the documentation", async () => {
    const readme = await readFile("data/sample/README.md", "utf8");
    const [, seed = ""] = /default seed, (\d+),/.exec(readme) ?? [];
    assert.match(await sampleMark(), new RegExp(`^seed ${seed}, generator [0-9a-f]{64}$`));
    assert.match(await sampleMark(9), /^seed 9, /);
  });
});

describe("writeMark(dir, mark)", () => {
  it("is read back, and null takes it away", async () => {
    const dir = await temporaryFolder();
    assert.isNull(await readMark(dir));
    await writeMark(dir, null);
    await writeMark(dir, "seed 3, generator x");
    assert.strictEqual(await readMark(dir), "seed 3, generator x");
    await writeMark(dir, null);
    assert.isNull(await readMark(dir));
  });
});
