import {createHash} from "node:crypto";
import {appendFile, mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {hostname, tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, assert, beforeEach, describe, it} from "vitest";
import {type ManifestDeck, openDeckList} from "../../reports/manifest.js";

const RECIPE = "quarter=2026Q3 as_of=2026-09-30 lang=en edition=customer config=a data=b code=c";
type Entry = Omit<ManifestDeck, "sha256" | "bytes">;
const deck = (file: string, recipe = RECIPE): Entry => ({
  account_id: file.slice(0, 4),
  account_name: "Company",
  quarter: "2026Q3",
  language: "en",
  file,
  recipe,
  pages: 1,
  slides: [],
  checklist: [],
  content: {},
  numbers: {},
  not_searched: 0
});
const bytes = (text: string) => Buffer.from(`%PDF ${text}`);
const lost = () => assert.fail("the lock was taken");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-list-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function listed(...files: string[]): Promise<void> {
  await using list = await openDeckList(folder, lost);
  for (const file of files) await list.add(deck(file), bytes(file));
  await list.save([]);
}

async function filesKnown(): Promise<string[]> {
  await using list = await openDeckList(folder, lost);
  return list.decks.map((d) => d.file);
}

/** What a killed run leaves: its journal, and its lock, which a process that is gone held. */
async function killed(...lines: string[]): Promise<void> {
  const run = JSON.stringify({run: {pid: 2 ** 22 + 1, host: hostname()}});
  await writeFile(join(folder, ".manifest.journal"), [run, ...lines].join("\n"));
}

const noted = (file: string, content: Buffer, recipe = RECIPE) =>
  JSON.stringify({
    entry: {
      ...deck(file, recipe),
      sha256: createHash("sha256").update(content).digest("hex"),
      bytes: content.length
    }
  });

describe("openDeckList(folder)", () => {
  it("knows decks that lie there just as listed, with the fingerprints of file and recipe", async () => {
    await listed("A-02.pdf", "A-01.pdf");
    await using list = await openDeckList(folder, lost);
    assert.strictEqual(list.known("A-01.pdf")?.recipe, RECIPE);
    assert.isNull(list.known("A-03.pdf"));
    const {decks} = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as {
      decks: (ManifestDeck & {made_from: object})[];
    };
    assert.deepStrictEqual(
      decks.map((d) => d.file),
      ["A-01.pdf", "A-02.pdf"]
    );
    assert.strictEqual(
      decks[0]!.sha256,
      createHash("sha256")
        .update(await readFile(join(folder, "A-01.pdf")))
        .digest("hex")
    );
    assert.include(decks[0]!.made_from, {as_of: "2026-09-30", config: "a", data: "b", code: "c"});
  });
  it("does not trust the list where the file is another one, cut short or gone", async () => {
    await listed("A-01.pdf", "A-02.pdf", "A-03.pdf", "A-04.pdf");
    await writeFile(join(folder, "A-01.pdf"), bytes("A-0x.pdf"));
    await writeFile(join(folder, "A-02.pdf"), bytes("A-02.pdf").subarray(0, 9));
    await rm(join(folder, "A-03.pdf"));
    assert.deepStrictEqual(await filesKnown(), ["A-04.pdf"]);
  });
  it("begins anew where the list is damaged or of another kind", async () => {
    await listed("A-01.pdf");
    for (const text of [
      '{"decks": [',
      "[]",
      '{"decks": 1, "failed": []}',
      '{"decks": [{}, null], "failed": []}'
    ]) {
      await writeFile(join(folder, "manifest.json"), text);
      assert.deepStrictEqual(await filesKnown(), [], text);
    }
  });
  it("keeps earlier decks that are still there, and only this run's failures", async () => {
    await listed("A-02.pdf");
    {
      await using list = await openDeckList(folder, lost);
      await list.add(deck("A-01.pdf"), bytes("A-01.pdf"));
      await list.save([{account_id: "A-03", reason: "why"}]);
    }
    const {failed} = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as {failed: unknown[]};
    assert.deepStrictEqual(failed, [{account_id: "A-03", reason: "why"}]);
    assert.deepStrictEqual((await readdir(folder)).toSorted(), ["A-01.pdf", "A-02.pdf", "manifest.json"]);
  });
  it("lists a file no more that is dropped, although it stays", async () => {
    await listed("A-01.pdf", "A-02.pdf");
    await using list = await openDeckList(folder, lost);
    assert.deepStrictEqual([list.drop("A-01.pdf"), list.drop("A-09.pdf")], [true, false]);
    assert.deepStrictEqual(
      list.decks.map((d) => d.file),
      ["A-02.pdf"]
    );
    assert.include(await readdir(folder), "A-01.pdf");
  });
});

describe("openDeckList(folder) after a killed run", () => {
  it("lists what the run had finished and not yet listed, whatever became of the journal's last line", async () => {
    const content = bytes("A-01.pdf");
    await writeFile(join(folder, "A-01.pdf"), content);
    await killed(noted("A-01.pdf", content), noted("A-02.pdf", bytes("b")).slice(0, 60));
    assert.deepStrictEqual(await filesKnown(), ["A-01.pdf"]);
    assert.deepStrictEqual(await filesKnown(), ["A-01.pdf"], "and again: the list has taken it up");
  });
  it("keeps the entry of the file that lies there, where the run was killed before the new one had its name", async () => {
    await listed("A-01.pdf");
    await killed(noted("A-01.pdf", bytes("newer"), RECIPE.replace("data=b", "data=z")));
    await using list = await openDeckList(folder, lost);
    assert.strictEqual(list.known("A-01.pdf")?.recipe, RECIPE);
  });
  it("takes the newer entry where the file had got its name", async () => {
    await listed("A-01.pdf");
    const newer = RECIPE.replace("data=b", "data=z");
    await writeFile(join(folder, "A-01.pdf"), bytes("newer"));
    await killed(noted("A-01.pdf", bytes("newer"), newer));
    await using list = await openDeckList(folder, lost);
    assert.strictEqual(list.known("A-01.pdf")?.recipe, newer);
  });
  it("removes its temporary files, and nothing else that is hidden", async () => {
    const temporary = `.A-01.pdf.${process.pid}-0123abcd`; // in a container the killed run had our own number
    for (const name of [temporary, ".manifest.json.7-0123abcd", ".notes", ".A-01.pdf.7-zz"])
      await writeFile(join(folder, name), "x");
    await listed("A-01.pdf");
    assert.deepStrictEqual((await readdir(folder)).filter((d) => d.startsWith(".")).toSorted(), [
      ".A-01.pdf.7-zz",
      ".notes"
    ]);
  });
});

describe("openDeckList(folder) in two runs at once", () => {
  it("refuses the second and names the first's process", async () => {
    await using _list = await openDeckList(folder, lost);
    const run = JSON.stringify({run: {pid: process.ppid, host: hostname()}});
    await writeFile(join(folder, ".manifest.journal"), `${run}\n`);
    const refused = await openDeckList(folder, lost).then(
      () => "",
      (error: Error) => error.message
    );
    assert.strictEqual(
      refused,
      `another run (process ${process.ppid}) is writing decks to ${folder}; wait until it ends, or put these elsewhere with --out`
    );
  });
  it("writes nothing more once another run has taken the folder over", async () => {
    let told: (fault: Error) => void = () => undefined;
    const taken = new Promise<Error>((resolve) => (told = resolve));
    const first = await openDeckList(folder, told);
    await first.add(deck("first.pdf"), bytes("first.pdf"));
    await rm(join(folder, ".quarterdeck.lock"), {recursive: true});
    await using other = await openDeckList(folder, lost);
    await other.add(deck("other.pdf"), bytes("other.pdf"));
    const {message} = await taken;
    assert.match(message, /another run has taken over/u);
    const late = await first.add(deck("other.pdf"), bytes("late")).catch((error: Error) => error.message);
    assert.strictEqual(late, message);
    await first[Symbol.asyncDispose]();
    assert.deepStrictEqual(await readFile(join(folder, "other.pdf")), bytes("other.pdf"));
    assert.include(await readFile(join(folder, ".manifest.journal"), "utf8"), "other.pdf");
    const files = other.decks.map((d) => d.file);
    assert.deepStrictEqual(files, ["first.pdf", "other.pdf"]);
  });
  it("takes over the lock of a process that is gone, within three seconds", async () => {
    await killed();
    await appendFile(join(folder, ".manifest.journal"), "\n");
    const {mkdir} = await import("node:fs/promises");
    await mkdir(join(folder, ".quarterdeck.lock"));
    const began = performance.now();
    assert.deepStrictEqual(await filesKnown(), []);
    assert.isBelow(performance.now() - began, 3500);
  });
});
