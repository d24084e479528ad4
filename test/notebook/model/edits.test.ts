import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {setKind, setName, setShown, setSource} from "../../../src/notebook/model/edits.js";
import {setFrontMatter, splitProse} from "../../../src/notebook/model/reread.js";
import {insertCell, moveCells, removeCells} from "../../../src/notebook/model/structure.js";
import type {CellKind, Notebook} from "../../../src/notebook/model/notebook.js";
import {parseNotebook, writeNotebook} from "../../../src/notebook/model/parse.js";
import {anyFile, anySource} from "./files.js";

const FILE = `---
title: Seats
---

# Seats

\`\`\`sql id=seats echo
SELECT 1
\`\`\`

Prose.

<!-- cell -->

More.

\`\`\`\`js
seats
\`\`\`\`
`;

const open = (text = FILE) => parseNotebook(text);
const keyOf = ({cells}: Notebook, at: number) => cells[at]!.key;
const linesOf = (text: string) => text.split("\n");

/** The lines that only one of two texts has, in order: taken out, put in. */
function difference(before: string, after: string): {out: string[]; in: string[]} {
  const [a, b] = [linesOf(before), linesOf(after)];
  let [start, end] = [0, 0];
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return {out: a.slice(start, a.length - end), in: b.slice(start, b.length - end)};
}

const changed = (edit: (notebook: Notebook) => Notebook, text = FILE) =>
  difference(text, writeNotebook(edit(open(text))));

describe("an edit changes only the lines of its cell:", () => {
  it("setSource", () => {
    assert.deepStrictEqual(
      changed((n) => setSource(n, keyOf(n, 1), "SELECT 2\nFROM t")),
      {out: ["SELECT 1"], in: ["SELECT 2", "FROM t"]}
    );
    assert.deepStrictEqual(
      changed((n) => setSource(n, keyOf(n, 2), "Other.")),
      {out: ["Prose."], in: ["Other."]}
    );
  });
  it("setSource, where the text closes the fence: the fence grows", () => {
    assert.deepStrictEqual(
      changed((n) => setSource(n, keyOf(n, 1), "````")),
      {out: ["```sql id=seats echo", "SELECT 1", "```"], in: ["`````sql id=seats echo", "````", "`````"]}
    );
    assert.deepStrictEqual(
      changed((n) => setSource(n, keyOf(n, 4), "```")),
      {out: ["seats"], in: ["```"]}
    );
  });
  it("setName, which keeps what else the fence says", () => {
    const named = (name: string | null, text = FILE) =>
      changed((n) => setName(n, keyOf(n, 1), name), text).in;
    assert.deepStrictEqual(named("other"), ["```sql id=other echo"]);
    assert.deepStrictEqual(named(null), ["```sql echo"]);
    assert.deepStrictEqual(named("x", FILE.replace(" id=seats echo", "")), ["```sql id=x"]);
    assert.deepStrictEqual(named("x", FILE.replace("id=seats", 'echo id="a b" wide')), [
      "```sql id=x echo wide echo"
    ]);
    assert.deepStrictEqual(named("x", FILE.replace(" id=seats echo", "\u00a0id=a id=b")), ["```sql id=x"]);
  });
  it("setShown, by one word of the fence, and only where it changes something", () => {
    const shown = (info: string, to: boolean) => {
      const notebook = parseNotebook(`\`\`\`${info}\nSELECT 1\n\`\`\`\n`);
      return writeNotebook(setShown(notebook, keyOf(notebook, 0), to)).split("\n")[0];
    };
    assert.strictEqual(shown("sql id=a", true), "```sql id=a display");
    assert.strictEqual(shown("sql id=a display=true echo", false), "```sql id=a echo");
    assert.strictEqual(shown("sql  id=a display", true), "```sql  id=a display");
    assert.strictEqual(shown("sql", false), "```sql display=false");
    assert.strictEqual(shown("sql display='false'", true), "```sql");
    assert.strictEqual(shown("js id=a", true), "```js id=a");
  });
  it("setKind, from fence to fence, to prose and back", () => {
    assert.deepStrictEqual(changed((n) => setKind(n, keyOf(n, 1), "chart")).in, ["```chart id=seats echo"]);
    assert.deepStrictEqual(
      changed((n) => setKind(n, keyOf(n, 1), "markdown")),
      {
        out: ["```sql id=seats echo", "SELECT 1", "```"],
        in: ["<!-- cell -->", "", "SELECT 1", "", "<!-- cell -->"]
      }
    );
    const there = setKind(open(), keyOf(open(), 0), "sql");
    assert.strictEqual(writeNotebook(there), FILE);
    assert.deepStrictEqual(
      changed((n) => setKind(n, keyOf(n, 2), "sql")),
      {out: ["Prose.", "", "<!-- cell -->"], in: ["```sql", "Prose.", "```"]}
    );
  });
  it("insertCell, at the start, between two of prose, and at the end", () => {
    const js = {kind: "js" as const, source: "1", name: "one"};
    assert.deepStrictEqual(
      changed((n) => insertCell(n, 0, js)),
      {out: [], in: ["```js id=one", "1", "```", ""]}
    );
    assert.deepStrictEqual(
      changed((n) => insertCell(n, 3, {kind: "markdown", source: "New."})),
      {out: [], in: ["New.", "", "<!-- cell -->", ""]}
    );
    assert.deepStrictEqual(
      changed((n) => insertCell(n, 5, js)),
      {out: [], in: ["```js id=one", "1", "```", ""]}
    );
    assert.strictEqual(writeNotebook(insertCell(open(""), 0, js)), "```js id=one\n1\n```\n");
  });
  it("removeCells, after which prose is still parted from prose", () => {
    assert.deepStrictEqual(
      changed((n) => removeCells(n, [keyOf(n, 4)])),
      {out: ["````js", "seats", "````", ""], in: []}
    );
    assert.deepStrictEqual(
      changed((n) => removeCells(n, [keyOf(n, 1)])),
      {out: ["```sql id=seats echo", "SELECT 1", "```"], in: ["<!-- cell -->"]}
    );
  });
  it("setSource of an unclosed fence, which is closed only where something follows", () => {
    const text = "```sql\nselect 1";
    assert.strictEqual(
      writeNotebook(insertCell(open(text), 1, {kind: "markdown", source: "x"})),
      "```sql\nselect 1\n```\n\nx\n"
    );
  });
});

