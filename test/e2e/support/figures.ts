import {type Language, localeOf} from "../../../src/lib/languages.js";
import {messagesFor} from "../../../src/lib/messages.js";

/** The small numbers that decks write in words: in the language's own, and in English, in which customers wrote. */
function numberWords(language: Language): Map<string, string> {
  const words = new Map<string, string>();
  for (const locale of [language, "en"])
    for (let n = 2; n < 10; ++n) {
      const word = plain(messagesFor(locale).text("number.words", {n, text: String(n)}));
      if (/\d/u.test(word)) continue;
      words.set(word, String(n));
    }
  return words;
}

/** A text without marks, in small letters, with ASCII digits. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (d) => String(d.codePointAt(0)! & 15))
    .toLowerCase();
}

/**
 * The numbers that a slide shows, sorted and without signs.
 *
 * Left out are months, which are words in most languages and figures in Japanese; versions; and the number one, which
 * some languages say as an article or not at all.
 *
 * @param lines runs of text; a number does not go on in the next one
 * @param words whether the slide writes small numbers in words
 */
export function figuresOf(lines: readonly string[], language: Language, words: boolean): string[] {
  const spelt = words ? numberWords(language) : new Map<string, string>();
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1234567.5);
  const separator = (type: "group" | "decimal") => plain(parts.find((d) => d.type === type)!.value);
  const [group, decimal] = [separator("group"), separator("decimal")];
  const grouping = new RegExp(`(?<=\\d)[${group}](?=\\d{3}(?!\\d))`, "gu");
  const number = new RegExp(`\\d+(?:[${decimal}]\\d+)?`, "gu");
  const text = plain(lines.join("\n"))
    // A letter from another font begins a run of its own.
    .replace(/(?<=[a-z])\n(?=(?![a-z])\p{sc=Latin})|(?<=(?![a-z])\p{sc=Latin})\n(?=[a-z])/gu, "")
    .replace(/\d+\.\d+\.\d+(?:\+\w+)?|\d{1,2}\s*月/gu, " ")
    .replace(grouping, "");
  const said = (text.match(/\p{L}+/gu) ?? []).flatMap((d) => spelt.get(d) ?? []);
  const written = (text.match(number) ?? []).map((d) => d.replace(decimal, "."));
  return [...written, ...said].filter((d) => d !== "1").sort();
}
