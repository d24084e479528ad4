import {assert, describe, it} from "vitest";
import {analyse} from "../../../src/notebook/language/analyse.js";
import {readChart} from "../../../src/notebook/language/chartCell.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";

const fence = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n\n`;

function read(...cells: string[]) {
  const notebook = parseNotebook(cells.join(""));
  const analysis = analyse(notebook);
  const nameOf = new Map(notebook.cells.map((d, i) => [d.key, d.name ?? `cell ${i + 1}`]));
  return {
    needs: Object.fromEntries<(string | undefined)[]>(
      Array.from(analysis.needs, ([key, keys]) => [nameOf.get(key) ?? "", keys.map((d) => nameOf.get(d))])
    ),
    links: notebook.cells.map((d) => analysis.links.get(d.key)!),
    faults: analysis.faults.map((d) => [d.cell === null ? null : nameOf.get(d.cell), d.message] as const)
  };
}

const FRONT = "---\ninputs:\n  account: {type: account}\n---\n\n";

describe("analyse(notebook)", () => {
  it("finds what each cell needs, whatever the order", () => {
    const {needs, links, faults} = read(
      FRONT,
      fence("chart", "rows: big\nmark: line\nx: a\ny: b"),
      fence("sql id=big", "SELECT * FROM seats WHERE a = ${account} AND b > ${floor * Math.PI}"),
      "Prose.\n\n",
      fence("js", "const floor = 2"),
      fence("sql id=Seats", "FROM account_dim")
    );
    assert.deepStrictEqual(faults, []);
    assert.deepStrictEqual(needs, {
      "cell 1": ["big"],
      big: ["cell 4", "Seats"],
      "cell 3": [],
      "cell 4": [],
      Seats: []
    });
    assert.deepStrictEqual(links[1], {
      defines: ["big"],
      uses: ["account", "floor", "Seats"],
      tables: ["Seats"]
    });
  });
  it("does not take a cell of JavaScript for a table of the warehouse of that name", () => {
    const {needs} = read(fence("js", "const accounts = await raw"), fence("sql id=raw", "FROM accounts"));
    assert.deepStrictEqual(needs, {"cell 1": ["raw"], raw: []});
  });
  it("names all cells of a circle", () => {
    const {faults} = read(
      fence("sql id=a", "FROM b"),
      fence("sql id=b", "FROM c"),
      fence("sql id=c", "FROM a"),
      fence("sql id=d", "FROM a")
    );
    assert.deepStrictEqual(
      faults.map((d) => d[0]),
      ["a", "b", "c"]
    );
    assert.match(faults[0]![1], /wait for each other: a → b → c → a;/);
    assert.match(read(fence("sql id=t", "FROM T")).faults[0]![1], /^t reads itself/);
  });
  it("names what is defined twice, by cells, by an input, or at hand", () => {
    const twice = read(fence("sql id=a", "FROM t"), fence("js", "const a = 1"), fence("sql id=A", "FROM u"));
    assert.deepStrictEqual(
      twice.faults.map((d) => d[0]),
      ["a", "cell 2", "A"]
    );
    assert.match(read(FRONT, fence("js", "const account = 1")).faults[0]![1], /is the name of an input/);
    assert.match(read(fence("sql id=Plot", "FROM t")).faults[0]![1], /is at hand/);
    assert.match(read("---\ninputs:\n  width: {type: number}\n---\n").faults[0]![1], /is at hand/);
  });
  it("names what the query of an input may not do", () => {
    const choices = (sql: string) =>
      read(`---\ninputs:\n  a: {type: select, options: {sql: ${JSON.stringify(sql)}}}\n---\n`).faults.map(
        (d) => d[1]
      );
    assert.match(choices("DROP TABLE t")[0]!, /^input `a`: .*`DROP` is not allowed/);
    assert.match(choices("SELECT 1; DROP TABLE t")[0]!, /one query/);
    assert.match(choices("SELECT ${b}")[0]!, /reads no/);
    assert.deepStrictEqual(choices("SELECT DISTINCT segment FROM t ORDER BY 1;"), []);
  });
  it("names what a page of Framework could not define", () => {
    assert.match(read(fence("sql id=Map", "FROM t")).faults[0]![1], /`Map` cannot be the name/);
    assert.match(read(fence("js", "const [{URL}, a] = x")).faults[0]![1], /^`URL` is the browser/);
    assert.match(read(fence("js", "const $$inputs = 1")).faults[0]![1], /page’s own/);
    assert.match(read("---\ninputs:\n  Date: {type: text}\n---\n").faults[0]![1], /`Date` cannot be/);
    assert.deepStrictEqual(read(fence("sql id=__proto__", "SELECT 1"), fence("js", "Map")).faults, []);
  });
  it("names what is not known, with what was probably meant", () => {
    assert.match(
      read(FRONT, fence("sql id=seats", "SELECT ${acount}"), fence("chart", "rows: seat\nmark: dot\nx: a"))
        .faults.map((d) => d[1])
        .join("\n"),
      /named `acount` \(did you mean account\?\)[\s\S]*named `seat` \(did you mean seats\?\)/
    );
    assert.match(read(fence("sql id=2a", "FROM t")).faults[0]![1], /`2a` cannot be the name/);
    assert.match(read("---\ninputs: [a]\n---\n").faults[0]![1], /^line 2: /);
  });
});

describe("readChart(source)", () => {
  it("reads a channel as a column or as what is said of it", () => {
    const {spec, rows} = readChart(
      'rows: a\nmark: column\nx: month\ny: {column: mrr, aggregate: sum, zero: true, format: "$,.0f"}\nsort: -y\ntitle: T'
    );
    const none = {label: null, aggregate: null, scale: null, zero: null, format: null};
    assert.deepStrictEqual(spec, {
      rows: "a",
      mark: "column",
      x: {...none, column: "month"},
      y: {...none, column: "mrr", aggregate: "sum", zero: true, format: "$,.0f"},
      colour: null,
      facet: null,
      title: "T",
      unit: "",
      sort: {column: "y", descending: true}
    });
    assert.deepStrictEqual(rows, {name: "a", from: 6, to: 7});
  });
  it("says line, place and what was probably meant", () => {
    const source = "rows: a\nmark: lne\ncolor: b\nx: {colum: c}";
    const {spec, faults} = readChart(source);
    assert.isNull(spec);
    assert.deepStrictEqual(
      faults.map((d) => [source.slice(d.from, d.to), d.message.replace(/; known.*/, "")]),
      [
        ["color", "line 3: a chart has no `color` (did you mean colour?)"],
        ["lne", "line 2: no mark `lne` (did you mean line?)"],
        ["colum", "line 4: `x` has no `colum` (did you mean column?)"],
        ["{colum: c}", "line 4: `x` names no `column`; only `aggregate: count` needs none"]
      ]
    );
    for (const text of [
      "",
      "rows",
      "rows: [",
      "mark: line\nx: a",
      "rows: a\nmark: line",
      "rows: a\nx: b",
      "rows: a\nmark: [line]\nx: b"
    ])
      assert.isAbove(readChart(text).faults.length, 0, text);
    assert.deepStrictEqual(readChart("rows: a\nmark: bar\nx: {aggregate: count}\ny: b").faults, []);
  });
});
