import {RECIPE_PARTS} from "../src/lib/finishedDeck.js";
import {safeId} from "../src/lib/safeId.js";
import type {DeckRecipe} from "../src/metrics/deckData.js";

/** One line that says what a deck, or the brief beside it, was made from. */
export function recipeLine(
  {as_of, quarter, ...parts}: DeckRecipe,
  {account_id, lang, edition}: {account_id: string; lang: string; edition: string}
): string {
  const made = RECIPE_PARTS.map((part) => `${part}=${parts[part]}`);
  return `account=${safeId(account_id)} quarter=${quarter} as_of=${as_of} lang=${lang} edition=${edition} ${made.join(" ")}`;
}

/** The parts of a recipe's line by their names, such as *data* and its fingerprint. */
export function recipeParts(line: string): Record<string, string> {
  return Object.fromEntries(
    line.split(" ").map((d) => [d.slice(0, d.indexOf("=")), d.slice(d.indexOf("=") + 1)])
  );
}

/** One thing that a file was made from and that is another one today. */
export interface RecipeChange {
  part: string;
  /** as the file says it; null where it names none */
  file: string | null;
  /** null where there is none */
  today: string | null;
}

/** What of a recipe is another today, in the order in which it is easiest to understand. */
export function recipeChanges(
  file: Readonly<Record<string, string>>,
  today: Readonly<Record<string, string>>
): RecipeChange[] {
  return Object.keys({...today, ...file})
    .map((part) => ({part, file: file[part] ?? null, today: today[part] ?? null}))
    .filter((d) => d.file !== d.today);
}
