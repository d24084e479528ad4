/** The languages that decks are written in. */
export const LANGUAGES = ["en", "tr", "ar", "fa", "ja", "ru"] as const;

/** A language that decks are written in, as its ISO 639-1 code. */
export type Language = (typeof LANGUAGES)[number];

/** How the readers of one language see numbers and days, where the company chose another way than theirs. */
export interface Reading {
  /** ASCII digits, those of Arabic, or those of Persian; a CLDR numbering system */
  digits?: "latn" | "arab" | "arabext";
  calendar?: "gregory" | "persian";
}

/** Persian readers expect Persian digits; Arabic business text mostly has Latin ones. */
const DIGITS: Partial<Record<Language, Reading["digits"]>> = {ar: "latn", fa: "arabext"};

/** Whether decks can be written in a language. */
function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The language that decks have for a BCP 47 tag such as *tr-TR*; null where there is none. */
export function languageOf(tag: string | null | undefined): Language | null {
  const subtag = (tag ?? "").trim().toLowerCase().split(/[-_]/u)[0] ?? "";
  return isLanguage(subtag) ? subtag : null;
}

/** Which way a language is written. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return /^(ar|fa|he|ur)\b/u.test(locale) ? "rtl" : "ltr";
}

/** The BCP 47 tag by which numbers and days are written: *fa-u-ca-gregory-nu-arabext*. */
export function localeOf(language: Language, {digits, calendar}: Reading = {}): string {
  const [nu, ca] = [digits ?? DIGITS[language], calendar ?? (language === "fa" ? "gregory" : undefined)];
  const keys = [...(ca ? [`ca-${ca}`] : []), ...(nu ? [`nu-${nu}`] : [])];
  return keys.length > 0 ? `${language}-u-${keys.join("-")}` : language;
}

/** Wraps a text in isolates, so that neither it nor the text around it reorders the other. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A text isolated where the text around it runs right to left. */
export function isolated(text: string, locale: string): string {
  return directionOf(locale) === "rtl" && text !== "" ? isolate(text) : text;
}
