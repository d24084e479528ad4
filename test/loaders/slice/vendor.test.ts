import {writeFile} from "node:fs/promises";
import path from "node:path";
import {assert, describe, it} from "vitest";
import {configVersion, recipeOf} from "../../../loaders/slice/recipe.js";
import {sliceVendor} from "../../../loaders/slice/vendor.js";
import type {DeckData, DeckNotes} from "../../../src/metrics/deckData.js";
import {companyFolder, temporaryFolder, userError} from "../../fixtures/ingest/folder.js";
import {testConfig} from "../../support/companies.js";

const PIXEL = Buffer.from("89504e470d0a1a0a", "hex");

describe("sliceVendor(config)", () => {
  it("is the company where no brand is given", async () => {
    assert.deepStrictEqual(await sliceVendor(testConfig()), {
      name: "Acme",
      accent: null,
      background: null,
      logo: null,
      mark: null,
      font: null
    });
  });
  it("carries logo and mark within the deck, whatever the case of its name", async () => {
    const dir = await temporaryFolder();
    await writeFile(path.join(dir, "Logo.PNG"), PIXEL);
    const brand = {name: "Apex", accent: "#174E95", logo: "Logo.PNG", mark: "Logo.PNG", font: "Georgia"};
    assert.deepStrictEqual(await sliceVendor(testConfig({dir, brand})), {
      ...brand,
      background: null,
      logo: `data:image/png;base64,${PIXEL.toString("base64")}`,
      mark: `data:image/png;base64,${PIXEL.toString("base64")}`
    });
  });
  it.each([
    ["logo.bmp", "brand.logo is logo.bmp; expected a .png, .jpg, .jpeg, .svg, .webp file"],
    ["none.png", "brand.logo: there is no file none.png"],
    ["large.png", "brand.logo: large.png has 513 KiB; every deck carries it: make it 512 KiB at most"]
  ])("refuses the logo %s and says what would do", async (logo, expected) => {
    const config = await companyFolder({
      settings: `brand: {logo: ${logo}}`,
      files: {"logo.bmp": PIXEL, "large.png": new Uint8Array(513 * 1024)}
    });
    const {message} = await userError(sliceVendor(config));
    assert.strictEqual(message.replace(/^.*quarterdeck\.yaml:1: /, ""), expected);
  });
});

describe("recipeOf(data, versions)", () => {
  const data = {
    period: {as_of: "2026-03-31", quarter: "2026Q1"},
    goals: [],
    template: {slides: [{id: "title", shown: true, custom: null}]}
  } as unknown as DeckData;
  const versions = {config: "c", definitions: "d", template: "t", code: "1+a"};

  it("changes with the account's data and with nothing else of theirs", () => {
    const recipe = recipeOf(data, versions);
    assert.deepInclude(recipe, {as_of: "2026-03-31", quarter: "2026Q1", ...versions});
    assert.match(recipe.data, /^[0-9a-f]{12}$/);
    assert.deepStrictEqual(recipeOf(structuredClone(data), versions), recipe);
    assert.notStrictEqual(recipeOf({...data, plans: []}, versions).data, recipe.data);
    const without = {...data.template, slides: data.template.slides.map((d) => ({...d, shown: false}))};
    assert.notStrictEqual(recipeOf({...data, template: without}, versions).data, recipe.data);
  });
  it("has the CSM's text apart from the data, wherever it stands in its file", () => {
    const notes = (body: string, line: number): DeckNotes => ({
      file: "notes/a.md",
      sections: [{slide: "adoption", place: "add", body: [body], line}],
      fault: null
    });
    const recipe = recipeOf(data, versions);
    const one = recipeOf({...data, notes: notes("Steady.", 1)}, versions);
    assert.deepStrictEqual({...one, text: recipe.text}, recipe);
    assert.notStrictEqual(one.text, recipe.text);
    assert.deepStrictEqual(recipeOf({...data, notes: notes("Steady.", 9)}, versions), one);
    assert.notStrictEqual(recipeOf({...data, notes: notes("Rising.", 1)}, versions).text, one.text);
    assert.notStrictEqual(recipeOf(data, versions, notes("Steady.", 1).sections).text, recipe.text);
  });
  it("has one version for the same settings, wherever their file lies", () => {
    const here = configVersion(testConfig({dir: "/a", path: "/a/quarterdeck.yaml", lines: {company: 1}}));
    assert.strictEqual(configVersion(testConfig({dir: "/b", path: "/b/q.yaml"})), here);
    assert.notStrictEqual(configVersion(testConfig({currency: "EUR"})), here);
  });
});
