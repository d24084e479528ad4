import {assert, describe, it} from "vitest";
import {triangle} from "../../src/lib/cohortTriangle.js";
import {lossColours, lossStep} from "../../src/lib/colours.js";
import type {Follow} from "../../src/metrics/survival.js";
import {curves, curvesApart, follows, logRankText} from "../../src/lib/lives.js";
import {lossesByAge} from "../../src/lib/lossesByAge.js";
import {movedText} from "../../src/lib/movedText.js";
import {
  curvesTitle,
  lossesTitle,
  retentionTitle,
  targetsTitle,
  triangleTitle
} from "../../src/lib/retentionText.js";
import {retentionView} from "../../src/lib/retentionView.js";
import {overviewOf} from "../support/overview.js";
import {retentionOf} from "../support/retention.js";

// Two cohorts of July: 4 small accounts of 100 each and 2 large of 500; August: 3 small.
const DATA = retentionOf([
  {month: "2026-07-01", age: 0, accounts: 4, retained: 4, start_mrr: 400, mrr: 400, kept_mrr: 400},
  {month: "2026-07-01", age: 1, accounts: 4, retained: 3, start_mrr: 400, mrr: 450, kept_mrr: 300},
  {
    month: "2026-07-01",
    age: 0,
    segment: "Large",
    accounts: 2,
    retained: 2,
    start_mrr: 1000,
    mrr: 1000,
    kept_mrr: 1000
  },
  {
    month: "2026-07-01",
    age: 1,
    segment: "Large",
    accounts: 2,
    retained: 2,
    start_mrr: 1000,
    mrr: 1200,
    kept_mrr: 900
  },
  {month: "2026-08-01", age: 0, accounts: 3, retained: 3, start_mrr: 300, mrr: 300, kept_mrr: 300}
]);

describe("triangle(data, filters, {measure})", () => {
  const values = (measure: "logo" | "grr" | "nrr", segment?: string) =>
    triangle(DATA, {segment}, {measure}).rows.map((d) => [d.month, d.accounts, d.cells.map((c) => c.value)]);
  it("sums the parts of a cohort: logos, gross and net", () => {
    assert.deepStrictEqual(values("logo"), [
      ["2026-07-01", 6, [1, 5 / 6]],
      ["2026-08-01", 3, [1]]
    ]);
    assert.deepStrictEqual(values("grr")[0], ["2026-07-01", 6, [1, 1200 / 1400]]);
    assert.deepStrictEqual(values("nrr")[0], ["2026-07-01", 6, [1, 1650 / 1400]]);
  });
  it("keeps only what passes the filters, and only cohorts that have any", () => {
    assert.deepStrictEqual(values("logo", "Large"), [["2026-07-01", 2, [1, 1]]]);
    assert.deepStrictEqual(values("logo", "Nobody"), []);
  });
  it("has no cell for an age in the future, where zero would be a lie", () => {
    assert.strictEqual(triangle(DATA, {}, {measure: "logo"}).rows[1]?.cells.length, 1);
  });
  it("pools at each age only the cohorts that have reached it", () => {
    assert.deepStrictEqual(triangle(DATA, {}, {measure: "logo"}).pooled, [
      {age: 0, numerator: 9, denominator: 9, value: 1},
      {age: 1, numerator: 5, denominator: 6, value: 5 / 6}
    ]);
  });
  it("takes the newest cohorts, counted in months and not in rows", () => {
    const months = (n: number) => triangle(DATA, {}, {measure: "logo", months: n}).rows.map((d) => d.month);
    assert.deepStrictEqual([months(1), months(2)], [["2026-08-01"], ["2026-07-01", "2026-08-01"]]);
  });
  it("gives no value where nothing was paid at the start", () => {
    const free = retentionOf([{month: "2026-07-01", age: 0, accounts: 1, retained: 1}]);
    assert.isNull(triangle(free, {}, {measure: "grr"}).rows[0]?.cells[0]?.value);
  });
});

describe("lossStep(retention)", () => {
  it("is pale for what is kept and dark for losses, with the bounds of the key", () => {
    assert.deepStrictEqual(
      [1.2, 1, 0.99, 0.95, 0.949, 0.9, 0.8, 0.7, 0.69, 0].map(lossStep),
      [1, 1, 2, 2, 3, 3, 4, 5, 6, 6]
    );
  });
  it("turns the text light on the dark steps only", () => {
    assert.strictEqual(lossColours(0.85).text, "var(--qd-text)");
    assert.strictEqual(lossColours(0.75).text, "var(--qd-on-seq)");
  });
});

