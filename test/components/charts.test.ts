import {assert, describe, it} from "vitest";
import {AgeBars} from "../../src/components/ageBars.js";
import {BandTable} from "../../src/components/bandTable.js";
import {ChurnDots} from "../../src/components/churnDots.js";
import {CohortTable, LossKey} from "../../src/components/cohortTable.js";
import {MovementBars} from "../../src/components/movementBars.js";
import {PlotFigure} from "../../src/components/plotFigure.js";
import {spread} from "../../src/components/plotStyle.js";
import type {PeriodRate} from "../../src/components/quarterLines.js";
import {QuarterLines} from "../../src/components/quarterLines.js";
import {SurvivalCurves} from "../../src/components/survivalCurves.js";
import {Tooltip} from "../../src/components/tooltip.js";
import {lossesByAge} from "../../src/lib/lossesByAge.js";
import {survival} from "../../src/metrics/survival.js";
import {dom} from "../../src/components/dom.js";
import {emptyPage, HOSTILE_NAMES, press, textOf} from "../support/page.js";

const document = emptyPage();
const PERIODS = ["2026Q1", "2026Q2", "2026Q3"];
const rate = (period: string, value: number | null): PeriodRate => ({
  period,
  value,
  low: value === null ? null : value - 0.02,
  high: value === null ? null : value + 0.02,
  numerator: 95,
  denominator: 100
});
const GRR = {
  name: "GRR",
  rates: [rate("2026Q1", 0.94), rate("2026Q2", null), rate("2026Q3", 0.956)],
  stroke: "var(--qd-accent)",
  band: true,
  focus: true
};
const lines = (series = [GRR]) =>
  QuarterLines(series, {label: "GRR by quarter", periods: PERIODS, period: "2026Q3", document});
const texts = (figure: Element) => Array.from(figure.querySelectorAll("svg text"), textOf);

/** Each chart with nothing, one mark, and many. */
const CHARTS: Record<string, (n: number) => HTMLElement> = {
  QuarterLines: (n) => {
    const periods = Array.from({length: n}, (_, i) => `Q${i}`);
    return QuarterLines([{...GRR, rates: periods.map((d) => rate(d, 0.9))}], {label: "L", periods, document});
  },
  ChurnDots: (n) =>
    ChurnDots(
      Array.from({length: n}, (_, i) => rate(`Q${i}`, 0.05)),
      {label: "L", period: "Q0", target: 0.03, document}
    ),
  MovementBars: (n) =>
    MovementBars(
      Array.from({length: n}, (_, i) => ({label: `K${i}`, amount: i - 1, accounts: i})),
      {label: "L", document}
    ),
  AgeBars: (n) =>
    AgeBars(lossesByAge(Array.from({length: n}, () => ({time: 14, event: true}))).ages, {
      label: "L",
      document
    }),
  SurvivalCurves: (n) => {
    const follows = Array.from({length: n}, (_, i) => ({time: i % 24, event: i % 2 === 0}));
    return SurvivalCurves([{name: "G", follows, steps: survival(follows)}], {
      label: "L",
      horizon: 24,
      document
    });
  }
};

describe.each(Object.entries(CHARTS))("%s", (_, make) => {
  it.each([0, 1, 2, 60])("with %i data is one named picture without NaN", (n) => {
    const figure = make(n);
    const svg = figure.querySelector("svg");
    assert.deepStrictEqual([svg?.getAttribute("role"), svg?.getAttribute("aria-label")], ["img", "L"]);
    assert.notMatch(figure.outerHTML, /NaN|Infinity|undefined/);
  });
  it("gives names to no part of the picture, since parts have no role to carry one", () => {
    assert.isNull(make(3).querySelector("svg[role=img] [aria-label]"));
  });
  it("takes its colours from the theme alone", () => {
    const colours = make(3).outerHTML.match(/(?:fill|stroke)="(#[^"]*|rgb[^"]*|[a-z]+)"/g) ?? [];
    assert.deepStrictEqual(colours.filter((d) => !/"(none|currentColor|transparent)"/.test(d)), []); // prettier-ignore
  });
});

describe("QuarterLines(series)", () => {
  it("labels the line's end with name and last value, and the periods below", () => {
    assert.includeMembers(texts(lines()), ["GRR 95.6%", "26Q1", "26Q3"]);
  });
  it("breaks the line where a rate is missing, and reads out only what there is", () => {
    const figure = lines();
    press(figure, "End");
    assert.match(textOf(figure.querySelector(".qd-tip")), /^GRR, 2026Q3Rate95\.6%95% interval93\.6–97\.6%/);
    press(figure, "ArrowRight");
    assert.match(textOf(figure.querySelector(".qd-tip")), /^GRR, 2026Q1/);
  });
  it("puts the value under a name that leaves no room for it", () => {
    const labels = texts(lines([{...GRR, name: "Small business, north"}]));
    assert.includeMembers(labels, ["Small business, north", "95.6%"]);
  });
  it("cuts a long name in its label, never in its tip", () => {
    const name = "x".repeat(200);
    const figure = lines([{...GRR, name}]);
    assert.isTrue(texts(figure).some((d) => /^x+…$/.test(d) && d.length < 40));
    press(figure, "Home");
    assert.include(textOf(figure.querySelector(".qd-tip b")), name);
  });
});

