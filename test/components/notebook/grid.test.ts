import {assert, describe, it} from "vitest";
import {tabSeparated} from "../../../src/components/notebook/gridCopy.js";
import {movedCursor, markedRange} from "../../../src/components/notebook/gridCursor.js";
import {valueWriter} from "../../../src/components/notebook/gridNumbers.js";
import {gridPages} from "../../../src/components/notebook/gridPages.js";
import {gridWindow, scrollTo} from "../../../src/components/notebook/gridWindow.js";
import {ResultGrid} from "../../../src/components/notebook/resultGrid.js";
import type {ResultTable, ResultView} from "../../../src/lib/resultTable.js";
import {click, emptyPage, HOSTILE_NAMES, press, textOf} from "../../support/page.js";

const wait = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A million rows: a number, a text, and nothing in every third. */
function million(change: Partial<ResultTable> = {}) {
  const asked: {view: ResultView; offset: number}[] = [];
  const table: ResultTable = {
    columns: [
      {name: "n", type: "INTEGER"},
      {name: "word", type: "VARCHAR"},
      {name: "share", type: "DOUBLE"}
    ],
    row_count: 1_000_000,
    count: (view) => Promise.resolve(view.filter.n ? 7 : 1_000_000),
    page: (view, offset, limit) => {
      asked.push({view, offset});
      return Promise.resolve(
        Array.from({length: limit}, (_, i) => [offset + i, HOSTILE_NAMES[i % 6], i % 3 === 0 ? null : 0.25])
      );
    },
    profile: () =>
      Promise.resolve({
        rows: 4,
        nulls: 1,
        distinct: 3,
        quantiles: ["1", "2", "3", "4", "5"],
        bins: [
          {label: "a", count: 1},
          {label: "b", count: 2}
        ]
      }),
    csv: () => Promise.resolve("n\r\n1\r\n"),
    ...change
  };
  return {table, asked};
}

async function drawn(table: ResultTable, describe?: (column: string) => Promise<string>) {
  const document = emptyPage();
  const saved: string[] = [];
  const element = ResultGrid(table, {
    label: "Rows of quiet",
    describe,
    document,
    save: (csv) => saved.push(csv)
  });
  document.body.append(element);
  await wait();
  const grid = element.querySelector("[role=grid]")!;
  const cells = () => Array.from(element.querySelectorAll("[role=gridcell]"), textOf);
  return {element, grid, cells, saved, document};
}

