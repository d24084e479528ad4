import {assert, describe, it} from "vitest";
import {renderHtml, standalone} from "../../reports/render.js";
import {halden} from "../fixtures/deck/halden.js";

describe("renderHtml(data)", () => {
  const {html, text, slides, checklist} = renderHtml(halden());
  it("gives a section a slide, in order, with the words of the slides and what the CSM should know", () => {
    const ids = [...html.body.matchAll(/<section [^>]*data-slide="([\w-]+)"/gu)].map((d) => d[1]);
    assert.deepStrictEqual(
      ids,
      slides.map((d) => d.id)
    );
    assert.include(text, "Active users grew 18% to 412");
    assert.deepStrictEqual(
      [html.title, html.lang, html.dir],
      ["Halden Freight: quarterly business review 2026Q3", "en", "ltr"]
    );
    assert.isNotEmpty(checklist);
  });
  it("refers to nothing outside itself and starts nothing: no scripts, links to files, images or styles from elsewhere", () => {
    assert.notMatch(html.body, /<script|<link|<iframe|<object|\son\w+=|javascript:|url\((?!#)/iu);
    for (const [, href] of html.body.matchAll(/(?:href|src)="([^"]*)"/gu)) assert.match(href!, /^#slide-/u);
  });
  it("names each slide once, so that links and bookmarks lead to one place", () => {
    const ids = [...html.body.matchAll(/ id="([^"]*)"/gu)].map((d) => d[1]);
    assert.strictEqual(new Set(ids).size, ids.length);
  });
});

describe("standalone(html, style)", () => {
  it("escapes the title, which may be an account's name", () => {
    const made = standalone({title: "</title><script>a & b", lang: "en", dir: "ltr", body: ""}, "");
    assert.include(made, "<title>&lt;/title>&lt;script>a &amp; b</title>");
  });
});
