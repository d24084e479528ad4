import {assert, describe, it} from "vitest";
import {effectScale} from "../../src/lib/effectScale.js";
import {basisOf} from "../../src/lib/experimentBasis.js";
import {chance} from "../../src/lib/chance.js";
import {kpiFormat} from "../../src/lib/experimentFormat.js";
import {planAnswers, planPrefill} from "../../src/lib/experimentPlanner.js";
import {registryCsv, resultCsv} from "../../src/lib/experimentRows.js";
import {
  registryTitle,
  resultTitle,
  splitTest,
  splitTitle,
  splitWords,
  verdictWords
} from "../../src/lib/experimentsText.js";
import {experimentsView, STATES, stateOf} from "../../src/lib/experimentsView.js";
import type {KpiResult} from "../../src/metrics/stats/experimentTypes.js";
import {experimentsOf, madeReport, OF_EACH_STATE} from "../support/experimentReports.js";
import {HOSTILE_NAMES} from "../support/page.js";

const DATA = experimentsOf(OF_EACH_STATE);
const view = (choice = {}) => experimentsView(DATA, choice);
const rowOf = (id: string) => view({experiment: id}).chosen!;

// A KPI with chosen numbers: control 20 of 40, target 24; 4 (1 to 7) by Welch, 5 (3 to 7) with CUPED.
const KPI: KpiResult = {
  ...{kpi: "Loads", role: "primary", direction: "up", kind: "mean", minimum_effect: null},
  arms: [
    {arm: "control", n: 40, mean: 20, sd: 8, pre_mean: 19},
    {arm: "target", n: 41, mean: 24, sd: 8, pre_mean: 18}
  ],
  difference: {value: 4, se: 1.5, low: 1, high: 7, p: 0.009, method: "Welch 95 %"},
  lift: {value: 0.2, se: 0.07, low: 0.05, high: 0.35, p: 0.01, method: "delta method 95 %"},
  mann_whitney: {u: 900, p: 0.02},
  cuped: {
    difference: {value: 5, se: 1, low: 3, high: 7, p: 0.0001, method: "CUPED, Welch 95 %"},
    ...{theta: 0.7, variance_saved: 0.556, n: 81}
  },
  did: null,
  decided_on: "cuped",
  ...{stands: null, guardrail: null, mde: 2.8, outcome: "better", verdict: "better: +5"}
};
const none = {value: -1, se: 1, low: -3, high: 1, p: 0.3, method: "Welch 95 %"};

describe("experimentsView(data, choice)", () => {
  it("finds one experiment of each state, and two that came out better", () => {
    assert.deepStrictEqual(
      view().rows.map((d) => d.state),
      ["running", "better", "worse", "no difference", "blocked", "no control", "cannot decide", "better"]
    );
    assert.deepStrictEqual(
      STATES.map((d) => view().counts.get(d)),
      [2, 1, 1, 1, 1, 1, 1]
    );
  });
  it("counts every state whatever state is chosen, so that no failure is hidden", () => {
    const {rows, counts, total} = view({state: "better"});
    assert.deepStrictEqual(
      rows.map((d) => d.report.experiment_id),
      ["E-up", "E-own"]
    );
    assert.deepStrictEqual([counts.get("worse"), total], [1, 8]);
  });
  it("narrows by account and by words, which name, id, account or KPI hold", () => {
    const ids = (choice: object) => view(choice).rows.map((d) => d.report.experiment_id);
    assert.deepStrictEqual(ids({account: "K1"}), ["E-few", "E-own"]);
    assert.strictEqual(ids({account: "across"}).length, 6);
    assert.deepStrictEqual(ids({q: "HALDEN own"}), ["E-own"]);
    assert.strictEqual(ids({q: "minutes"}).length, 8);
    assert.deepStrictEqual(ids({q: "no such words"}), []);
    assert.strictEqual(ids({state: "no such state"}).length, 8);
    assert.deepStrictEqual(view().accounts, [{account_id: "K1", name: "Halden", count: 2}]);
  });
  it("shows the experiment that is asked for even where the filters leave it out; else the first of the list", () => {
    assert.strictEqual(view({state: "worse", experiment: "E-up"}).chosen?.report.experiment_id, "E-up");
    assert.strictEqual(view({state: "worse"}).chosen?.report.experiment_id, "E-down");
    const lost = view({experiment: "E-none-such"});
    assert.deepStrictEqual([lost.chosen, lost.unknown], [null, "E-none-such"]);
  });
  it("stateOf(report): cannot decide where no KPI is the primary one, however good the others are", () => {
    const kpis = [{kpi: "Minutes", role: "secondary", direction: "up", kind: "mean"}] as const;
    assert.strictEqual(stateOf(madeReport({effect: 9, kpis: [...kpis]})), "cannot decide");
  });
});

