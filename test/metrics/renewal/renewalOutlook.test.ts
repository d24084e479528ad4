import {assert, describe, it} from "vitest";
import {decidedBy, renewalBasis} from "../../../src/metrics/renewal/renewalBasis.js";
import {
  type DueRenewal,
  forecastCoverage,
  renewalOutlook
} from "../../../src/metrics/renewal/renewalOutlook.js";
import type {RenewalRow} from "../../../src/metrics/renewal/renewalRows.js";

const past = (account: number, renewal_date: string, renewed: boolean): RenewalRow => ({
  ...{account_id: `A${account}`, segment: "Small", renewal_date, renewed},
  ...{days_before: 60, values: [null, null, null, null]}
});
const due = (account: number, seen_on: string, more: Partial<DueRenewal> = {}): DueRenewal => ({
  ...{
    account_id: `A${account}`,
    segment: "Small",
    seen_on,
    arr: 100,
    renewal_date: `${seen_on.slice(0, 4)}-05-15`
  },
  ...{days_before: 45, values: [null, null, null, null], renewed: true, ...more}
});

/** Half of ten accounts renewed by the end of March 2025; of two due in the quarter after, both did. */
const FIRST = Array.from({length: 10}, (_, i) => past(i, "2025-03-01", i < 5));
const SECOND = [due(20, "2025-03-31"), due(21, "2025-03-31", {arr: 200})];
/** In 2026 four are due: by 5 of 10 and 2 of 2, seven of twelve renew. */
const COMING = [0, 1, 2, 3].map((i) => due(i, "2026-03-31", {renewed: null}));
const LATER = [20, 21].map((i) => past(i, "2025-05-15", true));
const outlook = (rows: readonly RenewalRow[], renewals: readonly DueRenewal[] = [...SECOND, ...COMING]) =>
  renewalOutlook(
    "2026-03-31",
    renewals,
    new Map(["2025-03-31", "2026-03-31"].map((d) => [d, renewalBasis(decidedBy(rows, d), [], ["Small"])]))
  );

describe("renewalOutlook(as_of, renewals, bases)", () => {
  it("forecasts two coins for the past quarter, and what is due with all that is known now", () => {
    const {until, due, due_arr, forecast, model, past} = outlook([...FIRST, ...LATER]);
    assert.deepStrictEqual([until, due, due_arr, model], ["2026-06-30", 4, 400, false]);
    assert.closeTo(forecast!.count.mean, (4 * 7) / 12, 1e-12);
    assert.closeTo(forecast!.arr.mean, (400 * 7) / 12, 2); // 4 standard errors of 98.6 / sqrt(100,000)
    assert.lengthOf(past, 1);
    assert.deepInclude(past[0], {seen_on: "2025-03-31", due: 2, renewed: 2, renewed_arr: 300});
    assert.deepStrictEqual(past[0]!.count, {mean: 1, low: 0, high: 2});
    assert.deepStrictEqual([past[0]!.arr.low, past[0]!.arr.high], [0, 300]);
  });
  it("knows nothing in a past quarter that was not decided on the day before it", () => {
    const before = outlook(FIRST).past;
    // 30 days after 2 March is the first day of the quarter: one day too late.
    const late = Array.from({length: 40}, (_, i) => past(30 + i, i % 2 ? "2025-03-02" : "2025-05-15", false));
    assert.deepStrictEqual(outlook([...FIRST, ...LATER, ...late]).past, before);
    const known = outlook([...FIRST, past(30, "2025-03-01", false)]).past;
    assert.notDeepEqual(known, before, "what was decided on the last day counts");
  });
  it("leaves out quarters that are not decided, or of which nothing could be said", () => {
    const open = due(22, "2025-03-31", {renewed: null});
    assert.lengthOf(outlook(FIRST, [...SECOND, open]).past, 0);
    assert.lengthOf(outlook(FIRST.slice(1), SECOND).past, 0);
    const beyond = due(22, "2025-03-31", {renewal_date: "2025-07-01", renewed: null});
    assert.strictEqual(outlook(FIRST, [...SECOND, beyond]).past[0]!.due, 2, "the quarter ends on 30 June");
  });
  it("says why there is no forecast", () => {
    assert.deepInclude(outlook(FIRST, SECOND), {forecast: null, reason: "no renewal is due"});
    assert.deepInclude(outlook(FIRST.slice(1)), {
      forecast: null,
      reason: "fewer than 10 accounts have a past renewal"
    });
  });
});

describe("forecastCoverage(past)", () => {
  it("counts the quarters whose interval holds what happened, its ends included", () => {
    const quarter = (renewed: number, renewed_arr: number) => ({
      ...{seen_on: "2025-03-31", due: 10, renewed, renewed_arr},
      count: {mean: 7, low: 5, high: 9},
      arr: {mean: 700, low: 500.1, high: 900.3}
    });
    const quarters = [quarter(5, 499), quarter(4, 500.1), quarter(9, 900.3000000001), quarter(10, 901)];
    assert.deepStrictEqual(forecastCoverage(quarters), {quarters: 4, count: 2, arr: 2});
    assert.deepStrictEqual(forecastCoverage([]), {quarters: 0, count: 0, arr: 0});
  });
});
