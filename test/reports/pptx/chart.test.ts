import {strFromU8, unzipSync} from "fflate";
import {assert, describe, it} from "vitest";
import {chartXml} from "../../../reports/pptx/chart.js";
import {serialDay, sheetColumns, workbook} from "../../../reports/pptx/workbook.js";
import type {ChartSheet} from "../../../src/components/deck/chartSheet.js";
import {parsed} from "../../support/pptxPackage.js";

const theme = {theme: new Map([["174E95", "accent1"]])};
const plane = {left: 100, right: 500, top: 50, bottom: 250};

const sheet = (more: Partial<ChartSheet> = {}): ChartSheet => ({
  kind: "stacked",
  categories: ["Jan", "Feb"],
  series: [
    {name: "Severe", values: [1, null], colour: "8C9093", points: {1: "174E95"}},
    {name: "Other", values: [3, 4], colour: "DCDCD6"}
  ],
  plane,
  domain: [0, 10],
  step: 5,
  thick: 50,
  ...more
});

function chart(of: ChartSheet, rtl = false): Document {
  return parsed(
    chartXml(
      {
        kind: "chart",
        box: {x: 0, y: 0, w: 1000, h: 500},
        name: "",
        rtl,
        lines: {grid: "EAEAE5", base: "85898D"},
        sheet: of
      },
      theme
    )
  );
}

const all = (document: Document | Element, name: string, attribute = "val") =>
  Array.from(document.getElementsByTagName(`c:${name}`), (d) => d.getAttribute(attribute) ?? d.textContent);

describe("chartXml(part, theme)", () => {
  it("puts its values where the drawing has them: shares of its box", () => {
    const layout = chart(sheet()).getElementsByTagName("c:manualLayout")[0]!;
    const at = ["x", "y", "w", "h"].map((d) => all(layout, d)[0]);
    assert.deepStrictEqual(at, ["0.1", "0.1", "0.4", "0.4"]);
  });
  it("fixes the axis and its grid to the drawing's", () => {
    const document = chart(sheet());
    assert.deepStrictEqual(
      [all(document, "min"), all(document, "max"), all(document, "majorUnit")],
      [["0"], ["10"], ["5"]]
    );
  });
  it("makes bars as thick as drawn: slots of 200 px less 50 px are gaps of three bars", () => {
    assert.deepStrictEqual(all(chart(sheet()), "gapWidth"), ["300"]);
  });
  it("leaves out missing values, and draws nothing in their place", () => {
    const document = chart(sheet());
    const [severe] = document.getElementsByTagName("c:val");
    assert.deepStrictEqual(all(severe!, "ptCount"), ["2"]);
    assert.deepStrictEqual(all(severe!, "pt", "idx"), ["0"]);
    assert.deepStrictEqual(all(document, "dispBlanksAs"), ["gap"]);
  });
  it("colours single points, the brand's as the theme's", () => {
    const [point] = chart(sheet()).getElementsByTagName("c:dPt");
    assert.strictEqual(all(point!, "idx")[0], "1");
    assert.strictEqual(point!.getElementsByTagName("a:schemeClr")[0]!.getAttribute("val"), "accent1");
  });
  it("refers to the cells in which its workbook has the numbers", () => {
    const refs = Array.from(chart(sheet()).getElementsByTagName("c:f"), (d) => d.textContent);
    assert.deepStrictEqual(
      [...new Set(refs)],
      ["Sheet1!$B$1", "Sheet1!$A$2:$A$3", "Sheet1!$B$2:$B$3", "Sheet1!$C$1", "Sheet1!$C$2:$C$3"]
    );
  });
  it("sets days apart by time, and steps where a day stands twice", () => {
    const days = ["2026-01-04", "2026-01-11", "2026-01-11"];
    const line = {width: 2, dashed: true};
    const document = chart(
      sheet({
        kind: "line",
        categories: days,
        days,
        series: [{name: "Seats", values: [5, 5, 8], colour: "8C9093", line}]
      })
    );
    assert.lengthOf(Array.from(document.getElementsByTagName("c:dateAx")), 1);
    assert.deepStrictEqual(all(document.getElementsByTagName("c:cat")[0]!, "v", "none"), [
      "46026",
      "46033",
      "46033"
    ]);
    assert.strictEqual(document.getElementsByTagName("a:prstDash")[0]!.getAttribute("val"), "dash");
  });
  it("begins where the drawing's axis of time begins, which may be before the first point", () => {
    const days = ["2026-01-04", "2026-01-11"];
    const document = chart(sheet({kind: "line", categories: days, days, span: ["2026-01-01", "2026-01-11"]}));
    const axis = document.getElementsByTagName("c:dateAx")[0]!;
    assert.deepStrictEqual([all(axis, "min"), all(axis, "max")], [["46023"], ["46033"]]);
  });
  it("sets a line's ends at the edges of its plane, and a single point in its middle", () => {
    const between = (categories: string[]) => all(chart(sheet({kind: "line", categories})), "crossBetween");
    assert.deepStrictEqual([between(["Jan", "Feb"]), between(["Jan"])], [["midCat"], ["between"]]);
  });
  it("draws an interval as whiskers of the lengths in its sheet", () => {
    const interval = {low: [-5], high: [30], names: ["low", "high"] as const};
    const dots = sheet({
      kind: "dots",
      categories: ["Q1"],
      series: [{name: "NPS", values: [10], colour: "8C9093", dot: {radius: 5}, interval}]
    });
    const [bars] = chart(dots).getElementsByTagName("c:errBars");
    assert.deepStrictEqual(all(bars!.getElementsByTagName("c:plus")[0]!, "v", "none"), ["20"]);
    assert.deepStrictEqual(all(bars!.getElementsByTagName("c:minus")[0]!, "v", "none"), ["15"]);
  });
  it("draws the middle half of peers beside the account's own bars, on axes of one scale", () => {
    const interval = {low: [0.2, null], high: [0.5, null], names: ["25%", "75%"] as const};
    const series = [
      {name: "Reach", values: [0.4, 0], colour: "174E95"},
      {name: "Median", values: [0.3, null], colour: "E7E7E2", interval}
    ];
    const document = chart(sheet({kind: "bars", series, domain: [0, 1], thick: 20}));
    const names = Array.from(document.getElementsByTagName("c:tx"), (d) => all(d, "v", "none")[0]);
    assert.deepStrictEqual(names, ["25%", "75% \u2212 25%", "Reach"]);
    assert.deepStrictEqual(all(document, "max"), ["1", "1"]);
    // 100 px a slot: bands of 40 px and bars of 20 px.
    assert.deepStrictEqual(all(document, "gapWidth"), ["150", "400"]);
  });
  it("turns the axis that runs from right to left: time of columns, values of bars", () => {
    const turned = (of: ChartSheet) => {
      const document = chart(of, true);
      return ["catAx", "valAx"].map(
        (d) => all(document.getElementsByTagName(`c:${d}`)[0]!, "orientation")[0]
      );
    };
    assert.deepStrictEqual(turned(sheet()), ["maxMin", "minMax"]);
    assert.deepStrictEqual(
      turned(sheet({kind: "bars", series: [{name: "Reach", values: [1, 2], colour: "174E95"}]})),
      ["maxMin", "maxMin"]
    );
  });
});

