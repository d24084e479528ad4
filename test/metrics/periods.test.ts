import {assert, describe, it} from "vitest";
import {daysBetween} from "../../src/metrics/days.js";
import {addMonths, monthStart} from "../../src/metrics/months.js";
import {addDays} from "../../src/metrics/days.js";
import {lastFullQuarter, parseWindow} from "../../src/metrics/periods.js";
import {monthEnd} from "../../src/metrics/months.js";
import {previousQuarter, quarterBounds, quarterOf} from "../../src/metrics/quarters.js";

describe("days", () => {
  it("addDays(day, days) crosses months, leap days and the change of summer time", () => {
    assert.strictEqual(addDays("2024-02-28", 1), "2024-02-29");
    assert.strictEqual(addDays("2025-02-28", 1), "2025-03-01");
    assert.strictEqual(addDays("2026-03-08", 1), "2026-03-09");
    assert.strictEqual(addDays("2026-01-01", -1), "2025-12-31");
  });
  it("daysBetween(from, to) counts UTC days", () => {
    assert.strictEqual(daysBetween("2026-03-01", "2026-04-01"), 31);
    assert.strictEqual(daysBetween("2026-04-01", "2026-03-01"), -31);
  });
  it("monthEnd(day, months) and monthStart(day, months)", () => {
    assert.strictEqual(monthEnd("2024-02-10"), "2024-02-29");
    assert.strictEqual(monthEnd("2026-01-31", 1), "2026-02-28");
    assert.strictEqual(monthStart("2026-01-31", -1), "2025-12-01");
  });
  it("addMonths(day, months) keeps a last day a last day, and no other", () => {
    assert.strictEqual(addMonths("2026-06-30", -3), "2026-03-31");
    assert.strictEqual(addMonths("2026-02-28", 12), "2027-02-28");
    assert.strictEqual(addMonths("2026-05-30", -3), "2026-02-28");
    assert.strictEqual(addMonths("2023-07-01", -12), "2022-07-01");
  });
  it("refuses what is no day", () => {
    assert.throws(() => addDays("2026-02-30", 1), /no such day: 2026-02-30/);
    assert.throws(() => addDays("1 May 2026", 1), /not a day as YYYY-MM-DD: 1 May 2026/);
  });
});

describe("quarters", () => {
  it("quarterOf(day) by the calendar", () => {
    assert.deepStrictEqual(
      ["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map((d) => quarterOf(d)),
      ["2026Q1", "2026Q1", "2026Q2", "2026Q4"]
    );
  });
  it("quarterOf(day, start) is named for the year in which the fiscal year ends", () => {
    assert.strictEqual(quarterOf("2025-02-01", 2), "2026Q1");
    assert.strictEqual(quarterOf("2026-01-31", 2), "2026Q4");
    assert.strictEqual(quarterOf("2025-10-01", 10), "2026Q1");
    assert.strictEqual(quarterOf("2025-12-15", 12), "2026Q1");
  });
  it("quarterBounds(quarter, start): t0 is the day before its first, t1 its last", () => {
    assert.deepStrictEqual(quarterBounds("2026Q3"), {t0: "2026-06-30", t1: "2026-09-30"});
    assert.deepStrictEqual(quarterBounds("2026Q1", 2), {t0: "2025-01-31", t1: "2025-04-30"});
    assert.throws(() => quarterBounds("2026Q5"), /not a quarter such as 2026Q3: 2026Q5/);
  });
  it("quarterBounds gives back every day's own quarter, for every start of the year", () => {
    for (let start = 1; start <= 12; ++start) {
      for (let day = "2023-12-20"; day < "2026-01-10"; day = addDays(day, 1)) {
        const {t0, t1} = quarterBounds(quarterOf(day, start), start);
        assert.isTrue(t0 < day && day <= t1, `${day} from month ${start}`);
        assert.include([89, 90, 91, 92], daysBetween(t0, t1));
      }
    }
  });
  it("lastFullQuarter(as_of) is the quarter itself on its last day, else the one before", () => {
    assert.strictEqual(lastFullQuarter("2026-09-30"), "2026Q3");
    assert.strictEqual(lastFullQuarter("2026-09-29"), "2026Q2");
    assert.strictEqual(lastFullQuarter("2026-01-30", 2), "2026Q3");
    assert.strictEqual(previousQuarter("2026Q1"), "2025Q4");
  });
});

describe("parseWindow(window, {as_of})", () => {
  const as_of = "2026-09-30";
  it("reads quarters, months up to as_of and two days", () => {
    assert.deepInclude(parseWindow("2026Q2", {as_of}), {t0: "2026-03-31", t1: "2026-06-30", label: "2026Q2"});
    assert.deepInclude(parseWindow("12m", {as_of}), {
      t0: "2025-09-30",
      t1: as_of,
      label: "2025-09-30..2026-09-30"
    });
    assert.deepInclude(parseWindow("2026-01-05..2026-02-07", {as_of}), {t0: "2026-01-05", t1: "2026-02-07"});
  });
  it("calls a quarter by its name however it was asked for, and only a whole one", () => {
    assert.strictEqual(parseWindow("3m", {as_of}).quarter, "2026Q3");
    assert.strictEqual(parseWindow("2026-06-30..2026-09-30", {as_of}).label, "2026Q3");
    assert.isNull(parseWindow("2026-07-01..2026-09-30", {as_of}).quarter);
  });
  it("has a label that gives the same window back", () => {
    for (const text of ["12m", "3m", "2026Q1", "2026-01-05..2026-02-07"]) {
      const window = parseWindow(text, {as_of});
      assert.deepStrictEqual(parseWindow(window.label, {as_of}), window);
    }
  });
  it("refuses anything else", () => {
    for (const text of ["Q3", "12", "0m", "2026-02-07..2026-01-05", "2026-02-30..2026-03-05", "2026Q9"]) {
      assert.throws(() => parseWindow(text, {as_of}), RangeError);
    }
  });
});