describe("ResultGrid(table)", () => {
  it("draws the first 200 rows for paper, says that there are more, and draws those in sight again", async () => {
    const {element, document} = await drawn(million().table);
    const rows = () => element.querySelectorAll(".qn-grid-row").length;
    const before = rows();
    const {defaultView: window} = document;
    window!.dispatchEvent(new window!.Event("beforeprint"));
    assert.strictEqual(rows(), 200);
    assert.include(textOf(element.querySelector(".qn-grid-foot")), "1\u2013200 of 1,000,000");
    assert.notInclude(textOf(element.querySelector(".qn-grid-row:last-child")), "\u2026");
    window!.dispatchEvent(new window!.Event("afterprint"));
    assert.strictEqual(rows(), before);
  });
  it("leaves the printing alone once it is off the page", async () => {
    const {element, document} = await drawn(million().table);
    element.remove();
    const before = element.querySelectorAll(".qn-grid-row").length;
    document.defaultView!.dispatchEvent(new document.defaultView!.Event("beforeprint"));
    assert.strictEqual(element.querySelectorAll(".qn-grid-row").length, before);
  });
  it("says how many rows and columns there are, and draws those in sight alone", async () => {
    const {grid, element, cells} = await drawn(million().table);
    assert.deepStrictEqual(
      ["aria-rowcount", "aria-colcount", "aria-label"].map((d) => grid.getAttribute(d)),
      ["1000001", "3", "Rows of quiet"]
    );
    assert.isBelow(element.querySelectorAll(".qn-grid-row").length, 20);
    assert.deepStrictEqual(cells().slice(3, 6), ["1", '=HYPERLINK("http://x.example")', "0.25"]);
    assert.strictEqual(element.querySelectorAll("script").length, 0);
  });
  it("shows what is missing as such", async () => {
    const {cells} = await drawn(million().table);
    assert.strictEqual(cells()[2], "null");
  });
  it("goes to the last of a million rows by keys, and asks for that page", async () => {
    const {table, asked} = million();
    const {grid, element} = await drawn(table);
    grid.dispatchEvent(
      new grid.ownerDocument.defaultView!.KeyboardEvent("keydown", {key: "End", ctrlKey: true, bubbles: true})
    );
    await wait();
    assert.strictEqual(asked.at(-1)?.offset, 999_800);
    const active = element.querySelector(`#${grid.getAttribute("aria-activedescendant")}`);
    assert.strictEqual(active?.parentElement?.getAttribute("aria-rowindex"), "1000001");
  });
  it("sorts and filters by the panel of a column, and says how many are left", async () => {
    const {table, asked} = million();
    const {element, grid, document} = await drawn(table);
    click(element.querySelector("[role=columnheader] button"));
    await wait();
    const panel = element.querySelector("[role=dialog]")!;
    assert.match(textOf(panel), /Missing1 \(25\.0% of 4\)Different3Least125%2Median3/);
    click(panel.querySelectorAll("button")[1]);
    await wait();
    assert.strictEqual(element.querySelector("[role=columnheader]")?.getAttribute("aria-sort"), "descending");
    assert.deepStrictEqual(asked.at(-1)?.view.sort, {column: "n", descending: true});
    click(element.querySelector("[role=columnheader] button"));
    const input = element.querySelector("input")!;
    input.value = "> 5";
    input.dispatchEvent(new document.defaultView!.Event("change"));
    await wait();
    assert.deepStrictEqual(asked.at(-1)?.view.filter, {n: "> 5"});
    assert.strictEqual(textOf(element.querySelector("[role=status]")), "7 of 1,000,000 rows");
    assert.strictEqual(grid.getAttribute("aria-rowcount"), "8");
    assert.isNull(element.querySelector("[role=dialog]"));
  });
  it("tells in the head and the panel of a column what is known of it", async () => {
    const {element} = await drawn(million().table, (d) =>
      Promise.resolve(d === "n" ? "t.n: People [users]" : "")
    );
    const [first, second] = element.querySelectorAll("[role=columnheader] button");
    assert.strictEqual(first!.getAttribute("title"), "n: INTEGER\nt.n: People [users]");
    assert.strictEqual(second!.getAttribute("title"), "word: VARCHAR");
    click(first);
    await wait();
    assert.strictEqual(textOf(element.querySelector(".qn-column-about")), "t.n: People [users]");
  });
  it("shows a whole value by the space bar, as text, and closes it by Escape", async () => {
    const {element, grid} = await drawn(million().table);
    press(grid, "ArrowRight");
    press(grid, "ArrowDown");
    press(grid, " ");
    await wait();
    const panel = element.querySelector("[role=dialog]")!;
    assert.strictEqual(panel.getAttribute("aria-label"), "word, row 2");
    assert.strictEqual(textOf(panel.querySelector("pre")), HOSTILE_NAMES[1]);
    press(panel, "Escape");
    assert.isNull(element.querySelector("[role=dialog]"));
  });
  it("closes a panel by Escape", async () => {
    const {element, grid} = await drawn(million().table);
    assert.isTrue(press(grid, "Enter"));
    const panel = element.querySelector("[role=dialog]")!;
    press(panel, "Escape");
    assert.isNull(element.querySelector("[role=dialog]"));
  });
  it("hands out a file of what is drawn, and says what fails", async () => {
    const {element, saved} = await drawn(million().table);
    click(element.querySelector(".qn-grid-act"));
    await wait();
    assert.deepStrictEqual(saved, ["n\r\n1\r\n"]);
    const broken = await drawn(million({page: () => Promise.reject(new Error("the result is lost"))}).table);
    assert.strictEqual(textOf(broken.element.querySelector("[role=status]")), "the result is lost");
  });
  it("draws a result without rows", async () => {
    const {grid, cells} = await drawn(million({row_count: 0, page: () => Promise.resolve([])}).table);
    assert.deepStrictEqual([grid.getAttribute("aria-rowcount"), cells()], ["1", []]);
    assert.isTrue(press(grid, "ArrowDown"));
  });
});

