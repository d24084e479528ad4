import {assert, beforeAll, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {capitalised} from "../../src/deck/capitalised.js";
import {renderDeck} from "../../src/deck/deck.js";
import {loadMessages, type Messages, messagesFor} from "../../src/lib/messages.js";
import {halden} from "../fixtures/deck/halden.js";

let turkish: Messages;

beforeAll(async () => {
  await loadMessages("tr");
  turkish = messagesFor("tr");
});

describe("Turkish messages", () => {
  it("keep the noun in the singular after any number", () => {
    const weeks = (n: number) => turkish.text("source.weeks_missing", {n});
    assert.deepStrictEqual([1, 2, 5, 21].map(weeks), [
      "1 hafta eksik",
      "2 hafta eksik",
      "5 hafta eksik",
      "21 hafta eksik"
    ]);
  });
  it("say one met goal without the others, and several with them", () => {
    const met = (n: number) =>
      turkish
        .rich("goals.finding.met", {
          met: String(n),
          met_n: n,
          goal: "Hız",
          b: (d: string[]) => d.join("")
        })
        .join("");
    assert.deepStrictEqual([1, 2, 5, 21].map(met), [
      "Bir hedefe ulaşıldı: Hız.",
      "2 hedefe ulaşıldı: Hız ve diğerleri.",
      "5 hedefe ulaşıldı: Hız ve diğerleri.",
      "21 hedefe ulaşıldı: Hız ve diğerleri."
    ]);
  });
  it("join into titles, with percent signs before their figures", () => {
    const {slides, title} = renderDeck(halden(), {document: lightDocument(), language: "tr"});
    const of = (id: string) => slides.find((d) => d.id === id)!;
    assert.strictEqual(title, "Halden Freight: çeyrek değerlendirmesi, 3Ç 2026");
    assert.strictEqual(
      of("summary").title,
      "Aktif kullanıcı sayısı %18 artarak 412 oldu, ancak “Finance seats in use” hedefi kaçırıldı"
    );
    assert.strictEqual(
      of("next").title,
      "4Ç 2026 için üç adım kararlaştırıldı, 2 tanesi bizde, 1 tanesi sizde; ilkinin son tarihi 16 Eki"
    );
  });
  it("begin a title with a dotted capital where its number in words does", () => {
    const count = turkish.text("number.words", {n: 2, text: "2"});
    assert.deepStrictEqual(capitalised([turkish.text("not_well.title.planned", {n: 2, count})], "tr"), [
      "İki konu iyi gitmedi; her birinin sorumlusu ve tarihi belli"
    ]);
  });
});
