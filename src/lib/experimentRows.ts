import type {ExperimentReport} from "../metrics/experimentsData.js";
import type {KpiResult} from "../metrics/stats/experimentTypes.js";
import {toCsv} from "./csv.js";
import {decided} from "./experimentFormat.js";
import {primaryOf, type RegistryRow} from "./experimentsView.js";

/** The registry as CSV: an experiment a line, with what its primary KPI found. */
export function registryCsv(rows: readonly RegistryRow[]): string {
  const kpi = (d: RegistryRow) => primaryOf(d.report.result.kpis);
  const difference = (d: RegistryRow) => {
    const primary = kpi(d);
    return primary === null ? null : decided(primary);
  };
  const plan = [
    "experiment_id", "name", "hypothesis", "account_id", "account_name", "unit", "start_date", "end_date",
    "selected_because", "randomised"
  ] as const; // prettier-ignore
  return toCsv(rows, [
    ...plan.map((key) => ({key, value: (d: RegistryRow) => d.report[key]})),
    {key: "state", value: (d) => d.state},
    {key: "guardrail_breached", value: (d) => d.breached},
    {key: "control", value: (d) => d.report.result.split.control},
    {key: "target", value: (d) => d.report.result.split.target},
    {key: "split_p", value: (d) => d.report.result.split.p},
    {key: "split_flag", value: (d) => d.report.result.split.flag},
    {key: "primary_kpi", value: (d) => kpi(d)?.kpi},
    {key: "difference", value: (d) => difference(d)?.value},
    {key: "low", value: (d) => difference(d)?.low},
    {key: "high", value: (d) => difference(d)?.high},
    {key: "mde", value: (d) => kpi(d)?.mde},
    {key: "verdict", value: (d) => d.report.result.verdict},
    {key: "game_plan", value: (d) => d.report.game_plan}
  ]);
}

/** One experiment’s result as CSV: a KPI a line, with both arms and every estimate. */
export function resultCsv({experiment_id, result}: ExperimentReport): string {
  const arm = (d: KpiResult, name: string) => d.arms.find((a) => a.arm === name);
  return toCsv(result.kpis, [
    {key: "experiment_id", value: () => experiment_id},
    ...(["kpi", "role", "direction", "kind"] as const).map((key) => ({key, value: (d: KpiResult) => d[key]})),
    ...["control", "target"].flatMap((name) =>
      (["n", "pre_mean", "mean", "sd"] as const).map((key) => ({
        key: `${name}_${key}`,
        value: (d: KpiResult) => arm(d, name)?.[key]
      }))
    ),
    {key: "decided_on", value: (d) => d.decided_on},
    ...(["value", "se", "low", "high", "p", "method"] as const).map((key) => ({
      key: key === "value" ? "difference" : key,
      value: (d: KpiResult) => decided(d)[key]
    })),
    {key: "plain_difference", value: (d) => d.difference.value},
    ...(["value", "low", "high"] as const).map((key) => ({
      key: key === "value" ? "lift" : `lift_${key}`,
      value: (d: KpiResult) => d.lift[key]
    })),
    {key: "variance_saved", value: (d) => d.cuped?.variance_saved},
    {key: "stands_after_correction", value: (d) => d.stands},
    {key: "guardrail_margin", value: (d) => d.guardrail?.margin},
    {key: "guardrail_bound", value: (d) => d.guardrail?.bound},
    {key: "mde", value: (d) => d.mde},
    {key: "outcome", value: (d) => d.outcome},
    {key: "verdict", value: (d) => d.verdict}
  ]);
}
