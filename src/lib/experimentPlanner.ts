import type {ExperimentReport} from "../metrics/experimentsData.js";
import {daysBetween} from "../metrics/days.js";
import type {PlannedUnits, SeenEffect} from "../metrics/stats/experimentPlan.js";
import {planMeans, planProportions, seenMeans, seenProportions} from "../metrics/stats/experimentPlan.js";
import type {PlanFlow} from "../metrics/stats/planDuration.js";
import {designEffect, planDuration} from "../metrics/stats/planDuration.js";
import {primaryOf} from "./experimentsView.js";

/** What the planner asks for, each as it is typed; shares and power in percent. */
export const PLAN_KEYS = [
  "kind",
  "effect",
  "mean",
  "sd",
  "share",
  "units",
  "weekly",
  "cluster",
  "icc",
  "power"
] as const;

/** One of them. */
export type PlanKey = (typeof PLAN_KEYS)[number];

/** The planner’s fields; an empty text is not known. */
export type PlanFields = Record<PlanKey, string>;

/** How many units an effect needs, and how long they take to come. */
export interface EffectRow {
  /** in the KPI’s unit; of a share in points */
  effect: number;
  /** relative to the baseline; null where that is not known or 0 */
  relative: number | null;
  per_arm: number | null;
  /** both arms */
  units: number | null;
  accounts: number | null;
  weeks: number | null;
  reason: string | null;
}

/** Both answers of the planner. */
export interface PlanAnswers {
  kind: "mean" | "share";
  power: number;
  /** by how much accounts with alike units inflate the number of units; 1 where units are independent */
  design: number;
  for_effect: EffectRow;
  for_units: EffectRow;
  /** halves and doubles of the effect */
  table: EffectRow[];
}

const UNKNOWN = "give an effect and how much the values vary";
const EMPTY: PlanFields = {
  kind: "mean",
  effect: "",
  mean: "",
  sd: "",
  share: "",
  units: "",
  weekly: "",
  cluster: "1",
  icc: "0",
  power: "80"
};

/** What the planner starts with: the control arm of an experiment’s primary KPI, and how fast its units came. */
export function planPrefill(report: ExperimentReport | null, as_of: string): PlanFields {
  const kpi = report === null ? null : primaryOf(report.result.kpis);
  if (report === null || kpi === null) return EMPTY;
  const share = kpi.kind === "proportion";
  const control = kpi.arms.find((d) => d.arm === "control") ?? kpi.arms[0];
  const scale = share ? 100 : 1;
  const size = Math.abs(kpi.minimum_effect ?? kpi.mde ?? 0);
  // Of a share it matters which way it is to go; of a mean it does not.
  const effect = share && kpi.direction === "down" ? -size : size;
  const measured = kpi.arms.reduce((sum, d) => sum + d.n, 0);
  const end = report.end_date === null || report.end_date > as_of ? as_of : report.end_date;
  const weeks = daysBetween(report.start_date, end) / 7;
  return {
    ...EMPTY,
    kind: share ? "share" : "mean",
    effect: size > 0 ? short(effect * scale) : "",
    mean: share ? "" : short(control?.mean),
    sd: share ? "" : short(control?.sd),
    share: share && control?.mean != null ? short(100 * control.mean) : "",
    units: measured > 0 ? String(Math.max(2, Math.floor(measured / 2))) : "",
    weekly: weeks > 0 && measured > 0 ? String(Math.max(1, Math.round(measured / weeks))) : ""
  };
}

/** Works out both answers: how many units an effect needs, and which effect a number of units sees. */
export function planAnswers(fields: PlanFields): PlanAnswers {
  const kind = fields.kind === "share" ? "share" : "mean";
  const power = within(number(fields.power), 50, 99.9, 80) / 100;
  const flow: PlanFlow = {
    per_week: number(fields.weekly) ?? 0,
    cluster_size: Math.max(1, number(fields.cluster) ?? 1),
    intraclass: within(number(fields.icc), 0, 1, 0)
  };
  const context: Context = {fields, kind, power, flow};
  const effect = number(fields.effect);
  return {
    kind,
    power,
    design: designEffect(flow),
    for_effect: rowFor(effect, context),
    for_units: rowOf(context),
    table: effect ? [0.5, 0.75, 1, 1.5, 2].map((d) => rowFor(d * effect, context)) : []
  };
}

interface Context {
  fields: PlanFields;
  kind: "mean" | "share";
  power: number;
  flow: PlanFlow;
}

function rowFor(effect: number | null, context: Context): EffectRow {
  const {per_arm, reason} = effect === null ? {per_arm: null, reason: UNKNOWN} : needed(effect, context);
  const plan = planDuration({per_arm, reason}, context.flow);
  return {
    effect: effect ?? 0,
    relative: relative(effect, context),
    per_arm: plan.units === null ? null : plan.units / 2,
    ...{units: plan.units, accounts: plan.accounts, weeks: plan.weeks},
    reason: plan.reason ?? null
  };
}

function needed(effect: number, {fields, kind, power}: Context): PlannedUnits {
  if (kind === "mean") {
    const sd = number(fields.sd);
    return sd === null ? {per_arm: null, reason: UNKNOWN} : planMeans(effect, sd, {power});
  }
  const share = number(fields.share);
  if (share === null) return {per_arm: null, reason: "give the share without the change"};
  return planProportions(share / 100, (share + effect) / 100, {power});
}

function rowOf(context: Context): EffectRow {
  const {fields, kind, power, flow} = context;
  const per_arm = number(fields.units);
  const effective = per_arm === null ? 0 : per_arm / designEffect(flow);
  const options = {power};
  const spread = number(kind === "mean" ? fields.sd : fields.share);
  const seen: SeenEffect =
    per_arm === null || spread === null
      ? {effect: null, reason: "give the units of an arm and how much the values vary"}
      : kind === "mean"
        ? seenMeans(effective, spread, options)
        : inPoints(seenProportions(effective, spread / 100, fall(fields) ? "down" : "up", options));
  const units = per_arm === null ? null : 2 * Math.ceil(per_arm);
  return {
    effect: (seen.effect ?? 0) * (fall(fields) ? -1 : 1),
    relative: relative(seen.effect, context),
    ...{per_arm, units},
    accounts: units === null ? null : Math.ceil(units / (flow.cluster_size ?? 1)),
    weeks: units === null || flow.per_week <= 0 ? null : Math.ceil(units / flow.per_week),
    reason: seen.reason ?? null
  };
}

/** An effect typed with a minus asks for a fall. */
function fall({effect}: PlanFields): boolean {
  return (number(effect) ?? 0) < 0;
}

function inPoints({effect, reason}: SeenEffect): SeenEffect {
  return {effect: effect === null ? null : 100 * effect, reason};
}

function relative(effect: number | null, {fields, kind}: Context): number | null {
  const base = number(kind === "mean" ? fields.mean : fields.share);
  return effect === null || base === null || base === 0 ? null : Math.abs(effect / base);
}

function number(text: string): number | null {
  const value = text.trim() === "" ? NaN : Number(text.replace("\u2212", "-"));
  return Number.isFinite(value) && Math.abs(value) < 1e12 ? value : null;
}

function within(value: number | null, low: number, high: number, otherwise: number): number {
  return value === null ? otherwise : Math.min(high, Math.max(low, value));
}

function short(value: number | null | undefined): string {
  return value == null ? "" : String(Number(value.toPrecision(3)));
}
