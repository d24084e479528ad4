import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Config} from "../../loaders/configTypes.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {deckSlices} from "../../loaders/slice.js";
import {withoutInternal} from "../../src/lib/notes/internalNotes.js";
import {readNotes} from "../../loaders/slice/notes.js";
import {approve, type ApproveReport, type ApproveRequest} from "../../reports/approve.js";
import {EDITIONS} from "../../reports/edition.js";
import {type ManifestDeck, openDeckList} from "../../reports/manifest.js";
import {deckReviews} from "../../reports/review.js";
import {sortItem} from "../../reports/todo.js";
import type {DeckStatus} from "../../src/deck/reviewStatus.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {ACCOUNTS, deckCompany} from "../e2e/support/deckCompany.js";

const QUARTER = "2026Q3";
const FAULTY = "# adoption\n\n{{active_usres}} people.\n";
const AC_1005 = {account_id: "AC-1005", quarter: QUARTER};
const NOTES = "# adoption\r\n\r\nWe **trained** them.\r\n\r\n# internal\r\n\r\nThe buyer has left.\r\n";

/** Front matter that says nothing of a review, or not where and how. */
const HOSTILE: Record<string, [string, RegExp]> = {
  "AC-1008": ["---\napproved: yes\n---\n", /2026Q3\.md:2: approved is not complete; expected by:/u],
  "AC-1009": [
    "---\napproved: {by: A, on: 2026-10-05, slides: {goals: <b>}}\n---\n",
    /:2: .*expected slides:/u
  ],
  "AC-1010": ["---\nowner: Kai\napproved: &a [*a]\n---\n", /2026Q3\.md:3: approved is not complete/u],
  "AC-1011": ["---\napproved: {by: A\n---\n", /2026Q3\.md:\d: the front matter is no YAML/u]
};

let folder: string;
let config: Config;
let warehouse: string;
let db: Warehouse;
let before: string[];
let slices: Map<string, DeckData>;
let reports: Map<string, ApproveReport>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-review-"));
  ({config, warehouse} = await deckCompany(folder));
  db = await openWarehouse(warehouse, {readonly: true});
  for (const id of ["AC-1001", "AC-1005"]) await note(id, NOTES);
  for (const [id, [text]] of Object.entries(HOSTILE)) await note(id, text);
  await note("AC-1012", FAULTY);
  before = await recipes(await deckSlices(db, config, {quarter: QUARTER}));
  reports = await sign(ACCOUNTS.map((d) => d.account_id).filter((d) => d !== "AC-1002" && d !== "AC-1003"));
  await sign(["AC-1002"], {step: "reviewed", by: "Kai: Berg #2"});
  slices = await deckSlices(db, config, {quarter: QUARTER});
});
afterAll(async () => {
  await db?.[Symbol.asyncDispose]();
  await rm(folder, {recursive: true, force: true});
});

const file = (account_id: string) => join(folder, "notes", account_id, `${QUARTER}.md`);
async function note(account_id: string, text: string): Promise<void> {
  await mkdir(join(folder, "notes", account_id), {recursive: true});
  await writeFile(file(account_id), text);
}
const noted = (account_id: string) => readFile(file(account_id), "utf8");

async function sign(
  accounts: string[],
  request: Partial<ApproveRequest> = {}
): Promise<Map<string, ApproveReport>> {
  const all = await approve({
    ...{config, warehouse, quarter: QUARTER, accounts},
    ...{step: "approved", by: "Ana Ruiz", on: "2026-10-05"},
    ...request
  });
  return new Map(all.map((d) => [d.account_id, d]));
}

/** Of each deck and each brief. */
async function recipes(of: ReadonlyMap<string, DeckData>): Promise<string[]> {
  const both = [EDITIONS.customer, EDITIONS.internal].map((d) => d.items(of, {db, config}));
  return (await Promise.all(both)).flat().map((d) => d.recipe);
}

type Change = (d: DeckData) => Partial<DeckData>;

/** How far the deck of an account is, of data that **change** has changed. */
async function status(id: string, change: Change = () => ({}), done: unknown[] = []): Promise<DeckStatus> {
  const data = slices.get(id)!;
  const changed = new Map([[id, {...data, ...change(data)}]]);
  const [item] = await EDITIONS.customer.items(changed, {db, config});
  return deckReviews(config)(item!, done as ManifestDeck[]);
}
const refusal = (...of: Parameters<typeof status>) =>
  status(...of).then(
    () => assert.fail("it is not held back"),
    (error: Error) => error.message
  );

const ticket: Change = (d) => ({support: {...d.support!, opened: d.support!.opened + 1}});

