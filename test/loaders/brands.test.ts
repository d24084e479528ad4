import {readFile} from "node:fs/promises";
import {assert, describe, it} from "vitest";
import {readConfig} from "../../loaders/config.js";
import {sliceVendor} from "../../loaders/slice/vendor.js";
import {contrast, deckColours} from "../../src/lib/deckColours.js";
import {BRANDS, brandConfig} from "../fixtures/deck/brands.js";
import {companyFolder, userError} from "../fixtures/ingest/folder.js";

describe("the examples of brands", () => {
  it.each(BRANDS)("%s takes ten lines at most, can be read, and finds its mark", async (brand) => {
    const text = await readFile(new URL(`../../data/brands/${brand}.yaml`, import.meta.url), "utf8");
    assert.isAtMost(text.trimEnd().split("\n").length, 10);
    const {accent, background, mark} = await sliceVendor(await brandConfig(brand));
    const colours = deckColours({accent, background});
    assert.isAtLeast(contrast(colours.accent, colours.surface), 4.5);
    assert.isAtLeast(contrast(colours.text, colours.surface), 7);
    assert.match(mark!, /^data:image\/svg/);
  });
});

describe("readConfig(file) of a brand", () => {
  const refused = async (brand: string) =>
    (await userError(companyFolder({settings: `brand: {${brand}}`}))).message;

  it("refuses colours that cannot be read, with line, key and a colour that can", async () => {
    assert.match(
      await refused('accent: "#FFFF00"'),
      /^quarterdeck\.yaml:1: brand\.accent: #FFFF00 on #FFFFFF has a contrast of 1\.0; text needs 4\.5 or more: the nearest that does is #[0-9A-F]{6}$/
    );
    assert.match(
      await refused('background: "#808080"'),
      /^quarterdeck\.yaml:1: brand\.background: text on #808080 has a contrast of 4\.\d; it needs 7 or more/
    );
  });
  it("refuses light text on a template's own ground", async () => {
    assert.match(
      await refused('background: "#12161D", template: ours.pptx'),
      /brand\.template: a template brings a ground/
    );
  });
  it("takes the sample's own brand", async () => {
    const {brand} = await readConfig("data/quarterdeck.yaml");
    assert.strictEqual(brand.name, "Kestrel");
  });
});
