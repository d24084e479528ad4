import type {Restated, RestatedNumber} from "../lib/deckChange.js";
import {type FinishedDeck, RECIPE_PARTS} from "../lib/finishedDeck.js";
import type {DeckRecipe} from "../metrics/deckData.js";
import type {Deck} from "./deck.js";

/** Compares what a finished deck said with what the deck of the same quarter says today; null where it was not kept. */
export function restated(
  {file, numbers, recipe}: FinishedDeck,
  today: Pick<Deck, "references">,
  now: DeckRecipe
): Restated | null {
  if (!numbers) return null;
  const changed = Object.entries(numbers).flatMap(([name, {value, text}]): RestatedNumber[] => {
    const reference = today.references.get(name);
    if (reference && reference.value === value) return [];
    return [{name, said: text, today: reference?.text ?? "no longer a number of the deck"}];
  });
  const because = RECIPE_PARTS.filter((part) => recipe[part] !== now[part]);
  return {file, numbers: changed, because};
}