describe("approve(request) and deckReviews(config)", () => {
  it("keep the text of the notes", async () => {
    const text = await noted("AC-1001");
    assert.isTrue(text.startsWith("---\napproved:\n  by: Ana Ruiz\n  on: 2026-10-05\n"));
    assert.isTrue(text.endsWith(`---\n\n${NOTES}`));
    const {failed, slides} = reports.get("AC-1001")!;
    assert.deepStrictEqual([failed, slides.slice(0, 3)], [null, ["title", "summary", "goals"]]);
  });
  it("change no recipe, of deck or brief, with notes or without", async () => {
    assert.deepStrictEqual(await recipes(slices), before);
  });
  it("tell who approved or reviewed a deck, and when, and of which nobody did", async () => {
    assert.deepStrictEqual(await status("AC-1001"), {status: "approved", by: "Ana Ruiz", on: "2026-10-05"});
    assert.deepInclude(await status("AC-1002"), {status: "reviewed", by: "Kai: Berg #2"});
    assert.deepInclude(await status("AC-1002", ticket), {status: "draft", by: null});
    assert.deepInclude(await status("AC-1003"), {status: "draft", by: null});
  });
  it("leave out what is not approved where only approved decks are asked for, reviewed ones too", async () => {
    await using list = await openDeckList(join(folder, "decks"), () => undefined);
    const options = {formats: ["pdf"] as const, list, brand: null, review: deckReviews(config), force: false};
    const approved = async (approved_only: boolean) => {
      const items = await EDITIONS.customer.items(slices, {db, config});
      const wanted = items.filter((d) => /AC-100[123]/u.test(d.account_id));
      const sorted = await Promise.all(wanted.map((d) => sortItem(d, {...options, approved_only})));
      return sorted.map((d) => [d.approved, d.todo?.status?.status ?? "not made"]);
    };
    assert.deepStrictEqual(await approved(true), [[true, "approved"], [false, "not made"], [false, "not made"]]); // prettier-ignore
    assert.deepStrictEqual(await approved(false), [[true, "approved"], [false, "reviewed"], [false, "draft"]]); // prettier-ignore
  });
  it("tell the list of an approval that was taken back, though the deck is left out", async () => {
    await using list = await openDeckList(join(folder, "decks"), () => undefined);
    const items = await EDITIONS.customer.items(slices, {db, config});
    const item = items.find((d) => d.account_id === "AC-1003")!;
    const was = {file: `${item.name}.pdf`, recipe: item.recipe, language: "en", status: "approved"} as const;
    await list.add({...({} as ManifestDeck), ...was, by: "Ana Ruiz"}, new Uint8Array(1));
    const options = {formats: ["pdf"] as const, list, brand: null, review: deckReviews(config), force: false};
    assert.isNull((await sortItem(item, {...options, approved_only: true})).todo);
    assert.deepInclude(list.known(was.file), {status: "draft", by: null});
  });
  it("hold an approved deck back whose numbers would change, and say which slides and what to do", async () => {
    assert.match(
      await refusal("AC-1004", ticket),
      /^approved by Ana Ruiz on 2026-10-05 as it was then; slides (?:[\w-]+, )*support(?:, [\w-]+)* would change\. Look at it again and approve it: quarterdeck approve --account AC-1004 --quarter 2026Q3 --by NAME; or take the approval back with --withdraw$/u
    );
    assert.match(await refusal("AC-1004", () => ({plans: []})), /would change; slide next would be gone\./u);
  });
  it("hold nothing back for a new day of data, a line moved in the notes, or another internal section", async () => {
    const later: Change = (d) => ({period: {...d.period, as_of: "2026-10-09"}});
    assert.deepInclude(await status("AC-1005", later), {status: "approved"});
    const notes = async () => ({notes: withoutInternal(await readNotes(join(folder, "notes"), AC_1005))});
    const text = await noted("AC-1005");
    await note("AC-1005", text.replace("# adoption", "\n\n# adoption").replace("has left", "stays"));
    const moved = await notes();
    assert.strictEqual(moved.notes!.sections[0]!.line, slices.get("AC-1005")!.notes!.sections[0]!.line + 2);
    assert.deepInclude(await status("AC-1005", () => moved), {status: "approved"});
    await note("AC-1005", text.replace("We **trained**", "You **trained**"));
    const other = await notes();
    assert.match(await refusal("AC-1005", () => other), /as it was then; slide adoption would change\./u);
  });
  it("read what a finished deck says off the list, unless it is in another language", async () => {
    const content = Object.fromEntries(reports.get("AC-1006")!.slides.map((d) => [d, "000000000000"]));
    assert.match(await refusal("AC-1006", undefined, [{language: "en", content}]), /slides title, summary,/u);
    assert.deepInclude(await status("AC-1006", undefined, [{language: "tr", content}]), {status: "approved"});
  });
  it("take a step back, once", async () => {
    assert.isNull((await sign(["AC-1007"], {by: null})).get("AC-1007")!.failed);
    assert.deepInclude(await status("AC-1007", ticket), {status: "draft"});
    assert.strictEqual(await noted("AC-1007"), "");
    const again = await sign(["AC-1007"], {by: null});
    assert.strictEqual(again.get("AC-1007")!.failed, "there is nothing to take back: it was not approved");
  });
  it.each(Object.entries(HOSTILE))(
    "leave hostile notes of %s alone and say where",
    async (id, [text, message]) => {
      assert.match(await refusal(id), message);
      assert.match(reports.get(id)!.failed ?? "", message);
      assert.strictEqual(await noted(id), text);
    }
  );
  it("approve no deck that cannot be made, and write nothing", async () => {
    assert.match(
      reports.get("AC-1012")!.failed ?? "",
      /no number of this deck is named \{\{active_usres\}\}; did you mean active_users\?/u
    );
    assert.strictEqual(await noted("AC-1012"), FAULTY);
  });
});
