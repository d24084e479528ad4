import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import type {ExportedCell} from "../../../src/notebook/export/htmlCell.js";
import {htmlPage, type HtmlPageContent} from "../../../src/notebook/export/htmlPage.js";
import {pageStyle} from "../../../src/notebook/export/pageStyle.js";
import {readProse} from "../../../src/notebook/language/proseCell.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import {prose} from "../../../src/notebook/runtime/prose.js";
import type {CellResult, CellState, ResultTable} from "../../../src/notebook/runtime/state.js";

const {document} = new JSDOM("").window;

const STATE: CellState = {
  status: "done",
  stale: false,
  result: null,
  error: null,
  ms: 1,
  rows: null,
  bytes: null,
  run: 1
};
const tokens = {
  light: {"--qd-text": "black", "--qd-font": "x"},
  dark: {"--qd-text": "white", "--qd-font": "x"}
};

/** A cell of a text with what it shows. */
function cell(text: string, state: Partial<CellState> = {}, rows: ExportedCell["rows"] = null): ExportedCell {
  return {cell: parseNotebook(text).cells[0]!, state: {...STATE, ...state}, rows};
}

function node(html: string): CellResult {
  const root = document.createElement("div");
  root.className = "qn-output";
  root.innerHTML = html;
  return {kind: "node", node: root};
}

function table(columns: readonly (readonly [string, string])[], row_count: number): CellResult {
  const only = {columns: columns.map(([name, type]) => ({name, type})), row_count};
  return {kind: "table", table: only as unknown as ResultTable};
}

const text = (content: Partial<HtmlPageContent>) =>
  htmlPage({title: "T", facts: [], inputs: [], cells: [], tokens, ...content}, document);
const page = (content: Partial<HtmlPageContent>) => new JSDOM(text(content)).window.document;
const shown = (html: string) =>
  page({cells: [cell("```js\n1\n```\n", {result: node(html)})]}).querySelector(".shown")!;

