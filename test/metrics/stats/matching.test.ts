import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {addDays, daysBetween} from "../../../src/metrics/days.js";
import {exposureCut, exposureWindow, isExposed} from "../../../src/metrics/stats/exposureCut.js";
import {type PayingSpell, riskSets} from "../../../src/metrics/stats/riskSets.js";

const FIRST = "2024-01-01";
const AS_OF = "2026-06-30";
const DAYS = daysBetween(FIRST, AS_OF);

const spell = fc
  .record({
    segment: fc.constantFrom("Small", "Large"),
    start: fc.integer({min: 0, max: DAYS}),
    length: fc.option(fc.integer({min: 1, max: 900})),
    notice: fc.option(fc.integer({min: 0, max: 60}))
  })
  .map(({segment, start, length, notice}): Omit<PayingSpell, "account_id"> => {
    const end = length === null || start + length > DAYS ? null : start + length;
    return {
      segment,
      start_date: addDays(FIRST, start),
      end_date: end === null ? null : addDays(FIRST, end),
      notice_date: end === null || notice === null ? null : addDays(FIRST, Math.max(start, end - notice))
    };
  });
const company = fc
  .array(spell, {minLength: 15, maxLength: 50})
  .map((D): PayingSpell[] => D.map((d, i) => ({...d, account_id: `A${i}`})));

/** The spells as they were known on a day. */
function cut(spells: readonly PayingSpell[], day: string): PayingSpell[] {
  return spells
    .filter((d) => d.start_date <= day)
    .map((d) => ({
      ...d,
      end_date: d.end_date !== null && d.end_date <= day ? d.end_date : null,
      notice_date: typeof d.notice_date === "string" && d.notice_date <= day ? d.notice_date : null
    }));
}

describe("riskSets(spells)", () => {
  it("draws only accounts of the segment and tenure that pay then, and for 90 days, and give no notice", () => {
    let drawn = 0;
    fc.assert(
      fc.property(company, fc.integer({min: 1, max: 9}), (spells, seed) => {
        const by_id = new Map(spells.map((d) => [d.account_id, d]));
        for (const {case_id, index_date, segment, tenure_days, controls} of riskSets(spells, {
          as_of: AS_OF,
          seed
        }).sets) {
          const one = by_id.get(case_id)!;
          assert.strictEqual(index_date, one.notice_date ?? one.end_date);
          assert.isAtMost(addDays(index_date, 90).localeCompare(AS_OF), 0);
          assert.isAtMost(controls.length, 5);
          assert.strictEqual(new Set(controls.map((d) => d.account_id)).size, controls.length);
          for (const control of controls) {
            drawn += 1;
            const other = by_id.get(control.account_id)!;
            assert.notStrictEqual(control.account_id, case_id);
            assert.strictEqual(other.segment, segment);
            assert.isTrue(other.start_date <= index_date);
            assert.isTrue(other.end_date === null || daysBetween(index_date, other.end_date) > 90);
            assert.isTrue(
              typeof other.notice_date !== "string" || daysBetween(index_date, other.notice_date) > 90
            );
            assert.strictEqual(control.tenure_days, daysBetween(other.start_date, index_date));
            assert.isAtMost(Math.abs(control.tenure_days - tenure_days), Math.max(91, 0.25 * tenure_days));
          }
        }
      })
    );
    assert.isAbove(drawn, 100);
  });
  it("draws all of them when there are no more than five, and accounts again for other cases", () => {
    const base = {segment: "S", start_date: "2024-01-01", end_date: null};
    const spells = [
      {...base, account_id: "gone", end_date: "2025-01-01"},
      {...base, account_id: "left", end_date: "2025-01-10"},
      {...base, account_id: "A"},
      {...base, account_id: "B", start_date: "2024-04-01"},
      {...base, account_id: "C", start_date: "2024-04-02"},
      {...base, account_id: "D", segment: "T"}
    ];
    const {sets} = riskSets(spells, {as_of: AS_OF});
    // The case's tenure is 366 days, a quarter of that 91.5: B's of 275 is within 91, C's of 274 is not within 91.5.
    assert.deepStrictEqual(
      sets.map((d) => [d.case_id, d.controls.map((c) => c.account_id)]),
      [
        ["gone", ["A", "B"]],
        ["left", ["A", "B", "C"]]
      ]
    );
  });
  it("draws the same for the same seed, whatever the order of accounts, and others for another seed", () => {
    fc.assert(
      fc.property(company, (spells) => {
        const one = riskSets(spells, {as_of: AS_OF, seed: 4});
        assert.deepStrictEqual(riskSets(spells.toReversed(), {as_of: AS_OF, seed: 4}), one);
      })
    );
    const many: PayingSpell[] = Array.from({length: 200}, (_, i) => ({
      account_id: `A${i}`,
      segment: "S",
      start_date: FIRST,
      end_date: i < 20 ? addDays(FIRST, 300 + i) : null
    }));
    const [one, two] = [1, 2].map((seed) => riskSets(many, {as_of: AS_OF, seed}).sets);
    assert.notDeepEqual(one, two);
    const often = new Map<string, number>();
    for (let seed = 1; seed <= 400; ++seed)
      for (const d of riskSets(many, {as_of: AS_OF, seed}).sets[0]!.controls)
        often.set(d.account_id, (often.get(d.account_id) ?? 0) + 1);
    // 180 candidates, 2,000 draws: 11.1 each on average; chi-square with 179 degrees of freedom is below 250 but for 0.0004.
    const chi2 = Array.from({length: 180}, (_, i) => often.get(`A${i + 20}`) ?? 0).reduce(
      (a, d) => a + (d - 2000 / 180) ** 2 / (2000 / 180),
      0
    );
    assert.isBelow(chi2, 250);
  });
  it("changes no set when what came after its follow-up is cut off", () => {
    let compared = 0;
    fc.assert(
      fc.property(company, fc.integer({min: 100, max: DAYS}), (spells, days) => {
        const day = addDays(FIRST, days);
        const then = riskSets(cut(spells, day), {as_of: day}).sets;
        const ended = new Map(spells.map((d) => [d.account_id, d.end_date!]));
        const now = riskSets(spells, {as_of: AS_OF}).sets;
        compared += then.length;
        assert.deepStrictEqual(
          then,
          now.filter((d) => addDays(d.index_date, 90) <= day && ended.get(d.case_id)! <= day)
        );
      })
    );
    assert.isAbove(compared, 50);
  });
  it("says which churned accounts made no set, and why", () => {
    const spells = [
      {account_id: "late", segment: "S", start_date: FIRST, end_date: "2026-06-01"},
      {account_id: "alone", segment: "S", start_date: FIRST, end_date: "2025-01-01"}
    ];
    const {sets, left_out} = riskSets(spells, {as_of: AS_OF});
    assert.deepStrictEqual(
      sets.map((d) => d.case_id),
      ["alone"]
    );
    assert.deepStrictEqual(left_out, [
      {case_id: "late", index_date: "2026-06-01", reason: "controls are not known for 90 days yet"}
    ]);
    assert.match(
      riskSets(spells.slice(1), {as_of: AS_OF}).left_out[0]!.reason,
      /^no account of its segment and tenure/
    );
    assert.deepStrictEqual(riskSets([], {as_of: AS_OF}), {sets: [], left_out: []});
  });
});

