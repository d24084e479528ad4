import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {unzipSync, zipSync} from "fflate";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {leakSearch} from "../../../reports/check.js";
import {fileOf} from "../../../reports/finish.js";
import {BaseError, openBase} from "../../../reports/pptx/base.js";
import type {PptxBrand} from "../../../reports/pptx/brand.js";
import {pptxBrand} from "../../../reports/pptx/brand.js";
import type {LaidSlide, Paragraph, Run, TablePart, TextPart} from "../../../reports/pptx/slideParts.js";
import {workbook} from "../../../reports/pptx/workbook.js";
import {pptxStrings, recipeInPptx} from "../../../reports/pptx/strings.js";
import {type PptxDeck, writePptx} from "../../../reports/pptx/write.js";
import {loadMessages} from "../../../src/lib/messages.js";
import type {Config} from "../../../loaders/configTypes.js";
import {openPptx, packageFaults, paragraphsOf} from "../../support/pptxPackage.js";

const BOX = {x: 48, y: 152, w: 400, h: 100};

const run = (text: string, more: Partial<Run> = {}): Run => ({
  text,
  size: 16,
  bold: false,
  display: false,
  colour: "181C22",
  spacing: 0,
  href: null,
  ...more
});

const paragraph = (runs: Run[], more: Partial<Paragraph> = {}): Paragraph => ({
  runs,
  align: "l",
  rtl: false,
  line: 23,
  bullet: null,
  inset: 0,
  ...more
});

const text = (runs: Run[], more: Partial<TextPart> = {}, of: Partial<Paragraph> = {}): TextPart => ({
  kind: "text",
  box: BOX,
  paragraphs: [paragraph(runs, of)],
  single: true,
  title: false,
  anchor: "t",
  ...more
});

const table: TablePart = {
  kind: "table",
  box: BOX,
  rtl: true,
  columns: [300, 100],
  rows: ["Head", "Body"].map((name, i) => ({
    height: 40,
    head: i === 0,
    cells: [name, "1"].map((d) => ({
      paragraphs: [paragraph([run(d)])],
      anchor: "ctr" as const,
      padding: [9, 10, 9, 10] as [number, number, number, number],
      top: null,
      bottom: i === 0 ? {colour: "181C22", width: 1} : null
    }))
  }))
};

const slide = (...parts: LaidSlide["parts"]): LaidSlide => ({
  id: "adoption",
  parts: [text([run("Title")], {title: true}), ...parts],
  source: "Source: usage",
  metrics: ["mau", "nps"]
});

const deck = (slides: LaidSlide[], more: Partial<PptxDeck["properties"]> = {}): PptxDeck => ({
  slides,
  dir: "ltr",
  theme: new Map(),
  properties: {title: "Deck", author: "Kestrel", lang: "en", recipe: "a=1 b=2", as_of: "2026-09-30", ...more}
});

const vendor = {name: "Kestrel", accent: "#3D3A8C", background: null, logo: null, mark: null, font: "Lato"};
let brand: PptxBrand;

beforeAll(async () => {
  await loadMessages("fa");
  brand = await pptxBrand({brand: {}, lines: {}, dir: "/", path: "x.yaml"} as unknown as Config, vendor);
});

