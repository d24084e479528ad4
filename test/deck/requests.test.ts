import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import type {DeckRequest, DeckRequests} from "../../src/metrics/deckRequests.js";
import {halden} from "../fixtures/deck/halden.js";

const asked = (status: DeckRequest["status"], asked_on: string, title = `${status} ${asked_on}`) => ({
  title,
  status,
  asked_on,
  shipped_on: status === "shipped" ? "2026-08-20" : null
});

function requestsOf(shown: DeckRequest[], declined = 0): DeckRequests {
  const shipped = shown.filter((d) => d.status === "shipped").length;
  return {shown, shipped, waiting: shown.length - shipped, declined};
}

function slide(requests: DeckRequests | null) {
  const data = halden();
  const row = {table: "requests", rows: 3, last_day: null};
  const coverage = requests === null ? data.coverage : [...data.coverage, row];
  const deck = renderDeck({...data, requests, coverage}, {document: lightDocument()});
  return {deck, slide: deck.slides.find((d) => d.id === "requests")};
}

describe("the slide on requests", () => {
  it("counts what was shipped and what waits, in the title", () => {
    const {slide: made} = slide(requestsOf([asked("shipped", "2026-01-01"), asked("open", "2026-02-01")]));
    assert.strictEqual(made?.title, "1 of your requests was shipped this quarter; 1 is planned or open");
    const none = slide(requestsOf([asked("open", "2026-02-01"), asked("planned", "2026-02-02")])).slide;
    assert.strictEqual(none?.title, "None of your requests was shipped this quarter; 2 are planned or open");
    const all = slide(requestsOf([asked("shipped", "2026-02-01"), asked("shipped", "2026-02-02")])).slide;
    assert.strictEqual(all?.title, "2 of your requests were shipped this quarter, and none is waiting");
  });
  it("shows what was shipped first, then what is planned, then what is open, the oldest first, seven in all", () => {
    const shown = [
      asked("open", "2026-03-01"),
      asked("planned", "2026-05-01"),
      asked("open", "2025-03-01"),
      asked("shipped", "2026-04-01"),
      ...["06", "07", "08", "09"].map((month) => asked("open", `2026-${month}-01`))
    ];
    const text = slide(requestsOf(shown, 2)).slide!.element.outerHTML;
    const order = Array.from(text.matchAll(/scope="row">([^<]+)</gu), (d) => d[1]);
    assert.deepStrictEqual(order.slice(0, 4), [
      "shipped 2026-04-01",
      "planned 2026-05-01",
      "open 2025-03-01",
      "open 2026-03-01"
    ]);
    assert.strictEqual(order.length, 7);
    assert.include(text, "1 more request is not shown");
    assert.include(text, "2 requests of the last twelve months were declined.");
  });
  it("is good news in the summary where something was shipped", () => {
    const {deck} = slide(requestsOf([asked("shipped", "2026-01-01", "Export as <b>iCal</b>")]));
    const all = deck.slides.map((d) => d.element.outerHTML).join("");
    assert.include(all, "Export as &lt;b&gt;iCal&lt;/b&gt;");
    assert.notInclude(all, "Export as <b>iCal");
  });
  it("is left out, with its reason, where nothing waits and nothing was shipped, and where nobody ever asked", () => {
    const reasons = [requestsOf([], 3), null].map((requests) => {
      const {deck, slide: made} = slide(requests);
      assert.isUndefined(made);
      return deck.checklist.find((d) => d.slide === "requests")?.text;
    });
    assert.deepStrictEqual(reasons, [
      "no request of this account waits, and none was shipped in the quarter",
      "no rows about this account: the table requests would bring this slide"
    ]);
  });
});
