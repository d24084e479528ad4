import type {Difference} from "./difference.js";
import type {ExperimentKpi, GuardrailCheck, Outcome} from "./experimentTypes.js";

/** What a verdict is made of. */
export interface Judged {
  kpi: ExperimentKpi;
  /** the estimate that is decided on */
  difference: Difference;
  running: boolean;
  /** 2.8 standard errors */
  mde: number | null;
  /** of a secondary KPI: whether it stands after correction; null elsewhere */
  stands: boolean | null;
  /** of a guardrail */
  guardrail: GuardrailCheck | null;
  /** of a guardrail: whether the whole one-sided interval lies beyond the margin */
  breached: boolean;
}

/** What is to be said of a KPI, in one word and in one sentence. */
export function verdictOf(judged: Judged): {outcome: Outcome; verdict: string} {
  const {difference, running, guardrail, mde, stands} = judged;
  const {low, high, reason} = difference;
  if (low === null || high === null) {
    const outcome = running ? "too early" : "cannot decide";
    return {outcome, verdict: `${outcome}: ${(reason ?? "no interval").replace(/^cannot decide: /, "")}`};
  }
  if (guardrail !== null) return guardrailVerdict(judged, guardrail);
  const interval = intervalText(difference);
  const excludes = low > 0 || high < 0;
  if (excludes && stands !== false) {
    const better = low > 0 === (judged.kpi.direction === "up");
    const outcome = better ? "better" : "worse";
    return {outcome, verdict: `${outcome}: ${interval}`};
  }
  if (running)
    return {
      outcome: "too early",
      verdict: `too early to tell: ${interval}, valid however often it is looked at`
    };
  const corrected = excludes ? " once all secondary KPIs are allowed for" : "";
  const found = mde === null ? "" : `; an effect of ${shown(mde)} would have been found four times in five`;
  return {
    outcome: "no detectable difference",
    verdict: `no detectable difference${corrected}: ${interval}${found}${relevance(judged)}`
  };
}

/** Where the interval holds no effect that would matter, that is worth saying. */
function relevance({kpi, difference}: Judged): string {
  const least = Math.abs(kpi.minimum_effect ?? 0);
  if (least === 0 || difference.low === null || difference.high === null) return "";
  return difference.low > -least && difference.high < least
    ? `; any effect is smaller than the ${shown(least)} that would matter`
    : `; an effect of ${shown(least)}, which would matter, is not ruled out`;
}

function guardrailVerdict(
  {kpi, breached}: Judged,
  {margin, bound}: GuardrailCheck
): {outcome: Outcome; verdict: string} {
  const limit = kpi.direction === "up" ? -margin : margin;
  const holds = bound !== null && (kpi.direction === "up" ? bound > limit : bound < limit);
  const outcome = holds ? "holds" : breached ? "breached" : "not shown to hold";
  const text = `the change may be as bad as ${signed(bound ?? 0)} (one-sided 95 %), the margin is ${signed(limit)}`;
  return {
    outcome,
    verdict: `${outcome}: ${breached && !holds ? `worse than the margin of ${signed(limit)}` : text}`
  };
}

function intervalText({value, low, high}: Difference): string {
  return `${signed(value ?? 0)} (95 % interval ${signed(low ?? 0)} to ${signed(high ?? 0)})`;
}

function signed(value: number): string {
  return value > 0 ? `+${shown(value)}` : shown(value);
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}
