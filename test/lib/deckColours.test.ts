import {assert, describe, it} from "vitest";
import {brandFaults, contrast, deckColours, isDarkGround} from "../../src/lib/deckColours.js";

describe("contrast(a, b)", () => {
  it("is that of WCAG, whichever comes first", () => {
    assert.strictEqual(contrast("#000000", "#FFFFFF"), 21);
    assert.closeTo(contrast("#FFFFFF", "#767676"), 4.54, 0.005);
    assert.strictEqual(contrast("#123456", "#123456"), 1);
  });
});

describe("deckColours(brand)", () => {
  const GROUNDS = ["#FFFFFF", "#FFFDF8", "#FBF7EF", "#E4EFE6", "#12161D", "#0A2C94", "#4B0082", "#000000"];
  const TEXT = ["text", "text-2", "text-3", "healthy-text", "risk-text"] as const;
  const MARKS = ["axis", "context", "healthy", "watch", "risk", "cat-6", "nodata"] as const;

  it.each(GROUNDS)("can be read on %s: text at 4.5 and more, marks at 3", (background) => {
    const colours = deckColours({accent: null, background});
    for (const name of TEXT) assert.isAtLeast(contrast(colours[name], background), 4.5, name);
    for (const name of MARKS) assert.isAtLeast(contrast(colours[name], background), 3, name);
    assert.isAtLeast(contrast(colours["text-2"], background), contrast(colours["text-3"], background));
    for (const [name, colour] of Object.entries(colours)) assert.match(colour, /^#[0-9A-F]{6}$/, name);
  });
  it.each(GROUNDS)(
    "keep the bars of the quarter apart from the others by lightness alone on %s",
    (background) => {
      const colours = deckColours({accent: null, background});
      assert.isAbove(contrast(colours.accent, background), 1.8 * contrast(colours["accent-mid"], background));
      assert.isAbove(
        contrast(colours["accent-mid"], background),
        contrast(colours["context-soft"], background)
      );
    }
  );
  it("are ours on white without a brand, and change nothing but the accent's own with one", () => {
    const ours = deckColours({accent: null});
    const {accent, "accent-mid": middle, period, ...rest} = deckColours({accent: "#1e6b36"});
    assert.strictEqual(accent, "#1E6B36");
    assert.notStrictEqual(middle, ours["accent-mid"]);
    assert.isAtLeast(contrast(accent, period), 4.5);
    assert.deepInclude(ours, rest);
  });
  it("have light text on a dark ground", () => {
    assert.deepStrictEqual(["#12161D", "#FFFFFF", null].map(isDarkGround), [true, false, false]);
  });
});

describe("brandFaults(brand)", () => {
  const fault = (accent: string | null, background: string | null = null) =>
    brandFaults({accent, background});

  it.each([
    [null, null],
    ["#767676", null], // 4.54
    ["#000000", null],
    ["#8AB8FF", "#12161D"],
    [null, "#12161D"]
  ])("finds nothing wrong with %s on %s", (accent, background) => {
    assert.deepStrictEqual(fault(accent, background), []);
  });
  it("says which colours, their contrast, and the nearest colour that can be read", () => {
    const [[key, text] = ["", ""]] = fault("#777777"); // 4.48
    assert.strictEqual(key, "accent");
    assert.match(
      text,
      /^#777777 on #FFFFFF has a contrast of 4\.4; text needs 4\.5 or more: the nearest that does is #/
    );
    assert.match(fault("#174E95", "#12161D")[0]![1], /^#174E95 on #12161D has a contrast of 2\./);
  });
  it.each([
    ["#777777", null],
    ["#FFFF00", null],
    ["#960E22", null],
    ["#97112A", null],
    ["#174E95", "#12161D"],
    ["#FFA3AC", "#12161D"],
    ["#174E95", "#808080"],
    [null, "#3A7BD5"]
  ])("proposes in place of %s on %s a colour with which nothing is wrong", (accent, background) => {
    const [[key, text] = ["", ""]] = fault(accent, background);
    const near = /is (#[0-9A-F]{6})$/.exec(text)?.[1];
    assert.isDefined(near, text);
    const mended =
      key === "accent"
        ? brandFaults({accent: near, background})
        : brandFaults({accent: null, background: near});
    assert.deepStrictEqual(
      mended.filter(([d]) => d === key),
      []
    );
  });
  it("tells an accent from the colours of health", () => {
    assert.match(fault("#960E22")[0]![1], /too near to the colour of "at risk" \(#960E22\)/);
    assert.match(fault("#97112A")[0]![1], /too near to the colour of "at risk"/);
  });
});
