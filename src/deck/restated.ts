import {group} from "d3";
import type {Restated, RestatedNumber, RestatedSlide} from "../lib/deckChange.js";
import {type FinishedDeck, RECIPE_PARTS} from "../lib/finishedDeck.js";
import {type Language, languageOf} from "../lib/languages.js";
import type {DeckRecipe} from "../metrics/deckData.js";
import {contentChange, contentOf} from "./content.js";
import type {Deck} from "./deck.js";

/** The deck of the same quarter as it is today. */
export interface Today {
  recipe: Pick<DeckRecipe, (typeof RECIPE_PARTS)[number]>;
  /** the language in which it is looked at */
  language: Language;
  deck: (language: Language) => Pick<Deck, "references" | "slides">;
}

/**
 * Compares what finished decks said with what the deck of the same quarter says today, numbers and slides. Files of one
 * recipe, in several formats and languages, are told once; those of which nothing was kept are left out.
 */
export function restated(finished: readonly FinishedDeck[], today: Today): Restated[] {
  const kept = finished.filter((d) => d.said !== undefined);
  const made = group(kept, ({recipe}) => RECIPE_PARTS.map((part) => recipe[part]).join(" "));
  return Array.from(made.values(), (files) => {
    const told = files.find((d) => d.language === today.language) ?? files[0]!;
    return {
      files: files.map((d) => d.file),
      numbers: restatedNumbers(told, today),
      slides: told.said!.content && restatedSlides(told, today),
      because: RECIPE_PARTS.filter((part) => told.recipe[part] !== today.recipe[part])
    };
  });
}

const deckOf = ({language}: FinishedDeck, {deck, language: shown}: Today) =>
  deck(languageOf(language) ?? shown);

function restatedNumbers(told: FinishedDeck, today: Today): RestatedNumber[] {
  const {references} = deckOf(told, today);
  return Object.entries(told.said!.numbers).flatMap(([name, {value, text}]) => {
    const reference = references.get(name);
    if (reference && reference.value === value) return [];
    return [{name, said: text, today: reference?.text ?? "no longer a number of the deck"}];
  });
}

function restatedSlides(told: FinishedDeck, today: Today): RestatedSlide[] {
  const deck = deckOf(told, today);
  const change = contentChange(told.said!.content!, contentOf(deck));
  const {changed = [], added = [], removed = []} = change ?? {};
  return [...changed, ...added, ...removed].map((slide) => ({
    slide,
    said: told.said!.titles[slide] ?? null,
    today: deck.slides.find((d) => d.id === slide)?.title ?? null
  }));
}
