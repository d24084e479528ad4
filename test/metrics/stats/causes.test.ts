import {group} from "d3";
import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {adjustedP, benjaminiHochberg} from "../../../src/metrics/benjaminiHochberg.js";
import {attributableShare, type ValuedSet} from "../../../src/metrics/stats/attributableShare.js";
import {conditionalLogistic, type ConditionalFit} from "../../../src/metrics/stats/conditionalLogistic.js";
import {detectableOdds} from "../../../src/metrics/stats/detectableOdds.js";
import {mantelHaenszel} from "../../../src/metrics/stats/mantelHaenszel.js";
import type {OddsTable} from "../../../src/metrics/stats/oddsTable.js";
import {assertAgrees, oracle, oracleInput} from "../../support/oracle.js";
import {parkMiller} from "../../support/parkMiller.js";

const answers = oracle("causes");
const rows = oracleInput("matched_sets.csv") as Record<
  "set" | "case" | "quiet" | "tickets" | "trend" | "mrr",
  number
>[];

function setsOf(exposed: (d: (typeof rows)[number]) => boolean, data = rows): ValuedSet[] {
  return [...group(data, (d) => d.set).values()].map((members) => {
    const count = (is_case: number, e: boolean) =>
      members.filter((d) => d.case === is_case && exposed(d) === e).length;
    const mrr_lost = members.reduce((sum, d) => sum + d.mrr, 0);
    return {
      exposed_cases: count(1, true),
      unexposed_cases: count(1, false),
      exposed_controls: count(0, true),
      unexposed_controls: count(0, false),
      mrr_lost,
      exposed_mrr_lost: count(1, true) * mrr_lost
    };
  });
}

const quiet = setsOf((d) => d.quiet === 1);
const tickets = setsOf((d) => d.tickets >= 3);
const turned = (d: OddsTable): OddsTable => ({
  exposed_cases: d.unexposed_cases,
  unexposed_cases: d.exposed_cases,
  exposed_controls: d.unexposed_controls,
  unexposed_controls: d.exposed_controls
});
function strata(): OddsTable[] {
  const u = parkMiller(48, 401).map((d) => Math.floor(9 * d));
  u.set([0, 0, 2, 3], 8);
  u.set([4, 0, 5, 0], 24);
  return Array.from({length: 12}, (_, k) => ({
    exposed_cases: u[4 * k]!,
    unexposed_cases: u[4 * k + 1]!,
    exposed_controls: u[4 * k + 2]!,
    unexposed_controls: u[4 * k + 3]!
  }));
}

describe("mantelHaenszel(tables) agrees with R's mantelhaen.test", () => {
  it.each([
    ["quiet", quiet],
    ["tickets", tickets],
    ["ten", quiet.slice(0, 10)],
    ["strata", strata()]
  ])("of %s", (key, tables) => {
    const found = mantelHaenszel(tables);
    for (const field of ["odds_ratio", "low", "high", "chi2", "p"] as const)
      assertAgrees(found[field], answers.get(`${key} ${field}`), `${key} ${field}`);
    assert.isNull(found.bound);
  });
  it("and gives an exact bound where R's estimate is infinite: within the 1e-4 of R's search, 1e-6 of a closer one", () => {
    const all = quiet.filter((d) => d.exposed_cases === 1 && d.unexposed_controls > 0).slice(0, 8);
    const found = mantelHaenszel(all);
    assert.strictEqual(answers.get("all exposed R's estimate"), Infinity);
    assert.deepInclude(found, {odds_ratio: null, low: null, high: null});
    assert.strictEqual(found.bound?.side, "at least");
    assertAgrees(found.bound?.value, answers.get("all exposed bound"), "bound");
    assertAgrees(found.bound?.value, answers.get("all exposed R's bound"), "R's bound", 1e-3);
    assert.match(found.reason ?? "", /no unexposed case beside an exposed control: only a bound/);
  });
  it("and where it is 0", () => {
    const found = mantelHaenszel(quiet.filter((d) => d.unexposed_cases === 1 && d.exposed_controls > 0));
    assert.strictEqual(found.bound?.side, "at most");
    assertAgrees(found.bound?.value, answers.get("none exposed bound"), "bound");
    assertAgrees(found.bound?.value, answers.get("none exposed R's bound"), "R's bound", 1e-3);
  });
});

