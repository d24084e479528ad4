import type {ExperimentReport} from "../metrics/experimentsData.js";
import type {KpiResult} from "../metrics/stats/experimentTypes.js";
import {chance} from "./chance.js";
import {decided, guardrailLimit, kpiFormat} from "./experimentFormat.js";
import type {ExperimentState, ExperimentsView, RegistryRow} from "./experimentsView.js";
import {primaryOf} from "./experimentsView.js";
import {formatFor} from "./format.js";
import {plural, sentence} from "./words.js";

const format = formatFor();

/** The words on the chips and in the list. */
export const STATE_WORDS: Record<ExperimentState, string> = {
  better: "Better",
  worse: "Worse",
  "no difference": "No detectable difference",
  blocked: "Blocked",
  "no control": "No control",
  "cannot decide": "Cannot decide",
  running: "Running"
};

/** How all experiments came out, the failed ones in the same breath. */
export function registryTitle({data, counts, total}: ExperimentsView): string {
  if (!data.configured) return "No experiments are configured";
  if (data.experiments.length === 0) return "No experiment belongs to these accounts";
  if (total === 0) return "No experiment fits";
  const n = (state: ExperimentState) => counts.get(state) ?? 0;
  const first = `${n("better")} of ${total} experiment${total === 1 ? "" : "s"} came out better, ${n("worse") || "none"} worse, ${n("no difference") || "none"} without detectable difference`;
  const rest = [
    n("blocked") > 0 && `${n("blocked")} blocked`,
    n("no control") > 0 && `${n("no control")} without control`,
    n("cannot decide") > 0 && `${n("cannot decide")} cannot be decided`,
    n("running") > 0 && `${n("running")} running`
  ].filter(Boolean);
  return rest.length > 0 ? `${first}; ${rest.join(", ")}` : first;
}

/** What one experiment found, with its numbers. */
export function resultTitle({report, state}: RegistryRow): string {
  const {name, end_date, selected_because, result} = report;
  const kpi = primaryOf(result.kpis);
  const found = kpi === null ? "" : `${kpi.kpi} ${changeWords(kpi)}`;
  if (state === "better" || state === "worse") return `${name}: ${state}, ${found}`;
  if (state === "no difference") return `${name}: no detectable difference, ${found}`;
  if (state === "blocked") return `${name}: blocked, its split is broken`;
  if (state === "no control")
    return selected_because !== null
      ? `${name}: regression to the mean, no effect can be claimed`
      : `${name}: nothing to compare with, no effect can be claimed`;
  if (state === "cannot decide") return `${name}: cannot be decided`;
  const until = end_date === null ? "without a planned end" : `until ${format.day(end_date)}`;
  const sofar = kpi?.outcome === "better" || kpi?.outcome === "worse" ? `${kpi.outcome} so far` : "too early to tell"; // prettier-ignore
  return `${name}: still running ${until}, ${sofar}`;
}

/** *+2.08 (+1.46 to +2.71)*. */
export function changeWords(kpi: KpiResult): string {
  const {value, low, high} = decided(kpi);
  const {change, range} = kpiFormat(kpi);
  return low === null ? change(value) : `${change(value)} (${range(low, high)})`;
}

/** The sizes of the arms against the plan, before anything else is read. */
export function splitTitle({result, randomised}: ExperimentReport): string {
  const {control, target, flag} = result.split;
  const units = result.assigned_by === "account" ? "account" : "unit";
  const each = `${plural(control, units)} in control, ${format.count(target)} in target`;
  if (control === 0) return `There is no control: ${plural(target, units)}, all in target`;
  if (target === 0) return `There is no target: ${plural(control, units)}, all in control`;
  if (!randomised) return `The arms were not drawn by lot: ${each}`;
  if (flag === "block") return `The split is broken: ${each}`;
  return flag === "note" ? `The split is odd: ${each}` : `The split is as planned: ${each}`;
}

/** What the split check did, and what follows from it. */
export function splitWords({result, randomised, selected_because}: ExperimentReport): string {
  const {control, target, flag} = result.split;
  if (control === 0 || target === 0)
    return selected_because !== null && control === 0
      ? `Picked for doing badly (${selected_because}), these units do better afterwards without any help: regression to the mean. Without a control no effect is claimed.`
      : "One arm is empty, so there is nothing to compare with, and no effect is claimed.";
  if (!randomised)
    return "Their sizes prove nothing, and arms that were chosen may differ from the start: the result is the change of the target less that of the control.";
  if (flag === "block")
    return "Chance makes a split like this less than once in 1,000: somebody is missing, and who is missing may be the whole effect. No effect is shown until that is found.";
  if (flag === "note")
    return "Chance makes a split like this less than once in 100. The result is shown; find out who is missing before it is used.";
  return "Nothing speaks against the draw.";
}

/** *Chi-square 18.8, p under 0.001*. */
export function splitTest({split}: ExperimentReport["result"]): string {
  if (split.control === 0 || split.target === 0) return "not tested, one arm is empty";
  if (split.p === null) return split.reason ?? "not tested";
  const statistic = split.chi2 === null ? "Exact binomial" : `Chi-square ${format.decimal(split.chi2, 2)}`;
  return `${statistic}, p ${chance(split.p)}`;
}

/** What is said of a KPI, in a sentence with its numbers. */
export function verdictWords(kpi: KpiResult): string {
  const {outcome, mde, stands} = kpi;
  const {low} = decided(kpi);
  const {size} = kpiFormat(kpi);
  if (low === null) return sentence(kpi.verdict);
  if (kpi.guardrail !== null) return guardrailWords(kpi);
  if (outcome === "better") return `Better: ${changeWords(kpi)}.`;
  if (outcome === "worse") return `Worse: ${changeWords(kpi)}.`;
  if (outcome === "too early")
    return `Too early to tell: ${changeWords(kpi)}, an interval that holds however often it is looked at.`;
  const corrected = stands === false && excludesZero(kpi) ? " once all secondary KPIs are allowed for" : "";
  const found = mde === null ? "" : ` An effect of ${size(mde)} would have been found four times in five.`;
  return `No detectable difference${corrected}: ${changeWords(kpi)}.${found}${relevance(kpi)}`;
}

function excludesZero(kpi: KpiResult): boolean {
  const {low, high} = decided(kpi);
  return low !== null && high !== null && (low > 0 || high < 0);
}

function relevance(kpi: KpiResult): string {
  const least = Math.abs(kpi.minimum_effect ?? 0);
  const {low, high} = decided(kpi);
  if (least === 0 || low === null || high === null) return "";
  const {size} = kpiFormat(kpi);
  return low > -least && high < least
    ? ` Any effect is smaller than the ${size(least)} that would matter.`
    : ` An effect of ${size(least)}, which would matter, is not ruled out.`;
}

function guardrailWords(kpi: KpiResult): string {
  const {outcome, guardrail} = kpi;
  const {change} = kpiFormat(kpi);
  const limit = guardrailLimit(kpi);
  if (outcome === "breached") return `Breached: worse than the margin of ${limit}.`;
  const word = outcome === "holds" ? "Holds" : "Not shown to hold";
  return `${word}: the change may be as bad as ${change(guardrail?.bound)} (one-sided 95%); the margin is ${limit}.`;
}
