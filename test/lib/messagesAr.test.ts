import {assert, beforeAll, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import {localeOf} from "../../src/lib/languages.js";
import {loadMessages, messagesFor} from "../../src/lib/messages.js";
import {halden} from "../fixtures/deck/halden.js";

const locale = localeOf("ar");
/** A text without the isolates around its values. */
const plain = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/gu, "");

describe("the messages in Arabic", () => {
  beforeAll(() => loadMessages("ar"));

  it("count a feminine noun in all its forms", () => {
    const answers = (n: number) => plain(messagesFor(locale).text("voice.answers", {n, answers: String(n)}));
    assert.deepStrictEqual([0, 1, 2, 5, 11, 21, 100].map(answers), [
      "0 إجابة",
      "إجابة واحدة (1)",
      "إجابتان (2)",
      "5 إجابات",
      "11 إجابة",
      "21 إجابة",
      "100 إجابة"
    ]);
  });
  it("count a masculine noun in the genitive and in the accusative", () => {
    const unused = (n: number) =>
      plain(messagesFor(locale).text("adoption.unused_of", {n, seats: String(n)}));
    assert.deepStrictEqual([1, 2, 5, 21, 100].map(unused), [
      "من أصل مقعد واحد (1)",
      "من أصل مقعدين (2)",
      "من أصل 5 مقاعد",
      "من أصل 21 مقعدًا",
      "من أصل 100 مقعد"
    ]);
  });
  it("agree with the thing that was counted", () => {
    const title = (n: number) =>
      plain(messagesFor(locale).text("not_well.title.unplanned", {n, count: String(n)}));
    assert.deepStrictEqual([1, 2, 5, 21].map(title), [
      "أمر واحد لم يسر على ما يرام، ولا خطة له بعد",
      "أمران (2) لم يسيرا على ما يرام، ولا خطة لهما بعد",
      "5 أمور لم تسر على ما يرام، ولا خطة لها بعد",
      "21 أمرًا لم تسر على ما يرام، ولا خطة لها بعد"
    ]);
  });
  it("join the clauses of a title", () => {
    const {slides} = renderDeck(halden(), {document: lightDocument(), language: "ar"});
    const title = (id: string) => plain(slides.find((d) => d.id === id)!.title);
    assert.strictEqual(
      title("adoption"),
      "ارتفع عدد المستخدمين النشطين بنسبة 18% إلى 412، وبقي 61 من المقاعد البالغ عددها 473 دون استخدام"
    );
    assert.strictEqual(
      title("summary"),
      "ارتفع عدد المستخدمين النشطين بنسبة 18% إلى 412، لكن لم يتحقق الهدف «Finance seats in use»"
    );
  });
});
