import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";
import {changeAmount, changeTone, metricParts, metricText} from "../../src/lib/metricFormat.js";
import {DEFINITIONS} from "../../src/metrics/definitions.js";
import type {Change} from "../../src/metrics/steady.js";

const format = formatFor();
const idOf = (unit: string) => DEFINITIONS.find((d) => d.unit === unit)?.id ?? `no metric in ${unit}`;
const better = (way: "up" | "down" | null) => DEFINITIONS.find((d) => d.better === way)?.id ?? "none";
const change = (value: number, steady = false): Change => ({value, low: null, high: null, steady});

describe("metricText(id, value)", () => {
  it.each([
    ["usd_month", 940_000, "$0.94\u00a0m"],
    ["usd_year", 12, "$12"],
    ["fraction", 0.9561, "95.6%"],
    ["fraction", 0, "0.0%"],
    ["count", 12_480, "12,480"],
    ["score", 61.7, "62"],
    ["nps", 0, "0"],
    ["nps", 14, "+14"],
    ["nps", -9, "\u22129"],
    ["mean", 5.25, "5.3"],
    ["days", 9.94, "9.9\u00a0days"],
    ["days", 61.7, "62\u00a0days"],
    ["hours", 2.25, "2.3\u00a0h"],
    ["hours", 10, "10\u00a0h"],
    ["ratio", 1.966, "1.97"]
  ])("writes a metric in %s of %d as %j", (unit, value, text) => {
    assert.strictEqual(metricText(idOf(unit), value, format), text);
  });
  it("writes n/a for every metric without a value, and never NaN, infinity or a bare hyphen for minus", () => {
    const values = fc.oneof(fc.double(), fc.constantFrom(null, undefined, NaN, Infinity, -Infinity, -0));
    fc.assert(
      fc.property(fc.constantFrom(...DEFINITIONS), values, ({id}, value) => {
        const text = metricText(id, value, format);
        if (value === null || value === undefined || !Number.isFinite(value)) assert.strictEqual(text, "n/a");
        else assert.notMatch(text, /NaN|\u221e|n\/a|-|^$/);
      })
    );
  });
  it("is its parts, joined by a space that does not break", () => {
    assert.deepStrictEqual(metricParts(idOf("days"), 3, format), {value: "3.0", unit: "days"});
    for (const {id} of DEFINITIONS) {
      const {value, unit} = metricParts(id, 1234.5, format);
      assert.strictEqual(metricText(id, 1234.5, format), unit ? `${value}\u00a0${unit}` : value, id);
    }
  });
  it("refuses a metric that is not defined", () => {
    assert.throws(() => metricText("made_up", 1, format), /^no definition of the metric: made_up$/);
  });
});

describe("changeAmount(id, change)", () => {
  it.each([
    ["fraction", -0.009, "0.9\u00a0pt"],
    ["nps", -11.6, "12"],
    ["usd_month", -12_400, "$12.4\u00a0k"],
    ["count", 3, "3"]
  ])("gives the size of a change in %s of %d as %j, unsigned", (unit, value, text) => {
    assert.strictEqual(changeAmount(idOf(unit), value, format), text);
  });
  it("is the same up and down", () => {
    const size = fc.double({min: 0, max: 1e9, noNaN: true});
    fc.assert(
      fc.property(fc.constantFrom(...DEFINITIONS), size, ({id}, d) => {
        assert.strictEqual(changeAmount(id, d, format), changeAmount(id, -d, format));
      })
    );
  });
});

describe("changeTone(id, change)", () => {
  it.each([
    ["up", 1, "good"],
    ["up", -1, "bad"],
    ["down", 1, "bad"],
    ["down", -1, "good"],
    [null, 1, "flat"],
    ["up", 0, "flat"],
    ["down", 0, "flat"]
  ] as const)("of a metric that is better %s, for a change of %d, is %s", (way, value, tone) => {
    assert.strictEqual(changeTone(better(way), change(value)), tone);
  });
  it("is flat for what cannot be told from noise, or is not known", () => {
    for (const {id} of DEFINITIONS) {
      assert.strictEqual(changeTone(id, change(5, true)), "flat");
      assert.strictEqual(changeTone(id, null), "flat");
    }
  });
});
