import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Config} from "../../../loaders/configTypes.js";
import {configVersion, recipeOf} from "../../../loaders/slice/recipe.js";
import {sliceVendor} from "../../../loaders/slice/vendor.js";
import {halden} from "../../fixtures/deck/halden.js";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-brand-"));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

const config = (brand: Config["brand"], more: Partial<Config> = {}) =>
  ({
    company: "Kestrel",
    path: join(dir, "quarterdeck.yaml"),
    dir,
    lines: {"brand.accent": 7},
    brand,
    ...more
  }) as Config;
const fault = (brand: Config["brand"]) =>
  sliceVendor(config(brand)).then(
    () => "",
    (error: Error) => error.message
  );

describe("sliceVendor(config)", () => {
  it("is the company where no brand is given", async () => {
    assert.deepStrictEqual(await sliceVendor(config({})), {
      name: "Kestrel",
      accent: null,
      logo: null,
      font: null
    });
    assert.strictEqual((await sliceVendor(config({name: "Kestrel GmbH"}))).name, "Kestrel GmbH");
  });
  it("takes an accent that can be read on white and told from the health colours", async () => {
    assert.strictEqual((await sliceVendor(config({accent: "#3D3A8C"}))).accent, "#3D3A8C");
    assert.match(
      await fault({accent: "#FFCC00"}),
      /quarterdeck\.yaml:7: brand\.accent is #FFCC00, with a contrast of 1\.5 on white/
    );
    assert.match(await fault({accent: "#960E22"}), /too near to the colour of "at risk"/);
    assert.match(await fault({accent: "red; } body { display: none"}), /expected a colour such as #174E95/);
  });
  it("carries the logo in the deck itself, so that nothing is fetched", async () => {
    await writeFile(join(dir, "logo.svg"), "<svg/>");
    const {logo} = await sliceVendor(config({logo: "logo.svg"}));
    assert.strictEqual(logo, `data:image/svg+xml;base64,${Buffer.from("<svg/>").toString("base64")}`);
  });
  it("refuses a logo that is missing, a folder, too large or no picture", async () => {
    await writeFile(join(dir, "large.png"), Buffer.alloc(600 * 1024));
    assert.match(await fault({logo: "none.png"}), /brand\.logo: there is no file .*none\.png$/);
    assert.match(
      await fault({logo: "large.png"}),
      /has 600 KiB; every deck carries it: make it 512 KiB at most/
    );
    assert.match(
      await fault({logo: "quarterdeck.yaml"}),
      /expected a \.png, \.jpg, \.jpeg, \.svg, \.webp file/
    );
  });
});

describe("configVersion(config)", () => {
  it("changes with a setting, and not with where the file lies", () => {
    const version = (more: Partial<Config>) => configVersion(config({accent: "#3D3A8C"}, more));
    assert.strictEqual(version({dir: "/elsewhere", path: "/elsewhere/q.yaml", lines: {}}), version({}));
    assert.notStrictEqual(version({company: "Other"}), version({}));
  });
});

describe("recipeOf(data, versions)", () => {
  it("says quarter, day and versions, and hashes the data", () => {
    const {recipe: _, ...data} = halden();
    const versions = {config: "c", code: "v"};
    const one = recipeOf(data, versions);
    assert.deepInclude(one, {as_of: "2026-09-30", quarter: "2026Q3", config: "c", code: "v"});
    assert.match(one.data, /^[0-9a-f]{12}$/u);
    assert.deepStrictEqual(recipeOf(structuredClone(data), versions), one);
    const other = {...data, account: {...data.account, name: `${data.account.name} `}};
    assert.notStrictEqual(recipeOf(other, versions).data, one.data);
  });
});