describe("edits", () => {
  it("keep the file's ends of lines and its byte order mark", () => {
    const text = "\uFEFF" + FILE.replace(/\n/g, "\r\n");
    const n = insertCell(open(text), 1, {kind: "sql", source: "a\nb"});
    const after = writeNotebook(setSource(n, keyOf(n, 0), "# A\nB"));
    assert.strictEqual(after.replace(/\r\n/g, "").search(/[\r\n]/), -1);
    assert.ok(after.startsWith("\uFEFF---\r\n"));
  });
  it("moveCells keeps the order of those moved", () => {
    const n = open();
    const moved = moveCells(n, [keyOf(n, 4), keyOf(n, 1)], 0);
    assert.deepStrictEqual(
      parseNotebook(writeNotebook(moved)).cells.map((d) => d.source),
      ["SELECT 1", "seats", "# Seats", "Prose.", "More."]
    );
  });
  it("splitProse makes cells of the fences that were typed into prose", () => {
    const n = open("before\n");
    const typed = setSource(n, keyOf(n, 0), "before\n\n```sql id=a\n1\n```\n\nafter");
    assert.strictEqual(typed.cells.length, 1);
    const split = splitProse(typed, keyOf(n, 0));
    assert.deepStrictEqual(
      split.cells.map((d) => [d.kind, d.source]),
      [
        ["markdown", "before"],
        ["sql", "1"],
        ["markdown", "after"]
      ]
    );
    assert.strictEqual(keyOf(split, 0), keyOf(n, 0));
    assert.strictEqual(writeNotebook(split), writeNotebook(typed));
  });
  it("setFrontMatter changes nothing below, and title and inputs follow", () => {
    const n = setFrontMatter(open(), "title: Other\ninputs:\n  account: {type: account}");
    assert.deepStrictEqual([n.title, n.inputs.map((d) => d.name)], ["Other", ["account"]]);
    assert.strictEqual(writeNotebook(n).split("\n---\n")[1], FILE.split("\n---\n")[1]);
    assert.strictEqual(writeNotebook(setFrontMatter(open("x\n"), "title: T")), "---\ntitle: T\n---\n\nx\n");
    assert.strictEqual(writeNotebook(setFrontMatter(open(), "")).startsWith("# Seats"), true);
  });
  it("never let one cell run into another: the file is read back as the cells that were shown", () => {
    const kinds: CellKind[] = ["markdown", "sql", "js", "chart"];
    const step = fc.tuple(fc.nat(4), fc.nat(), fc.nat(), fc.constantFrom(...kinds), anySource);
    fc.assert(
      fc.property(anyFile, fc.array(step, {minLength: 1, maxLength: 5}), (text, steps) => {
        let n = open(text);
        for (const [what, i, j, kind, source] of steps) n = edited(n, what, {i, j, kind, source});
        const [now, again] = [shown(splitAll(n)), shown(splitAll(parseNotebook(writeNotebook(n))))];
        assert.strictEqual(again.length, now.length, writeNotebook(n));
        for (const [i, {kind, source}] of now.entries()) {
          assert.strictEqual(again[i]!.kind, kind);
          // prose that leaves a block open is read back with the line that closes it
          if (kind === "markdown") assert.ok(again[i]!.source.startsWith(source), writeNotebook(n));
          else assert.strictEqual(again[i]!.source, source);
        }
      }),
      {numRuns: 1000}
    );
  });
});

interface Step {
  i: number;
  j: number;
  kind: CellKind;
  source: string;
}

function edited(n: Notebook, what: number, {i, j, kind, source}: Step): Notebook {
  const at = n.cells.length === 0 ? 0 : i % n.cells.length;
  if (what === 0 || n.cells.length === 0) return insertCell(n, at, {kind, source});
  const key = keyOf(n, at);
  if (what === 1) return setSource(n, key, source);
  if (what === 2) return setKind(n, key, kind);
  if (what === 3) return removeCells(n, [key]);
  return moveCells(n, [key], j % n.cells.length);
}

const splitAll = (n: Notebook) => n.cells.reduce((m, {key}) => splitProse(m, key), n);

/** Cells that hold something, prose without blank lines and separators around it. */
function shown({cells}: Notebook): {kind: CellKind; source: string}[] {
  return cells
    .map(({kind, source}) => ({kind, source: kind === "markdown" ? withoutBlank(source) : source}))
    .filter((d) => d.kind !== "markdown" || d.source !== "");
}

function withoutBlank(source: string): string {
  const lines = source.split("\n");
  const says = (line: string) => !/^(<!-- cell -->)?[ \t]*$/.test(line);
  return lines.slice(lines.findIndex(says), lines.findLastIndex(says) + 1).join("\n");
}