describe("writePptx(base, deck)", () => {
  it("gives a file in which every part has its type, its relations and ids of its own", () => {
    const bytes = writePptx(brand.base, deck([slide(table), slide(text([run("Second")]))]));
    assert.deepStrictEqual(packageFaults(bytes), []);
  });
  it("keeps any text as it is but for characters that XML has no place for", () => {
    const hostile = `<&"'> ]]> \u{1F69A}\u202E ${"x".repeat(200)}`;
    const bytes = writePptx(
      brand.base,
      deck([slide(text([run(`${hostile}\u0007\uD800`)]))], {title: hostile, author: hostile})
    );
    assert.deepStrictEqual(packageFaults(bytes), []);
    const {slides, xml} = openPptx(bytes);
    assert.deepStrictEqual(paragraphsOf(xml(slides[0]!)), ["Title", `${hostile}\uFFFD`]);
    assert.strictEqual(xml("docProps/core.xml").getElementsByTagName("dc:title")[0]!.textContent, hostile);
  });
  it("sets sizes in points: 16 px are 12 points, a slide of 1280 px is 13.333 inches wide", () => {
    const bytes = writePptx(
      brand.base,
      deck([slide(text([run("A")], {box: {x: 0, y: 0, w: 1280, h: 720}, single: false}))])
    );
    const {slides, xml} = openPptx(bytes);
    const [, box] = xml(slides[0]!).getElementsByTagName("p:sp");
    assert.strictEqual(box!.getElementsByTagName("a:rPr")[0]!.getAttribute("sz"), "1200");
    assert.strictEqual(box!.getElementsByTagName("a:spcPts")[0]!.getAttribute("val"), "1725");
    assert.strictEqual(box!.getElementsByTagName("a:ext")[0]!.getAttribute("cy"), "6858000");
  });
  it("marks text that runs from right to left, and what in it is Latin", () => {
    const right = text([run("کاربران "), run("Halden")], {}, {rtl: true, align: "r"});
    const bytes = writePptx(brand.base, deck([slide(right)], {lang: "fa"}));
    const {slides, xml} = openPptx(bytes);
    const document = xml(slides[0]!);
    const langs = Array.from(document.getElementsByTagName("a:rPr"), (d) => d.getAttribute("lang"));
    assert.deepStrictEqual(langs.slice(0, 3), ["fa-IR", "fa-IR", "en-US"]);
    assert.strictEqual(document.getElementsByTagName("a:pPr")[1]!.getAttribute("rtl"), "1");
  });
  it("writes the columns of a table as they lie on the page, in both directions", () => {
    const shown = (part: TablePart) => {
      const {slides, xml} = openPptx(writePptx(brand.base, deck([slide(part)])));
      const document = xml(slides[0]!);
      const widths = Array.from(document.getElementsByTagName("a:gridCol"), (d) => d.getAttribute("w"));
      const [properties] = document.getElementsByTagName("a:tblPr");
      const flags = Array.from(properties!.attributes, (d) => `${d.name}=${d.value}`);
      return {widths, flags, texts: paragraphsOf(document).slice(-4)};
    };
    const flags = ["firstRow=1"];
    assert.deepStrictEqual(shown(table), {
      widths: ["952500", "2857500"],
      flags,
      texts: ["1", "Head", "1", "Body"]
    });
    assert.deepStrictEqual(shown({...table, rtl: false}), {
      widths: ["2857500", "952500"],
      flags,
      texts: ["Head", "1", "Body", "1"]
    });
  });
  it("draws the line between two rows once for both", () => {
    const {slides, xml} = openPptx(writePptx(brand.base, deck([slide(table)])));
    const cells = xml(slides[0]!).getElementsByTagName("a:tcPr");
    const width = (i: number, side: string) =>
      cells[i]!.getElementsByTagName(`a:${side}`)[0]!.getAttribute("w");
    assert.deepStrictEqual([width(0, "lnB"), width(2, "lnT"), width(2, "lnB")], ["9525", "9525", "0"]);
  });
  it("links to slides of the deck and to the web, and to nothing else", () => {
    const links = [
      "#slide-adoption",
      "#slide-nowhere",
      "https://example.com/?a=1&b=2",
      "file:///etc/passwd",
      "javascript:x()"
    ];
    const bytes = writePptx(brand.base, deck([slide(...links.map((href) => text([run(href, {href})])))]));
    const {slides, relations, xml} = openPptx(bytes);
    const found = relations(slides[0]!).filter((d) => d.type === "hyperlink" || d.target === slides[0]);
    assert.deepStrictEqual(
      found.map((d) => d.target),
      [slides[0], "https://example.com/?a=1&b=2"]
    );
    assert.lengthOf(Array.from(xml(slides[0]!).getElementsByTagName("a:hlinkClick")), 2);
  });
  it("says in the notes where the numbers come from and what they mean", () => {
    const {slides, relations, xml} = openPptx(writePptx(brand.base, deck([slide()])));
    const notes = relations(slides[0]!).find((d) => d.type === "notesSlide")!;
    assert.deepStrictEqual(paragraphsOf(xml(notes.target)), [
      "Source: usage",
      "Active users: Distinct users with usage in 28 days.",
      "NPS: 100 \u00d7 (promoters 9\u201310 \u2212 detractors 0\u20136) / answers; one answer per user and quarter, the last."
    ]);
  });
  it("carries its recipe, and gives the same bytes twice", () => {
    const bytes = writePptx(brand.base, deck([slide()]));
    assert.strictEqual(recipeInPptx(bytes), "a=1 b=2");
    assert.isTrue(Buffer.from(bytes).equals(Buffer.from(writePptx(brand.base, deck([slide()])))));
    assert.isNull(recipeInPptx(zipSync({"a.xml": new Uint8Array()})));
  });
  it("has the vendor's colour and font as its theme", () => {
    const {text: read} = openPptx(writePptx(brand.base, deck([slide()])));
    const theme = read("ppt/theme/theme1.xml");
    assert.include(theme, '<a:accent1><a:srgbClr val="3D3A8C"/>');
    assert.include(theme, '<a:latin typeface="Lato"/>');
    assert.strictEqual(brand.theme.get("3D3A8C"), "accent1");
  });
});

