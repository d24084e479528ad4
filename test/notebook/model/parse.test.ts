import fc from "fast-check";
import {marked} from "marked";
import {assert, describe, it} from "vitest";
import type {Cell} from "../../../src/notebook/model/notebook.js";
import {parseNotebook, writeNotebook} from "../../../src/notebook/model/parse.js";
import {anyFile} from "./files.js";

const short = (cells: readonly Cell[]) => cells.map(({kind, name, source}) => [kind, name, source]);
const cellsOf = (text: string) => short(parseNotebook(text).cells);

const FILE = `---
title: Seats
---

# Seats

Some *prose*.

\`\`\`sql id=seats
SELECT 1
\`\`\`

<!-- cell -->

More prose.

<!-- cell -->

And more.

~~~js
seats.length
~~~
`;

describe("parseNotebook(text)", () => {
  it("gives the cells in order, with kind, name and text", () => {
    assert.deepStrictEqual(cellsOf(FILE), [
      ["markdown", null, "# Seats\n\nSome *prose*."],
      ["sql", "seats", "SELECT 1"],
      ["markdown", null, "More prose."],
      ["markdown", null, "And more."],
      ["js", null, "seats.length"]
    ]);
  });
  it("takes the title from the front matter, else from the first heading, else none", () => {
    assert.strictEqual(parseNotebook(FILE).title, "Seats");
    assert.strictEqual(parseNotebook("text\n\n```js\n1\n```\n\n## Two ##\n").title, "Two");
    assert.strictEqual(parseNotebook("Under\n===\n").title, "Under");
    assert.strictEqual(parseNotebook("text").title, "");
  });
  it("takes no fence for a cell that is indented, in a list, a quote or HTML, of another language, or not to be run", () => {
    for (const text of [
      " ```sql\n select 1\n ```",
      "- ```sql\n  select 1\n  ```",
      "> ```sql\n> select 1\n> ```",
      "<div>\n```sql\nselect 1\n```\n</div>",
      "<!--\n```sql\nselect 1\n```\n-->",
      "```python\n1\n```",
      "```sql run=false\nselect 1\n```",
      "````md\n```sql\nselect 1\n```\n````",
      "  ````\n```sql\nselect 1\n```\n  ````"
    ])
      assert.deepStrictEqual(cellsOf(text), [["markdown", null, text]], text);
  });
  it("ends a list, a quote and a paragraph at a fence", () => {
    for (const text of ["- item", "> quote", "text"])
      assert.deepStrictEqual(cellsOf(`${text}\n\`\`\`sql\n1\n\`\`\`\nafter`), [
        ["markdown", null, text],
        ["sql", null, "1"],
        ["markdown", null, "after"]
      ]);
  });
  it("takes an unclosed fence to the end", () => {
    assert.deepStrictEqual(cellsOf("```sql id=a\nselect 1\n\n# no heading\n"), [
      ["sql", "a", "select 1\n\n# no heading"]
    ]);
  });
  it("ends a fence at one of its own kind that is as long", () => {
    assert.deepStrictEqual(cellsOf("````js\n```\n~~~\n````\n~~~sql\n```\n~~~~"), [
      ["js", null, "```\n~~~"],
      ["sql", null, "```"]
    ]);
  });
  it("keeps a separator in shown code as code", () => {
    assert.deepStrictEqual(cellsOf("```html\n<!-- cell -->\n```\nx"), [
      ["markdown", null, "```html\n<!-- cell -->\n```\nx"]
    ]);
  });
  it("has no front matter where its line is not closed or not the first", () => {
    assert.deepStrictEqual(cellsOf("---\ntitle: T\n"), [["markdown", null, "---\ntitle: T"]]);
    assert.strictEqual(parseNotebook("\n---\ntitle: T\n---\n").front_matter, "\n");
  });
  it("keeps the keys of cells that another text has word for word", () => {
    const first = parseNotebook(FILE);
    const again = parseNotebook(FILE.replace("SELECT 1", "SELECT 2"), first);
    const kept = again.cells.map((d, i) => d.key === first.cells[i]?.key);
    assert.deepStrictEqual(kept, [true, false, true, true, true]);
  });
});

describe("writeNotebook(parseNotebook(text))", () => {
  it("is the text, byte for byte, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(anyFile, fc.string({unit: "binary"})), (text) => {
        assert.strictEqual(writeNotebook(parseNotebook(text)), text);
      }),
      {numRuns: 500}
    );
  });
  it("gives every cell lines of its own", () => {
    fc.assert(
      fc.property(anyFile, (text) => {
        const {cells} = parseNotebook(text);
        for (const {raw} of cells.slice(0, -1)) assert.match(raw, /[\r\n]$/);
        for (const {raw} of cells) assert.notStrictEqual(raw.trim(), "");
      })
    );
  });
});

describe("fences that are cells", () => {
  it("are the top-level fences that marked finds, for the Markdown on which both must agree", () => {
    const plain = [
      "",
      "text",
      "# H",
      "```sql",
      "```js",
      "```",
      "~~~",
      "~~~chart",
      "````sql",
      "````",
      "select 1"
    ];
    const file = fc
      .array(fc.constantFrom(...plain), {maxLength: 20})
      .map((lines) => lines.map((d) => `${d}\n`).join(""));
    fc.assert(
      fc.property(file, (text) => {
        const expected = marked
          .lexer(text)
          .filter((d) => d.type === "code" && /^(sql|js|chart)$/.test((d as {lang?: string}).lang ?? ""))
          .map((d) => (d as {text: string}).text.replace(/\n+$/, ""));
        const cells = parseNotebook(text).cells.filter((d) => d.kind !== "markdown");
        assert.deepStrictEqual(
          cells.map((d) => d.source.replace(/\n+$/, "")),
          expected
        );
      }),
      {numRuns: 500}
    );
  });
});
