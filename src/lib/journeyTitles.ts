import {rollups} from "d3";
import type {Metric} from "../metrics/metric.js";
import {isLoss} from "../metrics/journey/transitions.js";
import {LEAST_STAYS} from "../metrics/journey/timeInStage.js";
import {formatFor} from "./format.js";
import {daysText, stageName} from "./journeyText.js";
import type {JourneyView} from "./journeyView.js";
import {VALUE_DAYS} from "./journeyView.js";
import {capital, partsText, plural} from "./words.js";

const format = formatFor();
const whole = (value: number | null | undefined) => format.percent(value, 0);

/** The page's title: who is stuck, and how soon value is reached. */
export function journeyTitle(view: JourneyView): string {
  const {data, stays, stuck, all} = view;
  const ninety = all.by_day[VALUE_DAYS.indexOf(90)];
  const value = !data.given.activation
    ? "first value is not known"
    : ninety?.value == null
      ? "no account can be followed to day 90 yet"
      : `${reachedText(ninety)} by day 90`;
  if (!data.given.stages) return capital(value);
  if (stays.length === 0) return `No account of this choice has entered a stage; ${value}`;
  const n = stuck.accounts.length;
  if (stuck.judged === 0) return `Nobody on the way can be held against a percentile; ${value}`;
  return `${n === 0 ? "No account is" : `${plural(n, "account")} ${n === 1 ? "is" : "are"}`} stuck on the way to value; ${value}`;
}

/** *2 of 3 accounts reach first value*; where some are censored the share is no count: *71% of 70 accounts*. */
function reachedText(share: Metric): string {
  const n = share.denominator ?? 0;
  const words = isCount(share)
    ? partsText(share, "account")
    : `${whole(share.value)} of ${plural(n, "account")}`;
  return `${words} ${n === 1 ? "reaches" : "reach"} first value`;
}

/** Whether an Aalen-Johansen share is what was counted: nobody was censored before. */
function isCount({value, numerator, denominator}: Metric): boolean {
  return Math.abs((value ?? 0) - (numerator ?? 0) / (denominator ?? 1)) < 1e-9;
}

/** Why a title has nothing to say where the table of stages is not given. */
const NO_STAGES = "Stages are not known: the table stages is not given";

/** The title of the flow: where most go on from, and how many moves are steps back. */
export function flowTitle({moves, data}: JourneyView): string {
  if (!data.given.stages) return NO_STAGES;
  const between = moves.filter((d) => d.to !== null);
  if (between.length === 0) return "No account has moved from one stage to another";
  const sum = between.reduce((n, d) => n + d.moves, 0);
  const back = moves.reduce((n, d) => n + (d.back && d.from !== d.to ? d.moves : 0), 0);
  const lost = moves.filter(isLoss).sort((a, b) => b.moves - a.moves);
  const losses = lost.reduce((n, d) => n + d.moves, 0);
  const where = lost[0]
    ? `${lost[0].moves} of ${plural(losses, "loss", "losses")} ${lost[0].moves === 1 ? "comes" : "come"} out of ${stageName(lost[0].from)}`
    : "none leads to a loss";
  return `${whole(back / sum)} of ${plural(sum, "move")} between stages lead back to an earlier one; ${where}`;
}

/** The title of the stages: the one that takes longest among those with a next one. */
export function stagesTitle({stages, data}: JourneyView): string {
  if (!data.given.stages) return NO_STAGES;
  const known = stages.filter((d) => d.median.value !== null && d.stage !== "churned");
  const [slow] = [...known].sort((a, b) => (b.median.value ?? 0) - (a.median.value ?? 0));
  if (!slow) return `No stage has ${LEAST_STAYS} entries of which half have left`;
  return `Half of those in ${stageName(slow.stage)} take more than ${daysText(slow.median.value!)} days, the longest of ${plural(known.length, "stage")}`;
}

/** The title of the list of the stuck. */
export function stuckTitle({stuck, data}: JourneyView): string {
  if (!data.given.stages) return "Who is stuck is not known: the table stages is not given";
  const n = stuck.accounts.length;
  if (stuck.judged === 0) return "Nobody on the way can be held against a percentile";
  const of = `of ${format.count(stuck.judged)} on the way`;
  if (n === 0) return `None ${of} to value is stuck`;
  return `${format.count(n)} ${of} to value ${n === 1 ? "is" : "are"} in a stage longer than nine in ten of their segment`;
}

/** How many accounts on the way have no percentile to be held against, and why. */
export function unjudgedText({stuck: {unjudged}}: JourneyView): string {
  if (unjudged.length === 0) return "";
  const n = unjudged.reduce((sum, d) => sum + d.there, 0);
  const alike = rollups(
    unjudged,
    (D) =>
      D.map((d) => d.segment)
        .sort()
        .join(", "),
    (d) => `${stageName(d.stage)}, ${d.reason.replace(/ %/g, "%")}`
  );
  const shown = alike.slice(0, 3).map(([what, segments]) => `${what} (${segments})`);
  const more = alike.length > 3 ? `; and ${alike.length - 3} more` : "";
  return `No percentile for ${format.count(n)} more: ${shown.join("; ")}${more}`;
}

/** The title of the curves to first value. */
export function valueTitle({groups, all, data}: JourneyView): string {
  if (!data.given.activation) return `First value is not known: ${all.median.reason}`;
  if (all.follows.length === 0) return "No account of this choice has paid yet";
  const at = VALUE_DAYS.indexOf(90);
  const known = groups.filter((d) => d.by_day[at]?.value != null);
  const sorted = [...known].sort((a, b) => b.by_day[at]!.value! - a.by_day[at]!.value!);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst) return "No account has been followed for 90 days";
  const share = ({name, by_day}: typeof best) => {
    const metric = by_day[at]!;
    if (!isCount(metric)) return `${whole(metric.value)} of ${name} (n ${format.count(metric.n)})`;
    return `${whole(metric.value)} of ${name} (${format.count(metric.numerator)} of ${format.count(metric.denominator)})`;
  };
  if (best === worst) return `By day 90, ${share(best)} have reached first value`;
  const [high, low] = [worst.by_day[at]!.high, best.by_day[at]!.low];
  const words = `By day 90, ${share(best)} have first value, ${share(worst)}`;
  // Of a group that activated in full, or not at all, there is no interval: nothing is said either way.
  if (low == null) return `${words} (no interval for ${best.name})`;
  if (high == null) return `${words} (no interval for ${worst.name})`;
  return low > high ? words : "By day 90 the groups cannot be told apart in reaching first value";
}

/** The title of the lives. */
export function livesTitle({paid}: JourneyView): string {
  if (paid.accounts === 0) return "No account of this choice has paid yet";
  if (paid.left === 0) return `None of ${plural(paid.accounts, "customer")} has left`;
  const back = paid.returned === 0 ? "none has returned" : `${format.count(paid.returned)} returned`;
  return `${format.count(paid.left)} of ${plural(paid.accounts, "customer")} have left; ${back}`;
}