describe("titles", () => {
  it("registryTitle(view) names every way an experiment came out", () => {
    assert.strictEqual(
      registryTitle(view()),
      "2 of 8 experiments came out better, 1 worse, 1 without detectable difference; 1 blocked, 1 without control, 1 cannot be decided, 1 running"
    );
    assert.strictEqual(registryTitle(view({state: "better"})), registryTitle(view()));
    assert.strictEqual(registryTitle(view({q: "no such"})), "No experiment fits");
    assert.strictEqual(
      registryTitle(view({q: "nothing"})),
      "0 of 1 experiment came out better, none worse, 1 without detectable difference"
    );
  });
  it("registryTitle(view) tells no table from no experiment of these accounts", () => {
    assert.strictEqual(registryTitle(experimentsView(experimentsOf([]), {})), "No experiment belongs to these accounts"); // prettier-ignore
    assert.strictEqual(registryTitle(experimentsView(experimentsOf([], false), {})), "No experiments are configured"); // prettier-ignore
  });
  it("resultTitle(row) claims no effect where none may be claimed", () => {
    assert.match(resultTitle(rowOf("E-up")), /^Up: better, Minutes \+\d\.\d+ \(\+\d\.\d+ to \+\d\.\d+\)$/);
    assert.match(resultTitle(rowOf("E-down")), /^Down: worse, Minutes −/);
    assert.match(resultTitle(rowOf("E-none")), /^Nothing: no detectable difference, Minutes [+−]/);
    assert.strictEqual(resultTitle(rowOf("E-split")), "Split: blocked, its split is broken");
    assert.strictEqual(
      resultTitle(rowOf("E-mean")),
      "Mean: regression to the mean, no effect can be claimed"
    );
    assert.strictEqual(resultTitle(rowOf("E-few")), "Few: cannot be decided");
    assert.strictEqual(
      resultTitle(rowOf("E-run")),
      "Runs: still running until 31 Dec 2026, too early to tell"
    );
  });
});

describe("the split check in words", () => {
  it("says what was counted, by which test, and what follows", () => {
    const {report} = rowOf("E-split");
    assert.strictEqual(splitTitle(report), "The split is broken: 120 units in control, 60 in target");
    // (60 - 90)² / 90 twice = 20
    assert.strictEqual(splitTest(report.result), "Chi-square 20.00, p under 0.001");
    assert.match(splitWords(report), /No effect is shown until that is found/);
  });
  it("names regression to the mean only where units were picked for doing badly", () => {
    assert.match(splitWords(rowOf("E-mean").report), /\(the least active\).*regression to the mean/);
    assert.notMatch(splitWords(madeReport({arms: [0, 30]})), /regression/);
    assert.strictEqual(
      splitTitle(madeReport({arms: [0, 30]})),
      "There is no control: 30 units, all in target"
    );
    assert.strictEqual(splitTitle(madeReport({arms: [1, 0]})), "There is no target: 1 unit, all in control");
  });
  it("gives the exact test where an arm is small, and proves nothing by arms that were chosen", () => {
    assert.strictEqual(splitTest(madeReport({arms: [10, 11]}).result), "Exact binomial, p 1.00");
    const chosen = madeReport({arms: [41, 23], randomised: false});
    assert.strictEqual(
      splitTitle(chosen),
      "The arms were not drawn by lot: 41 units in control, 23 in target"
    );
    // 63 to 37 of 100: chi-square 6.76, p 0.0093
    assert.match(splitTitle(madeReport({arms: [63, 37]})), /^The split is odd: 63 units/);
  });
});