describe("gridWindow(…)", () => {
  const sizes = {rows: 1_000_000, row_height: 24, view: 240};

  it("is as high as all rows, up to what browsers lay out", () => {
    assert.strictEqual(gridWindow({...sizes, rows: 100, scroll: 0}).height, 2400);
    assert.strictEqual(gridWindow({...sizes, scroll: 0}).height, 8e6);
  });
  it("shows the first rows above and the last ones below, also of a million", () => {
    const top = gridWindow({...sizes, scroll: 0});
    assert.deepStrictEqual([top.first, top.end, top.top], [0, 11, 0]);
    const low = gridWindow({...sizes, scroll: 8e6 - 240});
    assert.strictEqual(low.end, 1_000_000);
    assert.deepStrictEqual(
      [top.whole, low.whole],
      [
        [0, 10],
        [999_990, 1_000_000]
      ]
    );
    assert.deepStrictEqual(gridWindow({...sizes, rows: 3, scroll: 0}).whole, [0, 3]);
    assert.isAtMost(low.top + (low.end - low.first) * 24, 8e6 + 1);
  });
  it("scrolls to a row so that it is in sight", () => {
    for (const row of [0, 11, 499_999, 999_999]) {
      const scroll = scrollTo(row, {...sizes, scroll: 4e6}) ?? 4e6;
      const {first, end} = gridWindow({...sizes, scroll});
      assert.isTrue(first <= row && row < end, `${row}: ${first}\u2013${end}`);
    }
    assert.isNull(scrollTo(3, {...sizes, scroll: 0}));
  });
});

describe("movedCursor(cursor, key, size)", () => {
  const at = {row: 5, column: 1, from_row: 5, from_column: 1};
  const size = {rows: 100, columns: 3, page: 10};
  const press = (key: string, change = {}) =>
    movedCursor(at, {key, shiftKey: false, ctrlKey: false, metaKey: false, ...change}, size);

  it("moves by one, by a page, to the ends, and never out", () => {
    const places = [
      press("ArrowUp"),
      press("PageDown"),
      press("PageUp"),
      press("End", {ctrlKey: true}),
      press("Home")
    ];
    assert.deepStrictEqual(
      places.map((d) => [d?.row, d?.column]),
      [
        [4, 1],
        [15, 1],
        [0, 1],
        [99, 2],
        [5, 0]
      ]
    );
    assert.isNull(press("x"));
  });
  it("keeps where marking began while Shift is held", () => {
    assert.deepStrictEqual(markedRange(press("ArrowUp", {shiftKey: true})!), {rows: [4, 5], columns: [1, 1]});
    assert.deepStrictEqual(markedRange(press("a", {ctrlKey: true})!), {rows: [0, 99], columns: [0, 2]});
  });
});

describe("gridPages(table, view, …)", () => {
  it("asks for a page once, also while it is on its way, and gives rows across pages", async () => {
    const {table, asked} = million();
    const pages = gridPages(table, {sort: null, filter: {}}, () => {});
    assert.isUndefined(pages.row(5));
    assert.isUndefined(pages.row(6));
    assert.deepStrictEqual(
      (await pages.rows(198, 201)).map((d) => d[0]),
      [198, 199, 200, 201]
    );
    assert.strictEqual(pages.row(5)?.[0], 5);
    assert.strictEqual(asked.length, 2);
  });
});

describe("valueWriter(column, sample)", () => {
  const write = (type: string, sample: unknown[], name = "n") =>
    sample.map(valueWriter({name, type}, sample));

  it("gives numbers one precision a column, and a true minus", () => {
    assert.deepStrictEqual(write("DOUBLE", [1, 2.5, -1234.25]), ["1.00", "2.50", "\u22121,234.25"]);
    assert.deepStrictEqual(write("INTEGER", [1, 20_000]), ["1", "20,000"]);
    assert.deepStrictEqual(write("DOUBLE", [1 / 3, 2]), ["0.3333", "2.0000"]);
    assert.deepStrictEqual(write("DOUBLE", [0.00012]), ["0.00012"]);
  });
  it("groups no years and no ids", () => {
    assert.deepStrictEqual(write("INTEGER", [2025, 2026]), ["2025", "2026"]);
    assert.deepStrictEqual(write("BIGINT", [12345n], "user_id"), ["12345"]);
    assert.deepStrictEqual(write("BIGINT", [9007199254740993n]), ["9,007,199,254,740,993"]);
  });
  it("rounds no later value away: it has more decimals from there on", () => {
    const later = valueWriter({name: "n", type: "DOUBLE"}, [1, 2]);
    assert.deepStrictEqual([1, 0.5, 2].map(later), ["1", "0.5", "2.0"]);
  });
  it("leaves text as it is", () => {
    assert.deepStrictEqual(write("VARCHAR", ["-1", "a"]), ["-1", "a"]);
  });
});

describe("tabSeparated(rows)", () => {
  it("keeps a cell in its cell", () => {
    assert.strictEqual(
      tabSeparated([
        ["a\tb", null],
        ["c\nd", 1]
      ]),
      "a b\t\nc d\t1"
    );
  });
});
