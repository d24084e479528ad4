import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Config} from "../../loaders/configTypes.js";
import {silent} from "../../loaders/progress.js";
import {readPdf} from "../../reports/check.js";
import {makeDecks} from "../../reports/decks.js";
import type {ManifestDeck} from "../../reports/manifest.js";
import {runCli} from "../support/cli.js";
import {ACCOUNTS, deckCompany, INTERNAL_NOTE} from "./support/deckCompany.js";

const WORDS = "The buyer left in August and nobody has told us.";
const BRIEF = "AC-1001-2026Q3-internal.pdf";
const DECK = "AC-1001-2026Q3-en.pdf";

let folder: string;
let config: Config;
let warehouse: string;
let code: number | null;
let stdout: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-briefs-"));
  ({config, warehouse} = await deckCompany(folder));
  await note("AC-1001", `# internal\n\n${WORDS}\n`);
  const args = ["qbr", "--edition", "both", "--account", "AC-1001", "--no-site", "--warehouse", warehouse];
  ({code, stdout} = await runCli(args, {cwd: folder}));
});

afterAll(async () => {
  await rm(folder, {recursive: true, force: true});
});

async function note(account_id: string, text: string): Promise<void> {
  await mkdir(join(folder, "notes", account_id), {recursive: true});
  await writeFile(join(folder, "notes", account_id, "2026Q3.md"), text);
}

const pages = async (...name: string[]) =>
  (await readPdf(await readFile(join(folder, "decks", ...name)))).map((page) =>
    page.join(" ").replace(/\s+/g, " ")
  );

describe("quarterdeck qbr --edition both", () => {
  it("makes the deck, and the brief in a folder of its own with a list of its own", async () => {
    assert.strictEqual(code, 0);
    assert.include(stdout, `briefs     ${join(folder, "decks", "internal")}  (2026Q3: 1 made`);
    assert.deepStrictEqual((await readdir(join(folder, "decks"))).toSorted(), [
      DECK,
      "index.html",
      "internal",
      "log.jsonl",
      "manifest.json",
      "thumbnails"
    ]);
    assert.deepStrictEqual((await readdir(join(folder, "decks", "internal"))).toSorted(), [
      BRIEF,
      "index.html",
      "log.jsonl",
      "manifest.json",
      "thumbnails"
    ]);
    const list = async (...name: string[]) =>
      JSON.parse(await readFile(join(folder, "decks", ...name, "manifest.json"), "utf8")) as {
        decks: ManifestDeck[];
      };
    assert.deepStrictEqual(
      (await list()).decks.map((d) => d.file),
      [DECK]
    );
    const [brief] = (await list("internal")).decks;
    assert.deepStrictEqual([brief?.file, brief?.pages], [BRIEF, 4]);
    assert.include(brief?.recipe, "edition=internal");
  });
  it("says INTERNAL on each page of the brief, and on none of the deck", async () => {
    const brief = await pages("internal", BRIEF);
    assert.strictEqual(brief.length, 4);
    for (const page of brief) assert.include(page, "INTERNAL: do not send");
    assert.notInclude((await pages(DECK)).join(" "), "INTERNAL");
  });
  it("tells the CSM of the account: its own numbers, its own notes, and no other account", async () => {
    const words = (await pages("internal", BRIEF)).join(" ");
    // Nobody has ever left, and no renewal has a date: there is neither a cause nor a model, and all 12 pay on.
    for (const part of [
      WORDS,
      INTERNAL_NOTE,
      "No renewal date is known",
      "12 of 12 still pay",
      "no reliable cause of churn is known",
      "Last contact, 1 Sep (check-in, call)",
      "17 of 20 seats are unused"
    ])
      assert.include(words, part);
    for (const {account_id, name} of ACCOUNTS.slice(1)) {
      assert.notInclude(words, account_id);
      assert.notInclude(words, name);
    }
  });
  it("keeps what is written for the brief out of the deck", async () => {
    const words = (await pages(DECK)).join(" ");
    assert.notInclude(words, WORDS);
    assert.notInclude(words, INTERNAL_NOTE);
  });
});

describe("makeDecks({editions: [internal]})", () => {
  it("skips a finished brief of the same recipe, and keeps one back that names another account", async () => {
    await note("AC-1002", "# internal\n\nJust like Company **Cedar** last year.\n");
    const out = join(folder, "decks");
    const accounts = ["AC-1001", "AC-1002"];
    const request = {config, warehouse, quarter: "2026Q3", out, jobs: 1, progress: silent, accounts};
    const reason = "AC-1002-2026Q3-internal.pdf, page 4: another account is named: Company Cedar";
    const [report] = await makeDecks({...request, editions: ["internal"]});
    assert.deepStrictEqual(report, {
      name: "briefs",
      folder: join(out, "internal"),
      made: [],
      skipped: [BRIEF],
      failed: [{account_id: "AC-1002", account_name: "Company Birch", language: "en", reason}],
      not_approved: []
    });
    assert.notInclude((await readdir(join(out, "internal"))).join(), "AC-1002");
  });
});