describe("lossesByAge(lives)", () => {
  const age = (lives: Parameters<typeof lossesByAge>[0], label: string) =>
    lossesByAge(lives).ages.find((d) => d.label === label);
  it("counts a month for each that an account began and was seen to the end of, or left in", () => {
    // Leaves in month 1 (two months at risk: 0 and 1); seen for 2.5 months (months 0 and 1).
    const {all} = lossesByAge([{time: 1.2, event: true}, {time: 2.5, event: false}]); // prettier-ignore
    assert.deepStrictEqual(all, {lost: 1, at_risk: 4});
  });
  it("puts a loss at exactly twelve months into month 12, not into month 11", () => {
    const lives = [{time: 12, event: true}];
    assert.strictEqual(age(lives, "12")?.lost, 1);
    assert.strictEqual(age(lives, "9\u201311")?.lost, 0);
  });
  it("counts no month before an account came under observation", () => {
    assert.deepStrictEqual(lossesByAge([{time: 6, event: false, entry: 4}]).all, {lost: 0, at_risk: 2});
  });
  it("leaves out ages that nobody has reached", () => {
    assert.deepStrictEqual(
      lossesByAge([{time: 4, event: false}]).ages.map((d) => d.label),
      ["0\u20132", "3\u20135"]
    );
  });
  it("marks an age that stands out, and none when all are alike", () => {
    // 100 accounts: 40 leave in month 12, 1 in each of months 1 to 11, the rest are seen for 24 months.
    const steady = Array.from({length: 11}, (_, i) => ({time: i + 1.5, event: true}));
    const renewal = Array.from({length: 40}, () => ({time: 12, event: true}));
    const rest = Array.from({length: 49}, () => ({time: 24, event: false}));
    const marked = lossesByAge([...steady, ...renewal, ...rest]).ages.filter((d) => d.marked);
    assert.deepStrictEqual(marked.map((d) => d.label), ["12"]); // prettier-ignore
    assert.deepStrictEqual(lossesByAge([...steady, ...rest]).ages.filter((d) => d.marked), []); // prettier-ignore
  });
  it("marks nothing when nobody left, and stands without accounts", () => {
    assert.isFalse(lossesByAge([{time: 9, event: false}]).ages.some((d) => d.marked));
    assert.deepStrictEqual(lossesByAge([]), {ages: [], all: {lost: 0, at_risk: 0}});
  });
});

describe("curves(data, filters, by)", () => {
  const data = retentionOf([], [[3, true], [24, false], [24, false, "Large"], [5, false, "Large", 2]]); // prettier-ignore
  it("draws a curve for each group that has accounts, in the order of names", () => {
    const {curves: drawn, left_out} = curves(data, {}, "segment");
    assert.deepStrictEqual(drawn.map((d) => [d.name, d.follows.length]), [["Large", 2], ["Small", 2]]); // prettier-ignore
    assert.strictEqual(left_out, 0);
    assert.strictEqual(drawn[1]?.steps[0]?.survival, 0.5);
  });
  it("draws the five largest of many groups and says how many are left out", () => {
    const names = Array.from({length: 8}, (_, i) => `S${i}`);
    const many = {...data, levels: {...data.levels, segment: names}};
    many.lives = {
      ...many.lives,
      months: names.flatMap((_, i) => Array.from({length: i + 1}, () => 1)),
      segment: names.flatMap((_, i) => Array.from({length: i + 1}, () => i)),
      left: names.flatMap((_, i) => Array.from({length: i + 1}, () => 0))
    };
    for (const key of ["plan", "region", "csm", "entry"] as const)
      many.lives[key] = many.lives.months.map(() => 0);
    const {curves: drawn, left_out} = curves(many, {}, "segment");
    assert.deepStrictEqual([drawn.map((d) => d.name), left_out], [["S3", "S4", "S5", "S6", "S7"], 3]);
  });
  it("follows(data, filters): late entry is kept, entry at the start is left out", () => {
    assert.deepStrictEqual(follows(data, {segment: "Large"}), [{time: 24, event: false}, {time: 5, event: false, entry: 2}]); // prettier-ignore
  });
});