describe("mantelHaenszel(tables) where nothing can be said", () => {
  const same = {exposed_cases: 1, unexposed_cases: 0, exposed_controls: 3, unexposed_controls: 0};
  it.each([
    [[], "no matched sets"],
    [[same], "everybody was exposed"],
    [[turned(same)], "nobody was exposed"],
    [[same, turned(same)], "no set in which case and controls differ in exposure"]
  ])("says why", (tables, reason) => {
    const none = {odds_ratio: null, low: null, high: null, se_log: null, chi2: null, p: null, bound: null};
    assert.deepStrictEqual(mantelHaenszel(tables), {sets: tables.length, informative: 0, ...none, reason});
  });
  it("does not test under the least number of informative sets, but estimates", () => {
    const found = mantelHaenszel(quiet.slice(0, 10), {least: 10});
    assert.isNull(found.p);
    assert.match(found.reason ?? "", /^\d informative sets, fewer than 10: not tested$/);
    assertAgrees(found.odds_ratio, answers.get("ten odds_ratio"), "odds ratio");
  });
});

describe("mantelHaenszel(tables) by its laws", () => {
  const count = fc.integer({min: 0, max: 5});
  const table = fc.record({
    exposed_cases: count,
    unexposed_cases: count,
    exposed_controls: count,
    unexposed_controls: count
  });
  it("inverts when exposure is turned, does not mind the order of sets, and is never NaN", () => {
    fc.assert(
      fc.property(fc.array(table, {maxLength: 12}), (tables) => {
        const [one, two] = [mantelHaenszel(tables), mantelHaenszel(tables.map(turned).reverse())];
        for (const d of [one, two])
          for (const v of Object.values(d)) assert.isFalse(typeof v === "number" && !Number.isFinite(v));
        if (one.odds_ratio === null) {
          assert.isNull(two.odds_ratio);
          if (one.bound !== null) assertAgrees(one.bound.value, 1 / two.bound!.value, "bound", 1e-9);
          return;
        }
        assertAgrees(one.odds_ratio, 1 / two.odds_ratio!, "odds ratio", 1e-9);
        assertAgrees(one.low, 1 / two.high!, "interval", 1e-9);
        assertAgrees(one.p, two.p, "p", 1e-9);
      })
    );
  });
  it("is that of one table when there is one", () => {
    const one = {exposed_cases: 6, unexposed_cases: 4, exposed_controls: 3, unexposed_controls: 9};
    assert.approximately(mantelHaenszel([one]).odds_ratio!, (6 * 9) / (4 * 3), 1e-12);
  });
});

const column = (name: "quiet" | "tickets" | "trend", data = rows) => ({
  name,
  values: Float64Array.from(data, (d) => d[name])
});
const members = (data = rows) => ({set: data.map((d) => d.set), is_case: data.map((d) => d.case)});

function agrees(key: string, found: ConditionalFit): void {
  for (const d of found.coefficients.filter((c) => c.estimate !== null))
    for (const field of ["estimate", "se", "p"] as const)
      assertAgrees(d[field], answers.get(`${key} ${d.term} ${field}`), `${key} ${d.term} ${field}`);
  assertAgrees(found.log_likelihood, answers.get(`${key} log_likelihood`), `${key} log_likelihood`);
}

