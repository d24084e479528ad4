import {execFileSync} from "node:child_process";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {armDifference} from "../../src/metrics/stats/armDifference.js";
import {cuped} from "../../src/metrics/stats/cuped.js";
import {mannWhitney} from "../../src/metrics/stats/mannWhitney.js";
import {largeExperiment, ofArm} from "../support/experiments.js";
import {ORACLES} from "../support/oracle.js";
import {ratioLine} from "./measure.js";

const RUNS = 5;

/** The same data, made and timed inside R: the best of five runs of each, in seconds. */
const SCRIPT = `
setwd("${ORACLES}"); source("common.R"); suppressMessages(library(sandwich))
x <- park_miller(200000, 7); pre <- x[100001:200000]
y <- floor(-20 * log(x[1:100000])) + floor(10 * pre); arm <- as.numeric(seq_len(100000) %% 2 == 0)
g <- (seq_len(100000) * 7) %% 5000
best <- function(f) min(vapply(1:${RUNS}, function(i) system.time(f())[["elapsed"]], 0))
cat(best(function() t.test(y[arm == 1], y[arm == 0])), best(function() wilcox.test(y[arm == 1], y[arm == 0])),
  best(function() vcovCL(lm(y ~ arm), cluster = g, type = "HC0")),
  best(function() { z <- y - cov(y, pre) / var(pre) * (pre - mean(pre)); t.test(z[arm == 1], z[arm == 0]) }))
`;

function best(run: () => unknown): number {
  const seconds = Array.from({length: RUNS}, () => {
    const began = performance.now();
    run();
    return (performance.now() - began) / 1000;
  });
  return Math.min(...seconds);
}

/** The methods of the experiments on 100,000 units against R. */
export async function benchExperiments(dir: string): Promise<void> {
  const script = join(dir, "experiments.R");
  await writeFile(script, SCRIPT);
  const theirs = execFileSync("Rscript", ["--vanilla", script], {encoding: "utf8"})
    .trim()
    .split(" ")
    .map(Number);
  const clustered = largeExperiment();
  const independent = {...clustered, cluster: null};
  const ours = [
    best(() => armDifference(independent)),
    best(() => mannWhitney(ofArm(independent, 1), ofArm(independent, 0))),
    best(() => armDifference(clustered)),
    best(() => cuped(independent, independent.pre))
  ];
  ["t.test", "wilcox.test", "lm and vcovCL", "CUPED"].forEach((name, i) =>
    console.log(
      ratioLine(`100,000 units, ${name}`, {ours: ours[i]!, theirs: theirs[i]!, aim: "no slower than R"})
    )
  );
}
