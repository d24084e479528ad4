import {assert, describe, it} from "vitest";
import type {Doc} from "../../../src/notebook/editor/shell/desk.js";
import {ResultChecks} from "../../../src/notebook/editor/shell/resultChecks.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import {newNode} from "../../../src/notebook/runtime/cellNode.js";
import type {CellState, ResultCheck, ResultTable} from "../../../src/notebook/runtime/state.js";

const NOTEBOOK = parseNotebook("```sql id=a\nSELECT 1\n```\n\n```sql id=b\nSELECT 2\n```\n\n```js\n3\n```\n");
const [A, B, JS] = NOTEBOOK.cells.map((d) => d.key) as [string, string, string];

/** A notebook whose cells are as a test says; what the engine is asked waits for an answer. */
function doubted() {
  const states = new Map<string, Partial<CellState>>();
  const asked: {key: string; answer: (words: string) => void; fail: () => void}[] = [];
  const runtime = {
    state: (key: string) => ({...newNode().state, ...states.get(key)}),
    checks: (key: string) =>
      new Promise<ResultCheck[]>((resolve, reject) =>
        asked.push({
          key,
          answer: (words) => resolve([{holds: true, words, column: null}]),
          fail: () => reject(new Error("lost"))
        })
      )
  };
  const doc = {open: {notebook: NOTEBOOK}, runtime} as unknown as Doc;
  let found = 0;
  const checks = new ResultChecks(
    () => [],
    () => void ++found
  );
  const done = (key: string) =>
    states.set(key, {status: "done", result: {kind: "table", table: {} as ResultTable}});
  const said = () => checks.of(doc).map(({cell, place, checks}) => [cell, place, checks[0]?.words]);
  const look = () => checks.look(doc);
  return {states, asked, done, said, look, found: () => found};
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("new ResultChecks(tables, done)", () => {
  it("looks at each result once, and tells when something was found", async () => {
    const {asked, done, said, look, found} = doubted();
    done(A);
    look();
    look();
    assert.deepStrictEqual(
      asked.map((d) => d.key),
      [A]
    );
    assert.deepStrictEqual(said(), []);
    asked[0]?.answer("one");
    await settled();
    assert.deepStrictEqual([said(), found()], [[[A, 1, "one"]], 1]);
  });
  it("waits while a query runs, not while another cell does", () => {
    const {states, asked, done, look} = doubted();
    done(A);
    states.set(B, {status: "running"});
    look();
    assert.lengthOf(asked, 0);
    states.set(B, {status: "waiting"});
    states.set(JS, {status: "running"});
    look();
    assert.lengthOf(asked, 1);
  });
  it("keeps what was said of a result until something is said of the next, but not when its cell fails", async () => {
    const {states, asked, done, said, look} = doubted();
    done(A);
    look();
    asked[0]?.answer("one");
    await settled();
    states.set(A, {status: "running"});
    assert.deepStrictEqual(said(), [[A, 1, "one"]]);
    done(A);
    look();
    assert.deepStrictEqual(said(), [[A, 1, "one"]]);
    asked[1]?.answer("two");
    await settled();
    assert.deepStrictEqual(said(), [[A, 1, "two"]]);
    states.set(A, {status: "failed"});
    assert.deepStrictEqual(said(), []);
  });
  it("says nothing of a result that is gone, and takes no late answer for a newer one", async () => {
    const {asked, done, said, look} = doubted();
    done(A);
    look();
    done(A);
    look();
    asked[1]?.fail();
    await settled();
    asked[0]?.answer("late");
    await settled();
    assert.deepStrictEqual(said(), []);
  });
});
