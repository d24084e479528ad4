import {readFileSync} from "node:fs";
import {join} from "node:path";
import {csvParse, type DSVRowString, group, max, min} from "d3";
import {assert, describe, it} from "vitest";
import {restrictedMeanMetric} from "../../../src/metrics/restrictedMean.js";
import {coxRegression} from "../../../src/metrics/stats/coxRegression.js";
import type {Term} from "../../../src/metrics/stats/fit.js";
import {logRank} from "../../../src/metrics/stats/logRank.js";
import {proportionality} from "../../../src/metrics/stats/proportionality.js";
import type {Spells} from "../../../src/metrics/stats/spells.js";
import {type Follow, survival, survivalAt} from "../../../src/metrics/survival.js";
import {survivalQuantile} from "../../../src/metrics/survivalQuantile.js";
import {assertAgrees, oracle} from "../../support/oracle.js";
import {hasDatasets} from "../../support/shared.js";
import {PROJECT} from "../../support/sources.js";
import {series} from "../../support/survivalCases.js";

type Row = DSVRowString;
const given = hasDatasets();
const answers = oracle("survivalPublished");

function read(path: string): Row[] {
  return given ? csvParse(readFileSync(join(PROJECT, "..", "shared", "datasets", path), "utf8")) : [];
}
const column = (rows: readonly Row[], name: string) => Float64Array.from(rows, (d) => +d[name]!);
const terms = (rows: readonly Row[], ...names: string[]): Term[] =>
  names.map((name) => ({name, values: column(rows, name)}));

function assertModel(key: string, spells: Spells, covariates: Term[]): void {
  const fit = coxRegression(spells, covariates);
  for (const d of ["estimate", "se"] as const)
    series(answers, `${key} ${d}`).forEach((expected, i) =>
      assertAgrees(fit.coefficients[i]?.[d], expected, `${key} ${d} ${i}`, 1e-8)
    );
  assertAgrees(fit.loglik, series(answers, `${key} loglik`)[1], `${key} loglik`, 1e-10);
  assertAgrees(fit.score.chi2, answers.get(`${key} score`), `${key} score`, 1e-8);
  assertAgrees(fit.concordance, answers.get(`${key} concordance`), `${key} concordance`, 1e-10);
  for (const transform of ["km", "identity"] as const) {
    const tests = proportionality(spells, covariates, {fit, transform});
    series(answers, `${key} ${transform}`).forEach((expected, i) =>
      assertAgrees(tests[i]?.chi2, expected, `${key} ${transform} ${i}`, 1e-7)
    );
  }
}

describe.runIf(given)("lung", () => {
  const rows = read("survival_ref/lung.csv");
  const spellsOf = (D: Row[]) => ({
    time: column(D, "time"),
    event: column(D, "status").map((d) => d - 1)
  });
  const sick = rows.filter((d) => d["ph.ecog"] !== "");

  it("has the published log-rank test by sex, 10.32674, p 0.001311", () => {
    const {chi2, df, p} = logRank(spellsOf(rows), column(rows, "sex"));
    assert.approximately(chi2!, 10.32674, 5e-6);
    assert.strictEqual(df, 1);
    assert.approximately(p!, 0.001311, 5e-7);
    assertAgrees(chi2, answers.get("lung logrank"), "lung logrank", 1e-10);
    const stratum = column(sick, "ph.ecog");
    const stratified = logRank({...spellsOf(sick), stratum}, column(sick, "sex"));
    assertAgrees(stratified.chi2, answers.get("lung logrank by ecog"), "stratified", 1e-10);
  });
  it("has the published Cox coefficient of sex, -0.531, hazard ratio 0.588", () => {
    const [sex] = coxRegression(spellsOf(rows), terms(rows, "sex")).coefficients;
    assert.approximately(sex!.estimate!, -0.531, 5e-4);
    assert.approximately(Math.exp(sex!.estimate!), 0.588, 5e-4);
    assertModel("lung sex", spellsOf(rows), terms(rows, "sex"));
    assertModel("lung", spellsOf(sick), terms(sick, "age", "sex", "ph.ecog"));
  });
  it("has the published restricted mean of a year, 263.22 with standard error 7.80", () => {
    const {time, event} = spellsOf(rows);
    const steps = survival(Array.from(time, (d, i) => ({time: d, event: event[i] === 1})));
    const {value, se} = restrictedMeanMetric(steps, 365);
    assert.approximately(value!, 263.22, 0.005);
    assert.approximately(se!, 7.8, 0.005);
    assertAgrees(value, answers.get("lung rmean.1"), "rmean", 1e-10);
    assertAgrees(se, answers.get("lung rmean.2"), "se(rmean)", 1e-10);
  });
});

