import {assert, describe, it} from "vitest";
import type {Cell} from "../../../../src/notebook/model/notebook.js";
import {findAll, replaceIn, type Search} from "../../../../src/notebook/editor/cells/findText.js";

const cell = (key: string, source: string): Cell => ({key, kind: "sql", name: null, source, raw: source});
const search = (text: string, more: Partial<Search> = {}): Search => ({
  text,
  match_case: false,
  regex: false,
  ...more
});
const cells = [cell("a", "SELECT a.b FROM t"), cell("b", "select axb from t")];

describe("findAll(cells, search)", () => {
  it("finds in all cells, small or large letters", () => {
    assert.deepStrictEqual(findAll(cells, search("select")), [
      {key: "a", from: 0, to: 6},
      {key: "b", from: 0, to: 6}
    ]);
    assert.deepStrictEqual(findAll(cells, search("select", {match_case: true})), [
      {key: "b", from: 0, to: 6}
    ]);
  });
  it("takes signs as they are, unless they are a regular expression", () => {
    assert.strictEqual(findAll(cells, search("a.b")).length, 1);
    assert.strictEqual(findAll(cells, search("a.b", {regex: true})).length, 2);
    assert.strictEqual(findAll(cells, search("^FROM|t$", {regex: true})).length, 2);
    assert.throws(() => findAll(cells, search("(", {regex: true})), SyntaxError);
  });
  it("finds nothing where there is nothing to find", () => {
    assert.deepStrictEqual(findAll(cells, search("")), []);
    assert.deepStrictEqual(findAll(cells, search("x*", {regex: true})), [{key: "b", from: 8, to: 9}]);
  });
});

describe("replaceIn(source, search)", () => {
  it("replaces all places, or the one that is meant", () => {
    assert.strictEqual(replaceIn("aXaX", search("a"), {by: "b"}), "bXbX");
    assert.strictEqual(replaceIn("aXaX", search("a"), {by: "b", at: 2}), "aXbX");
  });
  it("puts groups in only for a regular expression", () => {
    const pair = search("(\\w)=(\\w)", {regex: true});
    assert.strictEqual(replaceIn("a=b", pair, {by: "$2=$1 $$ $&"}), "b=a $ a=b");
    assert.strictEqual(replaceIn("cost", search("cost"), {by: "$1"}), "$1");
    assert.strictEqual(replaceIn("(a)", search("(?<n>a)", {regex: true}), {by: "$1$1"}), "(aa)");
  });
});
