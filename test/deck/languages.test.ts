import {assert, beforeAll, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import {type Language, LANGUAGES, localeOf} from "../../src/lib/languages.js";
import {loadMessages, messagesFor} from "../../src/lib/messages.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {longest, shortest} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";

const OTHERS = LANGUAGES.filter((d) => d !== "en");
const DECKS: Record<string, () => DeckData> = {halden, shortest, longest};

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadMessages));
});

/** A deck that leaves slides out and has things without a plan. */
function silent(): DeckData {
  const data = halden();
  const bare = {features: null, goals: [], plans: [], voice: null, requests: null};
  return {...data, ...bare, internal: {...data.internal, unanswered_detractors: 2}};
}

/** Text with a figure that is no number of the deck, and text on a slide that is left out. */
function ownWords(): DeckData["notes"] {
  const section = (slide: string, words: string) => ({slide, place: "add" as const, body: [words], line: 3});
  return {
    file: "n.md",
    fault: null,
    sections: [section("adoption", "12345 asked."), section("goals", "Met.")]
  };
}

function conditional(): DeckData["template"] {
  const {template} = halden();
  const slides = template.slides.map((d) => (d.id === "support" ? {...d, when: "false", shown: false} : d));
  return {...template, slides};
}

const slidesIn = (data: DeckData, language: Language) =>
  renderDeck(data, {document: lightDocument(), language}).slides;

/** The numbers that a slide marks, by name, with what they are. */
function marked(html: string): string[] {
  return Array.from(
    html.matchAll(/data-ref="([^"]+)" data-value="([^"]*)"/gu),
    (d) => `${d[1]} ${d[2]}`
  ).sort();
}

describe.each(OTHERS)("a deck in %s", (language) => {
  it.each(Object.keys(DECKS))("has the slides and the marked numbers that it has in English: %s", (name) => {
    const data = DECKS[name]!();
    const [own, english] = [slidesIn(data, language), slidesIn(data, "en")];
    assert.deepStrictEqual(
      own.map((d) => d.id),
      english.map((d) => d.id)
    );
    for (const [i, slide] of own.entries()) {
      // A language may name a number once more, or not at all where its words say it.
      const [a, b] = [marked(slide.element.outerHTML), marked(english[i]!.element.outerHTML)];
      assert.deepStrictEqual([...new Set(a)], [...new Set(b)], slide.id);
    }
  });
  it("says what it says in its own words, from the document to the last line", () => {
    const data = halden();
    const deck = renderDeck(data, {document: lightDocument(), language});
    assert.strictEqual(deck.lang, language);
    assert.strictEqual(deck.dir, language === "ar" || language === "fa" ? "rtl" : "ltr");
    const text = [deck.title, ...deck.slides.map((d) => d.element.textContent)];
    const found =
      text.join("\n").match(/\b(the|of|and|with|your|are|was|not|seats|tickets|quarter)\b/giu) ?? [];
    // What remains are the customer's own words: goals, steps, topics, comments.
    const own = JSON.stringify(data);
    const foreign = [...new Set(found)].filter((word) => !new RegExp(`\\b${word}\\b`, "iu").test(own));
    assert.deepStrictEqual(foreign, []);
  });
  it.each(
    Object.entries({
      ...DECKS,
      silent,
      "a deck with words of its own": () => ({...silent(), notes: ownWords(), template: conditional()})
    })
  )("has its checklist in English, for the CSM: %s", (_, data) => {
    const told = (own: Language) =>
      renderDeck(data(), {document: lightDocument(), language: own}).checklist.filter(
        // What was shortened is told as the slide has it.
        (d) => d.kind !== "shortened"
      );
    assert.isNotEmpty(told("en"));
    assert.deepStrictEqual(told(language), told("en"));
  });
  it("keeps the names on the cover whole, and a role goes before them", () => {
    const data = halden();
    const cover = (csm: string, theirs: string) => {
      const people = [theirs, "Greta Vogel"].map((name) => ({name, role: "sponsor"}));
      const deck = renderDeck(
        {...data, account: {...data.account, csm, people}},
        {document: lightDocument(), language}
      );
      const foot = /<footer>.*<\/footer>/u.exec(deck.slides[0]!.element.outerHTML)![0];
      return {foot, role: messagesFor(localeOf(language)).text("cover.csm", {csm})};
    };
    const {foot, role} = cover("Tomasz Zieliński", "Elke Großmann");
    for (const words of [role, "Elke Großmann", "Greta Vogel"]) assert.include(foot, words);
    const long = "Maximiliane Friederike von Hohenstein-Waldburg zu Zeil ".repeat(2).trim();
    const crowded = cover("Tomasz Zieliński", long);
    for (const words of ["Tomasz Zieliński", "Greta Vogel", "Maximiliane"])
      assert.include(crowded.foot, words);
    assert.notInclude(crowded.foot, crowded.role);
  });
  it("sets the title of an experiment smaller before it cuts its names", () => {
    const data = halden();
    const [trial] = data.experiments!.ended;
    const names = {name: "Dock reminders for drivers", kpi: "Waiting at the dock (minutes)"};
    for (const outcome of ["better", "no detectable difference"] as const) {
      const outcomes = [{...trial!.outcomes.find((d) => d.role === "primary")!, outcome, kpi: names.kpi}];
      const ended = [{...trial!, name: names.name, outcomes}];
      const own = {...data, experiments: {...data.experiments!, ended}};
      const {title} = slidesIn(own, language).find((d) => d.id === "experiments")!;
      assert.include(title, names.name);
      assert.include(title, names.kpi);
    }
  });
  it("isolates names from a text that runs the other way", () => {
    const html = slidesIn(halden(), language)[0]!.element.outerHTML;
    if (language === "ar" || language === "fa") assert.include(html, "\u2068");
    else assert.notInclude(html, "\u2068");
  });
});

describe("a deck that is read from right to left", () => {
  const chart = (data: DeckData) =>
    slidesIn(data, "fa")
      .find((d) => d.id === "adoption")!
      .element.outerHTML.match(/<svg[^>]*height="430"[^>]*>/u)![0];
  it("has its charts mirrored", () => {
    assert.match(chart(halden()), /viewBox="-781 0 781 430".*direction="rtl"/);
  });
  it("keeps time from left to right where the company wants it so", () => {
    const data = {...halden(), reading: {...halden().reading, mirrored_time: false}};
    assert.match(chart(data), /viewBox="0 0 781 430".*direction="ltr"/);
  });
  it("has the digits and the calendar of the configuration", () => {
    const locales = {fa: localeOf("fa", {digits: "latn", calendar: "persian"})};
    const data = {...halden(), reading: {...halden().reading, locales}};
    const text = slidesIn(data, "fa")
      .map((d) => d.element.textContent)
      .join(" ");
    assert.match(text, /412/);
    assert.notMatch(text, /[\u06f0-\u06f9]/u);
    assert.match(text, /مهر|شهریور/u);
  });
});
