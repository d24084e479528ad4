import type {ManifestDeck} from "../manifest.js";
import {recipeChanges, recipeParts} from "../recipeLine.js";

const WORDS: Record<string, string> = {config: "configuration"};

/** What of a file's recipe is other than when it was made last, in words; empty where nothing is. */
export function changes(known: ManifestDeck | null, recipe: string): string[] {
  if (!known) return ["new"];
  return recipeChanges(recipeParts(known.recipe), recipeParts(recipe)).map(({part}) => WORDS[part] ?? part);
}
