import {assert, describe, it} from "vitest";
import {leakSearch} from "../../reports/check.js";
import {phraseIndex} from "../../src/lib/phraseIndex.js";

describe("phraseIndex(phrases)", () => {
  const index = phraseIndex(["Acme Logistics", "AC-1002", "東京商事", "شركة المرساة"]);
  const find = (text: string) => index.find(text);
  it("finds whole words only, whatever their case and punctuation", () => {
    assert.deepStrictEqual(find("we met ACME  logistics, today"), ["Acme Logistics"]);
    assert.deepStrictEqual(find("see AC-1002."), ["AC-1002"]);
    assert.deepStrictEqual(find("Acme Logisticsx and xAC-1002, AC-10023"), []);
  });
  it("finds names of scripts without spaces, and right-to-left names in the order in which they are drawn", () => {
    assert.deepStrictEqual(find("今日は東京商事です"), ["東京商事"]);
    assert.deepStrictEqual(find(Array.from("شركة المرساة").reverse().join("")), ["شركة المرساة"]);
  });
});

describe("leakSearch(secrets)", () => {
  const accounts = [
    {account_id: "AC-1001", name: "Alder Freight"},
    {account_id: "AC-1002", name: "Birch Freight"},
    {account_id: "7", name: "Fir"}
  ];
  const search = leakSearch({accounts, internal: ["met a competitor twice", "short"], templates: []});
  const check = (pages: string[][], slice = "{}") =>
    search.check(pages, [], {account_id: "AC-1001", slice, notes: ""});
  it("finds another account's name and id, and internal text, with the page", () => {
    assert.deepStrictEqual(
      check([["Alder Freight"], ["Birch", "Freight"], ["They met a competitor twice."]]).leaks,
      [
        {page: 2, value: "Birch Freight", kind: "another account"},
        {page: 3, value: "met a competitor twice", kind: "internal text"}
      ]
    );
  });
  it("does not look for what the slice itself holds, or is too short, and counts it", () => {
    const {leaks, not_searched} = check([["Birch Freight, Fir, short"]], '{"item": "Birch Freight"}');
    assert.deepStrictEqual(leaks, []);
    assert.strictEqual(not_searched, 3);
  });
});