describe("conditionalLogistic(rows, terms) agrees with R's clogit", () => {
  it("of one covariate, of three, and of four sets", () => {
    agrees("one", conditionalLogistic(members(), [column("quiet")]));
    agrees("three", conditionalLogistic(members(), [column("quiet"), column("tickets"), column("trend")]));
    const few = rows.filter((d) => d.set <= 4);
    agrees("tiny", conditionalLogistic(members(few), [column("trend", few)]));
  });
  it("leaving out combinations, as R does, and what is the same within every set", () => {
    const sum = {name: "sum", values: Float64Array.from(rows, (d) => d.quiet + 2 * d.tickets)};
    const flat = {name: "size", values: Float64Array.from(rows, (d) => d.set % 5)};
    const found = conditionalLogistic(members(), [column("quiet"), column("tickets"), sum, flat]);
    assert.deepStrictEqual(
      [1, 2, 3].map((d) => answers.get(`left out.${d}`)),
      [0, 0, 1]
    );
    assert.strictEqual(found.coefficients[2]!.reason, "sum is a combination of the terms before it");
    assert.strictEqual(found.coefficients[3]!.reason, "size is the same within every set");
    assert.isNotNull(found.coefficients[0]!.estimate);
  });
  it("naming what tells cases from controls, where R gives an error of hundreds", () => {
    assert.isAbove(answers.get("separated se")!, 100);
    const leader = {name: "leader", values: Float64Array.from(rows, (d) => 2 * d.case + d.quiet)};
    const found = conditionalLogistic(members(), [leader]);
    assert.match(found.reason ?? "", /^separation: leader tells every case/);
    assert.isNull(found.coefficients[0]!.estimate);
  });
  it("saying why there is nothing to fit", () => {
    assert.strictEqual(conditionalLogistic({set: [], is_case: []}, []).reason, "no matched sets");
    const alone = conditionalLogistic({set: [1, 2, 2], is_case: [1, 0, 0]}, [
      {name: "x", values: Float64Array.of(1, 2, 3)}
    ]);
    assert.strictEqual(alone.coefficients[0]!.reason, "no set has both a case and a control");
    assert.throws(
      () => conditionalLogistic({set: ["s", "s"], is_case: [1, 1]}, []),
      /^set s has two cases, expected one$/
    );
  });
  it("whatever the order of rows and the names of sets, and by unit of each covariate", () => {
    const base = conditionalLogistic(members(), [column("trend"), column("quiet")]).coefficients;
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, {minLength: rows.length}),
        fc.integer({min: 1, max: 1000}),
        (data, k) => {
          const scaled = {name: "trend", values: Float64Array.from(data, (d) => k * d.trend + d.set)};
          const set = data.map((d) => `set ${1000 - d.set}`);
          const found = conditionalLogistic({set, is_case: members(data).is_case}, [
            scaled,
            column("quiet", data)
          ]).coefficients;
          assertAgrees(found[0]!.estimate! * k, base[0]!.estimate, "trend", 1e-8);
          assertAgrees(found[1]!.se, base[1]!.se, "quiet", 1e-8);
        }
      ),
      {numRuns: 20}
    );
  });
});

describe("adjustedP(p)", () => {
  const p = [0.001, 0.04, 0.03, 0.03, null, 0.2, 0.9, 0.012, 1];
  it("agrees with R's p.adjust, nulls apart", () => {
    for (const [i, d] of adjustedP(p).entries())
      assertAgrees(d, answers.get(`adjusted.${i + 1}`), `${i}`, 1e-12);
    const many = [...parkMiller(200, 402)].map((d) => d ** 3);
    for (const [i, d] of adjustedP(many).entries())
      assertAgrees(d, answers.get(`adjusted many.${i + 1}`), `${i}`, 1e-12);
    assert.deepStrictEqual(adjustedP([]), []);
    assert.deepStrictEqual(adjustedP([null]), [null]);
  });
  it("is at most q exactly where the test stands at q", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: 0, max: 1, noNaN: true})),
        fc.double({min: 0.01, max: 0.5, noNaN: true}),
        (tests, q) => {
          const adjusted = adjustedP(tests);
          for (const [i, d] of benjaminiHochberg(tests, q).entries())
            if (Math.abs(adjusted[i]! - q) > 1e-12) assert.strictEqual(adjusted[i]! <= q, d);
        }
      )
    );
  });
});

