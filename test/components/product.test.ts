import {assert, describe, it} from "vitest";
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
