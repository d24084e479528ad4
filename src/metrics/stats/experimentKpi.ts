import {armDifference, type ArmValues} from "./armDifference.js";
import {armSlice} from "./armSlice.js";
import {confidenceSequence, type Progress} from "./confidenceSequence.js";
import {cuped} from "./cuped.js";
import {undefinedDifference, type Difference} from "./difference.js";
import {differenceInDifferences, type DifferenceInDifferences} from "./differenceInDifferences.js";
import type {Assignment, KpiValues} from "./experimentArms.js";
import type {ArmSummary, KpiResult} from "./experimentTypes.js";
import {labelCount} from "./labelCodes.js";
import {mannWhitney} from "./mannWhitney.js";
import {moments} from "./moments.js";
import {relativeLift} from "./relativeLift.js";

/** The estimates of one KPI, before words are found for them. */
export type KpiEstimates = Pick<
  KpiResult,
  "arms" | "difference" | "lift" | "mann_whitney" | "cuped" | "did" | "decided_on"
>;

/** Under what conditions a KPI is estimated. */
export interface KpiConditions {
  /** before the planned end: confidence sequences in place of fixed intervals, and no p-values */
  running: boolean;
  randomised: boolean;
  /** units of both arms at the planned end */
  planned_units: number;
  assigned: Assignment;
  level?: number;
}

/** Fewer units (accounts, where errors are clustered) in an arm than this, before the end: only counts. */
const LEAST_RUNNING = 30;
/** CUPED decides where at least this share of the units has a pre value: a rule that does not look at the result. */
const COVERED = 0.9;
const EARLY = "before the planned end an estimate needs 30 units in each arm: only counts are shown";

/** All estimates of one KPI. Before the end, and with under 30 units in an arm, only counts. */
export function kpiEstimates(data: KpiValues, conditions: KpiConditions): KpiEstimates {
  const {running, randomised, level = 0.95} = conditions;
  if (running && leastArm(data.post) < LEAST_RUNNING) return countsOnly(data, EARLY);
  const progress = progressOf(data.post, conditions);
  const watched = (d: Difference): Difference => (running ? confidenceSequence(d, progress, level) : d);
  const did = randomised ? null : watchedDid(differenceInDifferences(data.panel, level), watched);
  const adjusted = randomised && data.pre.length > 0 ? cuped(data.both, data.pre, level) : null;
  const usable = data.pre.length >= COVERED * data.post.values.length && adjusted?.difference.low != null;
  const {values, arm} = data.post;
  const inArm = (k: 0 | 1) => armSlice(values, arm, k);
  return {
    arms: summaries(data, true),
    difference: watched(armDifference(data.post, level)),
    lift: watched(relativeLift(data.post, level)),
    mann_whitney:
      running || data.post.proportion || data.post.cluster !== null ? null : mannWhitney(inArm(1), inArm(0)),
    cuped: adjusted && {
      difference: watched(adjusted.difference),
      theta: adjusted.theta,
      variance_saved: adjusted.variance_saved,
      n: data.pre.length
    },
    did,
    decided_on: did !== null ? "did" : usable ? "cuped" : "difference"
  };
}

/** A KPI of which nothing but numbers of units is shown, and why. */
export function countsOnly(data: KpiValues, reason: string, means = false): KpiEstimates {
  const nothing = undefinedDifference("none", reason);
  return {
    arms: summaries(data, means),
    difference: nothing,
    lift: nothing,
    mann_whitney: null,
    cuped: null,
    did: null,
    decided_on: "difference"
  };
}

/** The estimate that the verdict rests on. */
export function decidedDifference({decided_on, difference, cuped: adjusted, did}: KpiEstimates): Difference {
  if (decided_on === "cuped" && adjusted !== null) return adjusted.difference;
  return decided_on === "did" && did !== null ? did.difference : difference;
}

function watchedDid(
  did: DifferenceInDifferences,
  watched: (d: Difference) => Difference
): DifferenceInDifferences {
  return {...did, difference: watched(did.difference)};
}

/** Units of the smaller arm; clusters, where errors are clustered. */
function leastArm({arm, cluster}: ArmValues): number {
  const of = (k: number) =>
    cluster === null ? arm.filter((d) => d === k).length : labelCount(cluster.filter((_, i) => arm[i] === k));
  return Math.min(of(0), of(1));
}

function progressOf({values, cluster}: ArmValues, {planned_units, assigned}: KpiConditions): Progress {
  if (cluster === null) return {seen: values.length, planned: planned_units};
  const codes = [...(assigned.clusters?.values() ?? [])];
  return {seen: labelCount(cluster), planned: (planned_units / codes.length) * new Set(codes).size};
}

function summaries({post, pre_means}: KpiValues, means: boolean): ArmSummary[] {
  return (["control", "target"] as const).map((arm, k) => {
    const values = armSlice(post.values, post.arm, k === 0 ? 0 : 1);
    const n = values.length;
    if (!means) return {arm, n, mean: null, sd: null, pre_mean: null};
    const mean = n === 0 ? null : values.reduce((sum, d) => sum + d / n, 0);
    const {variance} = moments(values);
    return {arm, n, mean, sd: variance === null ? null : Math.sqrt(variance), pre_mean: pre_means[k]!};
  });
}
