import {assert, describe, it} from "vitest";
import {chartPoints} from "../../../src/components/notebook/chartPoints.js";
import {chartPaint} from "../../../src/components/notebook/chartPaint.js";
import {chartScales} from "../../../src/components/notebook/chartScales.js";
import {channelFormat, channelLabel, chartTitle} from "../../../src/components/notebook/chartWords.js";
import {NotebookChart} from "../../../src/components/notebook/notebookChart.js";
import {CHART_MARKS, type ChartChannel, type ChartSpec} from "../../../src/lib/notebookChart.js";
import {click, emptyPage, HOSTILE_NAMES, press, textOf} from "../../support/page.js";

const channel = (column: string | null, change: Partial<ChartChannel> = {}): ChartChannel => ({
  column,
  label: null,
  aggregate: null,
  scale: null,
  zero: null,
  format: null,
  ...change
});
const chart = (change: Partial<ChartSpec>): ChartSpec => ({
  rows: "r",
  mark: "column",
  x: channel("region"),
  y: channel("mrr"),
  colour: null,
  facet: null,
  title: "",
  unit: "",
  sort: null,
  ...change
});
const ROWS = [
  {region: "EMEA", plan: "A", mrr: 10, day: new Date("2026-01-31")},
  {region: "APAC", plan: "A", mrr: 30, day: new Date("2026-02-28")},
  {region: "EMEA", plan: "B", mrr: 5, day: new Date("2026-03-31")},
  {region: null, plan: "B", mrr: null, day: null}
];
const drawable = (spec: ChartSpec, rows: readonly Record<string, unknown>[] = ROWS) => {
  const found = chartPoints(spec, rows);
  return "points" in found ? found.points : assert.fail(found.fault);
};
const fault = (spec: ChartSpec, rows: readonly Record<string, unknown>[] = ROWS) => {
  const found = chartPoints(spec, rows);
  return "fault" in found ? found.fault : "";
};

describe("chartPoints(spec, rows)", () => {
  it("sums, counts and averages by the other channels", () => {
    const by = (aggregate: "sum" | "mean" | "count") =>
      drawable(chart({y: channel("mrr", {aggregate})})).map((d) => [d.x, d.y]);
    assert.deepStrictEqual(by("sum"), [
      ["EMEA", 15],
      ["APAC", 30]
    ]);
    assert.deepStrictEqual(by("mean"), [
      ["EMEA", 7.5],
      ["APAC", 30]
    ]);
    assert.deepStrictEqual(
      drawable(chart({y: channel(null, {aggregate: "count"})})).map((d) => d.y),
      [2, 1]
    );
  });
  it("leaves out rows without a value, and never draws them as zero", () => {
    assert.strictEqual(drawable(chart({})).length, 3);
    assert.strictEqual(
      drawable(chart({}), [
        {region: "A", mrr: NaN},
        {region: "B", mrr: 0}
      ]).length,
      1
    );
  });
  it("counts rows in equal bins", () => {
    const bins = drawable(chart({mark: "rect", x: channel("mrr"), y: null}));
    assert.strictEqual(
      bins.reduce((sum, d) => sum + Number(d.y), 0),
      3
    );
    assert.isTrue(bins.every((d) => Number(d.x2) > Number(d.x)));
  });
  it("says in words what cannot be drawn", () => {
    assert.strictEqual(
      fault(chart({x: channel("regoin")})),
      "`r` has no column `regoin` for x (did you mean region?). It has region, plan, mrr, day."
    );
    assert.match(fault(chart({}), []), /`r` has no rows/);
    assert.match(fault(chart({}), [{region: null, mrr: 1}]), /No row of `r` has values/);
  });
});

