import {assert, describe, it} from "vitest";
import {typeset} from "../../src/deck/typeset.js";

describe("typeset(formula)", () => {
  it("sets minus signs, times signs, ranges and percent as print does", () => {
    assert.strictEqual(
      typeset("100 x (promoters 9-10 - detractors 0-6) / answers"),
      "100 × (promoters 9–10 − detractors 0–6) / answers"
    );
    assert.strictEqual(
      typeset("adjusted Wald 95 %, clipped to -100..100"),
      "adjusted Wald 95%, clipped to −100 to 100"
    );
    assert.strictEqual(
      typeset("(realised - paid in the same months) / paid"),
      "(realised − paid in the same months) / paid"
    );
  });
  it("leaves words, names and plain numbers as they are", () => {
    for (const text of ["user-days", "Kaplan-Meier, log-log", "t0 and t1", "x of y", ""])
      assert.strictEqual(typeset(text), text);
  });
});
