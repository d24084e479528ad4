import type {NumberChange, SlideChange, TextChange, WhatChanged, WordChange} from "../lib/deckChange.js";
import type {DeckNotes} from "../metrics/deckData.js";
import {countTrend, sampleTrend} from "./change.js";
import type {Deck} from "./deck.js";
import type {Reference} from "./references.js";

/** A deck and the text that is in it. */
export interface DeckAndNotes {
  deck: Deck;
  notes: DeckNotes | null;
}

/** Compares this quarter's deck with that of the quarter before. */
export function whatChanged(before: DeckAndNotes, now: DeckAndNotes): WhatChanged {
  return {
    numbers: numberChanges(before.deck, now.deck),
    texts: textChanges(before.deck, now.deck),
    slides: slideChanges(before.deck, now.deck),
    words: wordChanges(before.notes, now.notes)
  };
}

/** Numbers that compare with the quarter before already, or that are not the customer's. */
const DERIVED = /\.(?:before|change|growth|peers)$/u;

/** Slides that speak of the numbers and not of the customer. */
const APPENDIX: ReadonlySet<string> = new Set(["definitions", "data"]);

function numberChanges(before: Deck, now: Deck): NumberChange[] {
  const names = new Set([...before.references.keys(), ...now.references.keys()]);
  const [slideBefore, slideNow] = [firstSlides(before), firstSlides(now)];
  return [...names]
    .filter((name) => !DERIVED.test(name) && (slideNow(name) ?? slideBefore(name)) !== null)
    .map((name) => {
      const [was, is] = [before.references.get(name), now.references.get(name)];
      return {name, before: text(was), now: text(is), ...difference(was, is), slide: slideNow(name)};
    })
    .filter((d) => d.before !== null || d.now !== null)
    .sort((a, b) => Number(oneSided(a)) - Number(oneSided(b)) || b.size - a.size);
}

const oneSided = (d: NumberChange) => d.before === null || d.now === null;

const text = (d: Reference | undefined) => (d && d.value !== null ? d.text : null);

type Difference = Pick<NumberChange, "change" | "moved" | "size">;

function difference(was?: Reference, is?: Reference): Difference {
  if (was?.value == null || is?.value == null)
    return {change: null, moved: was?.value != null || is?.value != null, size: 0};
  const value = is.value - was.value;
  const moved = was.text !== is.text && hasMoved(was, is);
  if (is.kind === "percent" || is.kind === "points")
    return {change: {value: 100 * value, unit: "points"}, moved, size: Math.abs(value)};
  if (is.kind === "score" || is.kind.startsWith("signed"))
    return {change: {value, unit: "plain"}, moved, size: Math.abs(value) / 100};
  const size = Math.abs(value) / Math.max(Math.abs(was.value), Math.abs(is.value), Number.MIN_VALUE);
  if (was.value > 0) return {change: {value: value / was.value, unit: "share"}, moved, size};
  // An amount that was not above zero has no share, and a bare difference no currency.
  return {change: is.kind === "money" ? null : {value, unit: "plain"}, moved, size};
}

/** Whether a number did more than the deck would call steady or usual. */
function hasMoved(was: Reference, is: Reference): boolean {
  if (was.sample && is.sample) return sampleTrend(is.sample, was.sample) !== "steady";
  const trend = countTrend(is.value, is.history ?? [was.value]);
  return trend !== "steady" && trend !== "swayed";
}

/** Slides of both decks whose titles or remarks are other ones; those on methods and data, which say the same in all decks, are left out. */
function textChanges(before: Deck, now: Deck): TextChange[] {
  const words = ({slides}: Deck, id: string) => {
    const slide = slides.find((d) => d.id === id);
    return slide ? {title: slide.title, remarks: slide.remarks} : null;
  };
  return now.slides.flatMap(({id}) => {
    const [was, is] = [words(before, id), words(now, id)];
    if (was === null || is === null || APPENDIX.has(id) || JSON.stringify(was) === JSON.stringify(is))
      return [];
    return [{slide: id, before: was, now: is}];
  });
}

/** The first slide that shows a number of a name, in any document. */
function firstSlides({slides}: Deck): (name: string) => string | null {
  const pages = slides.map(({id, element}) => ({id, html: element.outerHTML}));
  return (name) => pages.find(({html}) => html.includes(` data-ref="${name}"`))?.id ?? null;
}

function slideChanges(before: Deck, now: Deck): SlideChange[] {
  const only = (one: Deck, other: Deck, is_now: boolean): SlideChange[] =>
    one.slides
      .filter(({id}) => !other.slides.some((d) => d.id === id))
      .map(({id}) => ({slide: id, now: is_now, why: reasonOf(id, other)}));
  return [...only(now, before, true), ...only(before, now, false)];
}

function reasonOf(slide: string, {checklist}: Deck): string | null {
  return checklist.find((d) => d.slide === slide && d.kind === "left out")?.text ?? null;
}

function wordChanges(before: DeckNotes | null, now: DeckNotes | null): WordChange[] {
  const [was, is] = [bodies(before), bodies(now)];
  return [...new Set([...is.keys(), ...was.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => {
      const [slide = "", place = ""] = key.split(" ");
      return {slide, place, was: was.has(key), is: is.has(key)};
    });
}

/** The text of each section, one text for those of the same heading. */
function bodies(notes: DeckNotes | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const {slide, place, body} of notes?.sections ?? []) {
    const key = `${slide} ${place}`;
    found.set(key, (found.get(key) ?? "") + JSON.stringify(body));
  }
  return found;
}
