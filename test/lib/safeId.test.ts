import {createHash} from "node:crypto";
import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {safeId} from "../../src/lib/safeId.js";
import {sha256} from "../../src/lib/sha256.js";

describe("safeId(id)", () => {
  it("keeps plain ids as they are", () => {
    assert.strictEqual(safeId("A-0001_b.c"), "A-0001_b.c");
  });
  it("encodes every other byte and a leading dot, so that no id is a path", () => {
    assert.strictEqual(safeId("../../x"), "%2E.%2F..%2Fx");
    assert.strictEqual(safeId(".hidden"), "%2Ehidden");
    assert.strictEqual(safeId("é"), "%C3%A9");
    assert.strictEqual(safeId("50%"), "50%25");
  });
  it("cuts above 80 characters and ends in a hash that tells two long ids apart", () => {
    const [a, b] = [safeId(`${"x".repeat(200)}a`), safeId(`${"x".repeat(200)}b`)];
    assert.isAtMost(a.length, 80);
    assert.match(a, /^x{63}-[0-9a-f]{16}$/);
    assert.notStrictEqual(a, b);
    assert.strictEqual(safeId("x".repeat(80)), "x".repeat(80));
    assert.notMatch(safeId("é".repeat(60)), /%.?-/);
  });
  it("gives a plain file name, and different ones for different ids", () => {
    const ids = fc.string({unit: "grapheme", minLength: 1, maxLength: 120});
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        assert.match(safeId(a), /^(?!\.)[A-Za-z0-9._%-]{1,80}$/);
        assert.strictEqual(safeId(a) === safeId(b), a === b);
      }),
      {numRuns: 500, seed: 1}
    );
  });
});

describe("sha256(text)", () => {
  it("agrees with the platform's for every length around a block", () => {
    for (let n = 0; n < 200; ++n) {
      const text = "é".repeat(n);
      assert.strictEqual(sha256(text), createHash("sha256").update(text).digest("hex"));
    }
  });
});
