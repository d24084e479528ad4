import {formatFor} from "./format.js";
import type {HealthData, JudgedScore} from "./healthData.js";

const format = formatFor();

/** How steady the scorecard is from month to month. */
export function monthsTitle({months}: Pick<HealthData, "months">): string {
  const known = months.scorecard.filter((d) => d.auc.value !== null);
  if (known.length === 0) return "No month is decided yet";
  const worse = known.filter((d) => d.auc.value! < 0.5).length;
  const silent = months.scorecard.length - known.length;
  const rest = silent === 0 ? "" : `; ${silent} without a loss say nothing`;
  return worse === 0
    ? `The scorecard beats a coin in each of ${known.length} months${rest}`
    : `In ${worse} of ${known.length} months the scorecard ranks worse than a coin${rest}`;
}

/** Whether predictions come true. */
export function calibrationTitle({chosen}: {chosen: JudgedScore | null}): string {
  if (chosen?.reason !== undefined || !chosen || chosen.fifths.length === 0)
    return "No prediction can be held against what happened";
  const n = chosen.fifths.reduce((sum, d) => sum + d.n, 0);
  const left = chosen.fifths.reduce((sum, d) => sum + d.events, 0) / n;
  const predicted = chosen.fifths.reduce((sum, d) => sum + d.predicted * d.n, 0) / n;
  return `Predicted ${format.percent(predicted)} to leave, ${format.percent(left)} left`;
}

/** What the most alarming tenth is worth. */
export function liftTitle({chosen}: {chosen: JudgedScore | null}): string {
  if (chosen?.reason !== undefined || chosen?.lift.value == null)
    return "No tenth can be told from the others";
  return `The most alarming tenth leaves ${format.decimal(chosen.lift.value, 1)} times as often as all`;
}
