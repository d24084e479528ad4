import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Config} from "../../loaders/configTypes.js";
import {silent} from "../../loaders/progress.js";
import {approve} from "../../reports/approve.js";
import {makeDecks} from "../../reports/decks.js";
import type {DeckReport} from "../../reports/deckRequest.js";
import type {ManifestDeck} from "../../reports/manifest.js";
import {type Verdict, verifyDeck} from "../../reports/verify.js";
import {runCli} from "../support/cli.js";
import {deckCompany} from "./support/deckCompany.js";

const [APPROVED, DRAFT] = ["AC-1001", "AC-1003"];
const TODAY = /^\d{4}-\d\d-\d\d$/u;

let folder: string;
let config: Config;
let warehouse: string;
let approved: string;
let made: DeckReport[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-approval-"));
  ({config, warehouse} = await deckCompany(folder));
  const {code, stdout, stderr} = await cli("approve", "--account", APPROVED, "--by", "Ana Ruiz");
  assert.strictEqual(code, 0, stderr);
  approved = stdout;
  made = await makeDecks({
    ...{config, warehouse, quarter: "2026Q3", out: join(folder, "decks"), jobs: 2, progress: silent},
    ...{accounts: [APPROVED, DRAFT], formats: ["pdf", "pptx"], editions: ["customer", "internal"]}
  });
});
afterAll(() => rm(folder, {recursive: true, force: true}));

const cli = (...args: string[]) => runCli([...args, "--warehouse", warehouse], {cwd: folder});
const deck = (...name: string[]) => join(folder, "decks", ...name);
const listed = async () =>
  (JSON.parse(await readFile(deck("manifest.json"), "utf8")) as {decks: ManifestDeck[]}).decks;

/** What verifying says of some bytes, alone in a folder and under a name that tells nothing. */
async function verified(bytes: Uint8Array): Promise<Verdict> {
  await mkdir(join(folder, "elsewhere"), {recursive: true});
  const file = join(folder, "elsewhere", "attachment");
  await writeFile(file, bytes);
  return await verifyDeck({file, config, warehouse});
}

describe("quarterdeck approve", () => {
  it("says which slides are approved, and what is still open", () => {
    assert.match(
      approved,
      /^AC-1001 2026Q3: approved by Ana Ruiz on \d{4}-\d\d-\d\d, 10 slides: title, summary,/u
    );
    assert.include(approved, "  open: no plan, slide not-well: no plan yet for: Tickets opened\n");
  });
  it("is told in the list of decks, with what each slide said and every number by name", async () => {
    assert.deepStrictEqual(
      made.flatMap((d) => d.failed),
      []
    );
    const of = new Map((await listed()).map((d) => [d.file, d]));
    const {status, by, on, content, numbers} = of.get(`${APPROVED}-2026Q3-en.pdf`)!;
    assert.deepStrictEqual([status, by], ["approved", "Ana Ruiz"]);
    assert.match(on ?? "", TODAY);
    assert.match(content.adoption ?? "", /^[0-9a-f]{12}$/u);
    // 2 users in June, 3 in September, of 20 seats.
    assert.deepStrictEqual(
      [numbers.active_users, numbers["active_users.growth"], numbers.unused_seats],
      [
        [3, "3"],
        [0.5, "+50%"],
        [17, "17"]
      ]
    );
    assert.deepInclude(of.get(`${DRAFT}-2026Q3-en.pptx`), {status: "draft", by: null, on: null});
    const briefs = await readFile(deck("internal", "manifest.json"), "utf8");
    assert.notInclude(briefs, '"status"');
  });
});

describe("quarterdeck verify", () => {
  it("finds a PDF, a PPTX and a brief to be what they are made from, wherever they lie", async () => {
    for (const name of [`${APPROVED}-2026Q3-en.pdf`, `${DRAFT}-2026Q3-en.pptx`])
      assert.deepStrictEqual(await verified(await readFile(deck(name))), {kind: "same"}, name);
    const brief = await readFile(deck("internal", `${DRAFT}-2026Q3-internal.pdf`));
    assert.deepStrictEqual(await verified(brief), {kind: "same"});
  });
  it("finds a number that was edited in a PPTX, on its slide", async () => {
    const parts = unzipSync(await readFile(deck(`${APPROVED}-2026Q3-en.pptx`)));
    const summary = "ppt/slides/quarterdeckSlide2.xml";
    const xml = strFromU8(parts[summary]!);
    assert.include(xml, "<a:t>50%</a:t>");
    const verdict = await verified(
      zipSync({...parts, [summary]: strToU8(xml.replace("<a:t>50%</a:t>", "<a:t>80%</a:t>"))})
    );
    const where = 'slide 2 says "80%" where it should say "50%"';
    assert.deepStrictEqual(verdict, {kind: "different", where});
  });
  it("ends with 6 for a PDF of which one byte was flipped", async () => {
    const bytes = await readFile(deck(`${APPROVED}-2026Q3-en.pdf`));
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(join(folder, "flipped.pdf"), bytes);
    const {code, stdout} = await cli("verify", "flipped.pdf");
    assert.strictEqual(code, 6, stdout);
    assert.include(stdout, "flipped.pdf: not what its data, configuration and code give: ");
  });
});

describe("quarterdeck qbr of an approved deck whose numbers have changed", () => {
  it("ends with 4, says so, and leaves the deck as it is; verify ends with 5 and names the data", async () => {
    const file = `${APPROVED}-2026Q3-en.pdf`;
    const before = await readFile(deck(file));
    const goals = await readFile(join(folder, "goals.csv"), "utf8");
    await writeFile(join(folder, "goals.csv"), goals.replace("AC-1001,Plan more tours,tours,10,50,30", "AC-1001,Plan more tours,tours,10,50,31")); // prettier-ignore
    const {code, stdout} = await cli("qbr", "--no-site", "--account", APPROVED);
    assert.strictEqual(code, 4);
    assert.match(
      stdout,
      /failed: AC-1001 \(en\): approved by Ana Ruiz on \S+ as it was then; slides (?:\w+, )*goals(?:, [\w-]+)* would change\./u
    );
    assert.isTrue(before.equals(await readFile(deck(file))));
    const verdict = await cli("verify", deck(file));
    assert.strictEqual(verdict.code, 5, verdict.stderr);
    const [{recipe} = {recipe: ""}] = await listed();
    const data = /data=(\w+)/u.exec(recipe)![1];
    assert.match(
      verdict.stdout,
      new RegExp(`today:\n  data        in the file ${data}, today \\w{12}\n$`, "u")
    );
  });
  it("leaves it out with --approved-only once the approval is taken back", async () => {
    const request = {warehouse, quarter: "2026Q3", accounts: [APPROVED], by: null, on: "2026-10-05"};
    const [withdrawn] = await approve({...request, config, step: "approved"});
    assert.isNull(withdrawn!.failed);
    const accounts = ["--account", APPROVED, "--account", DRAFT];
    const {code, stdout} = await cli("qbr", "--no-site", "--approved-only", ...accounts);
    assert.strictEqual(code, 0);
    assert.include(stdout, "(2026Q3: 0 made, 0 already there, 0 failed, 2 not approved)");
    assert.include(stdout, `  left out, since nobody approved them: ${APPROVED}, ${DRAFT}\n`);
  });
});
