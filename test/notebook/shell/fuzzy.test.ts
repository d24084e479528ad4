import {assert, describe, it} from "vitest";
import {fuzzyMatch, fuzzyRank} from "../../../src/notebook/editor/shell/fuzzy.js";

describe("fuzzyMatch(query, text)", () => {
  it("finds letters in order, whatever their case and marks, and says where", () => {
    assert.deepStrictEqual(fuzzyMatch("rd", "Retention deep dive")?.at, [0, 10]);
    assert.deepStrictEqual(fuzzyMatch("ZUR", "über Zürich")?.at, [5, 6, 7]);
    assert.isNull(fuzzyMatch("rz", "Retention"));
    assert.isNull(fuzzyMatch("dr", "rd"));
  });
  it("takes the beginnings of words before letters inside them", () => {
    assert.deepStrictEqual(fuzzyMatch("ra", "Search: Run all")?.at, [8, 12]);
    assert.deepStrictEqual(fuzzyMatch("oN", "moon openNotebook")?.at, [5, 9]);
  });
  it("matches everything with nothing", () => {
    assert.deepStrictEqual(fuzzyMatch("  ", "x"), {score: 0, at: []});
  });
});

describe("fuzzyRank(items, query, texts)", () => {
  const names = ["mrr_movements", "account_arr", "accounts", "nps"];
  const rank = (query: string) => fuzzyRank(names, query, (d) => [d]).map((d) => d.item);
  it("puts the closest first, and keeps the order where nothing is asked", () => {
    assert.deepStrictEqual(rank("acc"), ["accounts", "account_arr"]);
    assert.deepStrictEqual(rank("mm"), ["mrr_movements"]);
    assert.deepStrictEqual(rank(""), names);
  });
  it("finds a text by another of the same thing, a hyphen standing for a blank, and marks nothing in the one shown", () => {
    const files = [
      ["Whose seats are empty", "seat-waste.md"],
      ["A CSM\u2019s week", "weekly-review.md"]
    ];
    const found = (query: string) => fuzzyRank(files, query, (d) => d).map((d) => [d.item[1], d.at.length]);
    assert.deepStrictEqual(found("seat-waste"), [["seat-waste.md", 0]]);
    assert.deepStrictEqual(found("seat waste.md"), [["seat-waste.md", 0]]);
    assert.deepStrictEqual(found("seats-are"), [["seat-waste.md", 8]]);
    assert.deepStrictEqual(found("weekly-review"), [["weekly-review.md", 0]]);
  });
});