describe("ChurnDots(rates)", () => {
  it("prints numerator and denominator under each period, and n/a for none at the start", () => {
    const none = {...rate("2026Q2", null), numerator: 0, denominator: 0};
    const figure = ChurnDots([none, rate("2026Q3", 0.05)], {
      label: "L",
      period: "2026Q3",
      target: 0.03,
      document
    });
    assert.includeMembers(texts(figure), ["n/a", "95/100", "3%", "target"]);
  });
  it("draws no target where there is none", () => {
    const figure = ChurnDots([rate("2026Q3", 0.05)], {label: "L", period: "2026Q3", target: null, document});
    assert.notInclude(texts(figure), "target");
  });
});

describe("MovementBars(rows)", () => {
  const mark = {metric: "churned_mrr", window: "2026Q3", segment: "all", value: 21400};
  const figure = MovementBars(
    [
      {label: "New", amount: 31200, accounts: 10},
      {label: "Reactivation", amount: 0, accounts: 1},
      {label: "Churned", amount: -21400, accounts: 9, mark}
    ],
    {label: "MRR movements", document}
  );
  it("signs gains and losses, and counts accounts in words", () => {
    assert.includeMembers(texts(figure), ["+31,200", "0", "\u221221,400", "10 accounts", "1 account"]);
  });
  it("draws losses left of zero and gains right of it", () => {
    const bars = Array.from(figure.querySelectorAll('rect[fill^="var"]'), (d) => [
      Number(d.getAttribute("x")),
      Number(d.getAttribute("x")) + Number(d.getAttribute("width"))
    ]);
    const [gain, , loss] = bars;
    assert.approximately(loss?.[1] ?? NaN, gain?.[0] ?? NaN, 0.01);
    assert.isBelow(loss?.[0] ?? NaN, gain?.[0] ?? NaN);
  });
  it("can be traced: the amount as the report gives it, unsigned", () => {
    const {dataset} = figure.querySelector<SVGElement>("[data-metric]")!;
    assert.deepStrictEqual({...dataset}, {...mark, value: "21400"});
  });
});

describe("BandTable(rows)", () => {
  const rows = [
    {band: "at risk", accounts: 25, change: 6, arr: 940_000},
    {band: "watch", accounts: 0, change: null, arr: 0}
  ] as const;
  it("says band, accounts, change and ARR in one unit, and their sum", () => {
    const table = BandTable(rows, {compare: "vs Q2", document});
    assert.deepStrictEqual(Array.from(table.querySelectorAll("tr"), textOf), [
      "Bandof 25vs Q2ARR, m",
      "At risk25+6$0.94",
      "Watch0\u2013$0.00",
      "All25$0.94"
    ]);
  });
  it("has no column of changes without a period to compare with, and stands without accounts", () => {
    assert.strictEqual(BandTable(rows, {document}).querySelectorAll("thead th").length, 3);
    assert.notMatch(BandTable([], {document}).outerHTML, /NaN/);
  });
});

describe("CohortTable(triangle)", () => {
  const cell = (age: number, numerator: number, denominator: number) => {
    return {age, numerator, denominator, value: denominator ? numerator / denominator : null};
  };
  const triangle = {
    rows: [
      {month: "2025-12-01", accounts: 4, cells: [cell(0, 4, 4), cell(1, 3, 4)]},
      {month: "2026-01-01", accounts: 2, cells: [cell(0, 2, 2)]},
      {month: "2026-02-01", accounts: 0, cells: [cell(0, 0, 0)]}
    ],
    pooled: [cell(0, 6, 6), cell(1, 3, 4)]
  };
  const table = CohortTable(triangle, {measure: "logo", caption: "Cohorts", document});
  it("leaves the future blank and writes a dash where nothing started", () => {
    const rows = Array.from(table.querySelectorAll("tbody tr"), (d) => Array.from(d.children, textOf));
    assert.deepStrictEqual(rows, [
      ["Dec 2025", "4", "100", "75"],
      ["Jan 2026", "2", "100"],
      ["Feb", "0", "\u2013"]
    ]);
  });
  it("gives the pooled share with paying / started", () => {
    assert.deepStrictEqual(Array.from(table.querySelectorAll("tfoot tr"), textOf), [
      "All cohorts10075",
      "paying / started6/63/4"
    ]);
  });
  it("can be scrolled by the keyboard, and shows what is kept when asked", () => {
    assert.deepStrictEqual(
      [table.getAttribute("tabindex"), table.getAttribute("aria-label")],
      ["0", "Cohorts"]
    );
    const amounts = CohortTable(triangle, {measure: "logo", shows: "amount", caption: "C", document});
    assert.strictEqual(textOf(amounts.querySelector(".qd-cohort-cell")), "4");
  });
  it("says why it is empty", () => {
    const empty = CohortTable({rows: [], pooled: []}, {measure: "grr", caption: "C", document});
    assert.strictEqual(textOf(empty), "No account of this choice has paid yet.");
  });
  it("has a key with a step for each colour", () => {
    assert.strictEqual(LossKey({document}).querySelectorAll("rect").length, 6);
  });
});

