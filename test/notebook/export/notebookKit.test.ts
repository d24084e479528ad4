import {readdirSync, readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {DuckDBInstance} from "@duckdb/node-api";
import {notebookKit} from "../../../src/notebook/export/notebookKit.js";
import {readProse} from "../../../src/notebook/language/proseCell.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";

const kit = (text: string) => notebookKit(parseNotebook(text));

/** The cells of a file as Notebook Kit's own documentation says that they are read: by HTML, without four spaces. */
function cellsOf(file: string): Record<string, string>[] {
  const {document} = new JSDOM(file).window;
  return Array.from(document.querySelectorAll("notebook script"), (cell) => {
    const lines = (cell.textContent ?? "").replace(/<\\(?=\\*\/script(\s|>))/gi, "<").split("\n");
    const value = lines
      .slice(1, -1)
      .map((d) => d.replace(/^ {4}/, ""))
      .join("\n");
    const attributes = Object.fromEntries(Array.from(cell.attributes, (d) => [d.name, d.value]));
    return {...attributes, value};
  });
}

const values = (text: string) => cellsOf(kit(text)).map((d) => d.value);

describe("notebookKit(notebook)", () => {
  it("writes the format, worked out by hand", () => {
    const file = kit(
      "---\ntitle: A & <b>\ninputs:\n  n: {type: number, min: 1, max: 9}\n---\n\n# ${total}\n\n" +
        "```sql id=rows display\nSELECT ${n} AS n;\n```\n\n```sql id=more\nFROM rows\n```\n\n```sql\nSELECT 2\n```\n\n```js id=total\nrows.length\n```\n"
    );
    const before = file.slice(0, file.indexOf('  <script id="7"'));
    assert.strictEqual(
      before,
      `<!doctype html>
<notebook theme="light-dark(air, near-midnight)">
  <title>A &#38; &#60;b&#62;</title>
  <script id="1" type="module">
    const n = view(Inputs.number([1, 9], {"label":"N","value":1}));
  </script>
  <script id="2" type="text/markdown">
    # \${total}
  </script>
  <script id="3" type="application/sql" database="var:quarterdeck" output="rows">
    SELECT \${n} AS n
  </script>
  <script id="4" type="application/sql" hidden database="var:quarterdeck" output="more">
    WITH rows AS (
    SELECT \${n} AS n
    )
    FROM (
    FROM rows
    )
  </script>
  <script id="5" type="application/sql" database="var:quarterdeck">
    SELECT 2
  </script>
  <script id="6" type="module">
    const total = await (rows.length
    );
    display(await total);
  </script>
`
    );
  });
  it("gives its database a name that the notebook does not use, and none where nothing reads it", () => {
    const [first, , client] = cellsOf(kit("```sql\nSELECT 1\n```\n\n```js\nconst quarterdeck = 1\n```\n"));
    assert.strictEqual(first?.database, "var:quarterdeck_");
    assert.match(cellsOf(kit("```sql\nSELECT 1\n```\n")).at(-1)!.value!, /\nconst quarterdeck = await/);
    assert.isDefined(client);
    assert.lengthOf(cellsOf(kit("Prose\n\n```js\n1\n```\n")), 2);
  });
  it("lets no text of a cell end it, name another, or become an attribute", () => {
    const hostile = [
      "</script><script>alert(1)</script>",
      "<\\/script > </SCRIPT\t>",
      "</script/x> </script",
      "<!-- <script> nothing ends this",
      "<!-- <script> --> </script>",
      "</notebook><title>other</title>"
    ];
    for (const text of hostile) {
      const file = kit(
        `---\ntitle: ${JSON.stringify(text)}\n---\n\`${text}\`\n\n\`\`\`js\n"${text}"\n\`\`\`\n\nlast\n`
      );
      const {document} = new JSDOM(file).window;
      assert.strictEqual(document.title, text.replace(/\s/g, " "));
      assert.lengthOf(document.querySelectorAll("script"), 3, text);
      assert.lengthOf(document.querySelectorAll("notebook > *"), 4, text);
      assert.strictEqual(cellsOf(file).at(-1)?.value, "last");
    }
    assert.deepStrictEqual(values("`</script>`\n\n```js\n'</script>'\n```\n"), [
      "`</script>`",
      "'</script>'"
    ]);
  });
  it("has as expressions only those that the notebook has", () => {
    const [prose, code] = values("${a} `${b}` \\${c} $\\{d}\n\n```sql\nSELECT ${e} -- ${f}\n```\n");
    assert.strictEqual(prose, "${a} `$\\{b}` \\$\\{c} $\\\\{d}");
    assert.strictEqual(code, "SELECT ${e} -- $\\{f}");
  });
  it("keeps blank lines, indents and line ends of a text", () =>
    assert.deepStrictEqual(values("```js\r\n\r\n  `a\r\n   \r\n    b`\r\n```\r\n"), ["\n  `a\n   \n    b`"]));
  it("shows a chart that cannot be drawn as its text", () =>
    assert.deepStrictEqual(values("```chart\nmark: line\n```\n"), ["~~~~yaml\nmark: line\n~~~~"]));
  it("asks the data for what can be chosen, and keeps lists as they are", () => {
    const [account, list, day] = values(
      "---\ninputs:\n  a: {type: account, label: Whose}\n  b: {type: select, options: [x, y], value: y}\n  c: {type: date}\n---\nx\n"
    );
    assert.match(
      account!,
      /^const a = view\(await quarterdeck\.select\("SELECT account_id, name .*", \{"label":"Whose"\}\)\);$/
    );
    assert.strictEqual(list, 'const b = view(Inputs.select(["x","y"], {"label":"B","value":"y"}));');
    assert.strictEqual(day, 'const c = view(Inputs.text({"label":"C","type":"date"}));');
  });
  it("puts the queries that another reads before it so that the engine gives the same rows in the same order", async () => {
    const cells = cellsOf(
      kit(
        "```sql id=a\n-- first\nSELECT unnest([1, 2, 3]) AS n;\n```\n\n```sql id=b\n-- second\nWITH c AS (SELECT n * 10 AS n FROM A) SELECT n FROM c ORDER BY n DESC -- last\n```\n\n```sql\nFROM b\n```\n"
      )
    );
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const rows = await (await connection.run(cells[2]!.value!)).getRowsJS();
    assert.deepStrictEqual(rows, [[30], [20], [10]]);
  });
});

describe("the notebooks of the site for Observable Notebook Kit", () => {
  const folder = new URL("../../../src/notebooks/", import.meta.url);
  for (const name of readdirSync(folder))
    it(`${name} keeps the text of its cells`, () => {
      const notebook = parseNotebook(readFileSync(new URL(name, folder), "utf8"));
      const own = cellsOf(notebookKit(notebook)).slice(notebook.inputs.length);
      for (const [i, cell] of notebook.cells.entries()) {
        const {value, type, output} = own[i]!;
        if (cell.kind === "chart") assert.include(value, "Plot.plot(");
        else if (cell.kind === "sql") assert.include(value, cell.source.replace(/;\s*$/, ""));
        else assert.strictEqual(value, cell.source);
        if (cell.kind === "sql") assert.strictEqual(output, cell.name ?? undefined);
        assert.strictEqual(type === "text/markdown", cell.kind === "markdown");
        if (cell.kind === "markdown") assert.deepStrictEqual(readProse(value!), readProse(cell.source));
      }
    });
});
