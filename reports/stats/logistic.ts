import {InvalidArgumentError} from "commander";
import {logistic} from "../../src/metrics/stats/logistic.js";
import {readColumns} from "./dataFile.js";
import {names, type StatsMethod} from "./method.js";

interface LogisticArguments {
  y: string;
  x: string[];
  cluster?: string;
  ridge?: number;
}

/** Logistic regression of a column of 0 and 1 on columns of numbers. */
export const logisticMethod: StatsMethod<LogisticArguments> = {
  name: "logistic",
  description:
    "Logistic regression: log odds per unit of each covariate, with Wald's intervals, optionally with clustered errors or a ridge.",
  options: [
    {flags: "--y <column>", help: "1 where it happened, 0 where it did not", required: true},
    {flags: "--x <columns>", help: "covariates, separated by commas", required: true, parse: names},
    {
      flags: "--cluster <column>",
      help: "rows of one cluster are not independent: errors as vcovCL, type HC0, cadj TRUE"
    },
    {
      flags: "--ridge <L>",
      help: "penalty: L / 2 x sum of (slope x standard deviation of its covariate, divisor n)^2",
      parse: penalty
    }
  ],
  examples: [
    "logistic --y left --x active_rate,tickets accounts.csv",
    "logistic --y left --x active_rate --cluster account_id months.parquet --json"
  ],
  async run(file, {y, x, cluster, ridge = 0}) {
    const labels = cluster === undefined ? [] : [cluster];
    const covariates = [...new Set(x)];
    const data = await readColumns(file, {numbers: covariates, flags: [y], labels});
    const terms = covariates.map((name) => ({name, values: data.numbers(name)}));
    const fit = logistic(data.numbers(y), terms, {
      ridge,
      clusters: cluster === undefined ? undefined : data.labels(cluster)
    });
    const {n, events, clusters, coefficients, log_likelihood, reason} = fit;
    return {n, left_out: data.left_out, events, clusters, ridge, coefficients, log_likelihood, reason};
  }
};

function penalty(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number < 0)
    throw new InvalidArgumentError("Expected a number of 0 or more, such as 1.");
  return number;
}
