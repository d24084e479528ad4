import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Difference} from "../src/metrics/stats/difference.js";
import {askCli, askCliWell} from "./support/cli.js";
import {assertAgrees, oracle, oracleInput} from "./support/oracle.js";

const answers = oracle("experiments");
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-stats-experiment-"));
  for (const name of ["plain", "clusters40", "clusters12", "clusters5"]) {
    const rows = oracleInput("experiments.csv").filter((d) => d.case === name);
    await write(`${name}.csv`, rows);
  }
  const panel = oracleInput("panel.csv").filter((d) => d.case === "panel40");
  await write("panel.csv", panel);
  await write("blocked.csv", [
    ...Array.from({length: 400}, (_, i) => ({arm: "control", value: i % 7})),
    ...Array.from({length: 300}, (_, i) => ({arm: "target", value: i % 5}))
  ]);
});
afterAll(() => rm(dir, {recursive: true, force: true}));

async function write(
  name: string,
  rows: readonly Record<string, string | number | null | undefined>[]
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((d) => columns.map((c) => String(d[c] ?? "")).join(","));
  await writeFile(join(dir, name), [columns.join(","), ...lines, ""].join("\n"));
}

interface Answer {
  n: number;
  left_out: number;
  srm: {chi2: number | null; p: number | null; flag: string; assigned_by: string};
  arms: {arm: string; n: number; mean: number | null}[];
  difference: Difference;
  lift: Difference;
  mann_whitney: {u: number | null; p: number | null};
  cuped: {difference: Difference; variance_saved: number | null};
  verdict: string;
}

async function experiment(file: string, ...args: string[]): Promise<Answer> {
  const all = ["stats", "experiment", "--arm", "arm", "--kpi", "value", ...args, join(dir, file), "--json"];
  return JSON.parse((await askCliWell(all)).stdout) as Answer;
}

