import {assert, beforeEach, describe, it} from "vitest";
import {js, lateEngine, opened, page, sql, until, wait} from "./flow.js";

// What cells do as values change: as in a published page, which runs on the same dataflow.

/** What the cells of a test have told, and what they are handed. */
const told: unknown[] = [];
const world = globalThis as {told?: unknown[]; handed?: unknown};
world.told = told;
beforeEach(() => void (told.length = 0));

const COUNTER = js("const n = Mutable(1);\nglobalThis.handed = () => ++n.value;");
const bump = () => (world.handed as () => void)();

describe("values over time", () => {
  it("runs the end of a diamond once for each value, with both sides new", async () => {
    const nb = opened(js("told.push([b, c])") + js("const b = n + 1;") + js("const c = n * 10;") + COUNTER);
    await nb.run();
    assert.deepStrictEqual(told, [[2, 10]]);
    bump();
    await until(() => told.length > 1);
    await wait(40);
    assert.deepStrictEqual(told, [
      [2, 10],
      [3, 20]
    ]);
    assert.strictEqual(nb.state(0).stale, false);
  });
  it("ends a generator and resolves its cell's invalidation when that runs again, once each", async () => {
    const nb = opened(
      js(
        "invalidation.then(() => told.push('invalid'));\n" +
          "const n = (function* () { try { for (let i = 1; ; ++i) yield i; } finally { told.push('ended'); } })();"
      ) + js("n")
    );
    await nb.run();
    await until(() => Number(nb.text(1)) > 3);
    assert.deepStrictEqual(told, []);
    await nb.run(0);
    await until(() => told.length === 2);
    await wait(40);
    assert.sameMembers(told, ["ended", "invalid"]);
  });
  it("never shows a promise that was overtaken by a newer one", async () => {
    const answer: ((value: string) => void)[] = [];
    world.handed = (i: number) => new Promise((resolve) => (answer[i] = resolve));
    const nb = opened(
      "---\ninputs:\n  pick: {type: number, value: 0}\n---\n" +
        js("const slow = handed(pick);") +
        js("(told.push(slow), slow)")
    );
    const all = nb.run();
    await until(() => answer[0] !== undefined);
    nb.runtime.setInput("pick", 1);
    await until(() => answer[1] !== undefined);
    answer[1]!("new");
    await all;
    answer[0]!("old");
    await wait(40);
    assert.deepStrictEqual(told, ["new"]);
    assert.strictEqual(nb.text(1), '"new"');
  });
  it("follows what a reader does to an input that is shown", async () => {
    const input = Object.assign(page.createElement("input"), {value: "a"});
    world.handed = input;
    const nb = opened(js("const word = view(handed);") + js("word + '!'"));
    await nb.run();
    assert.strictEqual(nb.text(1), '"a!"');
    input.value = "b";
    input.dispatchEvent(new page.defaultView!.Event("input"));
    await until(() => nb.text(1) === '"b!"');
  });
  it("lets the clock go as long as a cell reads it", async () => {
    const nb = opened(js("told.push(now)"));
    await nb.run();
    await until(() => told.length > 3);
    nb.edit(0, "1");
    await nb.run();
    const {length} = told;
    await wait(40);
    assert.lengthOf(told, length);
  });
  it("takes only what has been shown last from the page when a cell runs again", async () => {
    world.handed = () => wait(20);
    const nb = opened(js("display('a'); await handed(); display('b');"));
    await nb.run();
    const again = nb.run();
    await until(() => nb.text(0) === '"a"');
    await again;
    assert.strictEqual(nb.text(0), '"a""b"');
  });
});

