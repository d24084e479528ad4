import {assert, describe, it} from "vitest";
import {analyse} from "../../../src/notebook/language/analyse.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import type {Fault} from "../../../src/notebook/model/notebook.js";
import {newNode} from "../../../src/notebook/runtime/cellNode.js";
import type {CellState, NotebookRuntime} from "../../../src/notebook/runtime/state.js";
import type {OpenNotebook} from "../../../src/notebook/editor/parts.js";
import {apartFrom, outline, problems, progress} from "../../../src/notebook/editor/shell/facts.js";

const TEXT = `# Quiet *accounts*

Words.

\`\`\`text run=false
# no heading
\`\`\`

## Of [Small](x.html) ##

\`\`\`sql id=quiet
SELECT a
FROM nowhere
\`\`\`

\`\`\`js
1 +
\`\`\`
`;
const notebook = parseNotebook(TEXT);
const key = (i: number) => notebook.cells[i]!.key;
const NEW: CellState = newNode().state;
const runtime = (states: Record<string, Partial<CellState>>) =>
  ({state: (d: string) => ({...NEW, ...states[d]})}) as NotebookRuntime;

describe("outline(notebook)", () => {
  it("lists headings without their marks, and cells that have a name; not headings in code", () => {
    assert.deepStrictEqual(
      outline(notebook).map((d) => [d.label, d.level]),
      [
        ["Quiet accounts", 1],
        ["Of Small", 2],
        ["quiet", null]
      ]
    );
    const {cell, at} = outline(notebook)[1]!;
    assert.match(notebook.cells.find((d) => d.key === cell)!.source.slice(at), /^## Of/);
  });
});

describe("problems(open, runtime)", () => {
  const fault = (cell: string | null, from: number, message: string): Fault => ({
    cell,
    from,
    to: from,
    severity: "error",
    message
  });
  it("lists what is wrong with the text and what failed, by cell and place, each once", () => {
    const faults = [
      fault(key(2), 3, "Unexpected end"),
      fault(null, 2, "No such input"),
      fault(key(1), 0, "known")
    ];
    const open = {
      notebook,
      analysis: {links: new Map(), needs: new Map(), faults}
    } as unknown as OpenNotebook;
    const failed = (message: string) => ({status: "failed" as const, error: {message, from: 14, to: 21}});
    const found = problems(
      open,
      runtime({[key(1)]: failed("No table nowhere"), [key(2)]: failed("Unexpected end")})
    );
    assert.deepStrictEqual(
      found.map((d) => `${d.where} ${d.message}`),
      [
        "front matter, line 2 No such input",
        "cell 2, 1:1 known",
        "cell 2, 2:6 No table nowhere",
        "cell 3, 1:4 Unexpected end"
      ]
    );
  });
  it("tells what does not hold of a result, at the column where there is one", () => {
    const open = {
      notebook,
      analysis: {links: new Map(), needs: new Map(), faults: []}
    } as unknown as OpenNotebook;
    const {source} = notebook.cells[1]!;
    const check = (holds: boolean | null, words: string, column: string | null = null) => ({
      holds,
      words,
      column
    });
    const checks = [
      check(true, "Fine"),
      check(null, "Not checked"),
      check(false, "Rows stand twice"),
      check(false, "`A` is empty", "A")
    ];
    const found = problems(open, runtime({}), [{cell: key(1), place: 2, source, checks}]);
    assert.deepStrictEqual(
      found.map((d) => [d.severity, d.where, d.message]),
      [
        ["warning", "cell 2, 1:1", "Rows stand twice"],
        ["warning", "cell 2, 1:8", "`A` is empty"]
      ]
    );
  });
});

describe("problems(open, runtime, looked)", () => {
  it("finds a column where it is made: as an alias, not within another word or a text", () => {
    const where = (sql: string, column: string) => {
      const other = parseNotebook(`\`\`\`sql id=q\n${sql}\n\`\`\`\n`);
      const open = {
        notebook: other,
        analysis: {links: new Map(), needs: new Map(), faults: []}
      } as unknown as OpenNotebook;
      const {key: cell, source} = other.cells[0]!;
      const checks = [{holds: false, words: "x", column}];
      return problems(open, runtime({}), [{cell, place: 1, source, checks}])[0]?.where;
    };
    assert.strictEqual(where("SELECT unused_seats, -seats AS seats FROM t", "seats"), "cell 1, 1:32");
    assert.strictEqual(where("SELECT 'infinity' AS q, 'nan'::DOUBLE AS Y", "y"), "cell 1, 1:42");
    assert.strictEqual(where("SELECT * FROM t", "y"), "cell 1, 1:1");
  });
});

describe("apartFrom({notebook, analysis}, keys)", () => {
  it("gives all cells but some and those that read them, also by way of others", () => {
    const chain = parseNotebook(
      "```js\nconst a = 1;\n```\n\n```js\nconst b = a;\n```\n\n```js\nb\n```\n\n```js\n2\n```\n"
    );
    const keys = chain.cells.map((d) => d.key);
    const open = {notebook: chain, analysis: analyse(chain)};
    assert.deepStrictEqual(apartFrom(open, [keys[0]!]), [keys[3]]);
    assert.deepStrictEqual(apartFrom(open, [keys[2]!]), [keys[0], keys[1], keys[3]]);
  });
});

describe("progress(notebook, runtime)", () => {
  it("counts the cells that run, not prose, and those that ran and are not stale", () => {
    const states = {
      [key(1)]: {status: "done" as const, ms: 80},
      [key(2)]: {status: "done" as const, stale: true, ms: 4}
    };
    assert.deepStrictEqual(progress(notebook, runtime(states)), {of: 2, ran: 1, ms: 84, busy: false});
    assert.isTrue(progress(notebook, runtime({[key(2)]: {status: "waiting"}})).busy);
  });
});
