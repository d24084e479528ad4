import * as Plot from "@observablehq/plot";
import * as d3 from "d3";
import {JSDOM} from "jsdom";
import {compileFunction} from "node:vm";
import {assert, describe, it} from "vitest";
import {chartMarks} from "../../../src/components/notebook/chartMarks.js";
import {type ChartPoint, chartPoints} from "../../../src/components/notebook/chartPoints.js";
import {chartScales} from "../../../src/components/notebook/chartScales.js";
import {chartCode} from "../../../src/notebook/export/chartCode.js";
import {readChart} from "../../../src/notebook/language/chartCell.js";

const {document} = new JSDOM().window;

const DAY = 86_400_000;
const rows = [
  {day: new Date(0), part: "b", kind: "new", value: 3, other: 1},
  {day: new Date(DAY), part: "b", kind: "old", value: 1, other: null},
  {day: new Date(2 * DAY), part: "c", kind: "new", value: 2, other: 4},
  {day: new Date(3 * DAY), part: "a", kind: "old", value: 5, other: 2},
  {day: new Date(3 * DAY), part: "a", kind: "new", value: 7, other: 3}
];

const specOf = (text: string) => readChart(`rows: rows\n${text}`).spec!;

/** What the code draws, as Notebook Kit would run it. */
function drawn(text: string): Element {
  let shown: Element | null = null;
  const run = compileFunction(chartCode(specOf(text)), ["Plot", "d3", "rows", "width", "display"]);
  // a legend of colours needs a canvas, which jsdom has not
  const plot = (options: Plot.PlotOptions) =>
    Plot.plot({...options, color: {...options.color, legend: false}, document});
  (run as (...given: unknown[]) => void)({...Plot, plot}, d3, rows, 640, (d: Element) => (shown = d));
  return shown!;
}

/** The shapes of the marks in order: how many, and along the measured axis how large each is beside the largest. */
function shapes(root: Element, selector: string, measure: "width" | "height"): number[] {
  const sizes = Array.from(root.querySelectorAll(selector), (d) => Number(d.getAttribute(measure)));
  const most = Math.max(...sizes);
  return sizes.map((d) => Math.round((100 * d) / most)).sort((a, b) => a - b);
}

/** What the chart cell draws of the same rows. */
function ours(text: string): Element {
  const spec = specOf(text);
  const {points} = chartPoints(spec, rows) as {points: ChartPoint[]};
  const {ground, ...scales} = chartScales(spec, points, 640);
  const marks = [...ground, ...chartMarks(points, {spec, paint: () => "black"})];
  return Plot.plot({...scales, marks, document});
}
const ticks = (root: Element, axis: string) =>
  Array.from(root.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`), (d) => d.textContent);

describe("chartCode(spec)", () => {
  it("draws bars of the same lengths, stacked and summed as the chart cell has them", () => {
    const text = "mark: bar\ny: part\nx: {column: value, aggregate: sum}\ncolour: kind";
    const found = [drawn(text), ours(text)].map((d) => shapes(d, '[aria-label="bar"] rect', "width"));
    assert.deepStrictEqual(found[0], [14, 29, 43, 71, 100]); // 1, 2, 3, 5 and 7 of 7
    assert.deepStrictEqual(found[1], found[0]);
  });
  it("counts the values of a column, and rows where none is named", () => {
    const sizes = (count: string) => {
      const text = `mark: column\nx: part\ny: {${count}aggregate: count}`;
      const both = [drawn(text), ours(text)].map((d) => shapes(d, '[aria-label="bar"] rect', "height"));
      assert.deepStrictEqual(both[0], both[1]);
      return both[0];
    };
    assert.deepStrictEqual(sizes(""), [50, 100, 100]);
    assert.deepStrictEqual(sizes("column: other, "), [50, 50, 100]);
  });
  it("puts names in the order of the rows, or in the one asked for", () => {
    const order = (sort: string) => {
      const text = `mark: bar\ny: part\nx: value\n${sort}`;
      const [code, own] = [drawn(text), ours(text)].map((d) => ticks(d, "y"));
      assert.deepStrictEqual(code, own);
      return code;
    };
    assert.deepStrictEqual(order(""), ["b", "c", "a"]);
    assert.deepStrictEqual(order("sort: part"), ["a", "b", "c"]);
    assert.deepStrictEqual(order("sort: -value"), ["a", "b", "c"]);
    assert.deepStrictEqual(order("sort: value"), ["c", "b", "a"]);
  });
  it("draws a line over what is missing, a path for each name with the name at its end", () => {
    const text = "mark: line\nx: day\ny: other\ncolour: kind\ntitle: Others\nunit: USD";
    const found = drawn(text);
    assert.strictEqual(found.querySelectorAll('[aria-label="line"] path').length, 2);
    assert.deepStrictEqual(
      Array.from(found.querySelectorAll('[aria-label="text"] text'), (d) => d.textContent).sort(),
      ["new", "old"]
    );
    assert.include(found.textContent, "Others");
    assert.include(found.textContent, "USD");
  });
  for (const [mark, channels, selector] of [
    ["area", "x: day\ny: value", '[aria-label="area"] path'],
    ["dot", "x: value\ny: other\ncolour: kind\nfacet: part", '[aria-label="dot"] circle'],
    ["tick", "x: value\ny: part", '[aria-label="tick"] line'],
    ["cell", "x: part\ny: kind\ncolour: {column: value, aggregate: mean}", '[aria-label="cell"] rect'],
    ["rect", "x: value", '[aria-label="rect"] rect:not([height="0"])'],
    ["rule", "x: value", '[aria-label="rule"] line'],
    ["box", "x: value\ny: part\ncolour: kind", '[aria-label="bar"] rect']
  ] as const)
    it(`draws as many shapes as the chart cell: ${mark}`, () => {
      const text = `mark: ${mark}\n${channels}`;
      const counts = [drawn(text), ours(text)].map((d) => d.querySelectorAll(selector).length);
      assert.isAbove(counts[0]!, 0);
      assert.strictEqual(counts[0], counts[1]);
    });
  it("keeps columns, titles and units with quotes and line ends in their places", () => {
    const odd = 'a"b\n</script>`${x}';
    const spec = {...specOf("mark: dot\nx: value\ny: other"), title: odd, unit: odd};
    const code = chartCode({...spec, x: {...spec.x!, column: odd}});
    assert.doesNotThrow(() => compileFunction(code));
    assert.include(code, `title: ${JSON.stringify(odd)}`);
  });
});
