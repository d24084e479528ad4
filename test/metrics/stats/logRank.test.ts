import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {logRank} from "../../../src/metrics/stats/logRank.js";
import {assertAgrees, oracle} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";
import {series, survivalCases} from "../../support/survivalCases.js";

const answers = oracle("logRank");
const cases = survivalCases();

const assertTest = (ours: ReturnType<typeof logRank>, key: string): void => {
  for (const d of ["chi2", "df", "p"] as const)
    assertAgrees(ours[d], answers.get(`${key} ${d}`), `${key} ${d}`, 1e-9);
  for (const d of ["n", "observed", "expected"] as const)
    series(answers, `${key} ${d}`).forEach((expected, i) =>
      assertAgrees(ours.groups[i]?.[d], expected, `${key} ${d} ${i}`, 1e-9)
    );
};

describe("logRank(spells, labels) against R's survdiff", () => {
  const tested = [...cases].filter(([name]) => answers.has(`${name} chi2`));
  it.each(tested)("on %s", (name, {time, event, group, stratum}) => {
    assertTest(logRank({time, event}, group), name);
    if (answers.has(`${name} stratified chi2`))
      assertTest(logRank({time, event, stratum}, group), `${name} stratified`);
  });
  it("with late entry is the score test of a Cox model with exact ties", () => {
    const {time, event, entry, group} = cases.get("late")!;
    assertAgrees(logRank({time, event, entry}, group).chi2, answers.get("late entry chi2"), "late");
  });
  it("on 100,000 rows", () => {
    const n = 100_000;
    const u = parkMiller(4 * n, 43);
    const group = u.subarray(2 * n, 3 * n).map((d) => Math.floor(3 * d));
    const time = u.subarray(0, n).map((d, i) => Math.ceil(-Math.log(d) * 300 * (1 + 0.02 * group[i]!)));
    const event = u.subarray(n, 2 * n).map((d) => Number(d < 0.7));
    const stratum = u.subarray(3 * n).map((d) => Math.floor(4 * d));
    assertTest(logRank({time, event}, group), "big");
    assertTest(logRank({time, event, stratum}, group), "big stratified");
  });
});

describe("logRank(spells, labels)", () => {
  const rows = fc.array(
    fc.record({
      time: fc.integer({min: 1, max: 9}),
      event: fc.constantFrom(0, 1),
      label: fc.constantFrom("a", "b", "c")
    }),
    {minLength: 6, maxLength: 40}
  );
  const test = (D: {time: number; event: number; label: string}[]) =>
    logRank(
      {time: D.map((d) => d.time), event: D.map((d) => d.event)},
      D.map((d) => d.label)
    );
  const near = (a: number | null, b: number | null) =>
    a === null || b === null ? assert.strictEqual(a, b) : assert.approximately(a, b, 1e-7 * (1 + a));

  it("is the same in any order of the rows, under any names of the groups and on any scale of time", () => {
    const renamed = {a: "z", b: "y", c: "x"} as Record<string, string>;
    fc.assert(
      fc.property(rows, (D) => {
        const {chi2} = test(D);
        near(test(D.toReversed()).chi2, chi2);
        near(test(D.map((d) => ({...d, label: renamed[d.label]!}))).chi2, chi2);
        near(test(D.map((d) => ({...d, time: 7 * d.time}))).chi2, chi2);
      })
    );
  });
  it("expects as many events as there are", () => {
    fc.assert(
      fc.property(rows, (D) => {
        const total = test(D).groups.reduce((sum, d) => sum + d.observed - d.expected, 0);
        assert.approximately(total, 0, 1e-9);
      })
    );
  });
  it.each([
    ["no rows", []],
    ["only one group", [{time: 1, event: 1, label: "a"}]],
    [
      "no events",
      [
        {time: 1, event: 0, label: "a"},
        {time: 2, event: 0, label: "b"}
      ]
    ],
    [
      "only one group was under observation when events happened",
      [
        {time: 1, event: 0, label: "a"},
        {time: 2, event: 1, label: "b"}
      ]
    ],
    [
      "no variance: everybody under observation had the event at the same time",
      [
        {time: 1, event: 1, label: "a"},
        {time: 1, event: 1, label: "b"}
      ]
    ]
  ])("says why there is no test: %s", (reason, D) => {
    assert.deepInclude(test(D), {chi2: null, p: null, reason});
  });
});
