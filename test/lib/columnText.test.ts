import {assert, describe, it} from "vitest";
import {columnText, describedColumn} from "../../src/lib/columnText.js";

describe("columnText(text)", () => {
  it("takes the unit from the end, and leaves brackets elsewhere", () => {
    assert.deepStrictEqual(columnText("Seats paid for [seats]"), {
      description: "Seats paid for",
      unit: "seats"
    });
    assert.deepStrictEqual(columnText("Of [a] and b"), {description: "Of [a] and b", unit: ""});
    assert.deepStrictEqual(columnText("[days]"), {description: "", unit: "days"});
    assert.deepStrictEqual(columnText(""), {description: "", unit: ""});
  });
  it("comes back as it was written", () => {
    for (const text of ["Seats paid for [seats]", "Name", "[days]", "two\nlines [x]"])
      assert.strictEqual(describedColumn(columnText(text)), text);
  });
});
