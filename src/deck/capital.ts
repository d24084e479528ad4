import type {Child} from "../components/dom.js";

/** The parts of a sentence with its first letter made a capital, if it begins with a letter of its own. */
export function capital(parts: readonly Child[], locale: string): Child[] {
  const [first, ...rest] = parts;
  if (typeof first !== "string" || first === "") return [...parts];
  return [capitalText(first, locale), ...rest];
}

/** A text with its first letter made a capital. */
export function capitalText(text: string, locale: string): string {
  const [letter = "", ...letters] = text;
  return letter.toLocaleUpperCase(locale) + letters.join("");
}
