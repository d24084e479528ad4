import {type Language, LANGUAGES, languageOf, localeOf} from "../../src/lib/languages.js";
import type {DeckReading} from "../../src/metrics/deckData.js";
import type {Config} from "../configTypes.js";

/** How an account reads its deck: in its own language where decks have it, written as the configuration says. */
export function sliceReading({decks}: Config, account_language: string | null): DeckReading {
  const {digits, calendar, time} = decks;
  const tag = (language: Language) =>
    localeOf(language, {digits: digits[language], calendar: calendar[language]});
  return {
    language: languageOf(account_language) ?? decks.language,
    locales: Object.fromEntries(LANGUAGES.map((language) => [language, tag(language)])),
    mirrored_time: time === "mirrored"
  };
}
