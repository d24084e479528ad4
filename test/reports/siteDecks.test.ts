import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {existsSync} from "node:fs";
import path from "node:path";
import {assert, beforeEach, describe, it} from "vitest";
import {placeDecks} from "../../reports/siteDecks.js";
import {STAMP} from "../../reports/site/stamp.js";
import {dataName} from "../../src/lib/dataName.js";
import type {FinishedDeck} from "../../src/lib/finishedDeck.js";
import {temporaryFolder} from "../fixtures/ingest/folder.js";

let out: string;
let decks: string;
const period = {quarter: "2026Q3", previous_quarter: "2026Q2"};

/** A deck as the list of finished ones has it. */
const listed = (account_id: string, quarter: string, rest: object = {}) => ({
  account_id,
  quarter,
  language: "en",
  file: `${account_id}-${quarter}-en.pdf`,
  recipe: `quarter=${quarter} as_of=2026-09-30 lang=en edition=customer config=c1 definitions=m1 data=d1 text=n1 template=t1 code=0.1.0+aa`,
  bytes: 3,
  ...rest
});

async function site(account_id: string, comments: boolean, before: boolean | null): Promise<void> {
  const file = path.join(out, "_data", "decks", `${dataName(account_id)}.json`);
  await writeFile(
    file,
    JSON.stringify({data: {period}, comments, previous: before === null ? null : {comments: before}})
  );
}

async function finish(...entries: ReturnType<typeof listed>[]): Promise<void> {
  for (const {file} of entries) if (!file.includes("/")) await writeFile(path.join(decks, file), "PDF");
  await writeFile(path.join(decks, "manifest.json"), JSON.stringify({decks: entries, failed: []}));
}

const finished = async (id: string) =>
  JSON.parse(
    await readFile(path.join(out, "_data", "finished", `${dataName(id)}.json`), "utf8")
  ) as FinishedDeck[];
const ids = async () =>
  JSON.parse(await readFile(path.join(out, "_data", "finished.json"), "utf8")) as string[];
const linked = async () => (await readdir(path.join(out, "decks")).catch(() => [])).sort();

beforeEach(async () => {
  const dir = await temporaryFolder();
  [out, decks] = [path.join(dir, "dist"), path.join(dir, "decks")];
  await mkdir(path.join(out, "_data", "decks"), {recursive: true});
  await mkdir(path.join(decks, "internal"), {recursive: true});
  await writeFile(path.join(out, STAMP), "{}");
  await site("A", true, true);
});

describe("placeDecks({out, decks}, {publish})", () => {
  it("puts decks of this quarter and the last beside the site, and says what they were made from", async () => {
    const numbers = {nps: [31, "31"]};
    await finish(
      listed("A", "2026Q3", {status: "approved", numbers}),
      listed("A", "2026Q2", {numbers, slides: [{id: "voice", title: "NPS is 31"}], content: {voice: "f00d"}}),
      listed("A", "2026Q1")
    );
    await placeDecks({out, decks}, {publish: true});
    assert.deepStrictEqual(await linked(), ["A-2026Q2-en.pdf", "A-2026Q3-en.pdf"]);
    const [now, before] = await finished("A");
    assert.deepStrictEqual(now, {
      ...{
        file: "A-2026Q3-en.pdf",
        quarter: "2026Q3",
        language: "en",
        bytes: 3,
        status: "approved",
        linked: true
      },
      recipe: {config: "c1", definitions: "m1", data: "d1", text: "n1", template: "t1", code: "0.1.0+aa"}
    });
    assert.isNull(before!.status);
    assert.deepStrictEqual(before!.said, {
      numbers: {nps: {value: 31, text: "31"}},
      titles: {voice: "NPS is 31"},
      content: {voice: "f00d"}
    });
  });
  it("leaves out other accounts than the site's, internal briefs, paths, and files that are gone", async () => {
    await writeFile(path.join(decks, "internal", "A-2026Q3-internal.pdf"), "BRIEF");
    await finish(
      listed("A", "2026Q3"),
      listed("B", "2026Q3"),
      listed("A", "2026Q3", {file: "internal/A-2026Q3-internal.pdf"}),
      listed("A", "2026Q3", {file: "gone.pdf"})
    );
    await rm(path.join(decks, "gone.pdf"));
    await placeDecks({out, decks}, {publish: true});
    assert.deepStrictEqual(await linked(), ["A-2026Q3-en.pdf"]);
    assert.deepStrictEqual(await ids(), ["A"]);
  });
  it("tells of decks with comments that the site withholds, and keeps the files out", async () => {
    await site("A", false, true);
    await finish(listed("A", "2026Q3"), listed("A", "2026Q2"));
    await placeDecks({out, decks}, {publish: true});
    assert.deepStrictEqual(await linked(), ["A-2026Q2-en.pdf"]);
    assert.deepStrictEqual(
      (await finished("A")).map((d) => d.linked),
      [false, true]
    );
  });
  it("takes out what is no longer finished, and everything where the configuration says so", async () => {
    await finish(listed("A", "2026Q3"), listed("A", "2026Q2"));
    await placeDecks({out, decks}, {publish: true});
    await finish(listed("A", "2026Q3"));
    await placeDecks({out, decks}, {publish: true});
    assert.deepStrictEqual(await linked(), ["A-2026Q3-en.pdf"]);
    await placeDecks({out, decks}, {publish: false});
    assert.deepStrictEqual([await linked(), await ids()], [[], []]);
  });
  it("makes nothing where there is no site, and an empty list where there are no decks", async () => {
    await placeDecks({out, decks: path.join(decks, "none")}, {publish: true});
    assert.deepStrictEqual(await ids(), []);
    await rm(path.join(out, STAMP));
    await rm(path.join(out, "_data", "finished.json"));
    await placeDecks({out, decks}, {publish: true});
    assert.isFalse(existsSync(path.join(out, "_data", "finished.json")));
  });
});
