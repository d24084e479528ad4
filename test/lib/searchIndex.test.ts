import {assert, describe, it} from "vitest";
import type {SearchEntry} from "../../src/lib/searchIndex.js";
import {findEntries} from "../../src/lib/searchIndex.js";

const account = (id: string, name: string, note = "Small"): SearchEntry => ({
  kind: "account",
  id,
  name,
  note
});
const ENTRIES = [
  account("A1", "Northern Halden"),
  account("A2", "Halden Freight"),
  account("A3", "Zürich Öl AG", "Enterprise"),
  account("A4", "شركة النقل"),
  {kind: "metric", id: "nrr", name: "Net revenue retention", note: "metric"} as const
];

const names = (query: string) => findEntries(ENTRIES, query).map((d) => d.name);

describe("findEntries(entries, query)", () => {
  it("puts a name that starts with the words before one that holds them", () => {
    assert.deepStrictEqual(names("halden"), ["Halden Freight", "Northern Halden"]);
  });
  it("needs every word, in any order, in name, id or note", () => {
    assert.deepStrictEqual(names("freight halden"), ["Halden Freight"]);
    assert.deepStrictEqual(names("a3 enterprise"), ["Zürich Öl AG"]);
    assert.deepStrictEqual(names("halden enterprise"), []);
  });
  it("does not mind case and marks, and reads other scripts", () => {
    assert.deepStrictEqual(names("ZURICH ol"), ["Zürich Öl AG"]);
    assert.deepStrictEqual(names("النقل"), ["شركة النقل"]);
  });
  it("finds metrics by name and by id", () => {
    assert.deepStrictEqual(names("nrr"), ["Net revenue retention"]);
  });
  it("finds nothing for no words, and keeps to its limit", () => {
    assert.deepStrictEqual(names("   "), []);
    const many = Array.from({length: 50}, (_, i) => account(`X${i}`, `Halden ${i}`));
    assert.strictEqual(findEntries(many, "halden").length, 8);
  });
});