describe("attributableShare(sets)", () => {
  it("agrees with the formula in R, and with R's bootstrap from the same random numbers", () => {
    const found = attributableShare(quiet, {replicates: 400, seed: 7});
    assertAgrees(found.value, answers.get("share"), "share");
    assertAgrees(found.low, answers.get("share low"), "low");
    assertAgrees(found.high, answers.get("share high"), "high");
  });
  it("is 0 when the exposed leave no more often, and never below", () => {
    const found = attributableShare(quiet.map((d) => ({...d, ...turned(d)})));
    assert.deepStrictEqual([found.value, found.low], [0, 0]);
  });
  it("says why there is none", () => {
    assert.strictEqual(attributableShare([]).reason, "no matched sets");
    assert.strictEqual(attributableShare(quiet.map((d) => ({...d, mrr_lost: 0}))).reason, "no MRR was lost");
    const all = quiet.filter((d) => d.exposed_cases === 1);
    assert.strictEqual(attributableShare(all).reason, "the odds ratio has no estimate, only a bound");
    const one = {
      exposed_cases: 2,
      unexposed_cases: 1,
      exposed_controls: 1,
      unexposed_controls: 4,
      mrr_lost: 9,
      exposed_mrr_lost: 6
    };
    assert.deepInclude(attributableShare([one]), {low: null, high: null, reason: "one set: no interval"});
  });
});

describe("detectableOdds(sets)", () => {
  const exposures = (tables: readonly OddsTable[]) =>
    tables.map((d) => ({
      exposed: d.exposed_cases + d.exposed_controls,
      members: d.exposed_cases + d.exposed_controls + d.unexposed_cases + d.unexposed_controls
    }));
  const thirty = Array.from({length: 30}, (_, i) => ({members: 4, exposed: 1 + (i % 3)}));
  it("agrees with the root that R finds", () => {
    assertAgrees(detectableOdds(exposures(quiet)).value, answers.get("detectable quiet"), "quiet");
    assertAgrees(detectableOdds(thirty).value, answers.get("detectable thirty"), "thirty");
    const pairs = Array.from({length: 100}, () => ({members: 2, exposed: 1}));
    assertAgrees(detectableOdds(pairs).value, answers.get("detectable pairs"), "pairs");
  });
  it("is found by the test in about 80 of 100 simulations, and an odds ratio of 1 in about 5", () => {
    // 4,000 simulations: 3 standard errors are 1.9 and 1.0 points; the normal approximation may take 2 more.
    const sets = Array.from({length: 5}, () => thirty).flat();
    const {value} = detectableOdds(sets);
    assert.approximately(found(sets, value!), 0.8, 0.04);
    assert.approximately(found(sets, 1), 0.05, 0.02);
  });
  it("falls with more sets, and has none with too few", () => {
    assert.isBelow(detectableOdds([...thirty, ...thirty]).value!, detectableOdds(thirty).value!);
    assert.strictEqual(
      detectableOdds(thirty.slice(0, 2)).reason,
      "too few informative sets to find any odds ratio"
    );
    assert.match(detectableOdds([{members: 3, exposed: 3}]).reason ?? "", /^no set in which/);
  });
});

/** The share of simulated sets in which the test finds something at 5 %. */
function found(sets: readonly {members: number; exposed: number}[], odds: number): number {
  const u = parkMiller(4000 * sets.length, 77);
  let hits = 0;
  for (let k = 0; k < 4000; ++k) {
    const tables = sets.map(({members: m, exposed: e}, i): OddsTable => {
      const is = Number(u[k * sets.length + i]! < (e * odds) / (e * odds + m - e));
      return {
        exposed_cases: is,
        unexposed_cases: 1 - is,
        exposed_controls: e - is,
        unexposed_controls: m - e - 1 + is
      };
    });
    hits += Number(mantelHaenszel(tables).p! < 0.05);
  }
  return hits / 4000;
}
