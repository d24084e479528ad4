import {readdirSync, readFileSync} from "node:fs";
import {assert, describe, it} from "vitest";
import {analyse} from "../../../src/notebook/language/analyse.js";
import {pageText} from "../../../src/notebook/language/pageText.js";
import {parseNotebook, writeNotebook} from "../../../src/notebook/model/parse.js";

const FILE = `---
title: Seats
inputs:
  account: {type: account}
---

# Seats of \${account}

\`\`\`sql id=seats
SELECT * FROM account_point WHERE account_id = \${account} AND name <> '</script>'
\`\`\`

\`\`\`sql id=some
FROM Seats LIMIT \${n}
\`\`\`

\`\`\`chart
rows: seats
mark: line
x: a
y: b
\`\`\`

\`\`\`js id=n
1 + 1
\`\`\`

\`\`\`js
Plot.plot({marks: [Plot.dot(seats)]})
\`\`\`
`;

/** The fences of a page's text, in order. */
const scripts = (text: string) =>
  Array.from(text.matchAll(/^(`{3,})js\n([\s\S]*?)\n\1$/gm), ([, , source = ""]) => source);

const read = (text: string) => pageText(parseNotebook(text), "notebooks/x.md");

describe("pageText(notebook, path)", () => {
  const text = read(FILE);
  const found = scripts(text);

  it("leaves prose, with its expressions, to Framework", () => {
    assert.include(text, "\n# Seats of ${account}\n");
    assert.notInclude(text, "title: Seats");
  });
  it("takes only what is read from our own packages, and nothing from another host", () => {
    assert.include(found[0], 'import * as Plot from "@observablehq/plot";');
    for (const name of ["d3", "htl", "arquero", "npm:", "http"]) assert.notInclude(found[0], name);
  });
  it("gives each input under its name", () =>
    assert.include(found, "const account = Generators.input($$inputs[0]);"));
  it("binds the parameters of a query and never writes them into its text", () => {
    const query = found.find((d) => d.startsWith("const $$seats"));
    assert.include(query, 'strings: ["SELECT * FROM account_point WHERE account_id = "," AND name');
    assert.include(query, "values: [await (account\n)]");
    assert.notInclude(query, "</script>");
  });
  it("makes a query wait for the cells that it reads as tables, whatever the case of their names", () =>
    assert.include(
      found.find((d) => d.startsWith("const $$some")),
      ", [$$seats], invalidation)"
    ));
  it("hands rows over only where a chart, JavaScript or prose reads them", () => {
    assert.include(found, "const seats = await $$seats.objects();");
    assert.notInclude(text, "const some =");
  });
  it("shows the rows of a query without a name, and those of a named one where its fence says so", () => {
    const shown = (info: string) => read(`\`\`\`${info}\nSELECT 1\n\`\`\`\n`).includes("$$notebook.table(");
    for (const info of ["sql", "sql display", "sql id=a display", "sql display=true id=a"])
      assert.isTrue(shown(info), info);
    for (const info of ["sql id=a", "sql display=false", "sql id=a display=False"])
      assert.isFalse(shown(info), info);
  });
  it("lets Framework run no code of prose, at whatever depth and in whatever language", () => {
    const prose = [
      "- item",
      "  ```js",
      "  alert(1)",
      "  ```",
      "",
      "> ~~~sql id=x",
      "> DROP",
      "> ~~~",
      "",
      "```html echo=false",
      "<b>${x}</b>",
      "```",
      "",
      "   ```sql run=true",
      "```"
    ];
    assert.deepStrictEqual(
      read(prose.join("\n"))
        .split("\n")
        .filter((d) => /[`~]{3}\S/.test(d))
        .slice(2),
      [
        "  ```js run=false",
        "> ~~~sql id=x run=false",
        "```html echo=false run=false",
        "   ```sql run=true run=false"
      ]
    );
  });
  it("gives the value of a named expression and shows it", () =>
    assert.include(found, "const n = await (1 + 1\n);\ndisplay(await n);"));
  it("publishes no notebook with a fault, but an error that the check of the site finds", () => {
    const faulty = read("```sql\nDROP TABLE t\n```\n");
    assert.match(
      faulty,
      /^<div class="observablehq--inspect observablehq--error">notebooks\/x\.md: a cell reads/
    );
    assert.deepStrictEqual(scripts(faulty), []);
  });
});

describe("the notebooks of the site", () => {
  const folder = new URL("../../../src/notebooks/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), "utf8");
    it(`${name} has a title, no fault, and is kept byte for byte`, () => {
      const notebook = parseNotebook(text);
      assert.notStrictEqual(notebook.title, "");
      assert.deepStrictEqual(analyse(notebook).faults, []);
      assert.strictEqual(writeNotebook(notebook), text);
    });
  }
});
