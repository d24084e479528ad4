import {assert, beforeAll, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import {loadMessages, type Messages, messagesFor} from "../../src/lib/messages.js";
import {halden} from "../fixtures/deck/halden.js";

const COUNTS = [1, 2, 5, 21];
/** Spaces that do not break read like others here. */
const plain = (text: string) => text.replace(/\u00a0/gu, " ");

let russian: Messages;

beforeAll(async () => {
  await loadMessages("ru");
  russian = messagesFor("ru");
});

describe("Russian messages", () => {
  it("choose the form of the noun by the number", () => {
    const answers = (n: number) => russian.text("voice.answers", {n, answers: String(n)});
    assert.deepStrictEqual(COUNTS.map(answers), ["1 ответ", "2 ответа", "5 ответов", "21 ответ"]);
    const weeks = (n: number) => plain(russian.text("source.weeks_missing", {n}));
    assert.deepStrictEqual(COUNTS.map(weeks), [
      "нет данных за 1 неделю",
      "нет данных за 2 недели",
      "нет данных за 5 недель",
      "нет данных за 21 неделю"
    ]);
  });
  it("choose the verb by the number, and say one goal met as one only for 1", () => {
    const met = (n: number) =>
      russian
        .rich("goals.finding.met", {
          met: String(n),
          met_n: n,
          goal: "Скорость",
          b: (d: string[]) => d.join("")
        })
        .join("");
    assert.deepStrictEqual(COUNTS.map(met), [
      "Одна цель достигнута: Скорость.",
      "Достигнуты 2 цели: Скорость и другие.",
      "Достигнуто 5 целей: Скорость и другие.",
      "Достигнута 21 цель: Скорость и другие."
    ]);
  });
  it("join into titles", () => {
    const {slides, title} = renderDeck(halden(), {document: lightDocument(), language: "ru"});
    const titleOf = (id: string) => plain(slides.find((d) => d.id === id)!.title);
    assert.strictEqual(plain(title), "Halden Freight: квартальный обзор, 3 кв. 2026");
    assert.strictEqual(
      titleOf("summary"),
      "Число активных пользователей выросло на 18 %, до 412, но цель «Finance seats in use» не достигнута в срок"
    );
    assert.strictEqual(
      titleOf("adoption"),
      "Число активных пользователей выросло на 18 %, до 412; не используется 61 из 473 лицензий"
    );
    assert.strictEqual(
      titleOf("next"),
      "На 4 кв. 2026 согласовано 3 шага: 2 за нами, 1 за вами; ближайший срок — 16 окт."
    );
  });
});
