import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {zipSite} from "../../loaders/publish/zipSite.js";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-zip-"));
  await mkdir(join(dir, "site"));
  await writeFile(join(dir, "site", "overview.json"), '{"a":1}');
  await writeFile(join(dir, "site", "accounts.json"), "[]");
  await writeFile(join(dir, "site", "notes.txt"), "not for a page");
});
afterAll(() => rm(dir, {recursive: true, force: true}));

describe("zipSite(published)", () => {
  it("holds the JSON files of site/ and nothing else", async () => {
    const files = Object.entries(unzipSync(await zipSite(dir))).map(([name, bytes]) => [
      name,
      strFromU8(bytes)
    ]);
    assert.deepStrictEqual(files, [
      ["accounts.json", "[]"],
      ["overview.json", '{"a":1}']
    ]);
  });
  it("gives the same bytes for the same files", async () => {
    assert.deepStrictEqual(await zipSite(dir), await zipSite(dir));
  });
});
