import {randomLcg, randomNormal} from "d3";
import {assert, describe, it} from "vitest";
import {experimentResult} from "../../../src/metrics/stats/experimentResult.js";
import type {
  ExperimentInput,
  ExperimentKpi,
  ExperimentUnit
} from "../../../src/metrics/stats/experimentTypes.js";

interface Setting {
  control?: number;
  target?: number;
  /** users of an account; 0: no accounts */
  size?: number;
  /** what the treatment adds */
  effect?: number;
  kpis?: Partial<ExperimentKpi>[];
  plan?: Partial<ExperimentInput["experiment"]>;
  as_of?: string;
  pre?: boolean;
}

/** Units with normal values around 10, pre values that explain most of them, and the same effect for all. */
function experiment(setting: Setting = {}): ExperimentInput {
  const {control = 100, target = 100, size = 0, effect = 0, kpis = [{}], plan = {}} = setting;
  const normal = randomNormal.source(randomLcg(0.42))();
  const units: ExperimentUnit[] = Array.from({length: control + target}, (_, i) => ({
    unit_id: `U${i}`,
    arm: i < control ? "control" : "target",
    account_id: size === 0 ? null : `A${Math.floor(i / size)}`
  }));
  const defined = kpis.map((d, i) => ({
    kpi: `kpi ${i}`,
    role: i === 0 ? ("primary" as const) : ("secondary" as const),
    direction: "up" as const,
    kind: "mean" as const,
    ...d
  }));
  const measures = defined.flatMap(({kpi}) =>
    units.flatMap(({unit_id, arm}) => {
      const level = 10 + 2 * normal();
      const post = {unit_id, kpi, period: "post", value: level + normal() + (arm === "target" ? effect : 0)};
      return setting.pre ? [post, {unit_id, kpi, period: "pre", value: level}] : [post];
    })
  );
  return {
    experiment: {unit: "user", end_date: "2026-06-01", ...plan},
    units,
    kpis: defined,
    measures,
    as_of: setting.as_of ?? "2026-09-30"
  };
}

const result = (setting?: Setting) => experimentResult(experiment(setting));
const first = (setting?: Setting) => result(setting).kpis[0]!;

describe("experimentResult(input)", () => {
  it("calls a clear rise better where up is good, and worse where down is", () => {
    assert.strictEqual(first({effect: 3}).outcome, "better");
    assert.strictEqual(first({effect: 3, kpis: [{direction: "down"}]}).outcome, "worse");
    assert.match(result({effect: 3}).verdict, /^better: \+\d/);
  });
  it("gives a null result its detectable effect, 2.8 standard errors, and its game plan", () => {
    const {kpis, improve} = result({plan: {game_plan: "train the champions"}});
    assert.strictEqual(kpis[0]!.outcome, "no detectable difference");
    assert.approximately(kpis[0]!.mde!, 2.8 * kpis[0]!.difference.se!, 1e-12);
    assert.deepStrictEqual(improve, [{kpi: "kpi 0", plan: "train the champions"}]);
    assert.deepStrictEqual(result().improve, [{kpi: "kpi 0", plan: "no plan yet"}]);
    assert.deepStrictEqual(result({effect: 3}).improve, []);
  });
  it("says whether an effect that would matter is ruled out", () => {
    assert.match(first({kpis: [{minimum_effect: 5}]}).verdict, /smaller than the 5 that would matter/);
    assert.match(
      first({kpis: [{minimum_effect: 0.1}]}).verdict,
      /0\.1, which would matter, is not ruled out/
    );
  });
  it("averages several measurements of a unit, and leaves out those of units without an arm", () => {
    const input = experiment({effect: 1, pre: true});
    const twice = input.measures.flatMap((d) => [
      {...d, value: d.value - 3},
      {...d, value: d.value + 3}
    ]);
    const strangers = [{unit_id: "nobody", kpi: "kpi 0", period: "post", value: 1e6}];
    const [once, again] = [input.measures, [...twice, ...strangers]].map(
      (measures) => experimentResult({...input, measures}).kpis[0]!
    );
    assert.approximately(again!.difference.value!, once!.difference.value!, 1e-9);
    assert.approximately(again!.cuped!.difference.low!, once!.cuped!.difference.low!, 1e-9);
  });
  it("decides on CUPED only where nearly all units have a pre value", () => {
    const input = experiment({pre: true});
    const measures = input.measures.filter((d, i) => d.period === "post" || i % 8 !== 1);
    const {decided_on, cuped} = experimentResult({...input, measures}).kpis[0]!;
    assert.deepStrictEqual([decided_on, cuped!.n], ["difference", 150]);
  });
  it("decides on CUPED where there are pre values, which save most of the variance here", () => {
    const {decided_on, cuped, verdict} = first({pre: true, effect: 0.5});
    assert.strictEqual(decided_on, "cuped");
    // Var(level) = 4 of 5 is explained by the pre value.
    assert.approximately(cuped!.variance_saved!, 0.8, 0.05);
    assert.match(verdict, /^better/);
    assert.strictEqual(first({effect: 0.5}).decided_on, "difference");
  });
});

