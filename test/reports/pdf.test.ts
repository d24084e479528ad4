import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import {assert, describe, it} from "vitest";
import {deckText, readPdf} from "../../reports/check.js";
import {finishPdf, openPdf, steadyIds} from "../../reports/pdf.js";
import {recipeIn} from "../../reports/pdfRecipe.js";
import {recipeLine} from "../../reports/recipeLine.js";
import {hiddenStrings, pageRuns} from "../../reports/pdfText.js";

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

/** One page that says *Halden*; the font of the standard does not say which characters it shows. */
async function small(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle("A title");
  document.addPage([960, 540]).drawText("Halden", {x: 40, y: 40, size: 20});
  return await document.save({useObjectStreams: false});
}

/** One page whose content is written by hand, with a font that maps code 1 to *A* and 2, 3 to *B*, *C*. */
async function byHand(content: string, subtype: "Type0" | "Type3" = "Type0"): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const {context} = document;
  const digits = subtype === "Type0" ? 4 : 2;
  const code = (n: number) => `<${String(n).padStart(digits, "0")}>`;
  const map = context.register(
    context.flateStream(
      `1 beginbfchar ${code(1)} <0041> endbfchar\n1 beginbfrange ${code(2)} ${code(3)} <0042> endbfrange`
    )
  );
  const font = context.register(context.obj({Type: "Font", Subtype: subtype, ToUnicode: map}));
  const page = document.addPage([960, 540]);
  page.node.set(PDFName.of("Resources"), context.obj({Font: {F1: font}}));
  page.node.set(PDFName.of("Contents"), context.register(context.flateStream(content)));
  return document;
}

describe("steadyIds(pdf)", () => {
  it("numbers ids from 1 in their order, the same one alike, and moves no byte", () => {
    const before = "(node00000917) (node00000042) x (node00000917) (node123) (node000000001)";
    const after = Buffer.from(steadyIds(Buffer.from(before))).toString();
    assert.strictEqual(after, "(node00000002) (node00000001) x (node00000002) (node123) (node000000001)");
  });
  it("leaves the bytes given as they are", () => {
    const given = Buffer.from("(node00000917)\xff", "latin1");
    steadyIds(given);
    assert.strictEqual(given.toString("latin1"), "(node00000917)\xff");
  });
});

describe("finishPdf(document, about)", () => {
  it("appends author and recipe, and the recipe is read off the end", async () => {
    const printed = await small();
    const recipe = recipeLine(RECIPE, {account_id: "KA-7", lang: "en", edition: "customer"});
    const finished = Buffer.from(await finishPdf(await openPdf(printed), {author: "Kestrel", recipe}));
    assert.isTrue(finished.subarray(0, printed.length).equals(Buffer.from(printed)));
    assert.strictEqual(recipeIn(finished.subarray(-8192)), recipe);
    const again = await openPdf(finished);
    assert.strictEqual(again.getAuthor(), "Kestrel");
    assert.strictEqual(again.getTitle(), "A title");
  });
});

describe("recipeLine(recipe, language) and recipeIn(tail)", () => {
  it("say all that a deck was made from in a line, and find it again or nothing", () => {
    const line = recipeLine(RECIPE, {account_id: "KA-7", lang: "en", edition: "customer"});
    assert.strictEqual(
      line,
      "account=KA-7 quarter=2026Q3 as_of=2026-09-30 lang=en edition=customer config=c0ffee definitions=def5 data=beef text=7e47 template=5eed code=0.1.0+ab"
    );
    assert.strictEqual(recipeIn(Buffer.from(`<< /QuarterdeckRecipe (${line}) >>`)), line);
    for (const text of ["", "/QuarterdeckRecipe", "/OtherRecipe (x)"])
      assert.isNull(recipeIn(Buffer.from(text)));
  });
});

describe("pageRuns(document)", () => {
  it("reads shown text by the font's map, a run for each line however often the pen moves along it", async () => {
    const lines = "<00010002> Tj 10 0 Td [<0003> -120 <0001>] TJ 0 -14 Td <0002> Tj 9.5 0.0 Td <0003> Tj";
    const document = await byHand(`BT /F1 12 Tf ${lines} ET BT 1 0 0 1 0 0 Tm <0001> Tj ET`);
    assert.deepStrictEqual(pageRuns(document), [["ABCA", "BC", "A"]]);
  });
  it("reads fonts of one byte a character", async () => {
    assert.deepStrictEqual(pageRuns(await byHand("BT /F1 12 Tf <010203> Tj ET", "Type3")), [["ABC"]]);
  });
  it("refuses fonts without a map and text in another form, so that nothing goes unread", async () => {
    const bare = await openPdf(await small());
    assert.throws(() => pageRuns(bare), RangeError, /does not say which characters/);
    const literal = await byHand("BT /F1 12 Tf (abc) Tj ET");
    assert.throws(() => pageRuns(literal), RangeError, /in a form that is not read/);
  });
});

describe("deckText(document, pdf, expected)", () => {
  it("takes the general reader where the quick one refuses", async () => {
    const pdf = await small();
    const {pages, hidden} = await deckText(await openPdf(pdf), pdf, "Halden");
    assert.deepStrictEqual(pages, [["Halden"]]);
    assert.deepStrictEqual(pages, await readPdf(pdf));
    assert.include(hidden, "A title");
  });
});

describe("hiddenStrings(document)", () => {
  it("finds strings wherever they lie, in lists and dictionaries inside one another", async () => {
    const document = await PDFDocument.create();
    const {context} = document;
    context.register(
      context.obj({Alt: PDFString.of("a chart"), K: [{URI: PDFString.of("https://a.example")}]})
    );
    const found = hiddenStrings(document);
    assert.includeMembers(found, ["a chart", "https://a.example"]);
  });
});