describe.runIf(given)("aml and veteran", () => {
  const aml = read("survival_ref/aml.csv");
  const veteran = read("survival_ref/veteran.csv");
  const spells = {time: column(veteran, "time"), event: column(veteran, "status")};
  const labels = (rows: Row[], name: string) => rows.map((d) => d[name]!);

  it("have the published log-rank tests", () => {
    const {chi2, p} = logRank({time: column(aml, "time"), event: column(aml, "status")}, labels(aml, "x"));
    assert.approximately(chi2!, 3.396389, 5e-7);
    assert.approximately(p!, 0.0653, 5e-5);
    const cells = logRank(spells, labels(veteran, "celltype"));
    assert.approximately(cells.chi2!, 25.4037, 5e-5);
    assert.strictEqual(cells.df, 3);
    assert.approximately(logRank(spells, labels(veteran, "trt")).p!, 0.93, 0.005);
    assertAgrees(cells.chi2, answers.get("veteran logrank"), "veteran", 1e-10);
  });
  it("have the published medians by treatment, 103 and 52.5", () => {
    const median = (trt: string) =>
      survivalQuantile(
        survival(
          veteran.filter((d) => d.trt === trt).map((d) => ({time: Number(d.time), event: d.status === "1"}))
        ),
        0.5
      ).value;
    assert.deepStrictEqual([median("1"), median("2")], [103, 52.5]);
  });
  it("have R's Cox models, with and without strata", () => {
    const covariates = terms(veteran, "trt", "karno", "diagtime", "age", "prior");
    assertModel("veteran", spells, covariates);
    assertModel("veteran by cell", {...spells, stratum: labels(veteran, "celltype")}, covariates);
  });
});

const DAY = 86_400_000;
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

function assertSurvival(follows: Follow[], events: number, expected: Record<number, number>): void {
  const steps = survival(follows);
  assert.strictEqual(follows.filter((d) => d.event).length, events);
  for (const [time, s] of Object.entries(expected))
    assert.approximately(survivalAt(steps, +time).survival, s, 5e-7, `S(${time})`);
}

describe.runIf(given)("RavenStack", () => {
  it("subscriptions: S(30), S(90), S(180), S(365) with 486 events", () => {
    const follows = read("ravenstack/ravenstack_subscriptions.csv").map((d) => ({
      time: days(d.start_date!, d.end_date! || "2024-12-31"),
      event: d.end_date !== ""
    }));
    assertSurvival(follows, 486, {30: 0.955166, 90: 0.921519, 180: 0.891011, 365: 0.847334});
  });
  it("accounts, signup to first churn event: median 151 (125 to 192 on the log scale), S(365) 0.287344", () => {
    const churned = group(read("ravenstack/ravenstack_churn_events.csv"), (d) => d.account_id!);
    const follows = read("ravenstack/ravenstack_accounts.csv").map((d) => {
      const first = min(churned.get(d.account_id!) ?? [], (e) => e.churn_date!);
      return {time: days(d.signup_date!, first ?? "2024-12-31"), event: first !== undefined};
    });
    assertSurvival(follows, 352, {365: 0.287344});
    assert.deepStrictEqual(survivalQuantile(survival(follows, {scale: "log"}), 0.5), {
      value: 151,
      low: 125,
      high: 192
    });
  });
});

describe.runIf(given)("ChurnSim: first start to last end, or censored on the last day", () => {
  const follow = (folder: string, as_of: string): Follow[] =>
    Array.from(
      group(
        read(`${folder}/subscription.csv`).filter((d) => d.start_date! <= as_of),
        (d) => d.account_id!
      ).values(),
      (D) => {
        const [start, end] = [min(D, (d) => d.start_date!)!, max(D, (d) => d.end_date!)!];
        return {time: days(start, end <= as_of ? end : as_of), event: end <= as_of};
      }
    );
  it("crm6: 38 events, S(90), S(180), S(365)", () => {
    assertSurvival(follow("churnsim_crm6", "2023-07-01"), 38, {90: 0.953812, 180: 0.925602, 365: 0.768588});
  });
  it("socialnet7: 56 events, S(30), S(90)", () => {
    assertSurvival(follow("churnsim_socialnet7", "2020-06-01"), 56, {30: 0.991157, 90: 0.909449});
  });
});
