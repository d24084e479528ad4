import {assert, describe, it} from "vitest";
import {js, opened, page, sql, until, wait} from "./flow.js";

describe("NotebookRuntime", () => {
  it("runs cells by what they need, whatever their order", async () => {
    const nb = opened(
      js("total * 2") +
        js("const total = rows.reduce((sum, d) => sum + d.mrr, 0);") +
        sql("rows", "SELECT * FROM account_dim WHERE mrr > ${least}") +
        js("const least = 120;")
    );
    await nb.run(0);
    assert.strictEqual(nb.text(0), "500");
    assert.deepStrictEqual(
      [0, 1, 2, 3].map((i) => nb.state(i).status),
      ["done", "done", "done", "done"]
    );
    assert.deepStrictEqual(
      [nb.state(3).run, nb.state(2).rows, nb.state(1).result],
      [1, 1, {kind: "nothing"}]
    );
  });
  it("lets SQL cells read each other's rows", async () => {
    const nb = opened(
      sql("b", "SELECT count(*)::INTEGER AS n FROM a") + sql("a", "FROM account_dim") + js("b[0].n")
    );
    await nb.run();
    assert.strictEqual(nb.text(2), "2");
  });
  it("marks what an edit makes old, and runs nothing by itself", async () => {
    const nb = opened(js("const a = 1;") + js("a + 1") + js("'other'"));
    await nb.run();
    nb.edit(0, "const a = 5;");
    assert.deepStrictEqual(
      [0, 1, 2].map((i) => nb.state(i).stale),
      [true, true, false]
    );
    assert.strictEqual(nb.text(1), "2");
    await nb.run(0);
    assert.strictEqual(nb.text(1), "6");
    assert.strictEqual(nb.state(1).stale, false);
  });
  it("knows no name that a cell gave before it was renamed, and keeps the rows that it shows", async () => {
    const nb = opened(
      sql("rows", "FROM account_dim") + sql("n", "SELECT count(*) AS n FROM rows") + js("rows.length")
    );
    await nb.run();
    nb.edit(0, {name: "others"});
    const {result} = nb.state(0);
    const page = result?.kind === "table" ? await result.table.page({sort: null, filter: {}}, 0, 1) : [];
    assert.deepStrictEqual(page, [["a1", 100]]);
    await nb.run(1, 2);
    assert.match(nb.text(1) ?? "", /^There is no table rows\./);
    assert.match(nb.text(2) ?? "", /^There is no rows:/);
    nb.edit(0, {name: "ROWS"});
    await nb.run(1);
    assert.strictEqual(nb.text(1), "table");
  });
  it("knows no name that a cell defined before it was written in", async () => {
    const nb = opened(js("const a = 1;") + js("a + 1"));
    await nb.run();
    nb.edit(0, "const b = 1;");
    await nb.run();
    assert.match(nb.text(1) ?? "", /^There is no a:/);
    await wait(0);
    assert.deepStrictEqual(
      nb.runtime.variables().map((d) => d.name),
      ["b"]
    );
  });
  it("runs scripts as strictly as a page does", async () => {
    const nb = opened(js("Object.freeze([1])[0] = 2") + js("const a = this;\ndisplay(String(a));"));
    await nb.run();
    assert.match(nb.text(0) ?? "", /read only/);
    assert.strictEqual(nb.text(1), '"undefined"');
  });
  it("takes names that objects have of themselves for names like others", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
    const nb = opened(
      names.map((d) => sql(d, `SELECT 1 AS n`)).join("") +
        js(`[${names.map((d) => `${d}[0].n`).join(", ")}].join()`)
    );
    await nb.run();
    assert.strictEqual(nb.text(names.length), '"1,1,1,1,1"');
  });
  it("leaves readers to their own run where it is lazy", async () => {
    const nb = opened(js("const a = 1;") + js("a + 1"));
    await nb.run();
    nb.runtime.lazy = true;
    nb.edit(0, "const a = 5;");
    await nb.run(0);
    assert.deepStrictEqual([nb.text(1), nb.state(1).stale], ["2", true]);
    await nb.run(1);
    assert.deepStrictEqual([nb.text(1), nb.state(1).stale], ["6", false]);
  });
  it("runs readers of an input again when that is set", async () => {
    const nb = opened(
      "---\ninputs:\n  least:\n    type: number\n    value: 0\n---\n" +
        sql("rows", "SELECT * FROM account_dim WHERE mrr > ${least}") +
        js("rows.length")
    );
    await nb.run();
    assert.strictEqual(nb.text(1), "2");
    nb.runtime.setInput("least", 200);
    while (nb.text(1) !== "1") await wait(10);
    nb.runtime.lazy = true;
    nb.runtime.setInput("least", 300);
    await wait(50);
    assert.deepStrictEqual([nb.text(1), nb.state(0).stale, nb.state(1).stale], ["1", true, true]);
  });
  it("says which cells wait for each other, and runs the others", async () => {
    const nb = opened(js("const a = b;") + js("const b = a;") + js("1"));
    await nb.run();
    assert.match(nb.text(0)!, /wait for each other: cell 1 → cell 2 → cell 1/);
    assert.match(nb.text(1)!, /wait for each other/);
    assert.strictEqual(nb.text(2), "1");
  });
  it("runs no cell whose name another has, or a table", async () => {
    const nb = opened(js("const a = 1;") + js("const a = 2;") + sql("account_dim", "SELECT 1"));
    await nb.run();
    assert.match(nb.text(0)!, /`a` is defined by 2 cells/);
    assert.match(nb.text(1)!, /`a` is defined by 2 cells/);
    assert.match(nb.text(2)!, /There is a table account_dim already/);
  });
  it("fails a cell that throws, with its place, and those that read it; no others", async () => {
    const nb = opened(js("const a = 1;\nconst b = a.x.y;") + js("b") + js("2"));
    await nb.run();
    assert.strictEqual(nb.state(0).status, "failed");
    assert.match(nb.text(0)!, /^TypeError: Cannot read properties of undefined \(reading 'y'\)$/);
    assert.deepStrictEqual([nb.state(0).error?.from, nb.state(0).error?.to], [27, 28]);
    assert.match(nb.text(1)!, /which this cell reads, has failed/);
    assert.strictEqual(nb.text(2), "2");
  });
  it("knows the first value of an input that no cell reads, and tells of it", async () => {
    const nb = opened("---\ninputs:\n  account: {type: account}\n---\n" + js("1"));
    const type = () => nb.runtime.variables()[0]?.type;
    assert.strictEqual(type(), "not known yet");
    let told = false;
    nb.runtime.subscribe(() => (told ||= type() === "string"));
    await nb.run();
    await until(() => told);
    assert.strictEqual(nb.runtime.input("account"), "first");
  });
  it("finds the place of a name that nobody gives, also in an expression", async () => {
    const nb = opened(
      js("const a = 1;\nconst b = nosuch + 1;") + sql("q", "SELECT ${ nosuch } AS n") + "At ${1 + nosuch}.\n"
    );
    await nb.run();
    const places = [0, 1, 2].map((i) => nb.state(i).error);
    assert.deepStrictEqual(
      places.map((d) => [d?.from, d?.to]),
      [
        [23, 29],
        [7, 18],
        [9, 15]
      ]
    );
  });
  it("keeps the last result of a cell that fails", async () => {
    const nb = opened(js("1"));
    await nb.run();
    nb.edit(0, "nowhere");
    await nb.run();
    assert.strictEqual(
      nb.text(0),
      "There is no nowhere: no cell and no input of this notebook has that name."
    );
    assert.strictEqual(nb.state(0).result?.kind, "node");
    assert.strictEqual(nb.state(0).stale, true);
  });
  it("finds the place of a query's error behind its expressions", async () => {
    const nb = opened(sql("q", "SELECT ${1 + 1} AS a, mrrr\nFROM account_dim"));
    await nb.run();
    const {error} = nb.state(0);
    assert.strictEqual(error?.message, "There is no column mrrr here. The nearest is mrr.");
    assert.deepStrictEqual([error?.from, error?.to], [22, 26]);
    assert.match(nb.runtime.queries()[0]?.error ?? "", /mrrr/);
  });
  it("stops an endless query and an endless promise; what waits is stopped as well", async () => {
    const nb = opened(
      sql("endless", "SELECT count(*) AS n FROM range(1e9::BIGINT) a, range(1e9::BIGINT) b") +
        js("endless[0].n") +
        js("await new Promise(() => {})") +
        js("3")
    );
    const running = nb.run();
    while (nb.state(0).status !== "running" || nb.state(3).status !== "done") await wait(10);
    await wait(100);
    nb.runtime.interrupt();
    await running;
    assert.deepStrictEqual(
      [0, 1, 2, 3].map((i) => nb.state(i).status),
      ["stopped", "stopped", "stopped", "done"]
    );
    nb.edit(0, "SELECT 1 AS n");
    await nb.run(1);
    assert.strictEqual(nb.text(1), "1");
  });
  it("follows a generator, and leaves it when its cell runs again", async () => {
    const nb = opened(js("const n = (function* () { for (let i = 1; ; ++i) yield i; })();") + js("n > 3"));
    await nb.run();
    while (nb.text(1) !== "true") await wait(10);
    nb.edit(0, "const n = Promise.resolve(0);");
    await nb.run(0);
    assert.strictEqual(nb.text(1), "false");
    await wait(60);
    assert.strictEqual(nb.text(1), "false");
  });
  it("shows values under each other, and gives view() the value of what is shown", async () => {
    const nb = opened(
      js(
        "display('a'); display(d3); const x = view(Object.assign(document.createElement('i'), {value: 7}));".replace(
          "document",
          "page"
        )
      ) +
        js("x") +
        js("const page = globalThis.testPage;")
    );
    (globalThis as {testPage?: Document}).testPage = page;
    await nb.run();
    assert.strictEqual(nb.text(0), '"a"42');
    assert.strictEqual(nb.text(1), "7");
    delete (globalThis as {testPage?: Document}).testPage;
  });
  it("gives a chart that is shown a role and a name, for Plot labels its parts", async () => {
    const figure = page.createElement("figure");
    figure.innerHTML =
      '<h2>Seats</h2><svg><g aria-label="dot"></g></svg><svg><g aria-label="x"><a></a></g></svg>';
    (globalThis as {figure?: Element}).figure = figure;
    const nb = opened(js("figure"));
    await nb.run();
    assert.strictEqual(
      figure.innerHTML,
      '<h2>Seats</h2><svg role="img" aria-label="Seats"><g></g></svg>' +
        '<svg><g aria-label="x" role="group"><a></a></g></svg>'
    );
    delete (globalThis as {figure?: Element}).figure;
  });
  it("draws prose at once where it reads nothing, else with the values it reads; never its scripts", async () => {
    const nb = opened(
      '# Hi <img src=x onerror="alert(1)">\n\n<!-- cell -->\nSum `${a}` ${a + 1}<script>1</script>\n\n' +
        js("const a = 1;")
    );
    assert.strictEqual(nb.state(0).status, "done");
    await nb.run();
    const node = (i: number) => (nb.state(i).result as {node: Node} as {node: Element}).node;
    assert.strictEqual(node(0).querySelector("img")?.hasAttribute("onerror"), false);
    assert.strictEqual(node(1).textContent?.trim(), "Sum ${a} 2");
  });
  it("runs nothing that is not trusted, and shows its prose as text", async () => {
    const nb = opened(
      "Hi <img src=x> [a](https://x.example) ${a}\n\n" + js("const a = 1;") + sql("q", "SELECT 1")
    );
    nb.runtime.trusted = false;
    await nb.run();
    assert.strictEqual(
      (nb.state(0).result as {node: Node} as {node: Element}).node.innerHTML.trim(),
      "<p>Hi  a ${a}</p>"
    );
    assert.deepStrictEqual([nb.state(1).status, nb.state(2).status], ["new", "new"]);
    nb.runtime.trusted = true;
    await nb.run();
    assert.strictEqual(nb.text(0)?.trim(), "Hi  a 1");
  });
  it("draws a chart of a cell's rows, again when there is more or less room", async () => {
    const nb = opened(
      "```chart\nrows: rows\nmark: bar\nx: mrr\ny: account_id\ntitle: Two\n```\n" +
        sql("rows", "FROM account_dim")
    );
    await nb.run();
    const width = () =>
      (nb.state(0).result as {node: Node} as {node: Element}).node
        .querySelector("svg[role=img]")
        ?.getAttribute("width");
    assert.strictEqual(width(), "608");
    nb.runtime.width = 400;
    while (width() !== "368") await wait(10);
    assert.strictEqual(nb.state(1).run, 1);
  });
  it("lists what cells and inputs give, and who reads it", async () => {
    const nb = opened(sql("rows", "FROM account_dim") + js("const n = rows.length;") + js("n"));
    await nb.run();
    const [rows, n] = nb.runtime.variables();
    assert.deepStrictEqual(
      [rows?.name, rows?.type, rows?.size, rows?.used_by.length],
      ["rows", "table, 2 columns", "2 rows", 1]
    );
    assert.deepStrictEqual([n?.name, n?.type, n?.size], ["n", "number", ""]);
  });
  it("tells once a frame which cells have changed", async () => {
    const nb = opened(js("1") + js("2"));
    const told: (readonly string[])[] = [];
    await wait(40);
    const end = nb.runtime.subscribe((keys) => told.push(keys));
    await nb.run();
    await wait(40);
    end();
    assert.isAtMost(told.length, 3);
    assert.strictEqual(new Set(told.flat()).size, 2);
  });
  it("keeps a result of ten megabytes in the engine, and gives its pages", async () => {
    const nb = opened(sql("big", "SELECT range AS n, repeat('x', 100) AS text FROM range(100000)"));
    await nb.run();
    const {result} = nb.state(0);
    assert.strictEqual(result?.kind, "table");
    const rows = result?.kind === "table" ? await result.table.page({sort: null, filter: {}}, 99_999, 5) : [];
    assert.deepStrictEqual(rows, [[99_999, "x".repeat(100)]]);
  });
});
