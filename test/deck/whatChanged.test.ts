import {assert, beforeAll, describe, it} from "vitest";
import {noteBody} from "../../loaders/slice/noteBody.js";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderHtml} from "../../reports/render.js";
import {contentOf} from "../../src/deck/content.js";
import {type Deck, renderDeck} from "../../src/deck/deck.js";
import {restated} from "../../src/deck/restated.js";
import {whatChanged} from "../../src/deck/whatChanged.js";
import type {Language} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
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
  it("tells the biggest first, those that only one of the decks has last", () => {
    const both = numbers.filter((d) => d.before !== null && d.now !== null);
    assert.deepStrictEqual(numbers.slice(0, both.length), both);
    assert.deepStrictEqual(
      both.map((d) => d.size),
      both.map((d) => d.size).sort((a, b) => b - a)
    );
    assert.strictEqual(of("active_users")!.size, 0.5);
  });
  it("calls steady what the deck calls steady: inside its interval, or no more than usual", () => {
    assert.isFalse(of("seats")!.moved);
    assert.isFalse(of("nps")!.moved);
    const data = now();
    const apart = (value: number, half: number) => ({
      ...data.voice!.nps,
      value,
      low: value - half,
      high: value + half
    });
    const nps = (value: number, half: number) => ({
      ...data,
      voice: {...data.voice!, nps: apart(value, half)}
    });
    const moved = (was: DeckData, is: DeckData) =>
      whatChanged(made(was), made(is)).numbers.find((d) => d.name === "nps")!.moved;
    assert.isFalse(moved(nps(20, 15), nps(38, 15)));
    assert.isTrue(moved(nps(20, 5), nps(38, 5)));
    const users = {...data, adoption: {...data.adoption!, mau_history: [300, 420, 330, 420, 206]}};
    const found = whatChanged(made(before()), made(users)).numbers.find((d) => d.name === "active_users");
    assert.isFalse(found!.moved, "it doubles now and again");
  });
  it("leaves out numbers that neither deck shows", () => {
    assert.isUndefined(of("stickiness"));
  });
  it("sets titles and remarks beside what they were", () => {
    const {texts} = whatChanged(made(before()), made(now()));
    const adoption = texts.find((d) => d.slide === "adoption")!;
    assert.include(adoption.now.title, "412");
    assert.notInclude(adoption.before.title, "412");
    assert.isNotEmpty(adoption.now.remarks);
    assert.notInclude(
      texts.map((d) => d.slide),
      "goals"
    );
    assert.deepStrictEqual(whatChanged(made(now()), made(now())).texts, []);
  });
  it("leaves out numbers that compare with the quarter before already", () => {
    assert.isUndefined(of("active_users.change"));
    assert.isUndefined(of("active_users.before"));
  });
  it("says what is new, without a change", () => {
    assert.deepInclude(of("value.realised"), {before: null, change: null, moved: true, size: 0});
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

describe("restated(finished, today)", () => {
  beforeAll(() => loadMessages("tr"));
  const deckOf = (data: DeckData) => ({
    recipe: now().recipe,
    language: "en" as const,
    deck: (language: Language) => renderDeck(data, {document: lightDocument(), language})
  });
  const today = deckOf(now());
  const {recipe} = now();
  const {content, numbers} = renderHtml(now());
  const titles = Object.fromEntries(deck(now()).slides.map((d) => [d.id, d.title]));
  const said = {
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, [value, text]]) => [name, {value, text}])
    ),
    ...{titles, content}
  };
  const finished = {
    file: "A-0007-2026Q3-en.pdf",
    ...{quarter: "2026Q3", language: "en", bytes: 1, status: null, linked: true},
    ...{recipe, said}
  };
  it("finds nothing in a deck that is the same today, in whichever language", () => {
    const same = {files: [finished.file], numbers: [], slides: [], because: []};
    assert.deepStrictEqual(restated([finished], today), [same]);
    const turkish = {...said, content: renderHtml(now(), "tr").content};
    const other = {...finished, language: "tr", said: turkish};
    assert.deepStrictEqual(restated([other], today), [same]);
  });
  it("names what it said and says no more, and what has changed since", () => {
    const then = {
      active_users: {value: 400, text: "400"},
      seats: {value: 473, text: "473"},
      "old.number": {value: 1, text: "1"}
    };
    const made = {...finished, recipe: {...recipe, text: "other", code: "2"}, said: {...said, numbers: then}};
    const [found] = restated([made], today);
    assert.deepStrictEqual(found!.numbers, [
      {name: "active_users", said: "400", today: "412"},
      {name: "old.number", said: "1", today: "no longer a number of the deck"}
    ]);
    assert.deepStrictEqual(found!.because, ["text", "code"]);
  });
  it("names slides whose words are other ones, though every number is the same", () => {
    const text = "# adoption: title\nTeams are settling in.\n# support\nWe will call.";
    const titled = deck({...now(), notes: parseNotes(text, {file: "n.md", body: noteBody})});
    const then = {
      ...said,
      titles: {...titles, adoption: "Teams are settling in."},
      content: contentOf(titled)
    };
    assert.deepStrictEqual(restated([{...finished, said: then}], today)[0]!.slides, [
      {slide: "adoption", said: "Teams are settling in.", today: titles.adoption!},
      {slide: "support", said: titles.support!, today: titles.support!}
    ]);
  });
  it("names slides that it had and that are left out today, and the other way round", () => {
    const less = deckOf({...now(), value: null});
    assert.deepInclude(restated([finished], less)[0]!.slides!, {
      slide: "value",
      said: titles.value!,
      today: null
    });
    const {value: _value, ...rest} = content;
    const then = {...said, content: rest, titles: {...titles, value: undefined!}};
    assert.deepInclude(restated([{...finished, said: then}], today)[0]!.slides!, {
      ...{slide: "value", said: null, today: titles.value!}
    });
  });
  it("tells files of one recipe once, and compares no words where comments are withheld", () => {
    const files = ["a.pdf", "a.pptx", "b.pdf"].map((file, i) => ({
      ...{...finished, file, recipe: i === 2 ? {...recipe, data: "other"} : recipe},
      said: {...said, content: null}
    }));
    assert.deepStrictEqual(restated(files, today), [
      {files: ["a.pdf", "a.pptx"], numbers: [], slides: null, because: []},
      {files: ["b.pdf"], numbers: [], slides: null, because: ["data"]}
    ]);
  });
  it("holds amounts to what the deck says, not to the metric's in another currency", () => {
    const data = now();
    const value = {...data.value!, currency: "EUR", reporting: {...data.value!.reporting, realised: 343_200}};
    const then = {
      ...said,
      numbers: {"value.realised": {value: data.value!.realised!, text: "\u20ac312,000"}}
    };
    const [found] = restated([{...finished, said: then}], deckOf({...data, value}));
    assert.deepStrictEqual(found!.numbers, []);
  });
  it("leaves out a deck of which nothing was kept", () => {
    const {said: _said, ...rest} = finished;
    assert.deepStrictEqual(restated([rest], today), []);
  });
});
