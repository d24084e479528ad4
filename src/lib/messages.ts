import {IntlMessageFormat} from "intl-messageformat";
import {en} from "./messages/en.js";

/** The id of a message: the same in every language. */
export type MessageId = keyof typeof en;

/** A language's messages in ICU MessageFormat. */
export type Catalogue = Record<MessageId, string>;

type Plain = string | number | null | undefined;

/** Sentences in one language. */
export interface Messages {
  /** A BCP 47 tag. */
  readonly locale: string;
  /** The message as text. */
  text(id: MessageId, values?: Record<string, Plain>): string;
  /** The message in pieces, so that a value may be an element; a tag <b> calls the function named b. */
  rich<T>(id: MessageId, values: Record<string, Plain | T | ((parts: (string | T)[]) => T)>): (string | T)[];
}

const CATALOGUES: Record<string, Catalogue> = {en};
const made = new Map<string, Messages>();

function compile(locale: string, catalogue: Catalogue): Messages {
  const formats = new Map<MessageId, IntlMessageFormat>();
  const get = (id: MessageId) => {
    let format = formats.get(id);
    if (!format) {
      format = new IntlMessageFormat(catalogue[id], locale);
      formats.set(id, format);
    }
    return format;
  };
  return {
    locale,
    text: (id, values = {}) => String(get(id).format(values)),
    rich<T>(id: MessageId, values: Record<string, Plain | T | ((parts: (string | T)[]) => T)>) {
      const parts = get(id).format<T>(values) as unknown;
      return (Array.isArray(parts) ? parts : [parts]) as (string | T)[];
    }
  };
}

/** The languages that have messages. */
export const LANGUAGES: readonly string[] = Object.keys(CATALOGUES);

/** Returns the messages of a language. */
export function messagesFor(locale = "en"): Messages {
  const catalogue = CATALOGUES[locale];
  if (!catalogue) throw new RangeError(`no messages for the language: ${locale}`);
  let messages = made.get(locale);
  if (!messages) {
    messages = compile(locale, catalogue);
    made.set(locale, messages);
  }
  return messages;
}