describe("sheetColumns(sheet)", () => {
  it("has the ends of an interval beside its value, and what a chart needs as formulas over them", () => {
    const interval = {low: [-5, null], high: [30, null], names: ["low", "high"] as const};
    const columns = sheetColumns(
      sheet({kind: "dots", series: [{name: "NPS", values: [10, null], colour: "8C9093", interval}]})
    );
    assert.deepStrictEqual(
      columns.map(({name, values}) => [name, ...values]),
      [
        ["NPS", 10, null],
        ["low", -5, null],
        ["high", 30, null],
        ["\u2212", 15, null],
        ["+", 20, null]
      ]
    );
    assert.deepStrictEqual([columns[3]!.formula!(2), columns[4]!.formula!(2)], ["B2-C2", "D2-B2"]);
  });
});

describe("workbook(sheet)", () => {
  const rows = (of: ChartSheet) => {
    const text = strFromU8(unzipSync(workbook(of))["xl/worksheets/sheet1.xml"]!);
    return Array.from(parsed(text).getElementsByTagName("row"), (row) =>
      Array.from(row.children, (d) => `${d.getAttribute("r")}=${d.querySelector("t, v")!.textContent}`)
    );
  };
  it("holds names, categories and numbers; a missing number is an empty cell", () => {
    assert.deepStrictEqual(rows(sheet()), [
      ["B1=Severe", "C1=Other"],
      ["A2=Jan", "B2=1", "C2=3"],
      ["A3=Feb", "C3=4"]
    ]);
  });
  it("holds days as days", () => {
    assert.strictEqual(serialDay("1900-03-01"), 61);
    assert.deepStrictEqual(rows(sheet({days: ["2026-01-04", "2026-01-11"]}))[1]![0], "A2=46026");
  });
  it("holds hostile names as they are", () => {
    const name = `=1+1 <&"'>`;
    assert.deepStrictEqual(rows(sheet({categories: [name, "b"]}))[1]![0], `A2=${name}`);
  });
});
