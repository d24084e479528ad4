import {assert, describe, it} from "vitest";
import {fold, holdsWords} from "../../src/lib/fold.js";

describe("fold(text)", () => {
  it("takes away case, marks and width", () => {
    assert.strictEqual(fold("Ａcmé ÖL"), "acme ol");
  });
  it("writes letters that are no base with a mark as a keyboard without them does", () => {
    for (const text of ["İncirli", "incirli", "İNCİRLİ", "INCIRLI", "ıncırlı"])
      assert.strictEqual(fold(text), "incirli");
    assert.strictEqual(fold("Işıkhan Straße Łódź Sørensen"), "isikhan strasse lodz sorensen");
    assert.strictEqual(
      fold("\u06a9\u0627\u0644\u06cc"),
      fold("\u0643\u0627\u0644\u064a"),
      "Persian as Arabic"
    );
  });
});

describe("holdsWords(text, words)", () => {
  it("finds every word in any order, each as part of one, and nothing where one is missing", () => {
    assert.isTrue(holdsWords("Bäckerei Zürich Nord", ["nord", "zuri"]));
    assert.isFalse(holdsWords("Bäckerei Zürich Nord", ["nord", "bern"]));
    assert.isTrue(holdsWords("", []));
  });
});
