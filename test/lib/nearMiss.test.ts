import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {TABLE_NAMES} from "../../loaders/contract.js";
import {didYouMean, nearMiss} from "../../src/lib/nearMiss.js";

describe("nearMiss(name, candidates)", () => {
  it.each([
    ["chrun", ["company", "churn", "currency"], "churn"],
    ["curency", ["company", "churn", "currency"], "currency"],
    ["FiscalYearStart", ["fiscal_year_start"], "fiscal_year_start"],
    ["account", ["accounts", "actions"], "accounts"],
    ["monthly_mrr", ["mrr", "arr"], "mrr"],
    ["mr", ["mrr", "seats"], "mrr"],
    ["colour", ["company", "churn"], undefined],
    ["id", ["mrr"], undefined],
    ["anything", [], undefined],
    ["", ["mrr"], undefined]
  ])("of %j among %j is %s", (name, candidates, expected) => {
    assert.strictEqual(nearMiss(name, candidates), expected);
  });
  it("finds a table with one letter wrong, left out or doubled", () => {
    const table = fc.constantFrom(...TABLE_NAMES);
    const kinds = fc.constantFrom("wrong", "left out", "doubled");
    fc.assert(
      fc.property(table, kinds, fc.nat(), (name, kind, at) => {
        const i = at % name.length;
        const put = {wrong: "q", "left out": "", doubled: name.charAt(i).repeat(2)}[kind];
        assert.strictEqual(nearMiss(`${name.slice(0, i)}${put}${name.slice(i + 1)}`, TABLE_NAMES), name);
      })
    );
  });
  it("names one of the candidates or none, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (name) => {
        assert.include([undefined, ...TABLE_NAMES], nearMiss(name, TABLE_NAMES));
      })
    );
  });
});

describe("didYouMean(name, candidates)", () => {
  it("is the end of a message, or nothing", () => {
    assert.strictEqual(didYouMean("chrun", ["churn"]), " (did you mean churn?)");
    assert.strictEqual(didYouMean("colour", ["churn"]), "");
  });
});
