import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {FILTER_KEYS, readFilters, writeFilters} from "../../src/lib/filters.js";
import {definitionHref, pageHref} from "../../src/lib/links.js";

describe("readFilters(search) and writeFilters(filters)", () => {
  it("give back any filters that were written, whatever their letters", () => {
    const filters = fc.record(
      Object.fromEntries(FILTER_KEYS.map((d) => [d, fc.string({minLength: 1, unit: "binary"})])),
      {requiredKeys: []}
    );
    fc.assert(
      fc.property(filters, (chosen) => {
        // An address is UTF-8: a lone surrogate has no form in it.
        const whole = Object.fromEntries(
          Object.entries(chosen).filter(([, d]) => d !== undefined && !/\p{Surrogate}/u.test(d))
        );
        assert.deepStrictEqual(readFilters(writeFilters(whole)), whole);
      }),
      {numRuns: 500}
    );
  });
  it("keep the page's other parameters", () => {
    assert.strictEqual(
      writeFilters({segment: "Small & Co"}, "?account=A%2F1"),
      "?account=A%2F1&segment=Small+%26+Co"
    );
    assert.deepStrictEqual(readFilters("?account=A1&segment=Small+%26+Co"), {segment: "Small & Co"});
  });
  it("leave out what is not set, down to an empty address", () => {
    assert.strictEqual(writeFilters({segment: "", csm: undefined}, "?segment=x&csm=y"), "");
    assert.strictEqual(writeFilters({}), "");
  });
  it("ignore empty values and unknown keys", () => {
    assert.deepStrictEqual(readFilters("?segment=&colour=red&quarter=2026Q3"), {quarter: "2026Q3"});
  });
});

describe("pageHref(page, parameters, anchor)", () => {
  it("is relative, ends in .html, and writes every parameter so that it can be read again", () => {
    assert.strictEqual(pageHref("index"), "./");
    assert.strictEqual(pageHref("accounts"), "./accounts.html");
    const href = pageHref("account", {account: "../../x?y=1&z#", segment: undefined, csm: ""});
    assert.strictEqual(href, "./account.html?account=..%2F..%2Fx%3Fy%3D1%26z%23");
    assert.strictEqual(new URL(href, "http://h/").searchParams.get("account"), "../../x?y=1&z#");
  });
  it("leads to the definition of a metric", () => {
    assert.strictEqual(definitionHref("nrr"), "./definitions.html#nrr");
  });
});
