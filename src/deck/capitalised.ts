import type {Child} from "../components/dom.js";
import {capital} from "../lib/words.js";

/** The parts of a sentence with its first letter made a capital, if it begins with a letter of its own. */
export function capitalised(parts: readonly Child[], locale: string): Child[] {
  const [first, ...rest] = parts;
  return typeof first === "string" ? [capital(first, locale), ...rest] : [...parts];
}
