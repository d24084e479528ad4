import {execFileSync} from "node:child_process";
import {join} from "node:path";
import {coxRegression} from "../../src/metrics/stats/coxRegression.js";
import {cumulativeIncidence} from "../../src/metrics/stats/cumulativeIncidence.js";
import {logRank} from "../../src/metrics/stats/logRank.js";
import {proportionality} from "../../src/metrics/stats/proportionality.js";
import {survival} from "../../src/metrics/survival.js";
import {ORACLES} from "../support/oracle.js";
import {parkMiller} from "../support/parkMiller.js";
import {PROJECT} from "../support/sources.js";
import {ratioLine} from "./measure.js";

/** Our survival methods against R's on the same 100,000 rows, the best of several runs of each. */
export function benchSurvival(): Promise<void> {
  const script = join(PROJECT, "test", "bench", "survival.R");
  const output = execFileSync("Rscript", ["--vanilla", script, ORACLES], {encoding: "utf8"});
  for (const line of output.trim().split("\n")) {
    const [name = "", seconds] = line.trim().split(/\s+/);
    const run = RUNS[name];
    if (run === undefined) throw new Error(`survival.R timed ${name}, which is not timed here`);
    console.log(ratioLine(name, {ours: best(run), theirs: Number(seconds), aim: "no slower than R"}));
  }
  return Promise.resolve();
}

function best(run: () => unknown, times = 5): number {
  const took = Array.from({length: times}, () => {
    const began = performance.now();
    run();
    return (performance.now() - began) / 1000;
  });
  return Math.min(...took);
}

const n = 100_000;
const u = parkMiller(12 * n, 45);
const terms = Array.from({length: 8}, (_, j) => ({
  name: `x${j + 1}`,
  values: u.slice(j * n, (j + 1) * n).map((d) => 2 * d - 1)
}));
const [x1, x2] = [terms[0]!.values, terms[1]!.values];
const time = x1.map((d, i) => -Math.log(u[8 * n + i]!) * 400 * Math.exp(-0.4 * d + 0.3 * x2[i]!));
const days = time.map((d) => 1 + Math.floor(d));
const event = time.map((_, i) => Number(u[9 * n + i]! < 0.6));
const entry = days.map((d, i) => Math.floor(0.8 * d * u[11 * n + i]!));
const group = time.map((_, i) => Math.floor(4 * u[10 * n + i]!));
const cause = event.map((d, i) => d * (u[11 * n + i]! < 0.4 ? 2 : 1));
const follows = (values: Float64Array) => Array.from(values, (d, i) => ({time: d, event: event[i]! > 0}));
const [fine, tied] = [follows(time), follows(days)];
const fit = coxRegression({time, event}, terms);

const RUNS: Record<string, () => unknown> = {
  survfit_days: () => survival(tied),
  survfit: () => survival(fine),
  survdiff: () => logRank({time: days, event}, group),
  aalen_johansen: () => cumulativeIncidence({time: days, cause}),
  coxph: () => coxRegression({time, event}, terms),
  coxph_days: () => coxRegression({time: days, event}, terms),
  coxph_late: () => coxRegression({time: days, event, entry}, terms),
  "cox.zph": () => proportionality({time, event}, terms, {fit})
};
