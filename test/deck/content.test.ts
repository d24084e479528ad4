import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {contentChange, contentOf} from "../../src/deck/content.js";
import {renderDeck} from "../../src/deck/deck.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {halden} from "../fixtures/deck/halden.js";

const content = (data: DeckData, document = lightDocument()) => contentOf(renderDeck(data, {document}));

describe("contentOf(deck)", () => {
  it("is the same from a page as from the command line", () => {
    const page = new JSDOM("").window.document;
    assert.deepStrictEqual(content(halden(), page), content(halden()));
    assert.isAbove(Object.keys(content(halden())).length, 8);
  });
  it("stays as it is when only the day of data and the recipe are new", () => {
    const data = halden();
    const later = {
      ...data,
      period: {...data.period, as_of: "2026-10-01"},
      recipe: {...data.recipe, as_of: "2026-10-01", code: "9.9.9"},
      coverage: []
    };
    assert.deepStrictEqual(content(later), content(data));
  });
  it("changes with a number that only a chart shows", () => {
    const data = halden();
    const weeks = data.adoption!.weeks.map((d, i) =>
      i === 5 ? {...d, wau: (d.wau ?? 0) + 1, mau: (d.mau ?? 0) + 1} : d
    );
    const change = contentChange(content(data), content({...data, adoption: {...data.adoption!, weeks}}));
    assert.deepStrictEqual(change, {changed: ["title", "adoption"], added: [], removed: [], moved: false});
  });
});

describe("contentChange(approved, today)", () => {
  it("is null where nothing differs", () => assert.isNull(contentChange({a: "1", b: "2"}, {a: "1", b: "2"})));
  it("names what is new, gone, other and moved", () => {
    assert.deepStrictEqual(contentChange({a: "1", b: "2", c: "3"}, {b: "2", a: "9", d: "4"}), {
      changed: ["a"],
      added: ["d"],
      removed: ["c"],
      moved: true
    });
  });
});
