import {assert, describe, it} from "vitest";
import {leadsOf, leadTime} from "../../../src/metrics/losses/leadTime.js";
import type {Loss, Warning} from "../../../src/metrics/losses/lossWarnings.js";
import {warningsBefore} from "../../../src/metrics/losses/lossWarnings.js";
import {stoodBefore} from "../../../src/metrics/losses/stoodBefore.js";
import {warnedMonths, warningQuality} from "../../../src/metrics/losses/warningQuality.js";

const loss = (account_id: string, known_on: string, more: Partial<Loss> = {}): Loss => ({
  ...{account_id, known_on, start_date: "2025-01-01", end_date: known_on},
  ...more
});
const warning = (id: string, day: string, ended: string | null = null): Warning => ({id, day, ended});

describe("warningsBefore(loss, warnings)", () => {
  it("gives the first of each kind, the earliest first, with its lead to the day from which the loss was known", () => {
    const given = [
      warning("b", "2026-05-31"),
      warning("a", "2026-03-31"),
      warning("b", "2026-04-30"),
      warning("a", "2026-06-30")
    ];
    assert.deepStrictEqual(warningsBefore(loss("A", "2026-06-29"), given), [
      {id: "a", day: "2026-03-31", lead_days: 90},
      {id: "b", day: "2026-04-30", lead_days: 60}
    ]);
  });
  it("counts the 180th day, and neither the 181st nor the day of the loss", () => {
    const given = [
      warning("far", "2026-01-01"),
      warning("edge", "2026-01-02"),
      warning("late", "2026-07-01")
    ];
    assert.deepStrictEqual(
      warningsBefore(loss("A", "2026-07-01"), given).map((d) => `${d.id} ${d.lead_days}`),
      ["edge 180"]
    );
  });
  it("takes no warning of an earlier stretch of payment", () => {
    const again = loss("A", "2026-06-29", {start_date: "2026-05-01"});
    assert.deepStrictEqual(warningsBefore(again, [warning("a", "2026-04-30")]), []);
  });
  it("stoodBefore: a warning older than the look-back that was not gone when it began", () => {
    const one = loss("A", "2026-07-01"); // the look-back begins on 2 January
    assert.isTrue(stoodBefore(one, [warning("a", "2025-12-31")]));
    assert.isTrue(stoodBefore(one, [warning("a", "2025-12-31", "2026-02-28")]));
    assert.isFalse(stoodBefore(one, [warning("a", "2025-11-30", "2025-12-31")]));
    assert.isFalse(stoodBefore(one, [warning("a", "2026-01-31")]));
  });
});

describe("leadTime(first)", () => {
  it("gives k of n with Wilson's interval, median and quartiles of those that had a warning", () => {
    const {warned, lead} = leadTime([30, null, 60, 90, 120]);
    assert.deepStrictEqual([warned.numerator, warned.denominator, warned.value], [4, 5, 0.8]);
    assert.closeTo(warned.low!, 0.3755, 5e-5);
    assert.closeTo(warned.high!, 0.9638, 5e-5);
    assert.deepStrictEqual(lead, {median: 75, q1: 52.5, q3: 97.5, n: 4});
  });
  it("says so where nobody was lost, and where none was warned of", () => {
    assert.deepStrictEqual(
      [leadTime([]).warned.value, leadTime([]).warned.reason],
      [null, "no account was lost"]
    );
    assert.isNull(leadsOf([]));
    assert.deepStrictEqual([leadTime([null]).warned.value, leadTime([null]).lead], [0, null]);
  });
});

// A is lost and was warned of; B was lost in silence; C was warned of twice and stayed; D's warning is too young.
const INPUT = {
  as_of: "2026-12-31",
  losses: [loss("A", "2026-04-15", {end_date: "2026-05-15"}), loss("B", "2026-05-01")],
  warnings: new Map([
    ["A", [warning("p", "2026-02-28"), warning("p", "2026-04-30")]],
    ["C", [warning("p", "2026-01-31"), warning("p", "2026-03-31")]],
    ["D", [warning("p", "2026-10-31")]]
  ]),
  months: ["A", "B", "C"].map((account_id) => ({account_id, day: "2026-03-31"}))
};

describe("warningQuality(input, ids)", () => {
  it("counts the losses it told of, and the times nothing followed, beside how many are lost anyhow", () => {
    const [p, q] = warningQuality(INPUT, ["p", "q"]);
    assert.deepStrictEqual([p!.warned.numerator, p!.warned.denominator], [1, 2]);
    assert.deepStrictEqual(p!.lead, {median: 46, q1: 46, q3: 46, n: 1});
    // Three of five count: the one after A's notice and D's, whose horizon is open, do not.
    assert.deepStrictEqual([p!.precision.numerator, p!.precision.denominator, p!.precision.n], [1, 3, 2]);
    assert.deepStrictEqual([p!.base.numerator, p!.base.denominator], [2, 3]);
    assert.deepStrictEqual([q!.warned.value, q!.precision.value, q!.precision.reason], [0, null, "none is old enough to be judged"]); // prettier-ignore
  });
  it("judges a warning only from the day on which its line was known", () => {
    const [p] = warningQuality({...INPUT, judged_from: {p: "2026-03-01"}}, ["p"]);
    assert.deepStrictEqual(
      [p!.warned.numerator, p!.precision.numerator, p!.precision.denominator],
      [0, 0, 1]
    );
  });
  it("a playbook that always speaks warns before every loss and before none alike", () => {
    const always = new Map(["A", "B", "C"].map((d) => [d, [warning("p", "2026-03-31")]]));
    const {before_loss, before_none} = warnedMonths({...INPUT, warnings: always});
    assert.deepStrictEqual([before_loss.value, before_none.value], [1, 1]);
    const own = warnedMonths(INPUT);
    assert.deepStrictEqual([own.before_loss.numerator, own.before_loss.denominator], [1, 2]);
    assert.deepStrictEqual([own.before_none.numerator, own.before_none.denominator], [1, 1]);
  });
});
