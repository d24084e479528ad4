import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {peerFigures, twoDigits} from "../../../loaders/slice/peers.js";

const rows = (values: readonly (number | null)[]) =>
  values.map((value, i) => ({account_id: `A${i}`, segment: "Small", value}));

describe("peerFigures(rows)", () => {
  it("gives median and quartiles of the others, the account not counted", () => {
    // Without A8 the others are 1..8: median 4.5, quartiles 2.75 and 6.25, in two digits 2.8 and 6.3.
    assert.deepStrictEqual(peerFigures(rows([1, 2, 3, 4, 5, 6, 7, 8, 1000])).get("A8"), {
      median: 4.5,
      low: 2.8,
      high: 6.3
    });
  });
  it("gives nothing for fewer than 8 peers with a value, or across segments", () => {
    assert.isNull(peerFigures(rows([1, 2, 3, 4, 5, 6, 7, 8])).get("A0"));
    assert.isNull(peerFigures(rows([1, 2, 3, 4, 5, 6, 7, 8, null])).get("A0"));
    assert.isNotNull(peerFigures(rows([1, 2, 3, 4, 5, 6, 7, 8, null])).get("A8"));
    const split = rows([1, 2, 3, 4, 5, 6, 7, 8, 9]).map((d, i) => ({
      ...d,
      segment: i < 5 ? "Small" : "Large"
    }));
    assert.isNull(peerFigures(split).get("A0"));
  });
  it("does not tell two accounts apart, though all other accounts lay their decks of all quarters side by side", () => {
    const value = fc.option(fc.double({min: 0, max: 1, noNaN: true}), {nil: null});
    const quarters = fc
      .integer({min: 9, max: 30})
      .chain((n) => fc.array(fc.array(value, {minLength: n, maxLength: n}), {minLength: 1, maxLength: 3}));
    const others = (values: readonly (number | null)[]) =>
      [...peerFigures(rows(values))].filter(([id]) => id !== "A0" && id !== "A1");
    fc.assert(
      fc.property(quarters, (found) => {
        const exchanged = found.map(([a, b, ...rest]) => [b!, a!, ...rest]);
        assert.deepStrictEqual(exchanged.map(others), found.map(others));
      }),
      {seed: 4, numRuns: 300}
    );
  });
  it("says nothing of the least and the greatest value", () => {
    const found = peerFigures(rows([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]));
    const far = peerFigures(rows([0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1]));
    for (const id of ["A1", "A4", "A7"]) assert.deepStrictEqual(far.get(id), found.get(id));
  });
});

describe("twoDigits(value)", () => {
  it("rounds to two significant digits", () => {
    assert.deepStrictEqual([0.8134, 37.4, 1328, 0].map(twoDigits), [0.81, 37, 1300, 0]);
  });
});
