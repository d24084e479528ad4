import {assert, describe, it} from "vitest";
import {capital, lower, sentence, spoken} from "../../src/lib/words.js";

describe("words", () => {
  it("capital(text): makes the first letter a capital, also a letter of two code units, and leaves nothing nothing", () => {
    assert.deepStrictEqual(["above target", "éclair", "\u{10428}x", "3 left", ""].map((d) => capital(d)), ["Above target", "Éclair", "\u{10400}x", "3 left", ""]); // prettier-ignore
    assert.strictEqual(capital("iki", "tr"), "İki");
  });
  it("lower(label): keeps an abbreviation", () => {
    assert.deepStrictEqual(["Price rise", "NPS detractor", "ÉTÉ", "A trial"].map(lower), ["price rise", "NPS detractor", "ÉTÉ", "a trial"]); // prettier-ignore
  });
  it("spoken(name), sentence(text): say what code and methods say", () => {
    assert.strictEqual(spoken("open_sev1_tickets"), "Open sev1 tickets");
    assert.strictEqual(sentence("one-sided 95 %, -2 units"), "One-sided 95%, \u22122 units.");
  });
});
