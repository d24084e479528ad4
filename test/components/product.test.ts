import {assert, describe, it} from "vitest";
import {productFacts} from "../../src/components/product/facts.js";
import {ProductBody} from "../../src/components/product/page.js";
import {sectionTitles} from "../../src/lib/productFindings.js";
import {productTitle} from "../../src/lib/productText.js";
import {productHtml} from "../../reports/product/printProduct.js";
import {emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";
import {productOf, ticketOf} from "../support/product.js";
import {assertSound} from "../support/sound.js";

const document = emptyPage();
const HOSTILE = productOf({
  tickets: HOSTILE_NAMES.map((d, i) =>
    ticketOf(d, i + 1, {bug_id: d, topic: d, event: i > 0, has_eta: i > 1, workaround: i > 2})
  ),
  usability: HOSTILE_NAMES.map((d, i) => ticketOf(d, i, {topic: d})),
  requests: HOSTILE_NAMES.map((title, i) => ({account_id: title, title, status: i % 2 ? "open" : "shipped", time: i, event: i % 2 === 0})), // prettier-ignore
  sold: HOSTILE_NAMES.map((d, i) => ({
    account_id: d,
    icp_fit: i / 10,
    channel: d,
    seller: d,
    promises: [d],
    left: i > 2
  })),
  arr: new Map(HOSTILE_NAMES.map((d) => [d, 1000]))
});
const ONE = productOf({tickets: [ticketOf("A", 2)], arr: new Map([["A", 12_000]])});

describe("ProductBody(data)", () => {
  it.each([
    ["hostile names", HOSTILE],
    ["one ticket", ONE],
    ["nothing", productOf()]
  ])("holds with %s", (_, data) => assertSound(ProductBody(data, {document})));
  it("says of how many accounts the fit is not known, and nothing of none", () => {
    const {fit} = HOSTILE;
    const said = (unknown: number) => textOf(ProductBody({...HOSTILE, fit: {...fit, unknown}}, {document}));
    assert.include(said(1), "the fit of 1 account is not known");
    assert.notInclude(said(0), "is not known");
  });
  it("names the missing tables and the next step", () => {
    const text = textOf(ProductBody(productOf({given: []}), {document}));
    for (const table of ["tickets", "requests"])
      assert.include(text, `The table ${table} is not configured. Add it to sources in quarterdeck.yaml.`);
    assert.match(productTitle(productOf({given: []})), /nothing to review/);
  });
});

describe("productTitle(data) and sectionTitles(data)", () => {
  it("state what was found with its numbers", () => {
    assert.strictEqual(
      productTitle(ONE),
      "Defects touch $12.0\u00a0k of ARR (100%); half are resolved within 2.0\u00a0days; 0 are open"
    );
    assert.strictEqual(sectionTitles(ONE).bugs, "B-1 touches $12.0\u00a0k of ARR, more than any other bug");
    assert.strictEqual(sectionTitles(ONE).severity, "No severity 1 defect was reported");
    assert.strictEqual(sectionTitles(productOf()).requests, "Nobody waits for a request");
  });
  it("count beside an ARR the accounts that pay it, and those that pay nothing apart", () => {
    const ask = (account_id: string) => ({...{account_id, title: "Undo", status: "open"}, time: 1, event: false}); // prettier-ignore
    const data = productOf({
      tickets: ["A", "B", "gone"].map((d) => ticketOf(d, 2)),
      usability: ["A", "gone"].map((d) => ticketOf(d, 2, {topic: "Clicks"})),
      requests: ["A", "gone", "trial"].map(ask),
      arr: new Map([
        ["A", 12_000],
        ["B", 12_000]
      ])
    });
    const {usability, requests} = sectionTitles(data);
    assert.strictEqual(
      usability,
      "\u201cClicks\u201d is hard to use for 1 paying account (1 more does not pay) with $12.0\u00a0k of ARR"
    );
    assert.strictEqual(
      requests,
      "$12.0\u00a0k of ARR in 1 paying account (2 more do not pay) waits for \u201cUndo\u201d"
    );
    const text = textOf(ProductBody(data, {document}));
    assert.include(text, "2 paying accounts \u00b7 1 more that does not pay \u00b7 3 tickets");
    assert.include(text, "2 + 1 other");
    assert.include(text, "1 + 2 others / 3");
    const left = productOf({tickets: [ticketOf("gone", 2)], usability: [ticketOf("gone", 1)], requests: [ask("gone")]}); // prettier-ignore
    assert.deepInclude(sectionTitles(left), {
      bugs: "B-1 was reported by 1 account that does not pay",
      usability: "\u201cCrash\u201d is hard to use for 1 account that does not pay",
      requests: "No account that pays waits for a request"
    });
  });
  it("say of what is not given that it is not known, never that there is none", () => {
    const bare = productOf({given: [], categories: false});
    const {bugs, severity, usability, requests} = sectionTitles(bare);
    assert.deepStrictEqual(
      [bugs, severity, usability, requests],
      [
        "Bugs are not known: the table tickets is not given",
        "Time to resolve is not known: the table tickets is not given",
        "Usability complaints are not known: the table tickets is not given",
        "Requests are not known: the table requests is not given"
      ]
    );
    const values = (data: typeof bare) => productFacts(data).map((d) => [d.mark.value, d.value, d.reason]);
    for (const [mark, value, reason] of values(bare).slice(0, 5))
      assert.deepStrictEqual([mark, value, reason], [null, "n/a", "the table tickets is not given"]);
    const dark = productOf({categories: false});
    assert.strictEqual(sectionTitles(dark).bugs, "Bugs are not known: no ticket names its category");
    assert.match(productTitle(dark), /^Defects are not known: no ticket names its category/);
    assert.include(textOf(ProductBody(dark, {document})), "Map the column category of tickets");
    assert.deepStrictEqual(values(productOf()).slice(0, 2).map(([, value]) => value), ["$0", "0"]); // prettier-ignore
  });
  it("say where no severity is known, and where under half of the worst are resolved", () => {
    const unknown = productOf({tickets: [ticketOf("A", 2, {severity: null})]});
    assert.strictEqual(sectionTitles(unknown).severity, "No defect\u2019s severity is known");
    const open = productOf({tickets: [ticketOf("A", 2, {severity: 1, event: false})]});
    assert.strictEqual(
      sectionTitles(open).severity,
      "Fewer than half of severity 1 defects are resolved; 1 of 1 is open"
    );
  });
});

describe("productHtml(data)", () => {
  it("prints what the page says, with title and language, and names as text", () => {
    const {title, lang, body} = productHtml(HOSTILE);
    assert.strictEqual(title, "Made up: product review as of 2026-06-30");
    assert.strictEqual(lang, "en");
    const printed = emptyPage();
    printed.body.innerHTML = body;
    assertSound(printed.body);
    assert.strictEqual(printed.querySelectorAll("h1").length, 1);
    const heads = (root: ParentNode) => Array.from(root.querySelectorAll("section h2"), textOf);
    assert.deepStrictEqual(heads(printed), heads(ProductBody(HOSTILE, {document})));
    assert.strictEqual(printed.querySelectorAll("thead th:not([scope])").length, 0);
    const [table] = printed.querySelectorAll("table");
    assert.strictEqual(table!.querySelectorAll("tbody tr").length, HOSTILE_NAMES.length);
  });
});
