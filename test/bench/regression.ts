import {execFile} from "node:child_process";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {logistic} from "../../src/metrics/stats/logistic.js";
import {largeLogistic} from "../support/largeLogistic.js";
import {ORACLES} from "../support/oracle.js";
import {ratioLine} from "./measure.js";

const ROWS = 100_000;
const ROUNDS = 4;
const RUNS = 3;

// The data of test/oracles/logistic.R and test/support/largeLogistic.ts; R times itself, its start left out.
const SCRIPT = `
source("common.R")
n <- ${ROWS}
X <- matrix(park_miller(8 * n, 11), n, 8, byrow = TRUE)
y <- as.numeric(park_miller(n, 12) < plogis(drop(-2 + X %*% c(1, -1, 0.5, -0.5, 0.25, 0, 2, -2))))
big <- data.frame(y, X)
cluster <- (seq_len(n) - 1) %% 2000
best <- function(f) min(sapply(1:${RUNS}, function(i) system.time(f())["elapsed"]))
cat(best(function() glm(y ~ ., binomial, big)),
  best(function() sandwich::vcovCL(glm(y ~ ., binomial, big), cluster = cluster, type = "HC0", cadj = TRUE)), "\\n")
`;

/** Logistic regression of 100,000 rows on 8 covariates against R's glm, and with errors clustered against vcovCL. */
export async function benchRegression(dir: string): Promise<void> {
  const script = join(dir, "regression.R");
  await writeFile(script, SCRIPT);
  const {y, terms, clusters} = largeLogistic(ROWS);
  // By turns, so that what else the machine does weighs on both.
  const ours = {plain: Infinity, clustered: Infinity};
  const theirs = {plain: Infinity, clustered: Infinity};
  for (let round = 0; round < ROUNDS; ++round) {
    ours.plain = Math.min(
      ours.plain,
      best(() => logistic(y, terms))
    );
    ours.clustered = Math.min(
      ours.clustered,
      best(() => logistic(y, terms, {clusters}))
    );
    const {stdout} = await promisify(execFile)("Rscript", ["--vanilla", script], {cwd: ORACLES});
    const [plain = NaN, clustered = NaN] = stdout.trim().split(" ").map(Number);
    theirs.plain = Math.min(theirs.plain, plain);
    theirs.clustered = Math.min(theirs.clustered, clustered);
  }
  const of = `${ROWS.toLocaleString("en")} rows x 8 covariates`;
  const aim = "no slower";
  console.log(
    ratioLine(`logistic regression, ${of}, against R's glm`, {ours: ours.plain, theirs: theirs.plain, aim})
  );
  console.log(
    ratioLine(`the same with 2,000 clusters, against glm and vcovCL`, {
      ours: ours.clustered,
      theirs: theirs.clustered,
      aim
    })
  );
}

function best(run: () => unknown): number {
  let least = Infinity;
  for (let i = 0; i < RUNS; ++i) {
    const began = performance.now();
    run();
    least = Math.min(least, (performance.now() - began) / 1000);
  }
  return least;
}
