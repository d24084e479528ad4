import {IntlMessageFormat} from "intl-messageformat";
import {assert, beforeAll, describe, it} from "vitest";
import {LANGUAGES, localeOf} from "../../src/lib/languages.js";
import {loadMessages, type Messages, messagesFor} from "../../src/lib/messages.js";
import {DECK_DEFINITIONS, type DeckMessageId} from "../../src/lib/messages/catalogue.js";
import {deck} from "../../src/lib/messages/en.js";
import {definitionOf} from "../../src/metrics/definitions.js";
import {referenceEntries} from "../../src/deck/referenceEntries.js";
import {halden} from "../fixtures/deck/halden.js";

interface Part {
  type: number;
  value?: string;
  options?: Record<string, {value: Part[]}>;
  children?: Part[];
}

const [ARGUMENT, SELECT, PLURAL, TAG] = [1, 5, 6, 8];
const IDS = Object.keys(deck) as DeckMessageId[];
const OTHERS = LANGUAGES.filter((d) => d !== "en");

function all(parts: readonly Part[]): Part[] {
  return parts.flatMap((d) => [
    d,
    ...Object.values(d.options ?? {}).flatMap((option) => all(option.value)),
    ...all(d.children ?? [])
  ]);
}

const partsOf = (text: string, locale: string) => all(new IntlMessageFormat(text, locale).getAst());
const namesOf = (parts: readonly Part[], type: number) =>
  [...new Set(parts.filter((d) => d.type === type).map((d) => d.value!))].sort();

/** What a language writes for a message with the numbers n, the values as marks; callers may pass more than English needs. */
function written(messages: Messages, id: DeckMessageId, n: number, text: string): string {
  const parts = [...partsOf(deck[id], "en"), ...partsOf(text, messages.locale)];
  const values = Object.fromEntries([
    ...namesOf(parts, ARGUMENT).map((d) => [d, `<${d}>`]),
    ...namesOf(parts, SELECT).map((d) => [d, "other"]),
    ...namesOf(parts, PLURAL).map((d) => [d, n]),
    ...namesOf(parts, TAG).map((d) => [d, (inner: string[]) => inner.join("")])
  ]) as Record<string, string>;
  return messages.rich(id, values).join("");
}

/** The figures of a text in ASCII, sorted. */
function figures(text: string): string[] {
  const ascii = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (d) => String(d.codePointAt(0)! & 15));
  return (ascii.replace(/<[^>]*>/gu, " ").match(/\d+/gu) ?? []).sort();
}

describe.each(OTHERS)("the messages in %s", (language) => {
  let messages: Messages;
  let texts: Readonly<Record<DeckMessageId, string>>;
  beforeAll(async () => {
    await loadMessages(language);
    messages = messagesFor(language);
    const module = (await import(`../../src/lib/messages/${language}.ts`)) as {
      catalogue: {messages: Readonly<Record<DeckMessageId, string>>};
    };
    texts = module.catalogue.messages;
  });
  it("are the same as in English, no more and no fewer", () => {
    assert.sameMembers(Object.keys(texts), IDS);
  });
  it("name every value that English names, bold what it sets bold, and choose by what it chooses by", () => {
    const wrong = IDS.filter((id) => {
      const [own, english] = [partsOf(texts[id], language), partsOf(deck[id], "en")];
      const told = [...namesOf(own, ARGUMENT), ...namesOf(own, PLURAL)];
      return (
        namesOf(english, ARGUMENT).some((name) => !told.includes(name)) ||
        [SELECT, TAG].some((type) => namesOf(own, type).join() !== namesOf(english, type).join())
      );
    });
    assert.deepStrictEqual(wrong, []);
  });
  it("choose between the forms that the language has", () => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories, "other"];
    const wrong = IDS.filter((id) =>
      partsOf(texts[id], language).some(
        (d) =>
          d.type === PLURAL &&
          Object.keys(d.options!).some((key) => !key.startsWith("=") && !forms.includes(key))
      )
    );
    assert.deepStrictEqual(wrong, []);
  });
  it.each([2, 5, 21])("show the same figures as in English, counting %i", (n) => {
    const english = messagesFor("en");
    const wrong = IDS.filter(
      (id) =>
        figures(written(messages, id, n, texts[id])).join() !==
        figures(written(english, id, n, texts[id])).join()
    );
    assert.deepStrictEqual(wrong, []);
  });
  it("leave no brace, tag or empty value", () => {
    const broken = IDS.filter((id) => /[{}]|undefined|null|NaN/.test(written(messages, id, 3, texts[id])));
    assert.deepStrictEqual(broken, []);
  });
  it("define in their own words each metric that a deck can name, with an interval where there is one", () => {
    for (const id of DECK_DEFINITIONS) {
      const [own, english] = [messages.definition(id), definitionOf(id)];
      assert.notStrictEqual(own.formula, english.formula, id);
      assert.strictEqual(own.interval === undefined, english.interval === undefined, id);
    }
  });
  it("write literal figures in the digits of the reader", () => {
    const text = messagesFor(localeOf(language)).text("adoption.chart.unit");
    assert.match(text, language === "fa" ? /۲۸/u : /28/u);
  });
});

describe("DECK_DEFINITIONS", () => {
  it("holds every metric that a number of a deck rests on", () => {
    const named = Object.values(referenceEntries(halden())).flatMap((d) => d.definition ?? []);
    assert.includeMembers([...DECK_DEFINITIONS], named);
  });
});
