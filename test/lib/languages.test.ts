import {assert, describe, it} from "vitest";
import {directionOf, isolated, languageOf, localeOf} from "../../src/lib/languages.js";

describe("languageOf(tag)", () => {
  it("knows a language by its tag, with region, script, case or underscore", () => {
    const known = ["tr", "tr-TR", "fa_IR", "AR", "ja-Jpan-JP", " ru "].map(languageOf);
    assert.deepStrictEqual(known, ["tr", "tr", "fa", "ar", "ja", "ru"]);
  });
  it("gives none for what decks are not written in, and for no tag", () => {
    assert.deepStrictEqual(["de", "arc", "", null, undefined].map(languageOf), [
      null,
      null,
      null,
      null,
      null
    ]);
  });
});

describe("localeOf(language, reading)", () => {
  const digits = (tag: string) => new Intl.NumberFormat(tag).format(1234);
  const year = (tag: string) =>
    new Intl.DateTimeFormat(tag, {year: "numeric"}).format(new Date("2026-06-01"));
  it("writes Arabic with Latin and Persian with Persian digits, in Gregorian years", () => {
    assert.strictEqual(digits(localeOf("ar")), "1,234");
    assert.strictEqual(digits(localeOf("fa")), "۱٬۲۳۴");
    assert.match(year(localeOf("fa")), /۲۰۲۶/);
    assert.strictEqual(localeOf("tr"), "tr");
  });
  it("follows the company's choice", () => {
    assert.strictEqual(digits(localeOf("ar", {digits: "arab"})), "١٬٢٣٤");
    assert.strictEqual(digits(localeOf("fa", {digits: "latn"})), "1,234");
    assert.match(year(localeOf("fa", {calendar: "persian"})), /۱۴۰۵/);
  });
});

describe("isolated(text, locale)", () => {
  it("wraps a text only where the text around it runs right to left", () => {
    assert.strictEqual(isolated("Halden Freight", "fa-u-nu-arabext"), "\u2068Halden Freight\u2069");
    assert.strictEqual(isolated("Halden Freight", "ja"), "Halden Freight");
    assert.strictEqual(isolated("", "ar"), "");
  });
  it("knows which languages run right to left", () => {
    assert.deepStrictEqual(["ar", "fa-IR", "tr", "arc"].map(directionOf), ["rtl", "rtl", "ltr", "ltr"]);
  });
});
