import {UserError} from "../../loaders/errors.js";
import {undefinedDifference} from "../../src/metrics/stats/difference.js";
import {experimentResult} from "../../src/metrics/stats/experimentResult.js";
import type {ExperimentInput, ExperimentResult} from "../../src/metrics/stats/experimentTypes.js";
import {type Arms, armOptions, armsOf} from "./arms.js";
import {type DataColumns, readColumns} from "./dataFile.js";
import type {StatsMethod} from "./method.js";

interface Options {
  arm: string;
  kpi: string;
  pre?: string;
  cluster?: string;
  control?: string;
  share: number;
  down?: boolean;
}

/** A finished experiment: a row a unit. The split of the arms is checked first; a blocked one gives no effect. */
export const experimentMethod: StatsMethod<Options> = {
  name: "experiment",
  description:
    "Target against control: split check, Welch or (for 0 and 1) Newcombe, lift, ranks, CUPED, and a verdict. One row a unit.",
  options: [
    {flags: "--arm <column>", help: "names of the two arms", required: true},
    {flags: "--kpi <column>", help: "what is compared: numbers, or 0 and 1", required: true},
    {flags: "--pre <column>", help: "its value before the arms differed, for CUPED"},
    {flags: "--cluster <column>", help: "account of each unit, where units of one account are alike"},
    ...armOptions,
    {flags: "--share <share>", help: "planned share of the target arm (default: 0.5)", parse: share},
    {flags: "--down", help: "less is better"}
  ],
  examples: [
    "experiment --arm version --kpi retention_7 cookie_cats.csv",
    "experiment --arm arm --kpi minutes --pre minutes_before --cluster account_id units.parquet --json"
  ],
  async run(file, options) {
    const {arm, kpi, pre, cluster} = options;
    const data = await readColumns(file, {
      numbers: [kpi, ...(pre === undefined ? [] : [pre])],
      labels: [arm, ...(cluster === undefined ? [] : [cluster])]
    });
    const arms = armsOf(file, data.labels(arm), options);
    return answerOf(experimentResult(inputOf(data, arms, options)), data, arms);
  }
};

function share(value: string): number {
  const number = Number(value);
  if (number > 0 && number < 1) return number;
  throw new UserError(`--share ${value}: expected a number between 0 and 1, such as 0.5`);
}

function inputOf(data: DataColumns, {targets}: Arms, {kpi, pre, cluster, ...rest}: Options): ExperimentInput {
  const values = data.numbers(kpi);
  const before = pre === undefined ? null : data.numbers(pre);
  const accounts = cluster === undefined ? null : data.labels(cluster);
  const ids = Array.from(values, (_, i) => String(i));
  return {
    experiment: {
      unit: null,
      end_date: "",
      expected_share_target: rest.share ?? 0.5,
      always_clustered: true
    },
    units: ids.map((unit_id, i) => ({
      unit_id,
      arm: targets[i] ? "target" : "control",
      account_id: accounts?.[i] ?? null
    })),
    kpis: [
      {
        kpi,
        role: "primary",
        direction: rest.down ? "down" : "up",
        kind: values.length > 0 && values.every((d) => d === 0 || d === 1) ? "proportion" : "mean"
      }
    ],
    measures: ids.flatMap((unit_id, i) => [
      {unit_id, kpi, period: "post", value: values[i]!},
      ...(before === null ? [] : [{unit_id, kpi, period: "pre", value: before[i]!}])
    ]),
    as_of: ""
  };
}

const NO_PRE = "no pre value: name one with --pre";
const NO_RANKS = "ranks are for independent units with values other than 0 and 1";

function answerOf(
  {split, kpis, notes, ...result}: ExperimentResult,
  data: DataColumns,
  {names}: Arms
): object {
  const [kpi] = kpis;
  if (kpi === undefined) throw new Error("an experiment without KPI");
  const {flag, method, chi2, p, reason} = split;
  const stopped = result.status === "ended" ? undefined : result.verdict;
  return {
    n: data.n,
    left_out: data.left_out,
    srm: {chi2, p, method, flag, ...(reason !== undefined && {reason}), assigned_by: result.assigned_by},
    arms: kpi.arms.map(({n, mean}, i) => ({arm: names[i]!, n, mean})),
    difference: kpi.difference,
    lift: kpi.lift,
    mann_whitney: kpi.mann_whitney ?? {u: null, p: null, reason: stopped ?? NO_RANKS},
    cuped: kpi.cuped ?? {
      difference: undefinedDifference("none", stopped ?? NO_PRE),
      variance_saved: null
    },
    decided_on: kpi.decided_on,
    mde: kpi.mde,
    notes,
    verdict: result.verdict
  };
}