describe("experimentResult(input) before any effect", () => {
  it("blocks a split that chance hardly makes, and shows no effect of any kind", () => {
    const {status, verdict, kpis} = result({control: 400, target: 300, effect: 3, pre: true});
    assert.strictEqual(status, "blocked");
    assert.match(verdict, /^blocked: 400 in control and 300 in target/);
    const [{difference, lift, cuped, arms, mann_whitney, outcome} = kpis[0]!] = kpis;
    assert.deepStrictEqual([difference.value, lift.value, cuped, mann_whitney], [null, null, null, null]);
    assert.deepStrictEqual(
      arms.map((d) => [d.n, d.mean]),
      [
        [400, null],
        [300, null]
      ]
    );
    assert.strictEqual(outcome, "blocked");
  });
  it("judges the split by its planned share", () => {
    assert.strictEqual(
      result({control: 400, target: 100, plan: {expected_share_target: 0.2}}).status,
      "ended"
    );
    assert.strictEqual(result({control: 400, target: 100}).status, "blocked");
  });
  it("notes a split that is odd but no more", () => {
    // (330 - 250)^2 / 580 = 11.03 is blocked; (320 - 255)^2 / 575 = 7.35, p 0.0067, is a note.
    assert.strictEqual(result({control: 330, target: 250}).status, "blocked");
    const {status, notes} = result({control: 320, target: 255});
    assert.strictEqual(status, "ended");
    assert.match(notes[0]!, /sizes are odd/);
  });
  it("counts accounts, not users, where arms are by account", () => {
    const {assigned_by, split} = result({control: 100, target: 100, size: 4});
    assert.strictEqual(assigned_by, "account");
    assert.deepStrictEqual([split.control, split.target], [25, 25]);
  });
  it("cannot decide on fewer than 6 accounts, whatever they show", () => {
    const {status, verdict, kpis} = result({control: 120, target: 80, size: 40, effect: 9});
    assert.strictEqual(status, "cannot decide");
    assert.strictEqual(verdict, "cannot decide: 5 accounts in all, fewer than 6");
    assert.isNull(kpis[0]!.difference.value);
    assert.strictEqual(result({control: 2, target: 3, plan: {unit: "account"}}).status, "cannot decide");
  });
  it("labels units picked for doing badly, without a control, as regression to the mean", () => {
    const {status, verdict, kpis} = result({
      control: 0,
      effect: 5,
      pre: true,
      plan: {selected_because: "lowest usage"}
    });
    assert.strictEqual(status, "no control");
    assert.match(verdict, /^no control: .*regression to the mean: .*lowest usage/);
    assert.isNull(kpis[0]!.difference.value);
    assert.notMatch(result({control: 0}).verdict, /regression/);
  });
  it("has a sentence for no units, no KPI and no measurements", () => {
    assert.match(experimentResult({...experiment(), units: []}).verdict, /^no target/);
    assert.match(experimentResult({...experiment(), kpis: []}).verdict, /no KPI is marked/);
    assert.match(experimentResult({...experiment(), measures: []}).verdict, /^cannot decide: no units/);
  });
});

describe("experimentResult(input) with accounts", () => {
  it("clusters errors by account from 30 accounts on, and permutes accounts below", () => {
    assert.match(first({size: 5}).difference.method, /^clustered by account/);
    assert.match(first({size: 20}).difference.method, /^permutation of clusters/);
    assert.isNull(first({size: 5}).mann_whitney);
  });
  it("takes users as independent where the arms are by user", () => {
    const input = experiment({size: 5});
    const units = input.units.map((d, i) => ({
      ...d,
      arm: i % 2 === 0 ? ("control" as const) : ("target" as const)
    }));
    const {assigned_by, kpis} = experimentResult({...input, units});
    assert.strictEqual(assigned_by, "unit");
    assert.match(kpis[0]!.difference.method, /^Welch/);
  });
});

