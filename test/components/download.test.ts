import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {Card} from "../../src/components/card.js";
import {ChartCard} from "../../src/components/chartCard.js";
import {DataTable} from "../../src/components/dataTable.js";
import {dom} from "../../src/components/dom.js";
import {chartFile} from "../../src/components/download/chartFile.js";
import type {ChartDownload} from "../../src/components/download/downloadMenu.js";
import {DOWNLOAD, TableDownload} from "../../src/components/download/downloadMenu.js";
import type {StyleOf} from "../../src/components/download/svgStyles.js";
import {tableCsv} from "../../src/components/download/tableCsv.js";
import {EmptyState} from "../../src/components/states.js";
import {fileName} from "../../src/lib/fileName.js";
import {click, emptyPage, HOSTILE_NAMES, press, textOf} from "../support/page.js";

const document = emptyPage();
const {h, s} = dom(document);
const TOKENS: Record<string, string> = {"var(--qd-accent)": "rgb(23, 78, 149)"};

/** Stands for a browser's computed style: attributes, tokens in the light theme, and what is passed on. */
const styleOf: StyleOf = (element) => (property) => {
  const own = element.getAttribute(property) ?? "";
  if (own === "" && element.parentElement && property !== "opacity" && property !== "display")
    return styleOf(element.parentElement)(property);
  return TOKENS[own] ?? own;
};

const parsed = (svg: string) => {
  const found = new new JSDOM("").window.DOMParser().parseFromString(svg, "image/svg+xml");
  assert.isNull(found.querySelector("parsererror"), svg.slice(0, 300));
  return found.documentElement;
};

const chart = (name: string) =>
  h(
    "div",
    {class: "qd-chart"},
    s(
      "svg",
      {class: "qd-plot", viewBox: "0 0 300 200", width: 300, height: 200, style: "color:red", tabindex: 0},
      s("style", null, ".qd-plot{background:url(http://a.example/x.png)}"),
      s(
        "g",
        {fill: "var(--qd-accent)", "aria-label": "bars"},
        s("rect", {x: 1, width: 5, height: 9, fill: "var(--qd-accent)", onclick: "alert(1)"}),
        s("rect", {x: 9, width: 5, height: 9, display: "none"})
      ),
      s("a", {href: "./account.html?account=K1"}, s("text", null, `${name}\u0003`))
    ),
    s("svg", {"aria-hidden": "true"}, s("circle", {r: 7}))
  );

