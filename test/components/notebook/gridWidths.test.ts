import {assert, describe, it} from "vitest";
import {gridWidths} from "../../../src/components/notebook/gridWidths.js";

describe("gridWidths(names, own, lay)", () => {
  it("gives columns what their values need, and more where there is room", () => {
    const laid: [string, number][] = [];
    gridWidths(["a", "b"], new Map(), (...d) => laid.push(d)).need([100, 60]);
    assert.deepStrictEqual(laid, [["minmax(100px, 100fr) minmax(60px, 60fr)", 160]]);
  });
  it("gives a column what the reader set, by its name, until that is taken back", () => {
    const own = new Map([["b", 200]]);
    let laid: [string, number] = ["", 0];
    const widths = gridWidths(["a", "b"], own, (...d) => (laid = d));
    widths.need([100, 60]);
    assert.deepStrictEqual(laid, ["minmax(100px, 100fr) 200px", 300]);
    widths.set(0, 3.6);
    assert.deepStrictEqual(laid, ["40px 200px", 240]);
    widths.set(1, null);
    widths.set(7, 80);
    assert.deepStrictEqual(laid, ["40px minmax(60px, 60fr)", 100]);
    assert.deepStrictEqual([...own], [["a", 40]]);
  });
});