describe("openBase(files)", () => {
  const template = () =>
    unzipSync(writePptx(brand.base, deck([slide(table), slide(text([run("Old slide")]))])));

  it("takes a company's slides out and keeps its masters, layouts and theme", () => {
    const bytes = writePptx(openBase(template()), deck([slide(text([run("New slide")]))]));
    assert.deepStrictEqual(packageFaults(bytes), []);
    const {slides, names, text: read} = openPptx(bytes);
    assert.lengthOf(slides, 1);
    assert.lengthOf(
      names.filter((d) => /slides\/[^/]+\.xml$/u.test(d)),
      1
    );
    assert.include(read(slides[0]!), "New slide");
    assert.notInclude(pptxStrings(bytes).pages.flat().join(" "), "Old slide");
    assert.include(read("ppt/theme/theme1.xml"), "3D3A8C");
  });
  it("puts slides on the layout that has a title and nothing else", () => {
    const {slides, relations, text: read} = openPptx(writePptx(openBase(template()), deck([slide()])));
    const layout = relations(slides[0]!).find((d) => d.type === "slideLayout")!;
    assert.include(read(layout.target), 'type="titleOnly"');
  });
  it("sets slides in the middle of a template of another shape", () => {
    const files = template();
    const part = "ppt/presentation.xml";
    const narrow = Buffer.from(files[part]!).toString().replace('cx="12192000"', 'cx="9144000"');
    const bytes = writePptx(
      openBase({...files, [part]: Buffer.from(narrow)}),
      deck([slide(text([run("A")]))])
    );
    const {slides, xml} = openPptx(bytes);
    const box = xml(slides[0]!).getElementsByTagName("p:sp")[1]!;
    // Three quarters of its size: 36 px from the left, 12 points become 9, and as much room above as below.
    assert.strictEqual(box.getElementsByTagName("a:off")[0]!.getAttribute("x"), String(36 * 9525));
    assert.strictEqual(box.getElementsByTagName("a:off")[0]!.getAttribute("y"), String((90 + 114) * 9525));
    assert.strictEqual(box.getElementsByTagName("a:rPr")[0]!.getAttribute("sz"), "900");
  });
  it("refuses what is no presentation", () => {
    assert.throws(
      () => openBase({"[Content_Types].xml": Buffer.from("<Types/>")}),
      BaseError,
      /no PowerPoint file/
    );
  });
});

describe("pptxBrand(config, vendor)", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "quarterdeck-template-"));
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));
  const read = (template: string) => {
    const config = {brand: {template}, lines: {"brand.template": 7}, dir: folder, path: "acme.yaml"};
    return pptxBrand(config as unknown as Config, vendor);
  };
  const fault = (template: string) =>
    read(template).then(
      () => "",
      (error: Error) => error.message.replaceAll(folder, "")
    );

  it("puts decks into the company's own file, and its fingerprint into their recipe", async () => {
    const bytes = writePptx(brand.base, deck([slide(text([run("Old slide")]))]));
    await writeFile(join(folder, "own.pptx"), bytes);
    const own = await read("own.pptx");
    const {file, recipe} = fileOf({name: "A-1-2026Q3-en", recipe: "a=1"}, "pptx", own);
    assert.strictEqual(file, "A-1-2026Q3-en.pptx");
    assert.match(recipe, /^a=1 pptx=[0-9a-f]{8}$/u);
    assert.strictEqual(fileOf({name: "A", recipe: "a=1"}, "pdf", own).recipe, "a=1");
    assert.deepStrictEqual(packageFaults(writePptx(own.base, deck([slide()]))), []);
  });
  it("takes the ground and the serif of a brand: dark slides have light text, their notes dark", async () => {
    const config = {brand: {}, lines: {}, dir: "/", path: "x.yaml"} as unknown as Config;
    const dark = await pptxBrand(config, {
      ...vendor,
      accent: "#8AB8FF",
      background: "#12161D",
      font: "serif"
    });
    const bytes = writePptx(dark.base, deck([slide(text([run("Light")]))]));
    assert.deepStrictEqual(packageFaults(bytes), []);
    const {xml} = openPptx(bytes);
    const theme = xml("ppt/theme/theme1.xml");
    const value = (name: string) =>
      theme.getElementsByTagName(`a:${name}`)[0]!.firstElementChild!.getAttribute("val");
    assert.deepStrictEqual(["dk1", "lt1", "accent1"].map(value), ["12161D", "E9EBEE", "8AB8FF"]);
    assert.strictEqual(theme.getElementsByTagName("a:latin")[0]!.getAttribute("typeface"), "Source Serif 4");
    const ground = (part: string) => xml(part).getElementsByTagName("p:clrMap")[0]!.getAttribute("bg1");
    assert.strictEqual(ground("ppt/slideMasters/slideMaster1.xml"), "dk1");
    assert.strictEqual(ground("ppt/notesMasters/notesMasterQuarterdeck.xml"), "lt1");
    assert.strictEqual(dark.theme.get("E9EBEE"), "tx1");
  });
  it("says where a file is named that cannot be used, and why", async () => {
    await writeFile(join(folder, "notes.pptx"), "no archive");
    const sheet = workbook({
      kind: "columns",
      categories: ["a"],
      series: [],
      plane: {left: 0, right: 1, top: 0, bottom: 1},
      domain: [0, 1]
    });
    await writeFile(join(folder, "sheet.pptx"), sheet);
    assert.strictEqual(await fault("none.pptx"), "acme.yaml:7: brand.template: there is no file /none.pptx");
    assert.match(
      await fault("notes.pptx"),
      /^acme\.yaml:7: brand\.template: \/notes\.pptx cannot be used: /u
    );
    assert.match(await fault("sheet.pptx"), /it is no PowerPoint file; expected a \.pptx or \.potx file/u);
  });
});

