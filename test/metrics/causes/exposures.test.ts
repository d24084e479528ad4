import {assert, describe, it} from "vitest";
import type {CauseSpell, CutSignal, SignalMonth} from "../../../src/metrics/causes/exposures.js";
import {causeExposures, indexDate} from "../../../src/metrics/causes/exposures.js";

const AS_OF = "2026-09-30";
const spell = (
  account_id: string,
  end_date: string | null = null,
  is_case = end_date !== null
): CauseSpell => ({
  account_id,
  segment: "Small",
  start_date: "2024-01-01",
  end_date,
  notice_date: null,
  is_case
});
const month = (account_id: string, point_date: string, ...values: SignalMonth["values"]): SignalMonth => ({
  account_id,
  point_date,
  values
});
const FIXED: CutSignal[] = [
  {worse: "low", fixed: {cut: 0.3, basis: "config"}},
  {worse: "true", fixed: null}
];

describe("causeExposures(input)", () => {
  // The index date is 2026-03-01: the window is 2025-11-02 to 2026-01-30 and holds the ends of November and December.
  const spells = [spell("L", "2026-03-01"), spell("A"), spell("B"), spell("C")];
  it("exposes by any month end in the window, and by none outside it", () => {
    const found = causeExposures({
      spells,
      as_of: AS_OF,
      signals: FIXED,
      months: [
        month("L", "2025-10-31", 0.1, true), // the day before the window
        month("L", "2025-11-30", 0.5, null),
        month("L", "2025-12-31", 0.29, null),
        month("L", "2026-01-31", 0.1, true), // after it, but in the one that ends on the index date
        month("A", "2025-11-30", 0.3, false), // at the cut, not beyond it
        month("A", "2025-12-31", null, true),
        month("B", "2026-01-31", 0.1, true)
      ]
    });
    const [one] = found.cases;
    assert.strictEqual(one?.account_id, "L");
    assert.strictEqual(one?.own, "1-");
    assert.strictEqual(one?.own_at_index, "11");
    assert.deepStrictEqual(one?.controls, ["01", "--", "--"]);
    assert.deepStrictEqual(one?.controls_at_index, ["-1", "11", "--"]);
    assert.deepStrictEqual(one?.members, [0, 1, 2, 3]);
  });
  it("exposes to a level by its mean over the window, of the month ends that have a value", () => {
    const of = (...values: (number | null)[]) => {
      const months = values.map((v, i) => month("L", ["2025-11-30", "2025-12-31", "2026-01-31"][i]!, v));
      const signals = [{...FIXED[0]!, level: true}];
      return causeExposures({spells, as_of: AS_OF, signals, months}).cases[0]!.own;
    };
    assert.strictEqual(of(0.1, 0.49, 0), "1"); // the mean is 0.295; January lies outside
    assert.strictEqual(of(0.1, 0.5, 0), "0"); // exactly at the cut
    assert.strictEqual(of(null, 0.29, 0.9), "1");
    assert.strictEqual(of(null, null, 0.1), "-");
  });
  it("judges by the mean of a level and by the worst of all else, and keeps the last month end beside it", () => {
    const signals: CutSignal[] = [
      {...FIXED[0]!, level: true},
      FIXED[0]!,
      {worse: "high", fixed: {cut: 7, basis: "definition"}},
      FIXED[1]!
    ];
    const months = [
      month("A", "2026-07-31", 0.62, 0.62, 12, true),
      month("A", "2026-08-31", 0.45, 0.1, 0, null),
      month("A", "2026-09-30", 0.28, 0.62, 0, false)
    ];
    const found = causeExposures({spells, as_of: AS_OF, signals, months});
    assert.deepStrictEqual(found.judged("A", AS_OF, 0), [
      {value: 0.45, of: "mean", last: 0.28, exposed: false},
      {value: 0.1, of: "worst", last: 0.62, exposed: true},
      {value: 12, of: "worst", last: 0, exposed: true},
      {value: true, of: "worst", last: false, exposed: true}
    ]);
    assert.strictEqual(found.exposure("A", AS_OF, 0), "0111");
    const unknown = {value: null, last: null, exposed: null};
    assert.deepStrictEqual(found.judged("B", AS_OF, 0)[0], {...unknown, of: "mean"});
  });
  it("takes the worst quartile of the controls' months where no cut is fixed, never of the cases'", () => {
    const months = [1, 2, 3, 4, 5].flatMap((v) => [month(`K${v}`, "2025-12-31", 10 * v)]);
    const controls = [1, 2, 3, 4, 5].map((v) => spell(`K${v}`));
    const of = (own: number) =>
      causeExposures({
        spells: [spell("L", "2026-03-01"), ...controls],
        as_of: AS_OF,
        signals: [{worse: "low", fixed: null}],
        months: [month("L", "2025-12-31", own), ...months]
      });
    assert.deepStrictEqual(of(20).cuts, [{value: 20, inclusive: true, basis: "quartile"}]);
    assert.deepStrictEqual(of(-999).cuts, of(20).cuts);
    assert.strictEqual(of(20).cases[0]?.own, "1");
    assert.strictEqual(of(21).cases[0]?.own, "0");
  });
  it("makes no case of an involuntary churn, and says why one has no matched accounts", () => {
    const input = {as_of: AS_OF, signals: FIXED, months: []};
    const involuntary = [spell("L", "2026-03-01", false), spell("A")];
    assert.deepStrictEqual(causeExposures({...input, spells: involuntary}).cases, []);
    const late = causeExposures({...input, spells: [spell("L", "2026-09-01"), spell("A")]});
    assert.match(late.cases[0]?.reason ?? "", /not known for 90 days yet/);
    assert.strictEqual(late.cuts[0]?.basis, "config");
  });
});

describe("indexDate(spell, as_of)", () => {
  const left = {start_date: "2024-01-01", end_date: "2026-03-01"};
  it.each([
    [null, "2026-03-01"],
    ["2026-01-15", "2026-01-15"],
    ["2026-03-05", "2026-03-01"],
    ["2023-12-01", "2024-01-01"]
  ])("with notice on %s is %s", (notice_date, expected) => {
    assert.strictEqual(indexDate({...left, notice_date}, AS_OF), expected);
  });
});
