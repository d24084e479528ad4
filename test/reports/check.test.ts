import {assert, describe, it} from "vitest";
import {leakSearch, type Secrets} from "../../reports/check.js";
import {checkText} from "../../reports/checkText.js";

const SECRETS: Secrets = {
  accounts: [
    {account_id: "A-1001", name: "Alder Freight"},
    {account_id: "A-1002", name: "Birch & Söhne"},
    {account_id: "A-1003", name: "مستودعات الربيع"},
    {account_id: "A-1004", name: "風見鶏物流"},
    {account_id: "A-1005", name: "Active Users"},
    {account_id: "A-1006", name: "Alder Freight"},
    {account_id: "100007", name: "Elm"}
  ],
  internal: ["the sponsor fears for her budget", "too short"],
  templates: ["{n} active users"]
};

const search = leakSearch(SECRETS);
const own = {account_id: "A-1001", slice: "{}", notes: ""};
const found = (pages: string[][], hidden: string[] = [], of = own) =>
  search.check(pages, hidden, of).leaks.map((d) => `${d.page} ${d.value}`);

describe("leakSearch(secrets).check(pages, hidden, own)", () => {
  it("finds names across the runs of a page, joined with and without a space, and in other normal forms", () => {
    assert.deepStrictEqual(found([[], ["Birch", "& Söhne"]]), ["2 Birch & Söhne"]);
    assert.deepStrictEqual(found([["A-10", "02"]]), ["1 A-1002"]);
    assert.deepStrictEqual(found([["BIRCH & So\u0308hne"]]), ["1 Birch & Söhne"]);
    assert.deepStrictEqual(found([["Ａ-1002"]]), ["1 A-1002"], "full-width letters");
    assert.deepStrictEqual(found([["Bir\u00adch & Söhne"]]), ["1 Birch & Söhne"], "soft hyphen");
  });
  it("finds right-to-left names as drawn, but no CJK name under six characters", () => {
    assert.deepStrictEqual(found([["مستودعات الربيع"]]), ["1 مستودعات الربيع"]);
    assert.deepStrictEqual(found([[Array.from("مستودعات الربيع").reverse().join("")]]), [
      "1 مستودعات الربيع"
    ]);
    assert.deepStrictEqual(found([["風見鶏物流"]]), []);
  });
  it("finds them in bookmarks, alternative texts and metadata, as page 0", () => {
    assert.deepStrictEqual(
      found([["fine"]], ["A chart of Birch & Söhne", "the sponsor FEARS for her budget"]),
      ["0 Birch & Söhne", "0 the sponsor fears for her budget"]
    );
  });
  it("lets an account be named on its own deck, also by a name that it shares, and what templates say", () => {
    assert.deepStrictEqual(found([["Alder Freight A-1001, 412 active users"]]), []);
    assert.deepStrictEqual(found([["Alder Freight"]], [], {...own, account_id: "A-1002"}), [
      "1 Alder Freight"
    ]);
  });
  it("does not look for numbers, since every number may be one, and counts what it did not look for", () => {
    const {leaks, not_searched} = search.check([["100007 of Elm"]], [], own);
    assert.deepStrictEqual(leaks, []);
    // "100007", "Elm" and the five CJK characters are too short or no words; "Active Users" is in the templates.
    assert.strictEqual(not_searched, 4);
  });
  it("lets data name another account, and not the CSM's words, which may say what is written inside", () => {
    const words = "the sponsor fears for her budget, as at Birch & Söhne";
    assert.deepStrictEqual(found([[words]], [], {...own, slice: words}), []);
    assert.deepStrictEqual(found([[words]], [], {...own, notes: words}), ["1 Birch & Söhne"]);
  });
  it("finds an internal text only whole", () => {
    assert.deepStrictEqual(found([["the sponsor fears for", "her budget"]]), [
      "1 the sponsor fears for her budget"
    ]);
    assert.deepStrictEqual(found([["the sponsor fears nothing"], ["too short"]]), []);
  });
});

describe("checkText(report)", () => {
  it("says what was read, and one example of each kind of row that was set aside", () => {
    const row = (row_number: number, message: string) => ({
      table_name: "usage",
      row_number,
      source: "usage.csv",
      rule: "day",
      column_name: "ts",
      value: row_number === 2 ? "32 May" : "",
      message
    });
    const text = checkText({
      tables: {usage: {read: 1200, accepted: 1198, rejected: 2, warnings: 1}},
      rejected: [row(2, "is no day"), row(9, "is no day")],
      warnings: [{table_name: "usage", rows: 1, message: "days in the future", example: "2031-01-01"}]
    } as unknown as Parameters<typeof checkText>[0]);
    assert.match(text, /usage\s+1,200\s+1,198\s+2\s+1/u);
    assert.include(text, "usage, row 2 of usage.csv: is no day (ts: 32 May)");
    assert.notInclude(text, "row 9");
    assert.include(text, "usage: 1 days in the future (such as 2031-01-01)");
  });
});
