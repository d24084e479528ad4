import {assert, describe, it} from "vitest";
import type {Column, DataTableOptions} from "../../src/components/dataTable.js";
import {DataTable} from "../../src/components/dataTable.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";

interface Row {
  name: string;
  arr: number | null;
}

const document = emptyPage();
const COLUMNS: Column<Row>[] = [
  {key: "name", label: "Account", cell: (d) => d.name, sort: (d) => d.name},
  {key: "arr", label: "ARR", align: "end", cell: (d) => d.arr ?? "n/a", sort: (d) => d.arr},
  {key: "note", label: "Note", cell: () => "x", narrow: "note"}
];
const ROWS: Row[] = [
  {name: "B", arr: 20},
  {name: "A", arr: null},
  {name: "C", arr: 5},
  {name: "D", arr: 20}
];

const make = (rows: readonly Row[], options: Partial<DataTableOptions<Row>> = {}) =>
  DataTable(rows, COLUMNS, {caption: "Accounts", document, ...options});
const names = (table: Element) => Array.from(table.querySelectorAll("tbody th"), textOf);
const head = (table: Element, key: string) => table.querySelector(`[data-sort="${key}"]`);

describe("DataTable(rows, columns)", () => {
  it("is a table with a caption, heads of columns and heads of rows", () => {
    const table = make(ROWS);
    assert.strictEqual(textOf(table.querySelector("caption")), "Accounts");
    assert.deepStrictEqual(
      Array.from(table.querySelectorAll("thead th"), (d) => [textOf(d), d.getAttribute("scope")]),
      [
        ["Account", "col"],
        ["ARR", "col"],
        ["Note", "col"]
      ]
    );
    assert.strictEqual(table.querySelectorAll('tbody th[scope="row"]').length, 4);
  });
  it("keeps its roles when the style makes blocks of rows", () => {
    const table = make(ROWS);
    for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"]) {
      assert.isNotNull(table.querySelector(`[role="${role}"]`), role);
    }
    assert.isNull(make(ROWS, {narrow: "scroll"}).querySelector("[role=cell]"));
  });
  it("can be scrolled by the keyboard where it scrolls sideways", () => {
    const table = make(ROWS, {narrow: "scroll"});
    assert.deepStrictEqual(
      [table.getAttribute("tabindex"), table.getAttribute("aria-label")],
      ["0", "Accounts"]
    );
  });
  it("keeps the order of the rows until it is told how to sort", () => {
    assert.deepStrictEqual(names(make(ROWS)), ["B", "A", "C", "D"]);
  });
  it("sorts both ways by a click on a head, equals in their order, the missing always last", () => {
    const table = make(ROWS);
    click(head(table, "arr"));
    assert.deepStrictEqual(names(table), ["C", "B", "D", "A"]);
    click(head(table, "arr"));
    assert.deepStrictEqual(names(table), ["B", "D", "C", "A"]);
  });
  it("says how it is sorted on the sorted column alone, and tells the page", () => {
    const sent: unknown[] = [];
    const table = make(ROWS, {sort: {key: "name", descending: true}, onSort: (d) => sent.push(d)});
    assert.strictEqual(head(table, "name")?.closest("th")?.getAttribute("aria-sort"), "descending");
    assert.strictEqual(table.querySelectorAll("[aria-sort]").length, 1);
    click(head(table, "arr"));
    assert.deepStrictEqual(sent, [{key: "arr", descending: false}]);
    assert.strictEqual(head(table, "arr")?.closest("th")?.getAttribute("aria-sort"), "ascending");
  });
  it("cannot be sorted by a column without a value to sort by", () => {
    assert.isNull(head(make(ROWS), "note"));
  });
  it("does not change the rows it was given", () => {
    const rows = [...ROWS];
    click(head(make(rows), "name"));
    assert.deepStrictEqual(rows, ROWS);
  });
  it("makes one link of a row, named by its first cell", () => {
    const table = make(ROWS, {href: (d) => `./account.html?account=${d.name}`});
    assert.strictEqual(table.querySelectorAll("tbody a").length, 4);
    const link = table.querySelector("tbody a");
    assert.deepStrictEqual([link?.getAttribute("href"), textOf(link)], ["./account.html?account=B", "B"]);
  });
  it("draws a total apart, and no link in it", () => {
    const table = make(ROWS, {total: {name: "All", arr: 45}, href: () => "#"});
    assert.strictEqual(textOf(table.querySelector("tfoot")), "All45x");
    assert.isNull(table.querySelector("tfoot a"));
  });
  it("says why it is empty", () => {
    const table = make([], {empty: "No account is at risk."});
    assert.strictEqual(textOf(table), "No account is at risk.");
    assert.isNull(table.querySelector("table"));
  });
  it("stands with one row", () => {
    assert.deepStrictEqual(names(make(ROWS.slice(0, 1))), ["B"]);
  });
  it("draws a hundred of 5,000 rows at first, sorted among all, and the rest when asked", () => {
    const rows = Array.from({length: 5000}, (_, i) => ({name: `N${i}`, arr: 5000 - i}));
    const table = make(rows, {sort: {key: "arr"}});
    assert.strictEqual(names(table).length, 100);
    assert.strictEqual(names(table)[0], "N4999");
    assert.strictEqual(textOf(table.querySelector(".qd-table-more")), "Show all 5,000100 of 5,000 shown");
    click(table.querySelector(".qd-table-more button"));
    assert.strictEqual(names(table).length, 5000);
    assert.isNull(table.querySelector(".qd-table-more"));
  });
  it("shows hostile names as text", () => {
    const table = make(HOSTILE_NAMES.map((name) => ({name, arr: 1})));
    assert.deepStrictEqual(
      Array.from(table.querySelectorAll("tbody th"), (d) => d.textContent),
      HOSTILE_NAMES
    );
    assert.isNull(table.querySelector("script"));
  });
  it("keeps a table without any metric cell free of n/a", () => {
    assert.notMatch(textOf(make([{name: "Z", arr: 0}])), /NaN|undefined/);
  });
});