describe("htmlPage(content, document)", () => {
  it("is a whole document with a policy that lets nothing run and asks for nothing, before all else", () => {
    const found = text({title: "A & <b>"});
    assert.match(
      found,
      /^<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;/
    );
    assert.strictEqual(new JSDOM(found).window.document.title, "A & <b>");
  });
  it("keeps days in one piece, and lets the name of a column break only after an underscore", () => {
    const result = table(
      [
        ["renewal_date", "DATE"],
        ["name", "VARCHAR"]
      ],
      1
    );
    const found = page({
      cells: [cell("```sql\nSELECT 1\n```\n", {result}, [["2027-06-09", "2027-06 or later"]])]
    });
    assert.deepStrictEqual(
      Array.from(found.querySelectorAll("td"), (d) => d.className),
      ["date", ""]
    );
    assert.strictEqual(found.querySelector("th")?.innerHTML, "renewal_<wbr>date");
  });
  it("has every cell in its order, with its results, its numbers as the site writes them, and its text", () => {
    const rows = [
      ["a", 1234, 0.5, "7"],
      ["b", null, 0.25, "8"]
    ];
    const columns = [
      ["name", "VARCHAR"],
      ["start_mrr", "DOUBLE"],
      ["share", "DOUBLE"],
      ["n", "VARCHAR"]
    ] as const;
    const found = page({
      facts: ["Acme", "as of 30 Jun 2026"],
      inputs: [{label: "Segment", value: "All"}],
      cells: [
        cell("# Head\n", {result: node("<h1>Head</h1>")}),
        cell("```sql id=r display\nFROM t\n```\n", {result: table(columns, 3000)}, rows),
        cell("```sql id=q\nFROM u\n```\n", {result: table(columns, 1)})
      ]
    });
    assert.deepStrictEqual(
      Array.from(found.querySelectorAll(".cell"), (d) => d.getAttribute("data-kind")),
      ["markdown", "sql", "sql"]
    );
    assert.strictEqual(
      found.querySelector("figcaption")?.textContent,
      "r · 3,000 rows in all; the first 2 are shown"
    );
    const cells = Array.from(found.querySelectorAll("td"), (d) => d.textContent);
    assert.deepStrictEqual(cells, ["a", "$1,234", "50.0%", "7", "b", "–", "25.0%", "8"]);
    assert.lengthOf(found.querySelectorAll("table"), 1);
    const folded = Array.from(found.querySelectorAll("summary"), (d) => d.textContent);
    assert.deepStrictEqual(folded, ["Query r: 3,000 rows in all", "Query q: 1 row in all"]);
    assert.strictEqual(found.querySelector(".facts")?.textContent, "Acme · as of 30 Jun 2026");
    assert.strictEqual(found.querySelector(".inputs")?.textContent, "Segment: All");
    assert.lengthOf(found.querySelectorAll("h1"), 1);
  });
  it("says what failed, what did not run and what is out of date", () => {
    const error = {message: "No table <t>", from: null, to: null};
    const found = page({
      cells: [
        cell("```sql\nFROM t\n```\n", {status: "failed", error}),
        cell("```js\n1\n```\n", {status: "new"}),
        cell("```js\n1\n```\n", {stale: true, result: node("1")}),
        cell("```js\n1\n```\n", {result: node("1")})
      ]
    });
    const words = Array.from(found.querySelectorAll(".cell"), (d) => d.querySelector("p")?.textContent);
    assert.deepStrictEqual(words, [
      "No table <t>",
      "Not run when this was exported.",
      "Out of date when this was exported: it is of other inputs or of another text.",
      undefined
    ]);
  });
  it("makes hostile words, values and queries text", () => {
    const hostile = "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>";
    const found = page({
      title: hostile,
      facts: [hostile],
      inputs: [{label: hostile, value: hostile}],
      cells: [
        cell(`\`\`\`sql id=r\n'${hostile}'\n\`\`\`\n`, {result: table([[hostile, "VARCHAR"]], 1)}, [
          [hostile]
        ]),
        cell("```js\n1\n```\n", {error: {message: hostile, from: null, to: null}})
      ],
      tokens: {light: {"--qd-text": `red}${hostile}`, "--qd-font": "x"}, dark: {}}
    });
    assert.lengthOf(found.querySelectorAll("script, img, [onerror]"), 0);
    assert.strictEqual(found.querySelector("td")?.textContent, hostile);
    assert.strictEqual(found.title, hostile);
    assert.lengthOf(found.querySelectorAll("style"), 1);
  });
  it("takes from what a cell shows all that runs, asks for something or leads into the site", () => {
    const found = shown(`
      <script>alert(1)</script><iframe src="https://x.example/"></iframe><style>@import "https://x.example/";</style>
      <img src="https://x.example/a.png" onerror="alert(1)"><img src="data:image/png;base64,AAAA">
      <a href="javascript:alert(1)">a</a><a href="./retention">b</a><a href="https://x.example/">c</a>
      <p style="background: url(https://x.example/)">d</p><p style="background: u\\72l(https://x.example/)">e</p>
      <svg><image href="https://x.example/"></image><use href="https://x.example/#a"></use><script>1</script>
      <foreignObject><img src="https://x.example/"></foreignObject><path fill="url(#g)" mask="url(https://x.example/)"></path></svg>
      <form action="https://x.example/"><button>Go</button></form><object data="https://x.example/"></object>
      <link rel="stylesheet" href="https://x.example/"><meta http-equiv="refresh" content="0;url=https://x.example/"><base href="https://x.example/">`);
    const markup = found.innerHTML
      .replace('<a rel="noopener noreferrer" href="https://x.example/">c</a>', "")
      .replace('<a href="https://x.example/" rel="noopener noreferrer">c</a>', "");
    assert.notMatch(markup, /x\.example|script|alert|onerror|retention|<form|<button/i);
    assert.lengthOf(found.querySelectorAll("a[href]"), 1);
    assert.lengthOf(found.querySelectorAll('img[src^="data:image/png"]'), 1);
    assert.strictEqual(found.querySelector("path")?.getAttribute("fill"), "url(#g)");
  });
  it("shows the values of controls, without the tools of a card", () => {
    const result = node(
      `<label>Name <input value="old"></label><select><option>x</option><option>y</option></select><input type="checkbox" checked>
       <section class="qd-card"><h2>Card</h2><div class="qd-tip">tip</div><footer class="qd-card-foot"><button>Table</button></footer></section>`
    );
    const root = (result as unknown as {node: HTMLElement}).node;
    root.querySelector("input")!.value = "new";
    root.querySelector("select")!.value = "y";
    const found = page({cells: [cell("```js\n1\n```\n", {result})]}).querySelector(".shown")!;
    assert.strictEqual(found.textContent?.replace(/\s+/g, " ").trim(), "Name newy✓ Card");
  });
  it("shows prose that is not trusted as the text that it was", () => {
    const source = '<img src=x onerror="alert(1)"> ${1} <b>b</b>';
    const {node: root} = prose(readProse(source), {document, trusted: false});
    const found = page({cells: [cell(`${source}\n`, {result: {kind: "node", node: root}})]});
    assert.lengthOf(found.querySelectorAll(".shown img, .shown b, script"), 0);
    assert.include(found.querySelector(".shown")!.textContent, "${1}");
  });
});

describe("pageStyle(tokens, text)", () => {
  it("declares the tokens that are read, those of others within them too, once for each theme", () => {
    const light = {"--qd-text": "#111", "--qd-accent": "var(--own)", "--own": "#00f", "--unread": "1px"};
    const style = pageStyle({light, dark: {"--qd-text": "#eee", "--unread": "2px"}}, "");
    assert.include(
      style,
      ":root { color-scheme: light dark; --qd-text: #111; --qd-accent: var(--own); --own: #00f; }"
    );
    assert.include(style, "@media screen and (prefers-color-scheme: dark) { :root { --qd-text: #eee; } }");
  });
});
