import {mkdtemp, mkdir, readFile, readdir, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Config} from "../../loaders/configTypes.js";
import {silent} from "../../loaders/progress.js";
import {readPdf} from "../../reports/check.js";
import {makeDecks} from "../../reports/decks.js";
import type {DeckReport, DeckRequest} from "../../reports/deckRequest.js";
import type {ManifestDeck} from "../../reports/manifest.js";
import {ACCOUNTS, deckCompany, INTERNAL_NOTE, PICKED_BECAUSE} from "./support/deckCompany.js";

let folder: string;
let config: Config;
let warehouse: string;
let first: DeckReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-decks-"));
  ({config, warehouse} = await deckCompany(folder));
  first = await make();
});

afterAll(async () => {
  await rm(folder, {recursive: true, force: true});
});

async function make(request: Partial<DeckRequest> = {}): Promise<DeckReport> {
  const [report] = await makeDecks({
    config,
    warehouse,
    quarter: "2026Q3",
    out: join(folder, "decks"),
    jobs: 2,
    progress: silent,
    ...request
  });
  return report!;
}

async function note(account_id: string, text: string): Promise<void> {
  await mkdir(join(folder, "notes", account_id), {recursive: true});
  await writeFile(join(folder, "notes", account_id, "2026Q3.md"), text);
}

async function manifest(
  out = "decks"
): Promise<{decks: ManifestDeck[]; failed: {account_id: string; reason: string}[]}> {
  return JSON.parse(await readFile(join(folder, out, "manifest.json"), "utf8")) as Awaited<
    ReturnType<typeof manifest>
  >;
}

const deck = async (id: string, out = "decks") => readFile(join(folder, out, `${id}-2026Q3-en.pdf`));
const text = async (id: string, out = "decks") =>
  (await readPdf(await deck(id, out))).map((page) => page.join(" "));

