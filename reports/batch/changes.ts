import type {ManifestDeck} from "../manifest.js";
import {recipeParts} from "../recipeLine.js";

const WORDS: Record<string, string> = {config: "configuration"};

/** What of a file's recipe is other than when it was made last, in words; empty where nothing is. */
export function changes(known: ManifestDeck | null, recipe: string): string[] {
  if (!known) return ["new"];
  const [before, now] = [recipeParts(known.recipe), recipeParts(recipe)];
  return [...new Set([...Object.keys(now), ...Object.keys(before)])]
    .filter((key) => before[key] !== now[key])
    .map((key) => WORDS[key] ?? key);
}