describe("what runs only when it is asked for", () => {
  it("a lazy cell whose value has changed keeps what it shows, and so do its readers", async () => {
    const nb = opened(COUNTER + js("const twice = 2 * n;\ndisplay(twice);") + js("twice + 1"));
    await nb.run();
    nb.runtime.lazy = true;
    bump();
    await until(() => nb.state(1).stale && nb.state(2).stale);
    assert.deepStrictEqual([nb.text(1), nb.text(2), nb.state(1).status], ["2", "3", "done"]);
    await nb.run(2);
    assert.deepStrictEqual([nb.text(1), nb.text(2), nb.state(2).stale], ["4", "5", false]);
  });
  it("a lazy cell below a generator comes to an end", async () => {
    const nb = opened(
      js("const n = (function* () { for (let i = 1; ; ++i) yield i; })();") +
        js("const next = n + 1;") +
        js("await null; next")
    );
    nb.runtime.lazy = true;
    await nb.run();
    await until(() => nb.state(1).stale);
    await nb.run(2);
    assert.strictEqual(nb.state(2).status, "done");
  });
  it("an edited cell, and one that was stopped", async () => {
    world.handed = null;
    const nb = opened(COUNTER + js("told.push(n)") + js("n + await new Promise(() => {})"));
    void nb.run();
    await until(() => nb.state(2).status === "running" && told.length === 1);
    nb.runtime.interrupt();
    nb.edit(1, "told.push(100 * n)");
    bump();
    await wait(40);
    assert.deepStrictEqual([told, nb.state(1).stale, nb.state(2).status], [[1], true, "stopped"]);
    await nb.run(1);
    assert.deepStrictEqual(told, [1, 200]);
  });
  it("a cell whose text is taken away while another reads it", async () => {
    const nb = opened(js("const a = 1;") + js("told.push(a)"));
    await nb.run();
    nb.edit(0, "const b = 1;");
    await wait(40);
    assert.deepStrictEqual([told, nb.state(1).status, nb.state(1).stale], [[1], "done", true]);
    await nb.run(1);
    assert.match(nb.text(1)!, /^There is no a: no cell and no input of this notebook has that name/);
  });
});

describe("what was wrong and is mended", () => {
  it("a circle", async () => {
    const nb = opened(js("const a = b;") + js("const b = a;") + js("a + b"));
    await nb.run();
    assert.strictEqual(nb.text(2), "a, which this cell reads, has failed.");
    nb.edit(1, "const b = 2;");
    await nb.run(2);
    assert.strictEqual(nb.text(2), "4");
  });
  it("a name of two cells", async () => {
    const nb = opened(js("const a = 1;") + js("const a = 2;") + js("a"));
    await nb.run();
    assert.strictEqual(nb.text(2), "a, which this cell reads, has failed.");
    nb.edit(1, "const other = 2;");
    await nb.run(2);
    assert.deepStrictEqual([nb.text(2), nb.state(1).stale], ["1", true]);
  });
  it("a name that was misspelt, with the one that was meant", async () => {
    const nb = opened(js("const total = 1;") + js("totl + 1"));
    await nb.run();
    assert.match(nb.text(1)!, /^There is no totl: .* \(did you mean total\?\)\.$/);
    nb.edit(1, "total + 1");
    await nb.run(1);
    assert.strictEqual(nb.text(1), "2");
  });
  it("a value that never came", async () => {
    world.handed = () => new Promise(() => {});
    const nb = opened(
      js("const a = handed();\nconst b = (function* () { yield handed(); })();") + js("a + b")
    );
    void nb.run();
    await until(() => nb.state(0).status === "done");
    nb.edit(0, "const a = 1, b = 2;");
    await nb.run(1);
    assert.strictEqual(nb.text(1), "3");
  });
  it("a promise that is not kept", async () => {
    const nb = opened(js("const p = Promise.reject(new Error('no luck'));") + js("p"));
    await nb.run();
    assert.strictEqual(nb.text(1), "no luck");
  });
});

describe("a run while the engine starts", () => {
  it("is not lost, however often it is stopped and asked for", {timeout: 60_000}, async () => {
    const {shared, begin} = lateEngine();
    const nb = opened(
      sql("a", "SELECT 1 AS n") + sql("b", "SELECT n + 1 AS n FROM a") + js("b[0].n"),
      shared
    );
    const stopped = nb.run();
    await wait(20);
    nb.runtime.interrupt();
    await stopped;
    assert.strictEqual(nb.state(0).status, "stopped");
    const runs = [nb.run(), nb.run(0)];
    await wait(20);
    runs.push(nb.run(1), nb.run(0));
    begin();
    runs.push(nb.run(2));
    await Promise.all(runs);
    assert.deepStrictEqual([nb.text(2), nb.state(0).status], ["2", "done"]);
    await shared.end();
  });
});
