import {assert, describe, it} from "vitest";
import {fits, fitText, roomFor, wrapText} from "../../src/components/deck/fitText.js";
import {shareWidth} from "../../src/components/deck/shareWidth.js";
import {textWidth} from "../../src/components/deck/textWidth.js";

describe("textWidth(text, setting)", () => {
  // Sums of the advances of Inter 400, in thousandths of an em.
  it.each([
    ["показатель", 5529],
    ["Zieliński", 3848],
    ["«a»\u00a0–", 583 + 562 + 583 + 281 + 500]
  ])("knows Russian letters, accents and marks: %s", (text, width) => {
    assert.closeTo(textWidth(text, {size: 1000}), width, 1);
  });
});

describe("wrapText(text, room)", () => {
  it("keeps together what a no-break space joins", () => {
    const text = "from\u00a03\u00a0to\u00a015";
    assert.deepStrictEqual(wrapText(`minutes ${text}`, {width: 130, size: 20}), ["minutes", text]);
  });
});

describe("roomFor(text, setting)", () => {
  it("is the least room in which a text stays whole", () => {
    const text = "Tomasz Zieliński, работа с клиентами";
    const width = roomFor(text, {size: 12});
    assert.isTrue(fits(text, {width, size: 12}));
    assert.strictEqual(fitText(text, {width, size: 12}), text);
    assert.isFalse(fits(text, {width: width - 2, size: 12}));
  });
});

describe("shareWidth(needs, width)", () => {
  it("gives each what it needs where there is room", () => {
    assert.deepStrictEqual(shareWidth([300, 100, 200], 700), [300, 100, 200]);
  });
  it("gives the long ones what the short ones leave, in equal parts", () => {
    assert.deepStrictEqual(shareWidth([500, 100, 400], 700), [300, 100, 300]);
    assert.deepStrictEqual(shareWidth([900, 900], 700), [350, 350]);
    assert.deepStrictEqual(shareWidth([], 700), []);
  });
});
