import {IntlMessageFormat} from "intl-messageformat";
import {DEFINITIONS, definitionOf} from "../metrics/definitions.js";
import {isolated, type Language, languageOf, localeOf} from "./languages.js";
import type {Catalogue, CheckMessageId, DefinitionText, MessageId} from "./messages/catalogue.js";
import {deck, en} from "./messages/en.js";

export type {CheckMessageId, MessageId};

type Plain = string | number | null | undefined;

/** What is read of a message's parsed parts. */
interface Part {
  type: number;
  value?: string;
  options?: Record<string, {value: Part[]}>;
  children?: Part[];
}

/** Sentences in one language. */
export interface Messages {
  /** A BCP 47 tag. */
  readonly locale: string;
  /** The message as text. */
  text(id: MessageId, values?: Record<string, Plain>): string;
  /** The message in pieces, so that a value may be an element; a tag <b> calls the function named b. */
  rich<T>(id: MessageId, values: Record<string, Plain | T | ((parts: (string | T)[]) => T)>): (string | T)[];
  /** What a metric means; in English where the language has no words of its own for it. */
  definition(id: string): DefinitionText;
}

// One module a language: a page loads the one that it shows.
const LOADERS: Record<Exclude<Language, "en">, () => Promise<{catalogue: Catalogue}>> = {
  tr: () => import("./messages/tr.js"),
  ar: () => import("./messages/ar.js"),
  fa: () => import("./messages/fa.js"),
  ja: () => import("./messages/ja.js"),
  ru: () => import("./messages/ru.js")
};

const catalogues = new Map<Language, Catalogue>([["en", {messages: deck, definitions: null}]]);
const made = new Map<string, Messages>();

/** How the parser of messages numbers their parts. */
const [LITERAL, ARGUMENT, NUMBER, SELECT, PLURAL] = [0, 1, 2, 5, 6];

interface Compiled {
  format: IntlMessageFormat;
  /** arguments that choose a wording or a form, so that they must come as they are */
  choices: ReadonlySet<string>;
}

/** Writes the figures inside a text in the digits of a locale, Arabic percent signs as its own. */
function digitsFor(locale: string): (text: string) => string {
  const number = new Intl.NumberFormat(locale, {useGrouping: false});
  const digits = Array.from({length: 10}, (_, i) => number.format(i));
  const share = new Intl.NumberFormat(locale, {style: "percent"}).formatToParts(1);
  const sign = share.find((d) => d.type === "percentSign")!.value.replace(/\p{Cf}/gu, "");
  return (text) => text.replace(/[0-9]/gu, (d) => digits[Number(d)]!).replaceAll("\u066a", sign);
}

function allParts(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [
    part,
    ...Object.values(part.options ?? {}).flatMap((option) => allParts(option.value)),
    ...allParts(part.children ?? [])
  ]);
}

function compile(text: string, locale: string, digits: (text: string) => string): Compiled {
  const ast = new IntlMessageFormat(text, locale).getAst();
  const parts = allParts(ast);
  const named = (type: number) => parts.filter((d) => d.type === type).map((d) => d.value!);
  const counts = new Set(named(PLURAL));
  for (const part of parts) {
    if (part.type === LITERAL) part.value = digits(part.value!);
    // A number that also chooses a form is printed as its readers write numbers.
    if (part.type === ARGUMENT && counts.has(part.value!)) part.type = NUMBER;
  }
  return {format: new IntlMessageFormat(ast, locale), choices: new Set([...counts, ...named(SELECT)])};
}

function messagesOf(locale: string, {messages, definitions}: Catalogue): Messages {
  // The checklist and the internal brief have English words only.
  const words: Readonly<Record<MessageId, string>> = {...en, ...messages};
  const digits = digitsFor(locale);
  const compiled = new Map<MessageId, Compiled>();
  const get = (id: MessageId) => {
    let found = compiled.get(id);
    if (!found) {
      found = compile(words[id], locale, digits);
      compiled.set(id, found);
    }
    return found;
  };
  const number = new Intl.NumberFormat(locale);
  const written = <V>(value: V): V | string => {
    if (typeof value === "number") return isolated(number.format(value), locale);
    return typeof value === "string" ? isolated(value, locale) : value;
  };
  const isolate = <V>(values: Record<string, V>, choices: ReadonlySet<string>): Record<string, V | string> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, choices.has(name) ? value : written(value)])
    );
  return {
    locale,
    text(id, values = {}) {
      const {format, choices} = get(id);
      return String(format.format(isolate(values, choices)));
    },
    rich<T>(id: MessageId, values: Record<string, Plain | T | ((parts: (string | T)[]) => T)>) {
      const {format, choices} = get(id);
      const filled: typeof values = isolate(values, choices);
      const parts = format.format<T>(filled) as unknown;
      return (Array.isArray(parts) ? parts : [parts]) as (string | T)[];
    },
    definition(id) {
      const own = (definitions as Readonly<Record<string, DefinitionText>> | null)?.[id] ?? definitionOf(id);
      const {label, formula, interval} = own;
      return {
        label: digits(label),
        formula: digits(formula),
        ...(interval !== undefined && {interval: digits(interval)})
      };
    }
  };
}

/** Loads the messages of a language, so that messagesFor finds them. */
export async function loadMessages(language: Language): Promise<void> {
  if (language === "en" || catalogues.has(language)) return;
  catalogues.set(language, (await LOADERS[language]()).catalogue);
}

/**
 * Returns the messages for a reader, by a BCP 47 tag.
 *
 * @throws RangeError where decks have no such language, or it has not been loaded
 */
export function messagesFor(locale = "en"): Messages {
  const known = made.get(locale);
  if (known) return known;
  const language = languageOf(locale);
  if (language === null) throw new RangeError(`no messages for the language: ${locale}`);
  const catalogue = catalogues.get(language);
  if (!catalogue) throw new RangeError(`the messages of ${language} are not loaded: call loadMessages first`);
  const messages = messagesOf(locale === language ? localeOf(language) : locale, catalogue);
  made.set(locale, messages);
  return messages;
}

/** The texts of a language that is loaded, for telling what a template says from what it must not. */
export function templatesOf(language: Language): readonly string[] {
  const own = catalogues.get(language);
  const definitions = language === "en" ? DEFINITIONS : Object.values(own?.definitions ?? {});
  return [
    ...Object.values(language === "en" ? en : (own?.messages ?? {})),
    ...definitions.flatMap((d) => [d.label, d.formula, d.interval ?? ""])
  ];
}