describe("chartFile(chart, text)", () => {
  const file = (name: string) =>
    chartFile(
      chart(name),
      {
        title: `${name}\u0000 leads`,
        subtitle: "Share",
        method: "Wilson, n = 4",
        source: "Data as of 30 Sep 2026"
      },
      {styleOf, document}
    )!;
  it("holds title, method and day as text, colours for roles, and nothing of the page", () => {
    const {svg, width, height} = file("Quiet");
    const root = parsed(svg);
    assert.deepStrictEqual(
      [...root.querySelectorAll(":scope > text")].map((d) => d.textContent),
      ["Quiet leads", "Share", "Wilson, n = 4", "Data as of 30 Sep 2026"]
    );
    assert.match(root.getAttribute("font-family")!, /^'Inter Variable', 'Inter', .*sans-serif$/);
    assert.strictEqual(root.getAttribute("viewBox"), `0 0 ${width} ${height}`);
    const [bars] = root.querySelectorAll("svg > g");
    assert.strictEqual(bars?.getAttribute("fill"), "rgb(23, 78, 149)");
    const rects = [...bars!.querySelectorAll("rect")];
    assert.strictEqual(rects.length, 1, "what is hidden is left out");
    assert.isNull(rects[0]!.getAttribute("fill"), "what the parent says is not said again");
    assert.notMatch(svg, /var\(|class=|style|http:\/\/(?!www\.w3\.org)|href|onclick|circle|aria-|tabindex/);
  });
  it.each(HOSTILE_NAMES)("is well-formed and no wider with %s", (name) => {
    const {svg, width} = file(name);
    const root = parsed(svg);
    assert.isNull(root.querySelector("script"));
    assert.strictEqual(width, 448);
    assert.include(root.textContent, "leads");
  });
  it("sets more than two drawings two in a row", () => {
    const several = h(
      "div",
      null,
      [1, 2, 3].map((i) => s("svg", {width: 200, height: 100 * i}))
    );
    const {svg} = chartFile(several, {title: "T", source: ""}, {styleOf, document})!;
    const places = [...parsed(svg).querySelectorAll(":scope > svg")].map((d) => ["x", "y"].map((side) => Number(d.getAttribute(side)))); // prettier-ignore
    const [y] = [places[0]![1]!];
    assert.deepStrictEqual(places, [[24, y], [248, y], [24, y + 200 + 12]]); // prettier-ignore
  });
  it("is null where nothing is drawn", () => {
    const text = {title: "None", source: ""};
    assert.isNull(chartFile(h("div", null, "None"), text, {styleOf, document}));
  });
});

describe("tableCsv(table)", () => {
  const rows = [
    {name: "=1+1", share: 1 / 3, low: 0.1, high: null},
    {name: 'a "b"', share: 0.5, low: null, high: 0.9}
  ];
  const table = () =>
    DataTable(
      rows,
      [
        {key: "name", label: "Name", cell: (d) => d.name},
        {key: "share", label: "Share", cell: (d) => `${Math.round(100 * d.share)} %`, sort: (d) => d.share},
        {key: "range", label: "95%", cell: () => "10-20 %", csv: ({low, high}) => ({low, high})}
      ],
      {caption: "Shares", limit: 1, document}
    );
  it("gives numbers as they are, all rows, and no cell that a spreadsheet runs", () => {
    assert.strictEqual(
      tableCsv(table()),
      `name,share,low,high\r\n'=1+1,${1 / 3},0.1,\r\n"a ""b""",0.5,,0.9\r\n`
    );
  });
  it("of any other table gives what it says", () => {
    assert.strictEqual(
      tableCsv(table().cloneNode(true) as Element),
      "Name,Share,95%\r\n'=1+1,33 %,10-20 %\r\n"
    );
  });
});

describe("the menu of a chart card", () => {
  const card = (body: Element) =>
    ChartCard({title: "Title", chart: body, table: () => h("table"), method: "n = 4"}, {document});
  it("asks for each kind of file, closes by Escape, and gives the focus back", () => {
    const node = card(chart("Quiet"));
    document.body.append(node);
    const asked: ChartDownload[] = [];
    document.body.addEventListener(DOWNLOAD, (event) =>
      asked.push((event as CustomEvent<ChartDownload>).detail)
    );
    const menu = node.querySelector("details")!;
    for (const button of menu.querySelectorAll("button")) {
      menu.open = true;
      click(button);
      assert.isFalse(menu.open);
    }
    assert.deepStrictEqual(
      asked.map((d) => d.kind),
      ["csv", "svg", "png"]
    );
    assert.strictEqual(asked[0]!.card, node);
    menu.open = true;
    press(menu.querySelector("button")!, "Escape");
    assert.isFalse(menu.open);
    assert.strictEqual(document.activeElement, menu.querySelector("summary"));
    node.remove();
  });
  it("is given to any card with a table, once, and finds the table; an empty table has none", () => {
    const table = (rows: string[]) => DataTable(rows, [{key: "name", label: "Name", cell: (d) => d}], {caption: "Names", document}); // prettier-ignore
    const node = Card({title: "T", body: table(["a"])}, {document});
    const asked: ChartDownload[] = [];
    node.addEventListener(DOWNLOAD, (event) => asked.push((event as CustomEvent<ChartDownload>).detail));
    click(node.querySelector("[data-kind=svg]"));
    assert.deepStrictEqual([asked[0]!.card, asked[0]!.laid_out], [node, true]);
    assert.strictEqual(tableCsv(asked[0]!.table()), "name\r\na\r\n");
    const menus = (body: Element, links: Element[] = []) =>
      Card({title: "T", body, links}, {document}).querySelectorAll(".qd-download").length;
    assert.deepStrictEqual([menus(table([])), menus(table(["a"]), [TableDownload({document})])], [0, 1]);
  });
  it("is not there where there is nothing to take along", () => {
    assert.strictEqual(
      textOf(card(EmptyState("Nothing.", {document})).querySelector(".qd-card-links")),
      "Table"
    );
  });
});

describe("fileName(words, extension)", () => {
  it("keeps letters of any script and no path, sign or space", () => {
    assert.strictEqual(fileName(["causes", "What they said: Défaut, 12% (n/a)", "2026Q3"], "svg"), "causes-what-they-said-defaut-12-n-a-2026q3.svg"); // prettier-ignore
    for (const name of HOSTILE_NAMES) {
      const made = fileName([name], "csv");
      assert.match(made, /^[\p{L}\p{N}-]+\.csv$/u);
      assert.isBelow(made.length, 70);
    }
    assert.strictEqual(fileName(["../", ""], "png"), "chart.png");
  });
});
