import {benjaminiHochberg} from "../benjaminiHochberg.js";
import {LEAST_CLUSTERS} from "./armDifference.js";
import {assignment, kpiValues, type Assignment, type KpiValues} from "./experimentArms.js";
import {
  countsOnly,
  decidedDifference,
  kpiEstimates,
  type KpiConditions,
  type KpiEstimates
} from "./experimentKpi.js";
import type {
  ExperimentInput,
  ExperimentKpi,
  ExperimentResult,
  GuardrailCheck,
  KpiResult,
  Outcome
} from "./experimentTypes.js";
import {verdictOf} from "./experimentVerdict.js";
import {sampleRatio, type SampleRatio} from "./sampleRatio.js";

/** Effects that are found four times in five, in standard errors: 1.96 + 0.84. */
const DETECTABLE = 2.8;

/**
 * The whole result of an experiment, in the order in which it must be read: the split of the arms, whether anything can be
 * decided, each KPI, and the verdict. Where an earlier step fails, the later ones give no effect.
 */
export function experimentResult(input: ExperimentInput): ExperimentResult {
  const {experiment, kpis, as_of} = input;
  const assigned = assignment(input);
  const split = splitOf(input, assigned);
  const stop = obstacle(input, assigned, split);
  const running = experiment.end_date === null || as_of < experiment.end_date;
  const status = stop?.status ?? (running ? "running" : "ended");
  const results =
    stop === null
      ? judgedKpis(input, {
          running,
          randomised: experiment.randomised !== false,
          planned_units: experiment.planned_units ?? input.units.length,
          assigned
        })
      : kpis.map((kpi) => stoppedKpi(kpi, kpiValues(input, kpi, assigned), stop));
  const primary = results.find((d) => d.role === "primary");
  return {
    status,
    assigned_by: assigned.by,
    split,
    notes: notesOf(input, split, results),
    kpis: results,
    verdict: stop?.verdict ?? primary?.verdict ?? "cannot decide: no KPI is marked as the primary one",
    improve: status === "ended" ? improvements(results, experiment.game_plan) : []
  };
}

function splitOf({experiment}: ExperimentInput, {control, target}: Assignment): SampleRatio {
  const split = sampleRatio(control, target, experiment.expected_share_target ?? 0.5);
  if (experiment.randomised !== false) return split;
  return {...split, flag: "none", reason: "arms were not drawn by lot: their sizes prove nothing"};
}

interface Obstacle {
  status: "blocked" | "cannot decide" | "no control";
  verdict: string;
}

/** What forbids any effect to be shown; null where nothing does. */
function obstacle(
  {experiment, units}: ExperimentInput,
  assigned: Assignment,
  split: SampleRatio
): Obstacle | null {
  if (assigned.control === 0 || assigned.target === 0)
    return noControl(experiment.selected_because, assigned);
  if (split.flag === "block")
    return {
      status: "blocked",
      verdict: `blocked: ${split.control} in control and ${split.target} in target is a split that chance makes less than once in 1,000; find out who is missing`
    };
  const clusters = assigned.clusters === null ? Infinity : new Set(assigned.clusters.values()).size;
  if (clusters >= LEAST_CLUSTERS && units.length > 0) return null;
  return {
    status: "cannot decide",
    verdict: `cannot decide: ${clusters} accounts in all, fewer than ${LEAST_CLUSTERS}`
  };
}

function noControl(selected_because: string | null | undefined, {target}: Assignment): Obstacle {
  const label = target === 0 ? "no target: no unit was treated" : "no control: nothing to compare with";
  const picked = selected_because
    ? `; regression to the mean: units picked for doing badly (${selected_because}) do better afterwards without any help`
    : "";
  return {status: "no control", verdict: `${label}${picked}`};
}

function stoppedKpi(kpi: ExperimentKpi, data: KpiValues, {status, verdict}: Obstacle): KpiResult {
  const estimates = countsOnly(data, verdict, status === "no control");
  return {...bare(kpi, estimates), outcome: status, verdict};
}

function bare(kpi: ExperimentKpi, estimates: KpiEstimates): Omit<KpiResult, "outcome" | "verdict"> {
  const {kpi: name, role, direction, kind, minimum_effect = null} = kpi;
  return {
    ...{kpi: name, role, direction, kind, minimum_effect},
    ...estimates,
    ...{stands: null, guardrail: null, mde: null}
  };
}

function judgedKpis(input: ExperimentInput, conditions: KpiConditions): KpiResult[] {
  const all = input.kpis.map((kpi) => {
    const data = kpiValues(input, kpi, conditions.assigned);
    return {kpi, data, estimates: kpiEstimates(data, conditions)};
  });
  const secondary = all.filter((d) => d.kpi.role === "secondary");
  const marked = benjaminiHochberg(secondary.map((d) => decidedDifference(d.estimates).p));
  const stands = new Map(secondary.map((d, i) => [d.kpi, marked[i]!]));
  return all.map(({kpi, data, estimates}) => {
    const difference = decidedDifference(estimates);
    const mde = difference.se === null ? null : DETECTABLE * difference.se;
    const standing = conditions.running ? null : (stands.get(kpi) ?? null);
    const {check, breached} = guardrailOf(kpi, data, conditions);
    const said = verdictOf({
      kpi,
      difference,
      running: conditions.running,
      mde,
      stands: standing,
      guardrail: check,
      breached
    });
    return {...bare(kpi, estimates), stands: standing, guardrail: check, mde, ...said};
  });
}

/** One-sided at 5 %: the bound of a two-sided 90 % interval. A sequence before the end keeps its 95 %. */
function guardrailOf(
  {role, direction, margin}: ExperimentKpi,
  data: KpiValues,
  conditions: KpiConditions
): {check: GuardrailCheck | null; breached: boolean} {
  if (role !== "guardrail") return {check: null, breached: false};
  const level = conditions.running ? 0.95 : 0.9;
  const {low, high} = decidedDifference(kpiEstimates(data, {...conditions, level}));
  const limit = Math.abs(margin ?? 0);
  const bound = direction === "up" ? low : high;
  const breached = direction === "up" ? high !== null && high < -limit : low !== null && low > limit;
  return {check: {margin: limit, bound}, breached};
}

function notesOf({experiment}: ExperimentInput, split: SampleRatio, results: readonly KpiResult[]): string[] {
  const notes: string[] = [];
  if (split.flag === "note")
    notes.push("the arms' sizes are odd: a split like this comes by chance less than once in 100");
  if (results.some((d) => d.did?.drifted))
    notes.push("the arms moved apart before the change already: their difference afterwards proves little");
  if (experiment.randomised === false) notes.push("arms were not drawn by lot: difference-in-differences");
  return notes;
}

const WANTED: readonly Outcome[] = ["better", "holds"];

function improvements(
  results: readonly KpiResult[],
  game_plan: string | null | undefined
): ExperimentResult["improve"] {
  return results
    .filter((d) => !WANTED.includes(d.outcome))
    .map(({kpi}) => ({kpi, plan: game_plan ?? "no plan yet"}));
}