describe("quarterdeck stats experiment", () => {
  it("agrees with R on a file: Welch, ranks, lift, CUPED", async () => {
    const d = await experiment("plain.csv", "--pre", "pre");
    assert.deepStrictEqual(
      d.arms.map(({arm, n}) => [arm, n]),
      [
        ["control", 35],
        ["target", 25]
      ]
    );
    for (const part of ["value", "low", "high", "p"] as const) {
      assertAgrees(d.difference[part], answers.get(`plain welch ${part}`), part);
      assertAgrees(d.cuped.difference[part], answers.get(`plain cuped ${part}`), `cuped ${part}`);
    }
    assertAgrees(d.lift.value, answers.get("plain lift"), "lift");
    assertAgrees(d.mann_whitney.p, answers.get("plain p FALSE"), "ranks");
    assertAgrees(d.cuped.variance_saved, answers.get("plain saved"), "saved");
    // (35 - 25)^2 / 60
    assert.approximately(d.srm.chi2!, 100 / 60, 1e-12);
    assert.strictEqual(d.srm.flag, "none");
    assert.match(d.verdict, /^no detectable difference: \+0\.546/);
  });
  it("clusters errors by account, and counts accounts in the split check", async () => {
    const d = await experiment("clusters40.csv", "--cluster", "account");
    for (const part of ["value", "se", "low", "high", "p"] as const)
      assertAgrees(d.difference[part], answers.get(`clusters40 clustered ${part}`), part);
    assert.deepStrictEqual([d.srm.assigned_by, d.srm.chi2], ["account", 0]);
    assert.match(d.cuped.difference.reason ?? "", /--pre/);
  });
  it("permutes under 30 accounts, and decides nothing under 6", async () => {
    const few = await experiment("clusters12.csv", "--cluster", "account");
    assertAgrees(few.difference.p, answers.get("clusters12 permuted p"), "p");
    const fewer = await experiment("clusters5.csv", "--cluster", "account");
    assert.strictEqual(fewer.verdict, "cannot decide: 5 accounts in all, fewer than 6");
    assert.deepStrictEqual([fewer.difference.value, fewer.lift.value], [null, null]);
  });
  it("gives no effect where the split is blocked", async () => {
    const d = await experiment("blocked.csv");
    assert.strictEqual(d.srm.flag, "block");
    assert.match(d.verdict, /^blocked/);
    assert.deepStrictEqual([d.difference.value, d.difference.p, d.lift.value], [null, null, null]);
    assert.match(d.cuped.difference.reason ?? "", /^blocked/);
    const planned = await experiment("blocked.csv", "--share", "0.43");
    assert.strictEqual(planned.srm.flag, "none");
    assert.isNotNull(planned.difference.value);
  });
  it("turns around with --control and with --down", async () => {
    const [there, back] = [
      await experiment("plain.csv"),
      await experiment("plain.csv", "--control", "target")
    ];
    assertAgrees(back.difference.value, -there.difference.value!, "value", 1e-12);
    // 0 to 6 in control, 0 to 4 in target: less, which is worse, or better where less is wanted.
    assert.match((await experiment("blocked.csv", "--share", "0.43")).verdict, /^worse: -/);
    assert.match((await experiment("blocked.csv", "--share", "0.43", "--down")).verdict, /^better: -/);
  });
  it("prints for people what it prints as JSON", async () => {
    const args = ["stats", "experiment", "--arm", "arm", "--kpi", "value", join(dir, "plain.csv")];
    const {stdout} = await askCliWell(args);
    assert.match(stdout, /^difference value: \d/m);
    assert.match(stdout, /^verdict: no detectable difference/m);
    assert.notMatch(stdout, /NaN|Infinity|undefined/);
  });
  it.each([
    [["--arm", "arn", "--kpi", "value"], /there is no column arn\. Did you mean arm\?|no column arn/],
    [["--arm", "account", "--kpi", "value"], /account has 40 values \(A01, .*…\), expected two arms/],
    [["--arm", "arm", "--kpi", "account"], /row 1: account is A01, expected a number/],
    [
      ["--arm", "arm", "--kpi", "value", "--control", "placebo"],
      /arm is never placebo; its arms are control and target/
    ],
    [["--arm", "arm", "--kpi", "value", "--share", "60"], /--share 60: expected a number between 0 and 1/],
    [["--arm", "arm"], /required option '--kpi <column>'/]
  ])("refuses %j with 2 and says why", async (args, message) => {
    const {code, stderr} = await askCli(["stats", "experiment", ...args, join(dir, "clusters40.csv")]);
    assert.strictEqual(code, 2);
    assert.match(stderr, message);
    assert.notMatch(stderr, /^\s+at /m);
  });
});

