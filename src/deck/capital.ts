import type {Child} from "../components/dom.js";

/** The parts of a sentence with its first letter made a capital, if it begins with a letter of its own. */
export function capital(parts: readonly Child[], locale: string): Child[] {
  const [first, ...rest] = parts;
  if (typeof first !== "string" || first === "") return [...parts];
  const [letter = "", ...letters] = first;
  return [letter.toLocaleUpperCase(locale) + letters.join(""), ...rest];
}