describe("what is said of a KPI", () => {
  it("kpiFormat(kpi) gives the width of the interval two digits, and shares in points", () => {
    const {value, change, range, size} = kpiFormat(KPI);
    assert.deepStrictEqual(
      [value(20.04), change(-1), change(0), range(3, 7), size(-2.8), value(null), range(null, 1)],
      ["20.0", "−1.0", "0", "+3.0 to +7.0", "2.8", "n/a", "n/a"]
    );
    const share = kpiFormat({...KPI, kind: "proportion"});
    assert.deepStrictEqual([share.value(0.4527), share.change(0.0891)], ["45.3%", "+8.9\u00a0pt"]);
  });
  it("verdictWords(kpi): better, none with what could have been found, and what is not ruled out", () => {
    assert.strictEqual(verdictWords(KPI), "Better: +5.0 (+3.0 to +7.0).");
    const flat: KpiResult = {
      ...KPI,
      decided_on: "difference",
      difference: none,
      outcome: "no detectable difference"
    };
    const words = "No detectable difference: −1.0 (−3.0 to +1.0). An effect of 2.8 would have been found four times in five."; // prettier-ignore
    assert.strictEqual(verdictWords(flat), words);
    assert.strictEqual(verdictWords({...flat, minimum_effect: 2}), `${words} An effect of 2.0, which would matter, is not ruled out.`); // prettier-ignore
    assert.strictEqual(verdictWords({...flat, minimum_effect: 4}), `${words} Any effect is smaller than the 4.0 that would matter.`); // prettier-ignore
  });
  it("verdictWords(kpi) says where only the correction takes an effect away", () => {
    const lost: KpiResult = {...KPI, role: "secondary", stands: false, outcome: "no detectable difference"};
    assert.match(
      verdictWords(lost),
      /^No detectable difference once all secondary KPIs are allowed for: \+5\.0/
    );
  });
  it("verdictWords(kpi) holds a guardrail against its margin, with the sign of its bad side", () => {
    const guard: KpiResult = {
      ...KPI,
      ...{role: "guardrail", direction: "down", decided_on: "difference", difference: none, outcome: "holds"},
      guardrail: {margin: 1.5, bound: 0.7}
    };
    assert.strictEqual(verdictWords(guard), "Holds: the change may be as bad as +0.7 (one-sided 95%); the margin is +1.5."); // prettier-ignore
    assert.match(verdictWords({...guard, outcome: "not shown to hold"}), /^Not shown to hold: /);
    assert.strictEqual(verdictWords({...guard, direction: "up", outcome: "breached"}), "Breached: worse than the margin of −1.5."); // prettier-ignore
  });
  it("basisOf(kpi, secondary): method, variance saved with the estimate without it, lift, what could be found", () => {
    assert.deepStrictEqual(basisOf(KPI, 0), [
      {
        label: "Rests on",
        text: "Difference with CUPED, the value before as covariate (81 units have one); Welch 95%, p under 0.001."
      },
      {label: "CUPED", text: "56% of the variance saved; without it +4.0 (+1.0 to +7.0)."},
      {label: "Lift", text: "+20.0% of control (+5.0% to +35.0%), of the plain difference."},
      {label: "Could find", text: "2.8 four times in five (2.8 standard errors)."},
      {label: "By ranks", text: "Mann-Whitney p 0.020."}
    ]);
  });
  it("basisOf(kpi, secondary) says whether the arms moved apart before, and what the correction did", () => {
    const did = {
      difference: none,
      means: [],
      placebo: [
        {...none, p: 0.4},
        {...none, p: 0.02}
      ],
      drifted: true
    };
    const facts = (kpi: KpiResult) => new Map(basisOf(kpi, 3).map((d) => [d.label, d.text]));
    const apart = facts({...KPI, cuped: null, did, decided_on: "did"});
    assert.strictEqual(apart.get("Before"), "The arms moved apart before the change already (2 placebo tests, least p 0.020): their difference afterwards proves little."); // prettier-ignore
    assert.match(apart.get("Rests on") ?? "", /^Difference-in-differences/);
    assert.strictEqual(facts({...KPI, role: "secondary", stands: true}).get("Correction"), "Stands: Benjamini-Hochberg over 3 secondary KPIs, 5%."); // prettier-ignore
  });
  it("chance(p)", () => {
    assert.deepStrictEqual([chance(0.00002), chance(0.0244), chance(0.88), chance(null)], ["under 0.001", "0.024", "0.88", "n/a"]); // prettier-ignore
  });
});

describe("effectScale(kpis)", () => {
  it("draws the decided estimate as a share of control, turned so that right is better", () => {
    const lower: KpiResult = {...KPI, direction: "down", guardrail: {margin: 2, bound: 1}};
    const {marks, domain} = effectScale([KPI, lower]);
    assert.deepStrictEqual(marks, [
      {low: 0.15, value: 0.25, high: 0.35, margin: null},
      {low: -0.35, value: -0.25, high: -0.15, margin: -0.1}
    ]);
    assert.isTrue(domain[0] <= -0.35 && domain[1] >= 0.35);
  });
  it("has no place for an estimate without interval, or of a control of 0; the axis stands all the same", () => {
    const bare = {...KPI, cuped: null, decided_on: "difference" as const, difference: {...none, low: null}};
    const zero = {...KPI, arms: KPI.arms.map((d) => ({...d, mean: 0}))};
    const {marks, domain, ticks} = effectScale([bare, zero]);
    assert.deepStrictEqual(marks, [null, null]);
    assert.isTrue(domain[0] < 0 && domain[1] > 0 && ticks.includes(0));
  });
  it("does not let one wide interval hide the others", () => {
    const wide = {...KPI, cuped: {...KPI.cuped!, difference: {...none, low: -4000, high: 4000}}};
    const {domain} = effectScale([KPI, wide]);
    assert.deepStrictEqual(domain, [-1, 1]);
  });
});

