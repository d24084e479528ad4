import {assert, describe, it} from "vitest";
import {keptSelection} from "../../../../src/notebook/editor/cells/keptSelection.js";
import {only, selectedKeys, stepped} from "../../../../src/notebook/editor/cells/selection.js";

const order = ["a", "b", "c", "d"];

describe("stepped(order, selection)", () => {
  it("stays at the ends", () => {
    assert.deepStrictEqual(stepped(order, only("a"), {by: -1, extend: false}), only("a"));
    assert.deepStrictEqual(stepped(order, only("d"), {by: 1, extend: false}), only("d"));
  });
  it("grows and shrinks from where it began", () => {
    const grown = stepped(order, stepped(order, only("b"), {by: 1, extend: true}), {by: 1, extend: true});
    assert.deepStrictEqual(selectedKeys(order, grown), ["b", "c", "d"]);
    const up = stepped(order, grown, {by: -3, extend: true});
    assert.deepStrictEqual(selectedKeys(order, up), ["a", "b"]);
    assert.deepStrictEqual(stepped(order, up, {by: 1, extend: false}), only("b"));
  });
});

describe("keptSelection(before, after, selection)", () => {
  it("goes to the cell that follows those deleted, else to the last before them", () => {
    assert.deepStrictEqual(keptSelection(order, ["a", "d"], {anchor: "c", focus: "b"}), only("d"));
    assert.deepStrictEqual(keptSelection(order, ["a", "b"], {anchor: "c", focus: "d"}), only("b"));
    assert.deepStrictEqual(keptSelection(order, ["new"], only("c")), only("new"));
    assert.deepStrictEqual(keptSelection(order, [], only("c")), only(null));
  });
  it("stays with cells that moved", () => {
    const two = {anchor: "a", focus: "b"};
    assert.strictEqual(keptSelection(order, ["c", "a", "b", "d"], two), two);
  });
});
