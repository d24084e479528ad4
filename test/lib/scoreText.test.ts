import {assert, describe, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";
import {scoreText} from "../../src/lib/scoreText.js";
import {healthBands} from "../../src/metrics/healthBands.js";

const format = formatFor();
const bandOf = (score: number) => healthBands([{score, scorecard: "one"}])[0]!;

describe("scoreText(score, format, boundaries)", () => {
  it("writes a whole number, and n/a for none", () => {
    assert.deepStrictEqual(
      [71.4, 74.4, 75, 75 - 1e-12, 50, 0, null].map((d) => scoreText(d, format)),
      ["71", "74", "75", "75", "50", "0", "n/a"]
    );
  });
  it("rounds neither onto a boundary of the bands nor across it", () => {
    assert.deepStrictEqual(
      [74.74, 74.98, 75.02, 75.3, 49.6, 49.97, 50.2].map((d) => scoreText(d, format)),
      ["74.7", "74.9", "75.1", "75.3", "49.6", "49.9", "50.2"]
    );
  });
  it("prints a number that lies in the band of the score, whatever the score", () => {
    for (let i = 0; i <= 10_000; i++) {
      const score = i / 100;
      assert.strictEqual(bandOf(Number(scoreText(score, format))), bandOf(score), String(score));
    }
  });
  it("goes by the boundaries that a company has", () => {
    const boundaries = {at_risk: 40, healthy: 62.5};
    assert.deepStrictEqual(
      [39.8, 62.45, 62.6, 74.74].map((d) => scoreText(d, format, boundaries)),
      ["39.8", "62", "63", "75"]
    );
  });
});
