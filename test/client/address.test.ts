import fc from "fast-check";
import {assert, describe, it} from "vitest";
import type {BookState} from "../../src/client/book.js";
import {readBookState, writeBookState} from "../../src/client/bookState.js";
import {keepInAddress} from "../../src/client/filters.js";
import {carryFilters, FILTERS_CHANGED} from "../../src/client/nav.js";
import {FILTER_KEYS, type Filters, readFilters, writeFilters} from "../../src/lib/filters.js";
import {pageHref} from "../../src/lib/links.js";
import {HOSTILE_NAMES} from "../support/page.js";
import {openPage} from "./window.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** A bar that a reader has just set to these values. */
function changed(value: Record<string, string>, initial: Parameters<typeof keepInAddress>[1] = {}): void {
  const bar = Object.assign(document.createElement("form"), {value}) as unknown as Bar;
  keepInAddress(bar, initial);
  bar.dispatchEvent(new Event("input"));
}

const text = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({minLength: 1, unit: "grapheme"}));

describe("writeFilters(filters, search)", () => {
  it("is read back as it was, whatever the names", () => {
    const filters = fc.dictionary(fc.constantFrom(...FILTER_KEYS), text) as fc.Arbitrary<Filters>;
    fc.assert(fc.property(filters, (d) => assert.deepEqual(readFilters(writeFilters({...d})), {...d})));
  });
  it("keeps other parameters and clears what is not chosen", () => {
    assert.strictEqual(
      writeFilters({segment: "Small"}, "?account=A1&plan=Plus"),
      "?account=A1&segment=Small"
    );
    assert.strictEqual(writeFilters({}, "?plan=Plus"), "");
  });
});

describe("pageHref(page, parameters, anchor)", () => {
  it("stays in the site's folder and is read back, whatever the id", () => {
    fc.assert(
      fc.property(text, text, (account, anchor) => {
        const url = new URL(
          pageHref("account", {account, csm: ""}, anchor),
          "https://x.example/site/index.html"
        );
        assert.strictEqual(url.origin + url.pathname, "https://x.example/site/account.html");
        assert.deepStrictEqual([...url.searchParams], [["account", account]]);
        assert.strictEqual(decodeURIComponent(url.hash.slice(1)), anchor);
      })
    );
  });
  it("calls the first page by its folder", () => assert.strictEqual(pageHref("index"), "./"));
});

describe("keepInAddress(bar, initial)", () => {
  it("writes what differs from the initial values, and tells the page", () => {
    openPage("", "/site/index.html?account=A1#part");
    let told = 0;
    document.addEventListener(FILTERS_CHANGED, () => ++told);
    changed({quarter: "2026Q1", segment: "Small & Co"}, {quarter: "2026Q1", segment: ""});
    assert.strictEqual(
      location.href,
      "https://quarterdeck.example/site/index.html?account=A1&segment=Small+%26+Co#part"
    );
    assert.strictEqual(told, 1);
    assert.deepStrictEqual(readFilters(location.search), {segment: "Small & Co"});
  });
  it("keeps filters of other pages that its bar does not have", () => {
    openPage("", "/site/accounts.html?quarter=2025Q4&compare=2024Q4&segment=Small");
    changed({segment: "", csm: "Ines"});
    assert.strictEqual(location.search, "?quarter=2025Q4&compare=2024Q4&csm=Ines");
  });
  it("keeps what is no shared filter as a parameter of its own, and clears it at its initial value", () => {
    openPage("", "/site/accounts.html?show=left");
    changed({show: "all"}, {show: "paying"});
    assert.strictEqual(location.search, "?show=all");
    changed({show: "paying"}, () => ({show: "paying"}));
    assert.strictEqual(location.search, "");
  });
});

describe("writeBookState(state)", () => {
  const states: fc.Arbitrary<BookState> = fc.record({
    segment: fc.constant(""),
    plan: fc.constant(""),
    region: fc.constant(""),
    csm: fc.constant(""),
    q: fc.oneof(fc.constant(""), text),
    band: fc.constantFrom("", "at risk", "watch", "healthy"),
    show: fc.constantFrom("paying", "left", "all"),
    sort: fc.constantFrom("arr", "name", "health_score"),
    descending: fc.boolean()
  });
  it("is read back as it was", () => {
    openPage("", "/site/accounts.html");
    fc.assert(
      fc.property(states, (state) => {
        writeBookState(state);
        assert.deepEqual(readBookState(), state);
      })
    );
  });
  it("leaves the address bare for the usual list, and keeps the filters in it", () => {
    openPage("", "/site/accounts.html?segment=Small&q=old&sort=name");
    writeBookState({...readBookState(), q: "", sort: "arr", descending: true});
    assert.strictEqual(location.search, "?segment=Small");
  });
  it("takes an unknown list for the usual one", () => {
    openPage("", "/site/accounts.html?show=everything");
    assert.deepInclude(readBookState(), {show: "paying", sort: "arr", descending: true});
  });
});

describe("carryFilters(root)", () => {
  it("makes links to pages carry the filters of the address, and drop those that are gone", () => {
    const links = '<a data-page="accounts" href="./accounts.html?csm=Old"></a><a href="./other.html"></a>';
    const window = openPage(links, "/site/index.html?segment=Small&account=A1");
    const hrefs = () => Array.from(document.querySelectorAll("a"), (d) => d.getAttribute("href"));
    carryFilters();
    assert.deepStrictEqual(hrefs(), ["./accounts.html?segment=Small", "./other.html"]);
    history.replaceState(null, "", "?region=North");
    document.dispatchEvent(new Event(FILTERS_CHANGED));
    assert.deepStrictEqual(hrefs(), ["./accounts.html?region=North", "./other.html"]);
    history.replaceState(null, "", "?");
    window.dispatchEvent(new Event("popstate"));
    assert.deepStrictEqual(hrefs(), ["./accounts.html", "./other.html"]);
  });
});
