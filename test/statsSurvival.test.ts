import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {csvFormat} from "d3";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {CoxFit} from "../src/metrics/stats/coxRegression.js";
import type {LogRank} from "../src/metrics/stats/logRank.js";
import type {ProportionalityTest} from "../src/metrics/stats/proportionality.js";
import type {QuantileEstimate} from "../src/metrics/survivalQuantile.js";
import {askCli, askCliWell} from "./support/cli.js";
import {assertAgrees, oracle, oracleInput} from "./support/oracle.js";
import {series} from "./support/survivalCases.js";

interface SurvivalAnswer {
  groups: {
    group: string;
    n: number;
    events: number;
    median: QuantileEstimate;
    table: Record<"time" | "at_risk" | "events" | "survival" | "low" | "high", number | null>[];
  }[];
  logrank: LogRank;
}

let dir: string;
const file = (name: string) => join(dir, name);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-stats-"));
  const rows = oracleInput("survival.csv");
  for (const name of ["ties", "late", "constant", "no_events"])
    await writeFile(file(`${name}.csv`), csvFormat(rows.filter((d) => d.case === name)));
  await writeFile(file("odd.csv"), "t,e,x\n1,1,3\n2,2,4\n-3,1,many\n");
});
afterAll(() => rm(dir, {recursive: true, force: true}));

const columns = ["--time", "time", "--event", "event"];

describe("quarterdeck stats survival", () => {
  it("answers with R's curve, median and log-rank test, and nothing else in the table", async () => {
    const {stdout} = await askCliWell(["stats", "survival", ...columns, "--json", file("ties.csv")]);
    const {groups, logrank} = JSON.parse(stdout) as SurvivalAnswer;
    const answers = oracle("survivalCurves");
    assert.deepInclude(groups[0], {group: "all", n: 60});
    assert.deepStrictEqual(Object.keys(groups[0]!.table[0]!), [
      "time",
      "at_risk",
      "events",
      "survival",
      "low",
      "high"
    ]);
    for (const [ours, theirs] of [
      ["time", "time"],
      ["at_risk", "at_risk"],
      ["survival", "log-log surv"],
      ["low", "log-log low"],
      ["high", "log-log high"]
    ] as const)
      series(answers, `ties ${theirs}`).forEach((d, i) =>
        assertAgrees(groups[0]!.table[i]?.[ours], d, `${ours} ${i}`)
      );
    const {value, low, high} = groups[0]!.median;
    series(answers, "ties log-log median").forEach((d, i) =>
      assertAgrees([value, low, high][i], d, `median ${i}`)
    );
    assert.deepInclude(logrank, {chi2: null, p: null, reason: "only one group"});
  });
  it("--by compares groups, --strata within strata", async () => {
    const args = ["stats", "survival", ...columns, "--by", "group", "--json", file("ties.csv")];
    const [plain, stratified] = await Promise.all(
      [args, [...args, "--strata", "stratum"]].map(
        async (d) => JSON.parse((await askCliWell(d)).stdout) as SurvivalAnswer
      )
    );
    const answers = oracle("logRank");
    assert.deepStrictEqual(
      plain!.groups.map((d) => d.group),
      ["a", "b", "c"]
    );
    assertAgrees(plain!.logrank.chi2, answers.get("ties chi2"), "chi2");
    assertAgrees(plain!.logrank.p, answers.get("ties p"), "p");
    assertAgrees(stratified!.logrank.chi2, answers.get("ties stratified chi2"), "stratified chi2");
  });
  it("prints text for people, with what cannot be said", async () => {
    const {stdout} = await askCliWell(["stats", "survival", ...columns, file("no_events.csv")]);
    assert.match(stdout, /^median value: n\/a$/m);
    assert.match(stdout, /^logrank reason: only one group$/m);
    assert.notMatch(stdout, /NaN|Infinity|undefined/);
  });
  it.each([
    [["--time", "tme", "--event", "e"], /there is no column tme \(did you mean t\?\)|there is no column tme/],
    [["--time", "t", "--event", "e"], /row 2: e is 2, expected 1 \(it happened\) or 0/],
    [["--time", "x", "--event", "t"], /row 3: x is many, expected a number/],
    [["--time", "t", "--event", "e", "--interval", "logit"], /expected log-log, log or plain, not logit/],
    [["--time", "t", "--event", "e", "--limit", "soon"], /expected a time above 0, not soon/],
    [["--time", "t"], /--event/]
  ])("says what is wrong with %j", async (args, message) => {
    const {code, stdout, stderr} = await askCli(["stats", "survival", ...args, file("odd.csv")]);
    assert.notStrictEqual(code, 0);
    assert.strictEqual(stdout, "");
    assert.match(stderr, message);
    assert.notMatch(stderr, /^\s+at /m);
  });
});

describe("quarterdeck stats cox", () => {
  type Answer = CoxFit & {proportionality: ProportionalityTest[]};
  const cox = async (...args: string[]) =>
    JSON.parse((await askCliWell(["stats", "cox", ...columns, ...args, "--json"])).stdout) as Answer;
  const answers = oracle("cox");

  it("answers with R's coefficients, concordance and tests of proportionality, late entry included", async () => {
    const {n, events, coefficients, concordance, proportionality} = await cox(
      "--entry",
      "entry",
      "--x",
      "x1,x2,x3",
      file("late.csv")
    );
    assert.deepStrictEqual([n, events], [answers.get("late n"), answers.get("late events")]);
    assert.deepStrictEqual(Object.keys(coefficients[0]!), ["term", "estimate", "se", "low", "high", "p"]);
    for (const key of ["estimate", "se", "low", "high", "p"] as const)
      series(answers, `late ${key}`).forEach((d, i) =>
        assertAgrees(coefficients[i]?.[key], d, `${key} ${i}`)
      );
    assertAgrees(concordance, answers.get("late concordance"), "concordance");
    assert.deepStrictEqual(
      proportionality.map((d) => d.term),
      ["x1", "x2", "x3", "GLOBAL"]
    );
    series(answers, "late km chi2").forEach((d, i) => assertAgrees(proportionality[i]?.chi2, d, `zph ${i}`));
  });
  it("gives null and names the covariate that is constant", async () => {
    const {coefficients} = await cox("--x", "x1,x2", file("constant.csv"));
    assert.include(coefficients[1], {term: "x2", estimate: null, p: null, reason: "x2 is constant"});
    assert.isNumber(coefficients[0]?.estimate);
  });
  it("--cluster changes errors, not estimates, and counts the clusters", async () => {
    const args = ["--x", "x1", file("ties.csv")];
    const [plain, clustered] = await Promise.all([cox(...args), cox("--cluster", "group", ...args)]);
    assert.strictEqual(clustered.clusters, 3);
    assert.strictEqual(clustered.coefficients[0]!.estimate, plain.coefficients[0]!.estimate);
    assert.notStrictEqual(clustered.coefficients[0]!.se, plain.coefficients[0]!.se);
  });
  it("says that there are no events", async () => {
    assert.include(await cox("--x", "x1", file("no_events.csv")), {reason: "no events", loglik: null});
  });
  it.each([
    [["--x", "group"], /row 1: group is .+, expected a number/],
    [["--x", "x1", "--entry", "time"], /expected an earlier one/],
    [["--x", "x9"], /there is no column x9/]
  ])("says what is wrong with %j", async (args, message) => {
    const {code, stderr} = await askCli(["stats", "cox", ...columns, ...args, file("ties.csv")]);
    assert.notStrictEqual(code, 0);
    assert.match(stderr, message);
  });
});