describe("pptxStrings(bytes)", () => {
  const accounts = [
    {account_id: "A-0001", name: "Halden Freight"},
    {account_id: "A-0002", name: "Canary Logistics"}
  ];
  const search = leakSearch({accounts, internal: [], templates: []});
  const leaks = (bytes: Uint8Array) => {
    const {pages, hidden} = pptxStrings(bytes);
    return search.check(pages, hidden, {account_id: "A-0001", slice: "Halden Freight", notes: ""}).leaks;
  };
  const name = "Canary Logistics";
  const chart = (value: Partial<{name: string; series: string; category: string}>) =>
    slide({
      kind: "chart",
      box: BOX,
      name: value.name ?? "Chart",
      rtl: false,
      lines: {grid: "EAEAE5", base: "85898D"},
      sheet: {
        kind: "columns",
        categories: [value.category ?? "Jan"],
        series: [{name: value.series ?? "Users", values: [1], colour: "174E95"}],
        plane: {left: 0, right: 100, top: 0, bottom: 100},
        domain: [0, 2]
      }
    });
  const planted: Record<string, LaidSlide> = {
    "in a text, though its letters differ in look": slide(
      text([run("At Canary "), run("Logistics", {bold: true})])
    ),
    "in a table": slide({
      ...table,
      rows: [
        {
          ...table.rows[0]!,
          cells: [
            {...table.rows[0]!.cells[0]!, paragraphs: [paragraph([run(name)])]},
            table.rows[0]!.cells[1]!
          ]
        }
      ]
    }),
    "in the notes": {...slide(), source: `From ${name}`},
    "in a chart's alternative text": chart({name: `Users of ${name}`}),
    "in a chart's series": chart({series: name}),
    "in the categories of its sheet": chart({category: name}),
    "in a picture's alternative text": slide({
      kind: "image",
      box: BOX,
      src: "data:image/png;base64,iVBORw0KGgo=",
      alt: name
    }),
    "in the address of a link": slide(text([run("here", {href: `https://example.com/${name}`})]))
  };
  for (const [where, canary] of Object.entries(planted)) {
    it(`finds another account's name ${where}, and its slide`, () => {
      const found = leaks(writePptx(brand.base, deck([slide(), canary])));
      assert.deepStrictEqual(
        found.map((d) => [d.page, d.value]),
        [[2, name]]
      );
    });
  }
  it("finds it in the workbook alone, which no slide shows", () => {
    const files = unzipSync(writePptx(brand.base, deck([chart({})])));
    const sheet = "ppt/embeddings/quarterdeckSheet1.xlsx";
    const inner = unzipSync(files[sheet]!);
    const part = "xl/worksheets/sheet1.xml";
    inner[part] = Buffer.from(Buffer.from(inner[part]!).toString().replace("Users", name));
    assert.deepStrictEqual(
      leaks(zipSync({...files, [sheet]: zipSync(inner)})).map((d) => d.page),
      [1]
    );
  });
  it("finds it in the properties, on no slide", () => {
    const found = leaks(writePptx(brand.base, deck([slide()], {title: name})));
    assert.deepStrictEqual(
      found.map((d) => d.page),
      [0]
    );
  });
  it("finds nothing where nothing is", () => {
    assert.deepStrictEqual(leaks(writePptx(brand.base, deck([slide(table), chart({})]))), []);
  });
});