describe("exposureWindow(index_date)", () => {
  it("is the 90 days that end 30 days before, or at lag 0 on the day itself", () => {
    assert.deepStrictEqual(exposureWindow("2026-04-30"), {from: "2026-01-01", to: "2026-03-31"});
    assert.deepStrictEqual(exposureWindow("2026-04-30", {lag_days: 0}), {
      from: "2026-01-31",
      to: "2026-04-30"
    });
  });
});

describe("exposureCut(controls, {bad})", () => {
  it("is the border of the worst quartile of the controls' months", () => {
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const low = exposureCut(months, {bad: "low"});
    assert.deepInclude(low, {value: 3, inclusive: true, basis: "quartile"});
    assert.deepStrictEqual(
      months.map((d) => isExposed(d, low)),
      months.map((d) => d <= 3)
    );
    assert.strictEqual(exposureCut(months, {bad: "high"}).value, 7);
  });
  it("counts only what is beyond where most months lie at the border", () => {
    const cut = exposureCut([0, 0, 0, 0, 0, 0, 0, 0, 1, 2], {bad: "high"});
    assert.deepInclude(cut, {value: 0, inclusive: false});
    assert.deepStrictEqual(
      [0, 1].map((d) => isExposed(d, cut)),
      [false, true]
    );
    assert.match(exposureCut([3, 3, 3], {bad: "low"}).reason ?? "", /^the controls' months hardly differ/);
    assert.deepInclude(exposureCut([], {bad: "low"}), {value: null, reason: "no control has a value"});
    assert.isFalse(isExposed(0, exposureCut([], {bad: "low"})));
  });
  it("is the config's where it gives one, whatever the data", () => {
    assert.deepInclude(exposureCut([], {bad: "low", configured: 2}), {value: 2, basis: "config"});
  });
});