describe("makeDecks(request)", () => {
  it("makes a deck for every paying account and lists them beside the decks", async () => {
    assert.deepStrictEqual(first.failed, []);
    assert.deepStrictEqual(
      first.made.toSorted(),
      ACCOUNTS.map((d) => `${d.account_id}-2026Q3-en.pdf`)
    );
    const {decks} = await manifest();
    assert.deepStrictEqual(
      decks.map((d) => d.file),
      first.made.toSorted()
    );
    for (const d of decks) assert.strictEqual(d.pages, (await readPdf(await deck(d.account_id))).length);
    const names = await readdir(join(folder, "decks"));
    assert.deepStrictEqual(
      names.filter((name) => name.startsWith(".")),
      [],
      "no temporary file is left"
    );
  });
  it("prints the account's own numbers, worked out by hand", async () => {
    // AC-1001 has 2 users in June, 3 in September, 20 seats, and a goal at (30 - 10) / (50 - 10) of its way.
    const pages = (await text("AC-1001")).join(" ").replace(/\s+/g, " ");
    for (const words of [
      "Active users grew 50% to 3",
      "17 of the 20 seats are unused",
      "Company Alder",
      "50%",
      "Train the night shift",
      "15 Nov 2026"
    ])
      assert.include(pages, words);
  });
  it("holds nothing of another account, and nothing that was written for our own eyes", async () => {
    const pages = (await text("AC-1001")).join(" ");
    for (const {account_id, name} of ACCOUNTS.slice(1)) {
      assert.notInclude(pages, account_id);
      assert.notInclude(pages, name);
    }
    assert.notInclude(pages, INTERNAL_NOTE);
  });
  it("prints the account's own experiment with both arms, and none across accounts or of mixed units", async () => {
    const words = (await text("AC-1001")).join(" ").replace(/\s+/g, " ");
    for (const part of [
      "Night templates improved “Minutes a tour” by 3.0 (95%: 2.1 to 3.9)",
      "12 people",
      "−3.9 to −2.1",
      "Keep them"
    ])
      assert.include(words, part);
    for (const {account_id} of ACCOUNTS) {
      const other = (await text(account_id)).join(" ");
      assert.notInclude(other, "Across the grove");
      assert.notInclude(other, "Shared depot");
      assert.notInclude(other, PICKED_BECAUSE);
      assert.strictEqual(other.includes("Night templates"), account_id === "AC-1001");
    }
    const {decks} = await manifest();
    const why = (id: string) =>
      decks
        .find((d) => d.account_id === id)!
        .checklist.filter((d) => d.slide === "experiments")
        .map((d) => `${d.kind}: ${d.text}`);
    assert.deepStrictEqual(why("AC-1003"), [
      "left out: no rows about this account: the table experiments would bring this slide"
    ]);
    assert.deepStrictEqual(why("AC-1002"), [
      "missing: left out, since units of another account are in it: Shared depot",
      "left out: no experiment of this account ended in the quarter; none runs on, 0 ended before"
    ]);
    assert.deepStrictEqual(why("AC-1005"), [
      "left out: no experiment of this account ended in the quarter; 1 runs on, 0 ended before"
    ]);
  });
  it("skips finished decks of the same recipe, and makes a deck again whose text has changed, and only that one", async () => {
    const before = await stat(join(folder, "decks", "AC-1003-2026Q3-en.pdf"));
    const again = await make();
    assert.strictEqual(again.skipped.length, 12);
    assert.deepStrictEqual(again.made, []);
    assert.strictEqual((await stat(join(folder, "decks", "AC-1003-2026Q3-en.pdf"))).mtimeMs, before.mtimeMs);
    await note("AC-1002", "# adoption\n\nYou now have {{active_users}} active users.\n");
    const changed = await make();
    assert.deepStrictEqual(changed.made, ["AC-1002-2026Q3-en.pdf"]);
    assert.include((await text("AC-1002")).join(" ").replace(/\s+/g, " "), "You now have 4 active users.");
  });
  it("gives the same bytes for the same input but for dates", async () => {
    await make({out: join(folder, "twice"), accounts: ["AC-1004", "AC-1005", "AC-1006"]});
    for (const id of ["AC-1004", "AC-1005", "AC-1006"]) {
      const [a, b] = [await deck(id), await deck(id, "twice")].map((d) =>
        d.toString("latin1").replace(/D:\d{14}[^)]*/g, "D:")
      );
      assert.strictEqual(a === b, true, `${id} differs`);
    }
  });
  it("reports a deck that fails, with its reason, and makes the others", async () => {
    await note("AC-1007", "# adoption\n\nYou have {{active_usres}} users.\n");
    await note("AC-1008", "# adoptoin\n\nText.\n");
    const report = await make({out: join(folder, "faulty"), accounts: ["AC-1007", "AC-1008", "AC-1009"]});
    assert.deepStrictEqual(report.made, ["AC-1009-2026Q3-en.pdf"]);
    const reasons = new Map(report.failed.map((d) => [d.account_id, d.reason]));
    assert.match(
      reasons.get("AC-1007")!,
      /AC-1007\/2026Q3\.md, section at line 1: no number of this deck is named \{\{active_usres\}\}; did you mean active_users\?/
    );
    assert.match(reasons.get("AC-1008")!, /no slide is named adoptoin; did you mean adoption\?/);
    assert.deepStrictEqual((await readdir(join(folder, "faulty"))).toSorted(), [
      "AC-1009-2026Q3-en.pdf",
      "index.html",
      "log.jsonl",
      "manifest.json",
      "thumbnails"
    ]);
    await rm(join(folder, "notes"), {recursive: true});
  });
  it("refuses a title over two lines and names the slide", async () => {
    await note("AC-1010", `# adoption: title\n\n${"A title that goes on and on ".repeat(16)}\n`);
    const {failed} = await make({out: join(folder, "title"), accounts: ["AC-1010"]});
    assert.match(
      failed[0]!.reason,
      /^slide adoption: the title takes \d lines, two are the most: A title that goes on/
    );
    await rm(join(folder, "notes"), {recursive: true});
  });
  it("refuses text that runs out of the slide", async () => {
    await note("AC-1010", `# adoption: replace\n\n${"One more paragraph of text.\n\n".repeat(40)}`);
    const {failed} = await make({out: join(folder, "long"), accounts: ["AC-1010"]});
    assert.match(
      failed[0]!.reason,
      /^slide adoption: its text is \d+ px too long; shorten its text in the notes or the template$/
    );
    await rm(join(folder, "notes"), {recursive: true});
  });
  it("finds the name of another account that was planted in a deck, and keeps the deck back", async () => {
    // The note names another account in two halves, so that the slice holds neither whole name nor id.
    await note("AC-1011", "# adoption\n\nAs we said to Company **Cedar** last week.\n");
    const {failed, made} = await make({out: join(folder, "leak"), accounts: ["AC-1011"]});
    assert.deepStrictEqual(made, []);
    assert.match(
      failed[0]!.reason,
      /^AC-1011-2026Q3-en\.pdf, page \d+: another account is named: Company Cedar$/
    );
    assert.notInclude(await readdir(join(folder, "leak")), "AC-1011-2026Q3-en.pdf");
    await rm(join(folder, "notes"), {recursive: true});
  });
  it("makes a deck as PDF and PPTX at once, and of the two only what is not there", async () => {
    const request: Partial<DeckRequest> = {
      out: join(folder, "both"),
      accounts: ["AC-1001"],
      formats: ["pdf", "pptx"]
    };
    const [pdf, pptx] = ["AC-1001-2026Q3-en.pdf", "AC-1001-2026Q3-en.pptx"];
    const made = await make(request);
    assert.deepStrictEqual([made.made, made.skipped, made.failed], [[pdf, pptx], [], []]);
    const {decks} = await manifest("both");
    assert.deepStrictEqual(
      decks.map((d) => [d.file, d.pages]),
      [
        [pdf, decks[0]!.pages],
        [pptx, decks[0]!.pages]
      ]
    );
    await rm(join(folder, "both", pdf));
    const again = await make(request);
    assert.deepStrictEqual([again.made, again.skipped, again.failed], [[pdf], [pptx], []]);
  });
  it("finds a planted name on its slide of a PPTX too", async () => {
    await note("AC-1011", "# adoption\n\nAs we said to Company **Cedar** last week.\n");
    const {failed} = await make({out: join(folder, "leak-pptx"), accounts: ["AC-1011"], formats: ["pptx"]});
    assert.match(
      failed[0]!.reason,
      /^AC-1011-2026Q3-en\.pptx, slide \d+: another account is named: Company Cedar$/
    );
    assert.notInclude(await readdir(join(folder, "leak-pptx")), "AC-1011-2026Q3-en.pptx");
    await rm(join(folder, "notes"), {recursive: true});
  });
  it("takes the harm out of hostile text", async () => {
    await note(
      "AC-1012",
      '# adoption: replace\n\n<script>document.title = "owned"</script>\n![x](https://example.invalid/a.png) <img src=x onerror="document.body.innerHTML=0">\n[local](file:///etc/passwd) [script](javascript:alert(1)) [good](https://example.com/a)\n<iframe src="https://example.invalid"></iframe><style>@import url(https://example.invalid)</style>Readable.\n'
    );
    const {failed} = await make({out: join(folder, "hostile"), accounts: ["AC-1012"]});
    assert.deepStrictEqual(failed, []);
    const bytes = (await deck("AC-1012", "hostile")).toString("latin1");
    const pages = (await text("AC-1012", "hostile")).join(" ");
    assert.include(pages, "Readable.");
    assert.include(bytes, "https://example.com/a");
    for (const bad of ["file:///", "javascript:", "example.invalid", "owned"])
      assert.notInclude(bytes + pages, bad);
    await rm(join(folder, "notes"), {recursive: true});
  });
  it("says what is wrong with a request before anything is made", async () => {
    const wrong = async (request: Partial<DeckRequest>) =>
      make(request).then(
        () => "",
        (error: Error) => error.message
      );
    assert.strictEqual(
      await wrong({accounts: ["AC-101"]}),
      "there is no account AC-101; did you mean AC-1001?"
    );
    assert.match(
      await wrong({quarter: "2026Q4"}),
      /^the quarter 2026Q4 ends on 2026-12-31, after the last day of data, 2026-09-30; the last full quarter is 2026Q3/
    );
    assert.match(await wrong({csm: "Nobody"}), /^--csm "Nobody": no account has it; there are /);
    assert.match(
      await wrong({browser: "/nowhere/chrome", force: true, accounts: ["AC-1001"]}),
      /^--browser names \/nowhere\/chrome, which does not exist/
    );
  });
});
