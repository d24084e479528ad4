import {safeId} from "../src/lib/safeId.js";
import type {DeckRecipe} from "../src/metrics/deckData.js";

/** One line that says what a deck, or the brief beside it, was made from. */
export function recipeLine(
  {as_of, quarter, config, data, template, code}: DeckRecipe,
  {account_id, lang, edition}: {account_id: string; lang: string; edition: string}
): string {
  return `account=${safeId(account_id)} quarter=${quarter} as_of=${as_of} lang=${lang} edition=${edition} config=${config} data=${data} template=${template} code=${code}`;
}

/** The parts of a recipe's line by their names, such as *data* and its fingerprint. */
export function recipeParts(line: string): Record<string, string> {
  return Object.fromEntries(
    line.split(" ").map((d) => [d.slice(0, d.indexOf("=")), d.slice(d.indexOf("=") + 1)])
  );
}
