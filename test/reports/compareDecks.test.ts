import {PDFDocument, StandardFonts} from "@cantoo/pdf-lib";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {assert, describe, it} from "vitest";
import {deckDifference} from "../../reports/compareDecks.js";

/** Two pages of a line each, printed on a day by a browser. */
async function pdf({
  words = "412 users",
  y = 40,
  day = 1,
  producer = "Skia/PDF m1",
  pages = 2
} = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let i = 0; i < pages; ++i) {
    const page = document.addPage([960, 540]);
    page.drawText(i === 1 ? words : "A title", {x: 40, y: i === 1 ? y : 40, font});
  }
  document.setProducer(producer);
  const made = Buffer.from(await document.save({useObjectStreams: false, updateFieldAppearances: false}));
  // As Chromium writes them.
  const date = `(D:2026100${day}181557+00'00')`;
  const text = made
    .toString("latin1")
    .replace(/\/(CreationDate|ModDate) (?:\([^)]*\)|<[^>]*>)/gu, `/$1 ${date}`);
  return Buffer.from(text, "latin1");
}

const slide = (text: string) => strToU8(`<p:sld><a:t>${text}</a:t></p:sld>`);
const pptx = (parts: Record<string, Uint8Array> = {}, level: 0 | 9 = 9) =>
  zipSync(
    {
      "ppt/slides/s1.xml": slide("A title"),
      "ppt/slides/s2.xml": slide("412 users"),
      "ppt/x.xml": slide(""),
      ...parts
    },
    {level, mtime: "2000-06-01"}
  );

describe("deckDifference(found, made, pdf)", () => {
  it("is null for the same bytes, and for another moment of printing", async () => {
    assert.isNull(await deckDifference(await pdf(), await pdf({day: 2}), "pdf"));
  });
  it("names the page and both texts of a number that was changed", async () => {
    assert.strictEqual(
      await deckDifference(await pdf({words: "480 users"}), await pdf({day: 2}), "pdf"),
      'page 2 says "480 users" where it should say "412 users"'
    );
  });
  it("finds a page more, and what is only drawn elsewhere", async () => {
    const more = await deckDifference(await pdf({pages: 3}), await pdf(), "pdf");
    assert.strictEqual(more, "it has 3 pages where it should have 2");
    const drawn = await deckDifference(await pdf({y: 41}), await pdf(), "pdf");
    assert.strictEqual(drawn, "the words of all pages are the same, but page 2 is drawn otherwise");
  });
  it("says it when another browser printed the same", async () => {
    assert.strictEqual(
      await deckDifference(await pdf({producer: "Skia/PDF m2"}), await pdf(), "pdf"),
      "words and drawing of all pages are the same; what differs is not on a page: fonts, pictures, bookmarks, tags or metadata. It was printed by Skia/PDF m2, and by Skia/PDF m1 here: another browser writes other bytes"
    );
  });
  it("finds any byte that was flipped, a date that is none, and a file that was cut short", async () => {
    const made = await pdf();
    for (const at of [0, 9, made.length >> 1, made.length - 2]) {
      const other = Buffer.from(made);
      other[at] = other[at]! ^ 1;
      assert.isString(await deckDifference(other, made, "pdf"), `byte ${at}`);
    }
    const dated = made.toString("latin1").replace("(D:20261001181557+00'00')", "(D:20261001181557 480 us)");
    assert.isString(await deckDifference(Buffer.from(dated, "latin1"), made, "pdf"));
    assert.match(
      (await deckDifference(made.subarray(0, 200), made, "pdf")) ?? "",
      new RegExp(`^it is damaged \\(.+\\); it ends after 200 of ${made.length} bytes$`, "u")
    );
  });
});

describe("deckDifference(found, made, pptx)", () => {
  it("names the slide and both texts, or else the part", async () => {
    assert.isNull(await deckDifference(pptx(), pptx(), "pptx"));
    assert.strictEqual(
      await deckDifference(pptx({"ppt/slides/s2.xml": slide("480 users")}), pptx(), "pptx"),
      'slide 2 says "480 users" where it should say "412 users"'
    );
    assert.match(
      (await deckDifference(pptx({"ppt/x.xml": strToU8("<x/>")}), pptx(), "pptx")) ?? "",
      /^the words of all slides are the same; what differs is ppt\/x\.xml\./u
    );
    assert.match(
      (await deckDifference(pptx({"ppt/macro.bin": slide("1")}), pptx(), "pptx")) ?? "",
      /what differs is ppt\/macro\.bin\./u
    );
  });
  it("says it of the same parts in another packing, and of an archive that is damaged", async () => {
    assert.strictEqual(strFromU8(unzipSync(pptx({}, 0))["ppt/x.xml"]!), strFromU8(slide("")));
    assert.strictEqual(
      await deckDifference(pptx({}, 0), pptx(), "pptx"),
      "all its parts are the same, only packed otherwise"
    );
    assert.match((await deckDifference(pptx().subarray(0, 90), pptx(), "pptx")) ?? "", /^it is damaged/u);
  });
});
