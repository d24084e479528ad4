import {assert, describe, it} from "vitest";
import {AS_OF, FIRST_DAY, MONTHS} from "../../data/sample/model/calendar.js";
import {addMonths, dayOf, weekday} from "../../data/sample/model/days.js";
import {isoDay, isoTime} from "../../data/sample/model/iso.js";
import {monthEnd, monthOf, monthStart} from "../../data/sample/model/months.js";

describe("a day as a number", () => {
  it("counts from 1970-01-01 and comes back as text, whatever the machine’s zone", () => {
    assert.strictEqual(dayOf("1970-01-11"), 10);
    for (const day of ["2024-02-29", "2024-03-10", "2024-11-03", "2026-09-30"])
      assert.strictEqual(isoDay(dayOf(day)), day);
  });

  it("knows its weekday: 2026-09-30 is a Wednesday", () => {
    assert.strictEqual(weekday(dayOf("2026-09-30")), 3);
    assert.strictEqual(weekday(0), 4);
  });

  it("moves by months and stops at the last day of a shorter one", () => {
    assert.strictEqual(isoDay(addMonths(dayOf("2024-01-31"), 1)), "2024-02-29");
    assert.strictEqual(isoDay(addMonths(dayOf("2024-12-31"), 2)), "2025-02-28");
    assert.strictEqual(isoDay(addMonths(dayOf("2025-06-15"), 12)), "2026-06-15");
  });

  it("gives moments to the second", () => {
    assert.strictEqual(isoTime(dayOf("2025-03-09") + 0.5), "2025-03-09 12:00:00");
    assert.strictEqual(isoTime(1 / 86_400), "1970-01-01 00:00:01");
  });
});

describe("the sample’s months", () => {
  it("run from 2024-04-01 to 2026-09-30, thirty of them", () => {
    assert.strictEqual(monthStart(0), FIRST_DAY);
    assert.strictEqual(monthEnd(MONTHS - 1), AS_OF);
    assert.strictEqual(isoDay(monthEnd(10)), "2025-02-28");
  });

  it("hold each of their days and no other", () => {
    for (let month = 0; month < MONTHS; ++month) {
      assert.strictEqual(monthOf(monthStart(month)), month);
      assert.strictEqual(monthOf(monthEnd(month)), month);
      assert.strictEqual(monthStart(month + 1), monthEnd(month) + 1);
    }
  });
});
