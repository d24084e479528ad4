import {coxRegression} from "../../src/metrics/stats/coxRegression.js";
import {proportionality} from "../../src/metrics/stats/proportionality.js";
import {readColumns} from "./dataFile.js";
import {names, type StatsMethod} from "./method.js";
import {present, readSpells} from "./survival.js";

interface CoxOptions {
  time: string;
  event: string;
  x: string[];
  strata?: string;
  entry?: string;
  cluster?: string;
}

/** Cox proportional hazards regression on columns of a file. */
export const coxMethod: StatsMethod<CoxOptions> = {
  name: "cox",
  description:
    "Cox proportional hazards regression with Efron's ties, and the score test of proportionality.",
  options: [
    {flags: "--time <column>", help: "time to the event or to the end of observation", required: true},
    {flags: "--event <column>", help: "1: it happened then; 0: not yet (censored)", required: true},
    {flags: "--x <columns>", help: "covariates, numbers, separated by commas", required: true, parse: names},
    {flags: "--strata <column>", help: "a baseline hazard of its own for each of these"},
    {flags: "--entry <column>", help: "at risk only after this time (start of an interval)"},
    {flags: "--cluster <column>", help: "rows of one of these are not independent: robust errors"}
  ],
  examples: ["cox --time months --event churned --x seats,price accounts.csv --json"],
  async run(file, options) {
    const {time, event, x, strata, entry, cluster} = options;
    const data = await readColumns(file, {
      numbers: [time, ...x, ...present(entry)],
      flags: [event],
      labels: [...present(strata), ...present(cluster)]
    });
    const spells = readSpells(file, data, options);
    const terms = x.map((name) => ({name, values: data.numbers(name)}));
    const fit = coxRegression(spells, terms, {
      cluster: cluster === undefined ? undefined : data.labels(cluster)
    });
    const {n, events, clusters, coefficients, ...rest} = fit;
    return {
      n,
      left_out: data.left_out,
      events,
      clusters,
      coefficients,
      ...rest,
      proportionality: proportionality(spells, terms, {fit})
    };
  }
};
