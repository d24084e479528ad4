import {assert, describe, it} from "vitest";
import {noteBody} from "../../loaders/slice/noteBody.js";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {type Deck, renderDeck} from "../../src/deck/deck.js";
import {restated} from "../../src/deck/restated.js";
import {whatChanged} from "../../src/deck/whatChanged.js";
import {parseNotes} from "../../src/lib/notes/parseNotes.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {halden} from "../fixtures/deck/halden.js";

const deck = (data: DeckData): Deck => renderDeck(data, {document: lightDocument()});
const made = (data: DeckData, text = "") => ({
  deck: deck(data),
  notes: text === "" ? null : parseNotes(text, {file: "n.md", body: noteBody})
});
const now = () => halden();
/** Last quarter: half the people, one seat fewer, no value yet. */
function before(): DeckData {
  const data = halden();
  const coverage = data.coverage.filter((d) => d.table !== "value");
  const adoption = {...data.adoption!, mau: 206, seats: 472, seat_utilisation: 0.771};
  return {...data, value: null, coverage, adoption};
}

describe("whatChanged(before, now)", () => {
  const {numbers, slides} = whatChanged(made(before()), made(now()));
  const of = (name: string) => numbers.find((d) => d.name === name);
  it("sets each number beside what it was, as the deck writes both", () => {
    assert.deepInclude(of("active_users"), {before: "206", now: "412", slide: "title"});
    assert.deepStrictEqual(of("active_users")!.change, {value: 1, unit: "share"});
    assert.deepInclude(of("seat_utilisation"), {before: "77%", now: "87%"});
    assert.approximately(of("seat_utilisation")!.change!.value, 10, 0.01);
    assert.strictEqual(of("seat_utilisation")!.change!.unit, "points");
  });
  it("tells the biggest first, and a change under 2 % or one that nobody reads as none", () => {
    assert.deepStrictEqual(
      numbers.map((d) => d.size),
      numbers.map((d) => d.size).sort((a, b) => b - a)
    );
    assert.strictEqual(of("seats")!.size, 0);
    assert.strictEqual(of("nps")!.size, 0);
    assert.strictEqual(of("active_users")!.size, 0.5);
  });
  it("leaves out numbers that compare with the quarter before already", () => {
    assert.isUndefined(of("active_users.change"));
    assert.isUndefined(of("active_users.before"));
  });
  it("says what is new, without a change", () => {
    assert.deepInclude(of("value.promised_all"), {before: null, change: null, size: 1});
    assert.deepStrictEqual(slides, [
      {slide: "value", now: true, why: "no rows about this account: the table value would bring this slide"}
    ]);
    const gone = whatChanged(made(now()), made(before())).slides;
    assert.deepStrictEqual(
      gone.map((d) => [d.slide, d.now]),
      [["value", false]]
    );
  });
  it("compares the CSM's words section by section", () => {
    const was = "# adoption\nOne.\n# goals\nKept.\n# voice: title\nOld.";
    const is = "# adoption\nTwo.\n# goals\nKept.\n# support: replace\nNew.";
    assert.deepStrictEqual(whatChanged(made(now(), was), made(now(), is)).words, [
      {slide: "adoption", place: "add", was: true, is: true},
      {slide: "support", place: "replace", was: false, is: true},
      {slide: "voice", place: "title", was: true, is: false}
    ]);
  });
});

describe("restated(finished, today, recipe)", () => {
  const today = deck(now());
  const {recipe} = now();
  const finished = {
    file: "A-0007-2026Q3-en.pdf",
    ...{quarter: "2026Q3", language: "en", bytes: 1, status: null, linked: true},
    recipe
  };
  it("names what it said and says no more, and what has changed since", () => {
    const numbers = {
      active_users: {value: 400, text: "400"},
      seats: {value: 473, text: "473"},
      "old.number": {value: 1, text: "1"}
    };
    assert.deepStrictEqual(restated({...finished, numbers}, today, {...recipe, text: "other", code: "2"}), {
      file: finished.file,
      numbers: [
        {name: "active_users", said: "400", today: "412"},
        {name: "old.number", said: "1", today: "no longer a number of the deck"}
      ],
      because: ["text", "code"]
    });
  });
  it("holds amounts to what the deck says, not to the metric's in another currency", () => {
    const data = now();
    const value = {...data.value!, currency: "EUR", reporting: {...data.value!.reporting, realised: 343_200}};
    const numbers = {"value.realised": {value: data.value!.realised!, text: "€312,000"}};
    const euros = deck({...data, value});
    assert.deepStrictEqual(restated({...finished, numbers}, euros, recipe)?.numbers, []);
  });
  it("is null for a deck whose numbers were not kept", () => {
    assert.isNull(restated(finished, today, recipe));
  });
});
