import type {ExperimentReport, ExperimentsData} from "../../src/metrics/experimentsData.js";
import {experimentResult} from "../../src/metrics/stats/experimentResult.js";
import type {ExperimentKpi, ExperimentPlan} from "../../src/metrics/stats/experimentTypes.js";
import {parkMiller} from "./parkMiller.js";

/** What a made-up experiment differs in. */
export interface MadeExperiment extends Partial<Omit<ExperimentReport, "result">> {
  /** units in control and target */
  arms?: [number, number];
  /** what the target adds to every KPI */
  effect?: number;
  kpis?: ExperimentKpi[];
  /** accounts that the units are shared out to by arm; 0: units are independent */
  clusters?: number;
}

const PRIMARY: ExperimentKpi = {kpi: "Minutes", role: "primary", direction: "up", kind: "mean"};

/** A report with the product's own result, of units whose values are uniform on 10 to 20 before and after. */
export function madeReport({
  arms = [40, 40],
  effect = 0,
  kpis = [PRIMARY],
  clusters = 0,
  ...own
}: MadeExperiment): ExperimentReport {
  const plan: Omit<ExperimentReport, "result"> = {
    ...{experiment_id: "X1", name: "A trial", hypothesis: "It helps", account_id: null, account_name: null},
    ...{
      unit: "user",
      start_date: "2026-06-01",
      end_date: "2026-07-13",
      selected_because: null,
      game_plan: null
    },
    ...{randomised: true, expected_share_target: 0.5, measured_from: "2026-05-31", measured_to: "2026-07-12"},
    ...own
  };
  const total = arms[0] + arms[1];
  const units = Array.from({length: total}, (_, i) => ({
    unit_id: `u${i}`,
    arm: i < arms[0] ? ("control" as const) : ("target" as const),
    account_id: clusters > 0 ? `a${i < arms[0] ? 0 : 1}-${i % clusters}` : null
  }));
  const drawn = parkMiller(4 * total * kpis.length, 11);
  const measures = kpis.flatMap(({kpi, kind}, k) =>
    units.flatMap(({unit_id, arm}, i) => {
      const [a, b] = [drawn[4 * (k * total + i)]!, drawn[4 * (k * total + i) + 1]!];
      const more = arm === "target" ? effect : 0;
      if (kind === "proportion") return [{unit_id, kpi, period: "post", value: Number(b < 0.5 + more)}];
      return [
        {unit_id, kpi, period: "pre", value: 10 + 10 * a},
        {unit_id, kpi, period: "post", value: 10 + 5 * a + 5 * b + more}
      ];
    })
  );
  const experiment: ExperimentPlan = plan;
  return {...plan, result: experimentResult({experiment, units, kpis, measures, as_of: "2026-09-30"})};
}

/** Data of the Experiments page. */
export function experimentsOf(made: readonly MadeExperiment[], configured = true): ExperimentsData {
  return {as_of: "2026-09-30", configured, experiments: made.map(madeReport)};
}

/** One experiment of each state, the last two of one account. */
export const OF_EACH_STATE: readonly MadeExperiment[] = [
  {experiment_id: "E-run", name: "Runs", end_date: "2026-12-31"},
  {experiment_id: "E-up", name: "Up", effect: 4},
  {experiment_id: "E-down", name: "Down", effect: -4, game_plan: "Take it back"},
  {experiment_id: "E-none", name: "Nothing"},
  {experiment_id: "E-split", name: "Split", arms: [120, 60]},
  {experiment_id: "E-mean", name: "Mean", arms: [0, 50], selected_because: "the least active"},
  {experiment_id: "E-few", name: "Few", clusters: 2, account_id: "K1", account_name: "Halden"},
  {experiment_id: "E-own", name: "Own", effect: 4, account_id: "K1", account_name: "Halden"}
];
