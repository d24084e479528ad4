import type {ArmValues} from "./armDifference.js";
import {armSlice} from "./armSlice.js";
import type {ArmPeriods} from "./differenceInDifferences.js";
import type {ExperimentInput, ExperimentKpi} from "./experimentTypes.js";
import {labelCodes} from "./labelCodes.js";

/** Who was assigned to the arms. */
export interface Assignment {
  by: "unit" | "account";
  control: number;
  target: number;
  /** cluster of each unit id; null where units are independent */
  clusters: ReadonlyMap<string, number> | null;
}

/** Whether arms are by account, how many were assigned to each, and what their errors are clustered by. */
export function assignment({experiment, units}: ExperimentInput): Assignment {
  const owner = new Map<string, string>();
  for (const d of units) {
    const account = d.account_id ?? (experiment.unit === "account" ? d.unit_id : null);
    if (account !== null) owner.set(d.unit_id, account);
  }
  const known = units.length > 0 && owner.size === new Set(units.map((d) => d.unit_id)).size;
  const armOf = new Map<string, string>();
  const nested = known && units.every((d) => sameArm(armOf, owner.get(d.unit_id)!, d.arm));
  const counted = nested ? [...armOf.values()] : units.map((d) => d.arm);
  const control = counted.filter((d) => d === "control").length;
  const clusters = nested || (known && experiment.always_clustered === true) ? codesByUnit(owner) : null;
  return {by: nested ? "account" : "unit", control, target: counted.length - control, clusters};
}

function sameArm(armOf: Map<string, string>, account: string, arm: string): boolean {
  if (!armOf.has(account)) armOf.set(account, arm);
  return armOf.get(account) === arm;
}

function codesByUnit(owner: ReadonlyMap<string, string>): Map<string, number> {
  const {codes} = labelCodes([...owner.values()]);
  return new Map(Array.from(owner.keys(), (id, i) => [id, codes[i]!]));
}

/** The measurements of one KPI, a unit a row in the order of assignment. */
export interface KpiValues {
  post: ArmValues;
  /** units with both a post and a pre value */
  both: ArmValues;
  /** the pre value of each of **both** */
  pre: Float64Array;
  /** means of the pre values by arm: control, target */
  pre_means: [number | null, number | null];
  /** every period, for difference-in-differences */
  panel: ArmPeriods;
}

type Measured = Map<string, Map<string, number>>;

/** Arranges the measurements of a KPI by arm; units without an arm are left out. */
export function kpiValues(
  {units, measures}: ExperimentInput,
  {kpi, kind}: ExperimentKpi,
  {clusters}: Assignment
): KpiValues {
  const byPeriod = averaged(measures.filter((d) => d.kpi === kpi));
  const post = byPeriod.get("post") ?? new Map<string, number>();
  const pre = byPeriod.get("pre") ?? new Map<string, number>();
  const take = (kept: readonly ExperimentInput["units"][number][], from: Map<string, number>): ArmValues => ({
    values: Float64Array.from(kept, (d) => from.get(d.unit_id)!),
    arm: Uint8Array.from(kept, (d) => Number(d.arm === "target")),
    cluster: clusters && Int32Array.from(kept, (d) => clusters.get(d.unit_id)!),
    proportion: kind === "proportion"
  });
  const both = units.filter((d) => post.has(d.unit_id) && pre.has(d.unit_id));
  const before = take(
    units.filter((d) => pre.has(d.unit_id)),
    pre
  );
  const preMean = (k: 0 | 1) => meanOf(armSlice(before.values, before.arm, k));
  return {
    post: take(
      units.filter((d) => post.has(d.unit_id)),
      post
    ),
    both: take(both, post),
    pre: Float64Array.from(both, (d) => pre.get(d.unit_id)!),
    pre_means: [preMean(0), preMean(1)],
    panel: panelOf(units, byPeriod, clusters)
  };
}

function meanOf(values: Float64Array): number | null {
  return values.length === 0 ? null : values.reduce((sum, d) => sum + d, 0) / values.length;
}

function averaged(measures: ExperimentInput["measures"]): Measured {
  const sums = new Map<string, Map<string, {n: number; sum: number}>>();
  for (const {period, unit_id, value} of measures) {
    const units = sums.get(period) ?? new Map<string, {n: number; sum: number}>();
    sums.set(period, units);
    const {n, sum} = units.get(unit_id) ?? {n: 0, sum: 0};
    units.set(unit_id, {n: n + 1, sum: sum + value});
  }
  return new Map(
    Array.from(sums, ([period, units]) => [
      period,
      new Map(Array.from(units, ([id, d]) => [id, d.sum / d.n]))
    ])
  );
}

function panelOf(
  units: ExperimentInput["units"],
  byPeriod: Measured,
  clusters: Assignment["clusters"]
): ArmPeriods {
  const rows = [...byPeriod].flatMap(([name, values]) => {
    const period = periodNumber(name);
    if (period === null) return [];
    return units.flatMap((d, i) => {
      const value = values.get(d.unit_id);
      if (value === undefined) return [];
      return [{value, period, arm: Number(d.arm === "target"), unit: clusters?.get(d.unit_id) ?? i}];
    });
  });
  return {
    values: Float64Array.from(rows, (d) => d.value),
    arm: Uint8Array.from(rows, (d) => d.arm),
    period: Int32Array.from(rows, (d) => d.period),
    unit: Int32Array.from(rows, (d) => d.unit)
  };
}

/** 0 for *post*, 1 for *pre*, 2 for *pre-2* …; null for another name. */
export function periodNumber(name: string): number | null {
  if (name === "post") return 0;
  if (name === "pre") return 1;
  const [, back] = /^pre-([1-9]\d*)$/.exec(name) ?? [];
  return back === undefined ? null : Number(back);
}