describe("NotebookChart(spec, rows)", () => {
  const document = emptyPage();
  const draw = (spec: ChartSpec, rows: readonly Record<string, unknown>[] = ROWS) =>
    NotebookChart(spec, rows, {width: 600, document});

  it("draws every mark, named by its title, with nothing that is not a number", () => {
    for (const mark of CHART_MARKS) {
      const names = mark === "bar" ? {x: channel("mrr"), y: channel("region")} : {};
      const measured = mark === "rect" || mark === "rule" ? {x: channel("mrr"), y: null} : {};
      const card = draw(chart({mark, title: `A ${mark}`, colour: channel("plan"), ...names, ...measured}));
      assert.strictEqual(card.querySelector("svg[role=img]")?.getAttribute("aria-label"), `A ${mark}`, mark);
      assert.isAbove(card.querySelectorAll("svg[role=img] :is(path, rect, circle, line)").length, 1, mark);
      assert.notMatch(card.innerHTML, /NaN|undefined|\[object/, mark);
    }
  });
  it("tells its values by the arrow keys, and as a table", () => {
    const card = draw(chart({unit: "USD", title: "T", colour: channel("plan")}));
    assert.strictEqual(textOf(card.querySelector(".qd-card-sub")), "USD");
    const bare = draw(chart({title: "T"})).querySelector(".qd-card-sub");
    assert.strictEqual(textOf(bare), "Mrr by region");
    const figure = card.querySelector(".qd-chart")!;
    press(figure, "ArrowRight");
    assert.match(textOf(figure.querySelector(".qd-tip")), /^EMEAregionEMEAmrr10planA$/);
    click(card.querySelector("button[aria-pressed]"));
    assert.deepStrictEqual(Array.from(card.querySelectorAll("tbody tr"), textOf), [
      "AEMEA10",
      "AAPAC30",
      "BEMEA5"
    ]);
  });
  it("names lines at their ends, apart from each other, and nothing twice", () => {
    const rows = ["A", "B"].flatMap((plan, i) => [1, 2].map((n) => ({n, plan, mrr: 10 + i / 100})));
    const card = draw(chart({mark: "line", x: channel("n"), colour: channel("plan")}), rows);
    const labels = Array.from(card.querySelectorAll("text[font-size]")).filter((d) =>
      /^[AB]$/.test(textOf(d))
    );
    assert.strictEqual(labels.length, 2);
    const [a = 0, b = 0] = labels.map((d) => Number(d.getAttribute("y")));
    assert.isAtLeast(Math.abs(a - b), 13.9);
    assert.isNull(card.querySelector(".qn-legend"));
    assert.strictEqual(textOf(card.querySelector("h2")), "Mrr by n");
    assert.isNull(card.querySelector(".qd-card-sub"));
  });
  it("draws panels by facet", () => {
    const card = draw(chart({mark: "dot", x: channel("day", {scale: "time"}), facet: channel("plan")}));
    assert.isAtLeast(card.querySelectorAll("circle").length, 3);
    assert.match(textOf(card.querySelector("svg[role=img]")), /A.*B/);
  });
  it("shows a fault in place of the drawing, and hostile names as text", () => {
    assert.match(textOf(draw(chart({x: channel("nowhere")}))), /no column nowhere/);
    const card = draw(
      chart({}),
      HOSTILE_NAMES.map((region, mrr) => ({region, mrr}))
    );
    assert.strictEqual(card.querySelectorAll("script").length, 0);
  });
});

describe("the axes, colours and words of a chart", () => {
  it("orders names by what is measured, or by themselves", () => {
    const spec = (column: string, descending: boolean) => chart({sort: {column, descending}});
    const order = (d: ChartSpec) => (chartScales(d, drawable(d), 600).x as {domain?: unknown}).domain;
    assert.deepStrictEqual(order(spec("mrr", true)), ["APAC", "EMEA"]);
    assert.deepStrictEqual(order(spec("mrr", false)), ["EMEA", "APAC"]);
    assert.deepStrictEqual(order(spec("region", false)), ["APAC", "EMEA"]);
    assert.deepStrictEqual(order(chart({})), ["EMEA", "APAC"]);
  });
  it("colours five names, and those beyond grey", () => {
    const rows = Array.from({length: 7}, (_, i) => ({region: "A", mrr: i, plan: `P${i}`}));
    const spec = chart({mark: "dot", colour: channel("plan")});
    const {legend, of} = chartPaint(spec, drawable(spec, rows));
    assert.deepStrictEqual(
      legend.map((d) => d.name),
      ["P0", "P1", "P2", "P3", "P4", "2 more"]
    );
    assert.strictEqual(of(drawable(spec, rows)[6]!), "var(--qd-context)");
  });
  it("writes days, numbers and what a format asks for", () => {
    assert.strictEqual(channelFormat(null)(new Date("2026-09-05")), "5 Sep 2026");
    assert.strictEqual(channelFormat(null)(-1234.567), "\u22121,234.57");
    assert.strictEqual(channelFormat(channel("x", {format: ".0%"}))(0.256), "26%");
    assert.strictEqual(channelFormat(channel("x", {format: "%b %Y"}))(new Date("2026-09-05")), "Sep 2026");
    assert.strictEqual(channelFormat(null)(null), "none");
  });
  it("names what is drawn where no title is written", () => {
    assert.strictEqual(
      chartTitle(chart({y: channel("total_mrr", {aggregate: "sum"})})),
      "Sum of total mrr by region"
    );
    assert.strictEqual(channelLabel(channel(null, {aggregate: "count"})), "number of rows");
  });
});
