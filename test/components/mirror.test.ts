import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {dom} from "../../src/components/dom.js";
import {mirrored, unmirrored} from "../../src/components/mirror.js";

const {document} = new JSDOM("").window;
const {s} = dom(mirrored(document));

/** A chart 100 wide with one mark, as it is made and mirrored. */
function inChart(make: typeof s, mark: SVGElement): string {
  return make("svg", {width: 100, height: 50, viewBox: "0 0 100 50"}, mark).outerHTML;
}

describe("mirrored(document)", () => {
  it("shows the negative side, so that what was at the left is as far from the right", () => {
    const rect = inChart(s, s("rect", {x: 10, y: 5, width: 20, height: 4}));
    assert.match(rect, /viewBox="-100 0 100 50" direction="rtl"/);
    // 10 to 30 from the left becomes 10 to 30 from the right, that is 70 to 90.
    assert.match(rect, /<rect x="-30" y="5" width="20" height="4">/);
  });
  it("mirrors lines, circles and the places of texts, and leaves anchors and words as they are", () => {
    assert.match(s("line", {x1: 0, x2: 7.5, y1: 1, y2: 2}).outerHTML, /x1="0" x2="-7.5" y1="1" y2="2"/);
    assert.match(s("circle", {cx: 4, cy: 3, r: 2}).outerHTML, /cx="-4" cy="3" r="2"/);
    const text = s("text", {x: 12, y: 3, "text-anchor": "end"}, "41 seats").outerHTML;
    assert.match(text, /x="-12" y="3" text-anchor="end">41 seats</);
  });
  it("mirrors every command of a path that charts draw", () => {
    const of = (d: string) => s("path", {d}).getAttribute("d");
    assert.strictEqual(of("M1,2L3.5,4H6V7"), "M-1 2L-3.5 4H-6V7");
    assert.strictEqual(of("M5 -6h14l-7 12Z"), "M-5 -6h-14l7 12Z");
    assert.strictEqual(of("M0,0C1,2,3,4,5,6"), "M0 0C-1 2 -3 4 -5 6");
    assert.throws(() => of("M0 0A5 5 0 0 1 10 10"), /a path with A cannot be mirrored/);
  });
  it("leaves the inside of a pattern alone", () => {
    assert.match(s("rect", {width: 6, height: 6, fill: "#fff"}).outerHTML, /^<rect width="6" height="6"/);
  });
  it("returns to where it was when mirrored twice", () => {
    const path = "M1 2L3.5 4H6V7h-2v3l1 -1C1 2 3 4 5 6Z";
    const twice = s("path", {d: s("path", {d: path}).getAttribute("d")}).getAttribute("d");
    assert.strictEqual(twice, path);
  });
});

describe("unmirrored(document)", () => {
  it("keeps a chart running from left to right inside text that does not", () => {
    const ltr = dom(unmirrored(document));
    const chart = inChart(ltr.s, ltr.s("circle", {cx: 4, cy: 3, r: 2}));
    assert.match(chart, /viewBox="0 0 100 50" direction="ltr"/);
    assert.match(chart, /cx="4"/);
  });
});
