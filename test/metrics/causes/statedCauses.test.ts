import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {statedCauses} from "../../../src/metrics/causes/statedCauses.js";
import {CAUSES, causeOf} from "../../../src/metrics/causes/taxonomy.js";

describe("causeOf(reason)", () => {
  it.each([
    ["price", "price"],
    ["Too expensive!", "price"],
    ["budget", "price"],
    ["missing_feature", "poor_fit"],
    ["Features", "poor_fit"],
    ["payment failed", "payment_failed"],
    ["Ошибка", "other"],
    ["moved to Mars", "other"],
    ["unknown", "unknown"],
    ["  ", "unknown"],
    [null, "unknown"]
  ])("puts %j under %s", (reason, cause) => {
    assert.strictEqual(causeOf(reason), cause);
  });
  it("takes a company's own words first", () => {
    assert.strictEqual(causeOf("Moved to Mars", {"moved-to-mars": "company_closed"}), "company_closed");
    assert.strictEqual(causeOf("budget", {budget: "company_closed"}), "company_closed");
  });
  it("knows each cause by its own name", () => {
    for (const [cause, label] of Object.entries(CAUSES)) {
      assert.strictEqual(causeOf(cause), cause);
      assert.strictEqual(causeOf(label), cause);
    }
  });
});

describe("statedCauses(leavers)", () => {
  const leavers = [
    {reason: "price", mrr_lost: 100},
    {reason: null, mrr_lost: 900},
    {reason: "pricing", mrr_lost: 50},
    {reason: "", mrr_lost: 10},
    {reason: null, mrr_lost: 20},
    {reason: "bugs", mrr_lost: 400}
  ];

  it("counts logos and lost MRR, the most named first and silence last", () => {
    assert.deepStrictEqual(
      statedCauses(leavers).map(({cause, logos, n, mrr_lost}) => [cause, logos, n, mrr_lost]),
      [
        ["price", 2, 6, 150],
        ["product_defects", 1, 6, 400],
        ["unknown", 3, 6, 930]
      ]
    );
  });
  it("gives Wilson's interval: 2 of 6 is 0.0968 to 0.7000", () => {
    const [{low, high} = {low: NaN, high: NaN}] = statedCauses(leavers);
    assert.closeTo(low, 0.0968, 5e-5);
    assert.closeTo(high, 0.7, 5e-5);
  });
  it("of nobody is empty", () => {
    assert.deepStrictEqual(statedCauses([]), []);
  });
  it("adds up: every leaver and every dollar is under one cause", () => {
    const leaver = fc.record({
      reason: fc.option(fc.constantFrom("price", "bug", "other", "weather", "")),
      mrr_lost: fc.integer({min: 0, max: 1e6})
    });
    fc.assert(
      fc.property(fc.array(leaver, {maxLength: 40}), (D) => {
        const rows = statedCauses(D);
        const total = (of: (d: (typeof rows)[number]) => number) => rows.reduce((a, d) => a + of(d), 0);
        assert.strictEqual(
          total((d) => d.logos),
          D.length
        );
        assert.strictEqual(
          total((d) => d.mrr_lost),
          D.reduce((a, d) => a + d.mrr_lost, 0)
        );
        assert.strictEqual(new Set(rows.map((d) => d.cause)).size, rows.length);
      })
    );
  });
});
