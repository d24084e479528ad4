import {group} from "d3";
import type {DeckExperiment, DeckExperiments, DeckOutcome} from "../../src/metrics/deckData.js";
import type {ExperimentReport} from "../../src/metrics/experimentsData.js";
import {decidedDifference} from "../../src/metrics/stats/experimentKpi.js";
import type {KpiResult} from "../../src/metrics/stats/experimentTypes.js";
import type {Config} from "../configTypes.js";
import {experimentReports} from "../publish/experiments.js";
import {mixedExperiments} from "../mixedExperiments.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceScope} from "./scope.js";

/**
 * The experiments of each account's own, as they were known on the quarter's last day; accounts without any are not in
 * the map. An experiment across accounts, or with a unit of another account, is in nobody's slice.
 */
export async function sliceExperiments(
  db: Warehouse,
  config: Pick<Config, "experiments">,
  {t0, t1}: SliceScope
): Promise<Map<string, DeckExperiments>> {
  const reports = await experimentReports(db, config, {owned: true, as_of: t1});
  const mixed = new Set(
    (await db.query<{experiment_id: string}>(mixedExperiments())).map((d) => d.experiment_id)
  );
  const begun = reports.filter((d) => d.account_id !== null && d.start_date <= t1);
  return new Map(
    Array.from(
      group(begun, (d) => d.account_id!),
      ([account_id, all]) => {
        const own = all.filter((d) => !mixed.has(d.experiment_id));
        const over = own.filter((d) => d.end_date !== null && d.end_date <= t1);
        const names = (rows: readonly ExperimentReport[]) => rows.map((d) => d.name);
        const experiments: DeckExperiments = {
          ended: over
            .filter((d) => d.end_date! > t0)
            .sort(newest)
            .map(experiment),
          running: names(own.filter((d) => !over.includes(d))),
          earlier: names(over.filter((d) => d.end_date! <= t0)),
          mixed: names(all.filter((d) => mixed.has(d.experiment_id)))
        };
        return [account_id, experiments] as const;
      }
    )
  );
}

function newest(a: ExperimentReport, b: ExperimentReport): number {
  const key = (d: ExperimentReport) => `${d.end_date} ${d.start_date}`;
  return key(b).localeCompare(key(a)) || a.experiment_id.localeCompare(b.experiment_id);
}

const ROLES = ["primary", "secondary", "guardrail"];

function experiment({result, ...plan}: ExperimentReport): DeckExperiment {
  const {control, target, flag} = result.split;
  return {
    experiment_id: plan.experiment_id,
    name: plan.name,
    unit: plan.unit,
    start_date: plan.start_date,
    end_date: plan.end_date,
    game_plan: plan.game_plan,
    randomised: plan.randomised,
    picked: plan.selected_because !== null,
    status: result.status,
    split: {control, target, flag},
    drifted: result.kpis.some((d) => d.did?.drifted === true),
    outcomes: result.kpis.map(outcome).sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
  };
}

function outcome(result: KpiResult): DeckOutcome {
  const {kpi, role, direction, kind, minimum_effect, decided_on, mde, guardrail} = result;
  const {value, low, high} = decidedDifference(result);
  const arm = (name: "control" | "target") => {
    const found = result.arms.find((d) => d.arm === name);
    return {n: found?.n ?? 0, mean: found?.mean ?? null};
  };
  return {
    kpi,
    role,
    direction,
    kind,
    decided_on,
    mde,
    outcome: result.outcome,
    target: arm("target"),
    control: arm("control"),
    difference: {value, low, high},
    guardrail,
    minimum_effect
  };
}
