import type {NumberChange, SlideChange, WhatChanged, WordChange} from "../lib/deckChange.js";
import type {DeckNotes} from "../metrics/deckData.js";
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
    slides: slideChanges(before.deck, now.deck),
    words: wordChanges(before.notes, now.notes)
  };
}

/** Numbers that compare with the quarter before already, or that are not the customer's. */
const DERIVED = /\.(?:before|change|growth|peers)$/u;

function numberChanges(before: Deck, now: Deck): NumberChange[] {
  const names = new Set([...before.references.keys(), ...now.references.keys()]);
  const slideOf = firstSlides(now);
  return [...names]
    .filter((name) => !DERIVED.test(name))
    .map((name) => {
      const [was, is] = [before.references.get(name), now.references.get(name)];
      return {name, before: text(was), now: text(is), ...difference(was, is), slide: slideOf(name)};
    })
    .filter((d) => d.before !== null || d.now !== null)
    .sort((a, b) => b.size - a.size);
}

const text = (d: Reference | undefined) => (d && d.value !== null ? d.text : null);

/** Under this share of the larger value a number counts as steady. */
const STEADY = 0.02;

function difference(was?: Reference, is?: Reference): Pick<NumberChange, "change" | "size"> {
  if (was?.value == null || is?.value == null)
    return {change: null, size: was?.value == null && is?.value == null ? 0 : 1};
  const value = is.value - was.value;
  if (was.text === is.text) return {change: null, size: 0};
  if (is.kind === "percent" || is.kind === "points")
    return {change: {value: 100 * value, unit: "points"}, size: steadied(Math.abs(value))};
  if (is.kind === "score" || is.kind.startsWith("signed"))
    return {change: {value, unit: "plain"}, size: steadied(Math.abs(value) / 100)};
  const size = steadied(Math.abs(value) / Math.max(Math.abs(was.value), Math.abs(is.value)));
  return was.value > 0
    ? {change: {value: value / was.value, unit: "share"}, size}
    : {change: {value, unit: "plain"}, size};
}

const steadied = (size: number) => (size < STEADY ? 0 : size);

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
