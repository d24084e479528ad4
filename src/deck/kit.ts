import {type Child, dom} from "../components/dom.js";
import {mirrored, unmirrored} from "../components/mirror.js";
import {fitText} from "../components/deck/fitText.js";
import {type Format, formatFor} from "../lib/format.js";
import {directionOf, isolated, type Language, languageOf, localeOf} from "../lib/languages.js";
import {type MessageId, type Messages, messagesFor} from "../lib/messages.js";
import {en} from "../lib/messages/en.js";
import type {CustomerDeck} from "./audience.js";
import {datesFor} from "./dates.js";
import {type Reference, references} from "./references.js";
import type {CheckItem, DeckOptions, Kit} from "./types.js";

/** A name that no number of the deck has: a fault of the text that uses it. */
export class UnknownReference extends Error {
  override readonly name = "UnknownReference";

  constructor(
    readonly reference: string,
    readonly known: readonly string[]
  ) {
    super(`no number of this deck is named ${reference}`);
  }
}

/** The kit of a deck, with what its slides tell the checklist. */
export interface DeckKit extends Kit {
  references: ReadonlyMap<string, Reference>;
  checks: CheckItem[];
  /** the same kit, made to say which slide speaks */
  slide: string;
}

const SVG_TAGS = new Set(["tspan"]);

/** The language of a deck unless another is asked for. */
export function deckLanguage({reading}: Pick<CustomerDeck, "reading">): Language {
  return languageOf(reading.language) ?? "en";
}

/** Makes what the slides of one deck share: elements, words, formats, and the deck's numbers by name. */
export function makeKit(
  data: CustomerDeck,
  {document, width = 1280, language = deckLanguage(data)}: DeckOptions
): DeckKit {
  const locale = data.reading.locales[language] ?? localeOf(language);
  const messages = messagesFor(locale);
  const english = messagesFor(data.reading.locales.en);
  const elements = dom(document);
  const format = formatFor({locale, currency: data.account.currency});
  const known = references(data, {format, messages});
  const checks: CheckItem[] = [];
  const used = new Set<string>();
  const reference = (name: string): Reference => {
    const found = known.get(name);
    if (!found) throw new UnknownReference(name, [...known.keys()]);
    if (found.definition !== null) used.add(found.definition);
    return found;
  };
  const mark = (tag: "span" | "tspan", name: string, text?: string) => {
    const {definition, part, raw, window, text: own} = reference(name);
    const written = isolated(text ?? own, locale);
    const attributes = {
      "data-ref": name,
      "data-value": raw,
      // Only what `quarterdeck metrics` gives for the account says which metric it is.
      ...(part === null
        ? {}
        : {
            "data-metric": definition,
            "data-part": part === "value" ? null : part,
            "data-window": window,
            "data-segment": `account:${data.account.account_id}`
          })
    };
    const make = SVG_TAGS.has(tag)
      ? elements.s("tspan", attributes, written)
      : elements.h("span", attributes, written);
    return make as HTMLElement;
  };
  return {
    ...elements,
    width,
    language,
    locale,
    messages,
    format,
    dates: datesFor(locale),
    dir: directionOf(locale),
    canvas: (axis) =>
      directionOf(locale) === "ltr"
        ? document
        : axis === "time" && !data.reading.mirrored_time
          ? unmirrored(document)
          : mirrored(document),
    references: known,
    checks,
    used,
    slide: "title",
    text: (id, values) => messages.text(id, values),
    rich: (id, values = {}) =>
      richText(messages, id, {values, bold: (parts) => elements.h("b", null, ...parts)}),
    n: (name, text) => mark("span", name, text),
    t: (name, text) => mark("tspan", name, text) as unknown as SVGElement,
    words: (n) => messages.text("number.words", {n, text: format.count(n)}),
    quarter: (label) => quarterText(label, {format, messages}),
    table: (name) => {
      const id = `table.${name}`;
      return id in en ? messages.text(id as MessageId) : name;
    },
    reference,
    fit(text, {slide, ...room}) {
      const fitted = fitText(text, room);
      if (fitted !== text.replace(/\s+/gu, " ").trim()) checks.push({kind: "shortened", slide, text});
      return isolated(fitted, locale);
    },
    check: (place, id, values) => void checks.push({...place, text: english.text(id, values)})
  };
}

/** Writes *2026Q3* as its readers do. */
function quarterText(label: string, {format, messages}: {format: Format; messages: Messages}): string {
  const [year, n] = label.split("Q").map(Number);
  const plain = (d = NaN) => format.count(d).replace(/[^\p{N}]/gu, "");
  return messages.text("quarter", {year: plain(year), n: plain(n)});
}

function richText(
  messages: Messages,
  id: Parameters<Messages["rich"]>[0],
  {values, bold}: {values: Record<string, Child>; bold: (parts: Child[]) => Child}
): Child[] {
  return messages.rich<Child>(id, {...values, b: bold});
}
