import {mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, assert, beforeEach, describe, it} from "vitest";
import {type ManifestDeck, openDeckList} from "../../reports/manifest.js";

const RECIPE = "quarter=2026Q3 as_of=2026-09-30 lang=en edition=customer config=a data=b code=c";
const deck = (file: string, recipe = RECIPE): ManifestDeck => ({
  account_id: file.slice(0, 4),
  quarter: "2026Q3",
  language: "en",
  file,
  recipe,
  bytes: 1,
  pages: 1,
  slides: [],
  checklist: [],
  content: {},
  numbers: {},
  not_searched: 0
});
const pdf = (recipe: string) =>
  `%PDF-1.7\n${"x".repeat(20_000)}\n<< /QuarterdeckRecipe (${recipe}) >>\n%%EOF`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-list-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function listed(...decks: ManifestDeck[]): Promise<void> {
  const list = await openDeckList(folder);
  for (const d of decks) list.add(d);
  await list.save([]);
}

describe("openDeckList(folder)", () => {
  it("knows a deck as finished when list and file carry the same recipe", async () => {
    await writeFile(join(folder, "A-01.pdf"), pdf(RECIPE));
    await listed(deck("A-01.pdf"));
    const list = await openDeckList(folder);
    assert.strictEqual((await list.finished("A-01.pdf", RECIPE))?.account_id, "A-01");
    assert.isNull(await list.finished("A-01.pdf", RECIPE.replace("data=b", "data=z")));
    assert.isNull(await list.finished("A-02.pdf", RECIPE));
  });
  it("does not trust the list where the file is another one, cut short or gone", async () => {
    await listed(deck("A-01.pdf"), deck("A-02.pdf"), deck("A-03.pdf"));
    await writeFile(join(folder, "A-01.pdf"), pdf(RECIPE.replace("config=a", "config=old")));
    await writeFile(join(folder, "A-02.pdf"), pdf(RECIPE).slice(0, 9000));
    const list = await openDeckList(folder);
    for (const name of ["A-01.pdf", "A-02.pdf", "A-03.pdf"]) assert.isNull(await list.finished(name, RECIPE));
  });
  it("begins anew where the list is damaged or of another kind", async () => {
    await writeFile(join(folder, "A-01.pdf"), pdf(RECIPE));
    for (const text of ['{"decks": [', "[]", '{"decks": 1, "failed": []}', '{"decks": [{}], "failed": []}']) {
      await writeFile(join(folder, "manifest.json"), text);
      assert.isNull(await (await openDeckList(folder)).finished("A-01.pdf", RECIPE), text);
    }
  });
  it("keeps earlier decks that are still there, in the order of their files, and only this run's failures", async () => {
    for (const name of ["A-01.pdf", "A-02.pdf"]) await writeFile(join(folder, name), pdf(RECIPE));
    await listed(deck("A-02.pdf"), deck("A-09.pdf"));
    const list = await openDeckList(folder);
    list.add(deck("A-01.pdf"));
    await list.save([{account_id: "A-03", reason: "why"}]);
    const text = await readFile(join(folder, "manifest.json"), "utf8");
    const {decks, failed} = JSON.parse(text) as {decks: ManifestDeck[]; failed: unknown[]};
    assert.deepStrictEqual(
      decks.map((d) => d.file),
      ["A-01.pdf", "A-02.pdf"]
    );
    assert.deepStrictEqual(failed, [{account_id: "A-03", reason: "why"}]);
    assert.deepStrictEqual(
      (await readdir(folder)).filter((d) => !d.endsWith(".pdf")),
      ["manifest.json"]
    );
  });
});
