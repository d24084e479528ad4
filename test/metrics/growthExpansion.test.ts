import {assert, describe, it} from "vitest";
import {leadOutcome, type PastLead} from "../../src/metrics/growth/expansion.js";
import {newcombe} from "../../src/metrics/stats/newcombe.js";

const rows = (lead: boolean, expanded: number, n: number): PastLead[] =>
  Array.from({length: n}, (_, i) => ({lead, expanded: i < expanded}));

describe("leadOutcome(rows)", () => {
  it("counts leads and others apart, whatever their order", () => {
    const {leads, others, difference} = leadOutcome([...rows(false, 51, 121), ...rows(true, 4, 7)]);
    assert.deepStrictEqual([leads.numerator, leads.denominator], [4, 7]);
    assert.deepStrictEqual([others.numerator, others.denominator], [51, 121]);
    assert.closeTo(leads.value ?? NaN, 4 / 7, 1e-12);
    // Few leads: the interval holds zero though 57 % stand against 42 %.
    assert.deepStrictEqual(difference, newcombe({successes: 4, n: 7}, {successes: 51, n: 121}));
    assert.isBelow(difference.low ?? NaN, 0);
    assert.isAbove(difference.high ?? NaN, 0);
  });
  it("says why there is nothing to compare", () => {
    const {leads, others, difference} = leadOutcome(rows(false, 1, 3));
    assert.deepStrictEqual([leads.value, leads.reason], [null, "no account was a lead then"]);
    assert.closeTo(others.value ?? NaN, 1 / 3, 1e-12);
    assert.isNull(difference.value);
  });
});