describe("planAnswers(fields)", () => {
  const fields = {
    ...planPrefill(null, "2026-09-30"),
    effect: "2",
    sd: "6.5",
    mean: "20",
    weekly: "50",
    units: "100"
  };
  it("means: R's power.t.test(delta = 2, sd = 6.5, power = 0.8) gives 166.8 an arm, and 100 an arm see 2.59", () => {
    const {for_effect, for_units, table} = planAnswers(fields);
    const {per_arm, units, weeks, relative} = for_effect;
    assert.deepStrictEqual(
      {per_arm, units, weeks, relative},
      {per_arm: 167, units: 334, weeks: 7, relative: 0.1}
    );
    assert.approximately(for_units.effect, 2.588, 0.001);
    assert.strictEqual(for_units.weeks, 4);
    assert.deepStrictEqual(table.map((d) => d.effect), [1, 1.5, 2, 3, 4]); // prettier-ignore
  });
  it("alike units of one account ask for more: 5 an account, ICC 0.25, twice as many", () => {
    const {for_effect, for_units, design} = planAnswers({...fields, cluster: "5", icc: "0.25"});
    assert.strictEqual(design, 2);
    assert.deepStrictEqual([for_effect.per_arm, for_effect.accounts], [334, 134]);
    assert.approximately(for_units.effect, planAnswers({...fields, units: "50"}).for_units.effect, 1e-9);
  });
  it("shares in percent and points: power.prop.test(p1 = 0.46, p2 = 0.54) gives 612.3 an arm", () => {
    const share = {...fields, kind: "share", share: "46", effect: "8", units: "200"};
    assert.strictEqual(planAnswers(share).for_effect.per_arm, 613);
    assert.approximately(planAnswers(share).for_units.effect, 13.942, 0.001);
    assert.isBelow(planAnswers({...share, effect: "-8"}).for_units.effect, 0);
    assert.match(planAnswers({...share, effect: "60"}).for_effect.reason ?? "", /between 0 and 1/);
  });
  it("gives a reason for what is not typed or cannot be, and never a number that is none", () => {
    for (const bad of ["", "x", "0", "-1", "1e99", "Infinity"]) {
      for (const key of ["effect", "sd", "units", "weekly", "cluster", "icc", "power", "share"] as const) {
        for (const kind of ["mean", "share"]) {
          const {for_effect, for_units, table} = planAnswers({...fields, share: "40", kind, [key]: bad});
          for (const row of [for_effect, for_units, ...table])
            for (const d of Object.values(row)) if (typeof d === "number") assert.isTrue(Number.isFinite(d), `${kind} ${key} ${bad}`); // prettier-ignore
          if (for_effect.per_arm === null) assert.isString(for_effect.reason);
        }
      }
    }
  });
  it("planPrefill(report, as_of) takes the control arm, and how fast units came", () => {
    const report = madeReport({arms: [42, 42]}); // 84 units in the six weeks from 1 June
    const {kind, units, weekly, mean, sd} = planPrefill(report, "2026-09-30");
    const control = report.result.kpis[0]!.arms[0]!;
    assert.deepStrictEqual([kind, units, weekly], ["mean", "42", "14"]);
    assert.approximately(Number(mean), control.mean!, 0.05);
    assert.approximately(Number(sd), control.sd!, 0.05);
    assert.strictEqual(planPrefill(madeReport({arms: [120, 60]}), "2026-09-30").sd, "");
  });
});

describe("registryCsv(rows), resultCsv(report)", () => {
  it("have a line an experiment and a line a KPI, with what was found", () => {
    const [head = "", ...lines] = registryCsv(view().rows).trim().split("\r\n");
    assert.strictEqual(lines.length, 8);
    assert.include(head, "experiment_id,name");
    assert.match(lines[4] ?? "", /^E-split,Split,.*blocked,false,120,60,/);
    const [columns = "", ...kpis] = resultCsv(rowOf("E-up").report).trim().split("\r\n");
    assert.strictEqual(kpis.length, 1);
    assert.strictEqual(kpis[0]?.replaceAll(/"[^"]*"/g, "").split(",").length, columns.split(",").length);
  });
  it("run nothing in a spreadsheet", () => {
    const hostile = experimentsView(
      experimentsOf(HOSTILE_NAMES.map((name) => ({name, account_name: name}))),
      {}
    );
    assert.notMatch(registryCsv(hostile.rows), /(^|,)"?=/m);
  });
});
