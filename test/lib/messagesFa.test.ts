import {assert, beforeAll, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import {localeOf} from "../../src/lib/languages.js";
import {loadMessages, type MessageId, messagesFor} from "../../src/lib/messages.js";
import {halden} from "../fixtures/deck/halden.js";

const locale = localeOf("fa");
/** What a reader sees of a text: the isolates around values are invisible. */
const seen = (text: string) => text.replace(/[\u2068\u2069\u200e]/gu, "");

describe("messagesFor(fa)", () => {
  beforeAll(() => loadMessages("fa"));
  const say = (id: MessageId, values: Record<string, string | number>) =>
    seen(messagesFor(locale).text(id, values));

  it("gives people a verb in the singular and in the plural, and things always the same noun", () => {
    const people = [1, 2, 5, 21].map((n) => say("adoption.title.now", {now: `${n}`, n}));
    assert.deepStrictEqual(
      people.map((d) => d.split(" ").at(-1)),
      ["بود", "بودند", "بودند", "بودند"]
    );
    const weeks = [1, 2, 5, 21].map((n) => say("source.weeks_missing", {n}));
    assert.deepStrictEqual(weeks, [
      "۱ هفته بدون داده",
      "۲ هفته بدون داده",
      "۵ هفته بدون داده",
      "۲۱ هفته بدون داده"
    ]);
  });
  it("never says one where there is none", () => {
    assert.strictEqual(say("number.words", {n: 0, text: "۰"}), "۰");
  });
  it("writes its own figures in Persian digits", () => {
    assert.strictEqual(say("experiments.sure.block", {}).match(/[0-9۰-۹٬]+/u)?.[0], "۱٬۰۰۰");
  });
  it("joins the clauses of a title into one sentence", () => {
    const {slides} = renderDeck(halden(), {document: lightDocument(), language: "fa"});
    const title = (id: string) => seen(slides.find((d) => d.id === id)!.title);
    assert.strictEqual(
      title("adoption"),
      "کاربران فعال ۱۸٪ بیشتر شدند و به ۴۱۲ نفر رسیدند؛ ۶۱ مجوز از ۴۷۳ مجوز بی‌استفاده است"
    );
    assert.strictEqual(
      title("summary"),
      "کاربران فعال ۱۸٪ بیشتر شدند و به ۴۱۲ نفر رسیدند، اما هدف «Finance seats in use» محقق نشد"
    );
  });
});