describe("SurvivalCurves(curves)", () => {
  it("labels each end with its interval and lists the numbers still observed", () => {
    const follows = Array.from({length: 20}, (_, i) => ({time: i < 5 ? 6 : 24, event: i < 5}));
    const figure = SurvivalCurves([{name: "Small", follows, steps: survival(follows)}], {
      label: "L",
      horizon: 24,
      document
    });
    assert.includeMembers(texts(figure), ["Small", "75% (50\u201389)", "20", "15"]);
  });
  it("shows hostile names as text", () => {
    const follows = [{time: 3, event: true}, {time: 9, event: false}]; // prettier-ignore
    const curves = HOSTILE_NAMES.map((name) => ({name, follows, steps: survival(follows)}));
    assert.isNull(SurvivalCurves(curves, {label: "L", horizon: 12, document}).querySelector("script"));
  });
});

describe("PlotFigure(svg, {points})", () => {
  const points = ["a", "b", "c"].map((title, i) => ({
    x: 10 * i,
    y: 5,
    title,
    rows: [["n", String(i)]] as const
  }));
  const make = () => PlotFigure(dom(document).s("svg"), {label: "A chart", points, document});
  const tip = (figure: Element) => figure.querySelector<HTMLElement>(".qd-tip");
  it("takes the focus, with its name and how to read it", () => {
    const figure = make();
    assert.strictEqual(figure.getAttribute("tabindex"), "0");
    assert.strictEqual(figure.getAttribute("aria-label"), "A chart. Arrow keys read its values.");
  });
  it("goes from mark to mark by the arrow keys, round at the ends, to the ends by Home and End", () => {
    const figure = make();
    const seen = ["ArrowRight", "ArrowRight", "ArrowLeft", "End", "ArrowRight", "ArrowLeft", "Home"].map(
      (key) => {
        press(figure, key);
        return textOf(tip(figure)?.querySelector("b"));
      }
    );
    assert.deepStrictEqual(seen, ["a", "b", "a", "c", "a", "c", "a"]);
  });
  it("hides the tip by Escape and leaves other keys alone", () => {
    const figure = make();
    assert.isTrue(tip(figure)?.hidden);
    press(figure, "ArrowRight");
    assert.isFalse(tip(figure)?.hidden);
    assert.isTrue(press(figure, "Escape"));
    assert.isTrue(tip(figure)?.hidden);
    assert.isFalse(press(figure, "Escape"));
    assert.isFalse(press(figure, "t"));
  });
  it("takes no focus when it has nothing to read out", () => {
    const figure = PlotFigure(dom(document).s("svg"), {label: "Empty", points: [], document});
    assert.isNull(figure.getAttribute("tabindex"));
  });
});

describe("Tooltip()", () => {
  it("opens towards the side that has room, and writes text only", () => {
    const tip = Tooltip({document});
    tip.show({title: HOSTILE_NAMES[0] ?? "", rows: [["a", "1"]]}, {x: 10, y: 50, width: 400});
    assert.deepStrictEqual([tip.style.insetInlineStart, tip.style.insetInlineEnd], ["22px", "auto"]);
    tip.show({title: "x"}, {x: 390, y: 50, width: 400});
    assert.deepStrictEqual([tip.style.insetInlineStart, tip.style.insetInlineEnd], ["auto", "22px"]);
    assert.isNull(tip.querySelector("script"));
  });
});

describe("spread(places, distance, bounds)", () => {
  it("moves labels apart to their distance, in their order, and within the bounds", () => {
    const moved = spread([50, 51, 10], 14, [0, 100]);
    assert.isAtLeast(moved[1]! - moved[0]!, 13.9);
    assert.strictEqual(moved[2], 10);
    assert.isAtMost(spread([99, 100], 14, [0, 100])[1]!, 100);
  });
  it("leaves alone what is far enough apart", () => {
    assert.deepStrictEqual(spread([10, 40, 90], 14, [0, 100]), [10, 40, 90]);
  });
});
