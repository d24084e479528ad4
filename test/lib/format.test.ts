import {assert, describe, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";

const NBSP = "\u00a0";
const MINUS = "\u2212";
const en = formatFor();

describe("formatFor({locale: en})", () => {
  it("writes rates with one digit, and none when asked", () => {
    assert.strictEqual(en.percent(0.956), "95.6%");
    assert.strictEqual(en.percent(1.0184), "101.8%");
    assert.strictEqual(en.percent(0.5, 0), "50%");
    assert.strictEqual(en.percent(0), "0.0%");
  });
  it("writes n/a for what has no value, never 0, NaN or infinite", () => {
    for (const value of [null, undefined, NaN, Infinity, -Infinity]) {
      assert.strictEqual(en.percent(value), "n/a");
      assert.strictEqual(en.count(value), "n/a");
      assert.strictEqual(en.money(value), "n/a");
      assert.strictEqual(en.points(value), "n/a");
      assert.strictEqual(en.signed(value), "n/a");
      assert.strictEqual(en.signedPercent(value), "n/a");
      assert.deepStrictEqual(en.moneyParts(value), {value: "n/a", unit: ""});
    }
    assert.strictEqual(en.percentRange(0.1, null), "n/a");
    assert.strictEqual(en.day(null), "n/a");
    assert.strictEqual(en.day("no day"), "n/a");
  });
  it("writes a true minus, and never one before a zero", () => {
    assert.strictEqual(en.decimal(-9.04, 1), `${MINUS}9.0`);
    assert.strictEqual(en.decimal(-0.04, 1), "0.0");
    assert.strictEqual(en.percent(-0.0004), "0.0%");
    assert.strictEqual(en.money(-0.4), "$0");
    assert.strictEqual(en.money(-1234), `${MINUS}$1,234`);
  });
  it("signs changes: plus, minus, or both at zero", () => {
    assert.strictEqual(en.signed(31200), "+31,200");
    assert.strictEqual(en.signed(-13800), `${MINUS}13,800`);
    assert.strictEqual(en.signed(0), "\u00b10");
    assert.strictEqual(en.signed(0.3), "\u00b10");
    assert.strictEqual(en.signed(-0.26, 1), `${MINUS}0.3`);
    assert.strictEqual(en.signedPercent(-0.45), `${MINUS}45%`);
    assert.strictEqual(en.signedPercent(0.06), "+6%");
  });
  it("writes differences of rates in points, without their sign", () => {
    assert.strictEqual(en.points(0.009), `0.9${NBSP}pt`);
    assert.strictEqual(en.points(-0.0151), `1.5${NBSP}pt`);
  });
  it("parts large money into a figure and a small unit", () => {
    assert.deepStrictEqual(en.moneyParts(940_000), {value: "$0.94", unit: "m"});
    assert.deepStrictEqual(en.moneyParts(9_840_000), {value: "$9.84", unit: "m"});
    assert.deepStrictEqual(en.moneyParts(62_334), {value: "$62.3", unit: "k"});
    assert.deepStrictEqual(en.moneyParts(4_550), {value: "$4.55", unit: "k"});
    assert.deepStrictEqual(en.moneyParts(999), {value: "$999", unit: ""});
    assert.deepStrictEqual(en.moneyParts(0), {value: "$0", unit: ""});
    assert.deepStrictEqual(en.moneyParts(-940_000), {value: `${MINUS}$0.94`, unit: "m"});
    assert.deepStrictEqual(en.moneyParts(121_900_000), {value: "$122", unit: "m"});
    assert.deepStrictEqual(en.moneyParts(2.5e9), {value: "$2.50", unit: "bn"});
    assert.strictEqual(en.moneyShort(940_000), `$0.94${NBSP}m`);
    assert.strictEqual(en.moneyShort(12), "$12");
  });
  it("writes a range with an en dash and its unit once", () => {
    assert.strictEqual(en.percentRange(0.929, 0.976), "92.9\u201397.6%");
    assert.strictEqual(en.percentRange(0.61, 0.784, 0), "61\u201378%");
  });
  it("writes days in UTC, whatever the zone of the reader", () => {
    assert.strictEqual(process.env.TZ, "America/Los_Angeles");
    assert.strictEqual(en.day("2026-09-30"), "30 Sep 2026");
    assert.strictEqual(en.day("2026-01-01"), "1 Jan 2026");
    assert.strictEqual(en.dayMonth("2026-10-28"), "28 Oct");
    assert.strictEqual(en.month("2026-09-01"), "Sep 2026");
    assert.strictEqual(en.day("2026-09-30T23:59:59Z"), "30 Sep 2026");
  });
  it("uses the currency's own sign", () => {
    assert.strictEqual(formatFor({currency: "EUR"}).money(1234.5, 2), "€1,234.50");
    assert.strictEqual(formatFor({currency: "JPY"}).money(1234), "¥1,234");
  });
  it("gives the same object for the same reader", () => {
    assert.strictEqual(
      formatFor({locale: "de", currency: "EUR"}),
      formatFor({locale: "de", currency: "EUR"})
    );
    assert.notStrictEqual(formatFor({locale: "de"}), en);
  });
});

describe("formatFor({locale})", () => {
  it("de: decimal comma, a space before the percent sign", () => {
    const de = formatFor({locale: "de", currency: "EUR"});
    assert.strictEqual(de.percent(0.956), `95,6${NBSP}%`);
    assert.strictEqual(de.count(12480), "12.480");
    assert.strictEqual(de.day("2026-09-30"), "30. Sept. 2026");
  });
  it("ja: days in year, month, day; money in the thousands and millions of reports, as in every other language", () => {
    const ja = formatFor({locale: "ja", currency: "JPY"});
    assert.strictEqual(ja.day("2026-09-30"), "2026年9月30日");
    assert.strictEqual(ja.moneyParts(9_840_000).unit, "百万");
    assert.match(ja.moneyParts(9_840_000).value, /9\.84$/);
  });
  it("fa: its own digits and percent sign, each number isolated from the text around it", () => {
    const fa = formatFor({locale: "fa"});
    assert.match(fa.percent(0.956), /۹۵/);
    assert.match(fa.percent(0.956), /٪/);
    assert.strictEqual(fa.count(1234), "\u2068۱٬۲۳۴\u2069");
  });
});
