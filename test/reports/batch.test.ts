import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, assert, beforeEach, describe, it} from "vitest";
import {changes} from "../../reports/batch/changes.js";
import {writingTo} from "../../reports/batch/folderFault.js";
import {openDeckLog} from "../../reports/batch/log.js";
import type {ManifestDeck} from "../../reports/manifest.js";

const RECIPE = "quarter=2026Q3 as_of=2026-09-30 lang=en edition=customer config=a data=b code=c";
const made = (recipe: string) => ({recipe}) as ManifestDeck;

describe("changes(known, recipe)", () => {
  it("names what of the recipe is other, in words", () => {
    const now = "quarter=2026Q3 as_of=2026-10-02 lang=en edition=customer config=z data=y code=c template=t";
    assert.deepStrictEqual(changes(made(RECIPE), now), ["as_of", "configuration", "data", "template"]);
    assert.deepStrictEqual(changes(made(now), RECIPE), ["as_of", "configuration", "data", "template"]);
    assert.deepStrictEqual(changes(made(RECIPE), RECIPE), []);
    assert.deepStrictEqual(changes(null, RECIPE), ["new"]);
  });
});

describe("writingTo(folder, work)", () => {
  const told = (code: string) =>
    writingTo("/decks", () =>
      Promise.reject(Object.assign(new Error(`${code}: x`), {code, syscall: "write"}))
    ).then(
      () => "",
      (error: Error) => error.message
    );
  it("says what the system refused and what to do, and leaves other errors as they are", async () => {
    assert.match(await told("ENOSPC"), /^the disk of \/decks is full; free some space there, then run/);
    assert.match(
      await told("EACCES"),
      /^\/decks cannot be written to \(permission denied\); make it writable, or/
    );
    assert.match(await told("EIO"), /^writing to \/decks failed: EIO: x; mend that, then run/);
    const own = new Error("own");
    assert.strictEqual(await writingTo("/decks", () => Promise.reject(own)).catch((d: unknown) => d), own);
  });
});

describe("openDeckLog(folder)", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "quarterdeck-log-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("goes on after the torn last line of a killed run, so that every other line is JSON", async () => {
    const file = join(folder, "log.jsonl");
    await writeFile(file, '{"at":"x","event":"a"}\n{"at":"x","acc');
    {
      await using log = await openDeckLog(folder, () => new Date(0));
      await log.note("b");
      await log.deck({account_id: "A", language: "en", outcome: "failed", why: ["new"], ms: {}, reason: "r"});
    }
    assert.deepStrictEqual((await readFile(file, "utf8")).split("\n"), [
      '{"at":"x","event":"a"}',
      '{"at":"x","acc',
      '{"at":"1970-01-01T00:00:00.000Z","event":"b"}',
      '{"at":"1970-01-01T00:00:00.000Z","account_id":"A","language":"en","outcome":"failed","why":["new"],"ms":{},"reason":"r"}',
      ""
    ]);
  });
});
