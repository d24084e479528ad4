import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Coefficient} from "../src/metrics/stats/fit.js";
import {askCli, askCliWell} from "./support/cli.js";
import {assertAgrees, oracle, ORACLES} from "./support/oracle.js";

const FILE = join(ORACLES, "input", "logistic.csv");
const answers = oracle("logistic");
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-logistic-"));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

interface Answer {
  n: number;
  clusters: number | null;
  coefficients: Coefficient[];
  reason?: string;
}
async function answer(...args: string[]): Promise<Answer> {
  const {stdout} = await askCliWell(["stats", "logistic", FILE, "--json", ...args]);
  return JSON.parse(stdout) as Answer;
}

describe("quarterdeck stats logistic", () => {
  it("gives R's coefficients, errors, intervals and p", async () => {
    const {n, coefficients} = await answer("--y", "y", "--x", "a,b,c");
    assert.strictEqual(n, 240);
    assert.deepStrictEqual(
      coefficients.map((d) => d.term),
      ["(Intercept)", "a", "b", "c"]
    );
    for (const d of coefficients)
      for (const field of ["estimate", "se", "low", "high", "p"] as const)
        assertAgrees(d[field], answers.get(`plain ${d.term} ${field}`), `${d.term} ${field}`);
  });
  it("clusters errors and takes a ridge", async () => {
    const clustered = await answer("--y", "y", "--x", "a,b,c", "--cluster", "account", "--ridge", "5");
    assert.strictEqual(clustered.clusters, 40);
    for (const d of clustered.coefficients)
      assertAgrees(d.se, answers.get(`ridge clustered ${d.term} se`), d.term);
  });
  it("says which covariate separates the outcomes instead of a number", async () => {
    const {coefficients, reason} = await answer("--y", "y", "--x", "a,separating");
    assert.match(reason ?? "", /^separation: separating tells/);
    assert.isNull(coefficients[2]!.estimate);
  });
  it("prints a table for people, n/a with the reason", async () => {
    const {stdout} = await askCliWell(["stats", "logistic", FILE, "--y", "y", "--x", "a,constant"]);
    assert.match(stdout, /^n: 240$/m);
    assert.match(stdout, /constant +n\/a .*constant is constant \(3\)/);
    assert.notMatch(stdout, /NaN|undefined|Infinity/);
  });
  it.each([
    [["--y", "y", "--x", "a,bb"], /there is no column bb/],
    [["--y", "b", "--x", "a"], /row 2: b is 2.*, expected 1 \(it happened\) or 0/],
    [["--y", "y", "--x", "account"], /row 1: account is A1, expected a number/],
    [["--y", "y", "--x", "a", "--ridge", "-1"], /Expected a number of 0 or more/],
    [["--y", "y"], /required option '--x <columns>'/]
  ])("refuses %j and says why", async (args, message) => {
    const {code, stdout, stderr} = await askCli(["stats", "logistic", FILE, ...args]);
    assert.deepStrictEqual([code, stdout], [2, ""]);
    assert.match(stderr, message);
    assert.notMatch(stderr, /^\s+at /m);
  });
  it("answers a file without a complete row", async () => {
    const file = join(dir, "empty.csv");
    await writeFile(file, "y,x\n1,\n0,\n");
    const {stdout} = await askCliWell(["stats", "logistic", file, "--json", "--y", "y", "--x", "x"]);
    const {n, left_out, reason} = JSON.parse(stdout) as Answer & {left_out: number};
    assert.deepStrictEqual([n, left_out, reason], [0, 2, "no rows"]);
  });
});