describe("quarterdeck stats did", () => {
  const did = (...args: string[]) =>
    askCli([
      "stats",
      "did",
      "--arm",
      "arm",
      "--period",
      "period",
      "--value",
      "value",
      ...args,
      join(dir, "panel.csv")
    ]);

  it("agrees with lm and vcovCL on a file, with a placebo test", async () => {
    const {stdout} = await did("--unit", "unit", "--json");
    const d = JSON.parse(stdout) as {
      difference: Difference;
      placebo: Difference[];
      verdict: string;
      pre: string;
    };
    for (const part of ["value", "se", "low", "high", "p"] as const) {
      assertAgrees(d.difference[part], answers.get(`panel40 post ${part}`), part);
      assertAgrees(d.placebo[0]![part], answers.get(`panel40 pre ${part}`), `placebo ${part}`);
    }
    assert.strictEqual(d.pre, "pre");
    assert.match(d.verdict, /^no detectable difference; the placebo test/);
  });
  it("takes other periods in their order, the last one after the change", async () => {
    const months = {"pre-2": "2026-01", pre: "2026-02", post: "2026-03"} as Record<string, string>;
    const rows = oracleInput("panel.csv").filter((d) => d.case === "panel40");
    await write(
      "months.csv",
      rows.map((d) => ({...d, period: months[String(d.period)]}))
    );
    const args = ["--arm", "arm", "--period", "period", "--value", "value", "--unit", "unit", "--json"];
    const {stdout} = await askCliWell(["stats", "did", ...args, join(dir, "months.csv")]);
    const d = JSON.parse(stdout) as {difference: Difference; post: string};
    assert.strictEqual(d.post, "2026-03-01".slice(0, d.post.length));
    assertAgrees(d.difference.value, answers.get("panel40 post value"), "value");
  });
  it.each([
    [["post", "post"], /period has 1 period, expected one before the change and one after/],
    [["pre", "pre-2"], /period is never post/],
    [
      ["spring", "autumn"],
      /period has spring, whose order is not known; expected pre and post, numbers or dates/
    ]
  ])("refuses the periods %j", async ([control = "", target = ""], message) => {
    await write("odd.csv", [
      {arm: "control", period: control, value: 1},
      {arm: "target", period: target, value: 2}
    ]);
    const args = ["--arm", "arm", "--period", "period", "--value", "value", join(dir, "odd.csv")];
    const {code, stderr} = await askCli(["stats", "did", ...args]);
    assert.strictEqual(code, 2);
    assert.match(stderr, message);
  });
  it("knows After from Before, whatever their alphabetical order", async () => {
    const rows = Array.from({length: 80}, (_, i) => ({
      arm: i % 2 === 0 ? "control" : "target",
      period: i < 40 ? "Before" : "After",
      value: (i % 7) + (i >= 40 && i % 2 === 1 ? 5 : 0)
    }));
    await write("words.csv", rows);
    const args = ["--arm", "arm", "--period", "period", "--value", "value", join(dir, "words.csv"), "--json"];
    const {stdout} = await askCliWell(["stats", "did", ...args]);
    const d = JSON.parse(stdout) as {post: string; verdict: string};
    assert.strictEqual(d.post, "After");
    assert.match(d.verdict, /^the target rose more; no placebo test/);
  });
});

describe("quarterdeck stats nps", () => {
  const nps = async (scores: readonly (number | string)[]) => {
    await write(
      "nps.csv",
      scores.map((score, i) => ({id: i, score}))
    );
    return askCli(["stats", "nps", "--score", "score", join(dir, "nps.csv"), "--json"]);
  };
  const parsed = (text: string) =>
    JSON.parse(text) as {
      n: number;
      left_out: number;
      nps: {value: number; low: number; high: number; reason?: string};
    };

  it("of promoters only is 100, of detractors only -100, with intervals inside the scale", async () => {
    const all = parsed((await nps(Array<number>(20).fill(10))).stdout).nps;
    assert.deepStrictEqual([all.value, all.high], [100, 100]);
    assert.isBelow(all.low, 100);
    const none = parsed((await nps(Array<number>(20).fill(0))).stdout).nps;
    assert.deepStrictEqual([none.value, none.low], [-100, -100]);
    assert.strictEqual(parsed((await nps(Array<number>(9).fill(7))).stdout).nps.value, 0);
  });
  it("leaves out empty answers and counts them; under 5 answers has no score", async () => {
    const d = parsed((await nps([9, "", 10, 0, ""])).stdout);
    assert.deepStrictEqual([d.n, d.left_out, d.nps.value], [3, 2, null]);
    assert.match(d.nps.reason ?? "", /fewer than 5 answers/);
  });
  it.each([
    [11, /score is 11, expected a whole number from 0 to 10/],
    [7.5, /score is 7\.5, expected a whole number/],
    ["ten", /row 6: score is ten, expected a number/]
  ])("refuses an answer of %s", async (odd, message) => {
    const {code, stderr} = await nps([1, 2, 3, 9, 10, odd]);
    assert.strictEqual(code, 2);
    assert.match(stderr, message);
  });
});
