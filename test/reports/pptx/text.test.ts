import {assert, describe, it} from "vitest";
import {Relations} from "../../../reports/pptx/parts.js";
import type {Paragraph} from "../../../reports/pptx/slideParts.js";
import {paragraphXml} from "../../../reports/pptx/text.js";

const written = (text: string, more: Partial<Paragraph>) => {
  const look = {size: 16, bold: false, display: false, colour: "181C22", spacing: 0};
  const runs = [{...look, text, href: "https://example.com"}];
  return paragraphXml(
    {runs, align: "l", rtl: false, line: 23, bullet: null, inset: 0, ...more},
    {lang: "fa-IR", relations: new Relations(), slidePart: () => null, theme: new Map()}
  );
};

describe("paragraphXml(paragraph, context)", () => {
  const right = {rtl: true, align: "r"} as const;
  it("sets text in from its start, which is the left margin in both directions", () => {
    assert.include(written("A", {inset: 9}), '<a:pPr marL="85725" indent="0" algn="l" rtl="0">');
    assert.include(written("A", {...right, inset: 9}), '<a:pPr marL="85725" indent="0" algn="r" rtl="1">');
    assert.include(
      written("A", {...right, bullet: "disc"}),
      '<a:pPr marL="190500" indent="-190500" algn="r"'
    );
  });
  it("sets a link apart where its paragraph runs from right to left", () => {
    assert.include(written("صفحهٔ ۳", right), "<a:t>\u2067صفحهٔ ۳\u2069</a:t>");
    assert.include(written("Page 3", {}), "<a:t>Page 3</a:t>");
  });
});
