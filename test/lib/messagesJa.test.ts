import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import {loadMessages, messagesFor} from "../../src/lib/messages.js";
import {halden} from "../fixtures/deck/halden.js";

await loadMessages("ja");
const japanese = messagesFor("ja");
const COUNTS = [1, 2, 5, 21];

describe("messagesFor(ja)", () => {
  it("counts each thing with its own counter, whatever the number", () => {
    assert.deepStrictEqual(
      COUNTS.map((n) => japanese.text("source.weeks_missing", {n})),
      ["1週分のデータが欠落", "2週分のデータが欠落", "5週分のデータが欠落", "21週分のデータが欠落"]
    );
    assert.deepStrictEqual(
      COUNTS.map((n) => japanese.text("experiments.units.user", {n, text: String(n)})),
      ["1人", "2人", "5人", "21人"]
    );
  });
  it("says “all” of several goals only, and nothing of those that are not open", () => {
    const all = (n: number) => japanese.text("goals.title.all_met", {n, goals: String(n)});
    assert.deepStrictEqual(COUNTS.map(all), [
      "目標を達成",
      "2件の目標をすべて達成",
      "5件の目標をすべて達成",
      "21件の目標をすべて達成"
    ]);
    const counts = {goals: "3", n: 3, met: "2", met_n: 2, missed: "1", missed_n: 1, open: "0"};
    assert.strictEqual(
      japanese.text("goals.title.missed", {...counts, open_n: 0}),
      "3件の目標のうち2件を達成、1件は期限までに未達"
    );
  });
  it("writes small numbers inside a sentence in figures", () => {
    assert.strictEqual(japanese.text("number.words", {n: 3, text: "3"}), "3");
  });
  it("defines a metric in its own words", () => {
    assert.strictEqual(japanese.definition("seat_utilisation").label, "シート利用率");
  });
});

describe("a Japanese deck", () => {
  const {slides} = renderDeck(halden(), {document: lightDocument(), language: "ja"});
  const title = (id: string) => slides.find((d) => d.id === id)!.title;
  it("joins the clauses of its titles as Japanese does, without spaces", () => {
    assert.strictEqual(
      title("summary"),
      "アクティブユーザー数は18%増の412人、一方で目標「Finance seats in use」は未達"
    );
    assert.strictEqual(
      title("adoption"),
      "アクティブユーザー数は18%増の412人、契約473シートのうち61シートが未使用"
    );
    assert.strictEqual(
      title("next"),
      "2026年Q4に向けて3件のアクションを合意（弊社2件、貴社1件）、最初の期限は10月16日"
    );
  });
  it("tells what got worse beside what improved", () => {
    assert.match(title("experiments"), /改善（95%：0\.8～3\.4）、「Driver app rating」は悪化$/u);
  });
});
