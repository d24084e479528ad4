import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {zipSync} from "fflate";
import {readDeckFile} from "../../reports/deckFile.js";
import {recipeChanges, recipeLine, recipeParts} from "../../reports/recipeLine.js";

const RECIPE = {
  as_of: "2026-09-30",
  quarter: "2026Q3",
  config: "c0ffee",
  definitions: "def5",
  data: "beef",
  text: "7e47",
  template: "5eed",
  code: "0.1.0+ab"
};
const LINE = recipeLine(RECIPE, {account_id: "Åse & co", lang: "tr", edition: "customer"});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-file-"));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

async function read(content: string | Uint8Array) {
  await writeFile(join(folder, "x.pdf"), content);
  return await readDeckFile(join(folder, "x.pdf"));
}
const pdf = (line: string) => `%PDF-1.7\n<< /QuarterdeckRecipe (${line}) >>\n${" ".repeat(20_000)}%%EOF`;

describe("readDeckFile(file)", () => {
  it("reads whose deck a file is off its recipe, whatever its name", async () => {
    const {account, quarter, language, edition, format, recipe} = await read(pdf(LINE));
    assert.deepStrictEqual(
      [account, quarter, language, edition, format, recipe.data],
      ["%C3%85se%20%26%20co", "2026Q3", "tr", "customer", "pdf", "beef"]
    );
  });
  it.each([
    ["text", "Dear Kai"],
    ["nothing", ""],
    ["a PDF of another program", "%PDF-1.4\n%%EOF"],
    ["an archive", zipSync({"a.xml": new Uint8Array()})],
    ["a recipe without account", pdf(LINE.replace(/^account=\S+ /u, ""))],
    ["a quarter that leads elsewhere", pdf(LINE.replace("2026Q3", "../../etc/2026Q3"))],
    ["an edition of an object", pdf(LINE.replace("customer", "constructor"))]
  ])("refuses %s", async (_, content) => {
    const message = await read(content).then(
      () => "",
      (error: Error) => error.message
    );
    assert.match(message, /x\.pdf carries no recipe of Quarterdeck: it is no deck, or another program/u);
  });
  it("names a file that is not there", async () => {
    const message = await readDeckFile(join(folder, "gone.pdf")).catch((error: Error) => error.message);
    assert.strictEqual(message, `there is no file ${join(folder, "gone.pdf")}`);
  });
});

describe("recipeChanges(file, today)", () => {
  it("names each part that is another, new or gone, with both values", () => {
    assert.deepStrictEqual(recipeChanges(recipeParts(LINE), recipeParts(LINE)), []);
    const today = LINE.replace("data=beef", "data=f00d").replace("code=0.1.0+ab", "pptx=77");
    assert.deepStrictEqual(recipeChanges(recipeParts(LINE), recipeParts(today)), [
      {part: "data", file: "beef", today: "f00d"},
      {part: "pptx", file: null, today: "77"},
      {part: "code", file: "0.1.0+ab", today: null}
    ]);
  });
});