describe("curvesApart(drawn)", () => {
  const curve = (name: string, follows: Follow[]) => ({name, follows, steps: []});
  const two = [
    curve("A", [{time: 1, event: true}, {time: 2, event: true}]), // prettier-ignore
    curve("B", [{time: 3, event: false}, {time: 3, event: false}]) // prettier-ignore
  ];
  it("is the log-rank test: 2 events where 5/6 were expected, with variance 17/36", () => {
    const result = curvesApart(two);
    assert.closeTo(result.chi2 ?? NaN, (2 - 5 / 6) ** 2 / (17 / 36), 1e-12);
    assert.strictEqual(logRankText(result), "log-rank p 0.090");
  });
  it("counts who entered late only from there on", () => {
    const late = [two[0]!, curve("B", [{time: 3, event: false, entry: 2}])];
    assert.strictEqual(curvesApart(late).groups[1]?.expected, 0);
    assert.strictEqual(logRankText(curvesApart(late)), "");
  });
  it("says nothing of one group", () => {
    assert.strictEqual(logRankText(curvesApart(two.slice(0, 1))), "");
    assert.strictEqual(
      logRankText({chi2: 40, df: 2, p: 1e-9, groups: []}),
      "log-rank p under 0.001 over 3 groups"
    );
  });
});

describe("the titles of the Retention page", () => {
  const overview = overviewOf(
    Array.from({length: 60}, (_, i) => ({
      account_id: `K${i}`,
      segment: i < 30 ? "Small" : "Large",
      mrr: [100, i < 20 ? 0 : 100]
    }))
  );
  const lives = [
    ...Array.from({length: 60}, (_, i) => [i < 40 ? 3 + (i % 2) : 24, i < 40, "Small"] as const),
    ...Array.from({length: 60}, () => [24, false, "Large"] as const)
  ];
  const view = retentionView(retentionOf([], lives), overview, {});
  it("names the age that stands out, and the groups only when their intervals do not meet", () => {
    assert.match(
      retentionTitle(view),
      /^Most losses fall in months 3\u20135; Small keeps 33% at 24 months, Large 100%/
    );
    assert.match(curvesTitle(view), /^24 months on, 100% of Large pay, 33% of Small/);
    assert.match(lossesTitle(view), /in months 3\u20135 leave a month, against \d+\.\d% overall$/);
  });
  it("say so when a group has no interval, since nobody of it has left", () => {
    assert.match(curvesTitle(view), /; no interval for Large$/);
    assert.match(retentionTitle(view), / \(no interval for Large\)$/);
  });
  it("call groups different when their intervals do not meet, and else within noise", () => {
    const group = (segment: string, lost: number) =>
      Array.from({length: 60}, (_, i) => [i < lost ? 6 : 24, i < lost, segment] as const);
    const title = (large: number, small: number) =>
      curvesTitle(
        retentionView(retentionOf([], [...group("Large", large), ...group("Small", small)]), overview, {})
      );
    assert.strictEqual(title(3, 40), "24 months on, 95% of Large pay, 33% of Small");
    assert.strictEqual(title(20, 22), "24 months on, 67% of Large pay, 63% of Small; within noise");
  });
  it("names the segment that is reliably above its target", () => {
    assert.strictEqual(targetsTitle(view), "Small is reliably above target");
    const none = retentionView(retentionOf([], lives), {...overview, targets: null}, {});
    assert.strictEqual(targetsTitle(none), "No target of logo churn is configured");
  });
  it("stand without any account", () => {
    const empty = retentionView(retentionOf([]), overviewOf([]), {});
    assert.deepStrictEqual(
      [
        retentionTitle(empty),
        triangleTitle(empty),
        curvesTitle(empty),
        lossesTitle(empty),
        targetsTitle(empty)
      ],
      [
        "No account of this choice has paid yet",
        "No cohort yet",
        "No account to follow",
        "No account to follow",
        "No account was paying when 2026Q1 started"
      ]
    );
  });
  it("say how far the pooled row has fallen", () => {
    assert.strictEqual(
      triangleTitle(retentionView(DATA, overview, {})),
      "Pooled retention is 83% at month 1"
    );
  });
});

describe("movedText(moved)", () => {
  const nothing = {
    quiet: null,
    days_since_checkin: null,
    open_sev1: null,
    champion_risk: null,
    moved_component: null,
    moved_points: null
  };
  it("says nothing when nothing is known", () => {
    assert.isNull(movedText(nothing));
  });
  it("puts troubles before what moved the score, and says at most two things", () => {
    const all = {
      ...nothing,
      quiet: true,
      days_since_checkin: 71,
      open_sev1: 2,
      champion_risk: "left",
      moved_component: "breadth",
      moved_points: -8.6
    };
    assert.strictEqual(
      movedText(all),
      "Quiet while use falls; last check-in 71 days ago; 2 severity-1 tickets open"
    );
    assert.strictEqual(
      movedText({...all, quiet: false}),
      "2 severity-1 tickets open; feature breadth \u22129"
    );
    assert.strictEqual(
      movedText({...all, quiet: false, open_sev1: 0}),
      "Feature breadth \u22129; champion left"
    );
  });
});