describe("experimentResult(input) with several KPIs", () => {
  it("corrects the secondary ones together and leaves the primary apart", () => {
    const kpis = Array.from({length: 11}, (): Partial<ExperimentKpi> => ({}));
    const {kpis: results} = result({kpis});
    assert.isNull(results[0]!.stands);
    for (const d of results.slice(1)) assert.strictEqual(d.stands, false);
    for (const d of result({kpis, effect: 3}).kpis.slice(1))
      assert.deepStrictEqual([d.stands, d.outcome], [true, "better"]);
  });
  it("does not announce a secondary KPI that only stands alone", () => {
    const kpis = Array.from({length: 31}, (): Partial<ExperimentKpi> => ({}));
    const results = result({kpis, control: 60, target: 60}).kpis;
    const lonely = results.filter((d) => d.role === "secondary" && d.difference.p! < 0.05);
    assert.isAbove(lonely.length, 0);
    for (const d of lonely) {
      assert.strictEqual(d.outcome, "no detectable difference");
      assert.match(d.verdict, /once all secondary KPIs are allowed for/);
    }
  });
  it("holds guardrails to their margin on one side", () => {
    const guarded = (effect: number, margin: number | null, direction: "up" | "down" = "up") =>
      first({effect, control: 300, target: 300, kpis: [{role: "guardrail", margin, direction}]});
    assert.strictEqual(guarded(0, 1).outcome, "holds");
    assert.strictEqual(guarded(0, -1).outcome, "holds");
    assert.strictEqual(guarded(-3, 1).outcome, "breached");
    assert.strictEqual(guarded(-1, 1).outcome, "not shown to hold");
    assert.strictEqual(guarded(3, 1, "down").outcome, "breached");
    assert.strictEqual(guarded(0, 1, "down").outcome, "holds");
    assert.strictEqual(guarded(0, null).outcome, "not shown to hold");
    const {guardrail, difference} = guarded(0, 1);
    // One-sided 95 %: 1.645 standard errors (1.647 for Student) below, not 1.96.
    assert.approximately(guardrail!.bound!, difference.value! - 1.6474 * difference.se!, 0.001);
  });
});

describe("experimentResult(input) before the planned end", () => {
  const running = {as_of: "2026-05-31", effect: 0.5};
  it("shows a confidence sequence and no p-value anywhere", () => {
    const {status, kpis} = result({...running, pre: true});
    assert.strictEqual(status, "running");
    const [{difference, lift, cuped, mann_whitney} = kpis[0]!] = kpis;
    for (const d of [difference, lift, cuped!.difference]) {
      assert.match(d.method, /^confidence sequence/);
      assert.isNull(d.p);
      assert.isNotNull(d.low);
    }
    assert.isNull(mann_whitney);
    assert.isAbove(difference.high! - difference.low!, 5.5 * difference.se!);
  });
  it("runs on where no end is set, and is over on its end date", () => {
    assert.strictEqual(result({plan: {end_date: null}}).status, "running");
    assert.strictEqual(result({as_of: "2026-06-01"}).status, "ended");
  });
  it("gives counts only below 30 units in an arm, or 30 accounts where arms are by account", () => {
    for (const setting of [
      {...running, control: 29, target: 31},
      {...running, size: 5}
    ]) {
      const {difference, arms, outcome} = first(setting);
      assert.isNull(difference.value);
      assert.isNull(arms[0]!.mean);
      assert.strictEqual(outcome, "too early");
    }
    assert.isNotNull(first({...running, control: 30, target: 30}).difference.low);
  });
  it("may say better early, and otherwise that it is too early, not that there is nothing", () => {
    assert.strictEqual(first({...running, effect: 3}).outcome, "better");
    assert.match(first({...running, effect: 0}).verdict, /^too early to tell/);
    assert.deepStrictEqual(result(running).improve, []);
  });
  it("is wider the further the planned end", () => {
    const width = (planned_units: number) => {
      const {low, high} = first({...running, plan: {planned_units}}).difference;
      return high! - low!;
    };
    assert.isBelow(width(200), width(2000));
  });
});

describe("experimentResult(input) of arms not drawn by lot", () => {
  it("compares changes, and neither blocks nor excuses their sizes", () => {
    const {status, notes, kpis} = result({
      control: 150,
      target: 50,
      pre: true,
      effect: 2,
      plan: {randomised: false}
    });
    assert.strictEqual(status, "ended");
    assert.include(notes.join(), "not drawn by lot");
    assert.strictEqual(kpis[0]!.decided_on, "did");
    assert.approximately(kpis[0]!.did!.difference.value!, 2, 0.5);
    assert.isNull(kpis[0]!.cuped);
    assert.strictEqual(kpis[0]!.outcome, "better");
  });
});
