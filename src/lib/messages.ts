import {IntlMessageFormat} from "intl-messageformat";
import {definitionOf} from "../metrics/definitions.js";
import {directionOf, isolated, type Language, languageOf, localeOf} from "./languages.js";
import type {Catalogue, DefinitionText, MessageId} from "./messages/catalogue.js";
import {deck, en} from "./messages/en.js";

export type {MessageId};

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
const [LITERAL, SELECT] = [0, 5];

interface Compiled {
  format: IntlMessageFormat;
  /** arguments that choose a wording, so that they must come as they are */
  choices: ReadonlySet<string>;
}

/** Writes the figures inside a text in the digits of a locale. */
function digitsFor(locale: string): (text: string) => string {
  const number = new Intl.NumberFormat(locale, {useGrouping: false});
  const digits = Array.from({length: 10}, (_, i) => number.format(i));
  return digits[1] === "1" ? (text) => text : (text) => text.replace(/[0-9]/gu, (d) => digits[Number(d)]!);
}

/** Sets the words of a message in the digits of its locale, and collects what chooses between wordings. */
function prepare(parts: readonly Part[], digits: (text: string) => string, choices: Set<string>): void {
  for (const part of parts) {
    const {type, value = "", options = {}, children = []} = part;
    if (type === LITERAL) part.value = digits(value);
    if (type === SELECT) choices.add(value);
    for (const option of Object.values(options)) prepare(option.value, digits, choices);
    prepare(children, digits, choices);
  }
}

function compile(text: string, locale: string, digits: (text: string) => string): Compiled {
  const ast = new IntlMessageFormat(text, locale).getAst();
  const choices = new Set<string>();
  prepare(ast as Part[], digits, choices);
  return {format: new IntlMessageFormat(ast, locale), choices};
}

function messagesOf(locale: string, {messages, definitions}: Catalogue): Messages {
  // The internal brief has English words only.
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
  const isolate = <V>(values: Record<string, V>, choices: ReadonlySet<string>): Record<string, V | string> =>
    directionOf(locale) === "ltr"
      ? values
      : Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === "string" && !choices.has(name) ? isolated(value, locale) : value
          ])
        );
  return {
    locale,
    text(id, values = {}) {
      const {format, choices} = get(id);
      return String(format.format(isolate(values, choices)));
    },
    rich<T>(id: MessageId, values: Record<string, Plain | T | ((parts: (string | T)[]) => T)>) {
      const {format, choices} = get(id);
      const parts = format.format<T>(isolate(values, choices) as typeof values) as unknown;
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

/** The texts of a language, for telling what a template says from what it must not. */
export function templatesOf(language: Language): readonly string[] {
  const {messages, definitions} = catalogues.get(language) ?? {messages: deck, definitions: null};
  return [
    ...Object.values(messages),
    ...Object.values(definitions ?? {}).flatMap((d) => [d.label, d.formula, d.interval ?? ""])
  ];
}
