import {formatFor} from "./format.js";
import {survivalAt} from "../metrics/survival.js";
import type {RetentionView} from "./retentionView.js";

const format = formatFor();
const whole = (value: number | null | undefined) => format.percent(value, 0);

/** The page's title: where losses fall, and how the groups differ after the horizon. */
export function retentionTitle(view: RetentionView): string {
  if (view.lives.accounts === 0) return "No account of this choice has paid yet";
  const {losses} = view;
  const marked = losses.ages.filter((d) => d.marked);
  const first =
    marked.length > 0
      ? `Most losses fall in month${marked.length > 1 || marked[0]?.from !== marked[0]?.to ? "s" : ""} ${marked.map((d) => d.label).join(" and ")}`
      : losses.all.lost === 0
        ? "No account has left"
        : "No age stands out";
  return `${first}; ${differWords(view)}`;
}

interface End {
  name: string;
  survival: number;
  low: number | null;
  high: number | null;
}

/** The best and the worst group at the horizon; undefined without a group. */
function extremes({curves, horizon}: RetentionView): {best: End; worst: End} | undefined {
  const ends = curves
    .map((d) => ({name: d.name, ...survivalAt(d.steps, horizon)}))
    .sort((a, b) => b.survival - a.survival);
  const [best, worst] = [ends[0], ends.at(-1)];
  return best && worst ? {best, worst} : undefined;
}

/**
 * Whether two groups differ: *apart* when their intervals do not meet, a stricter test than one of the difference and
 * safe with several groups. A group that has lost nobody has no log-log interval, so nothing is said either way.
 */
function difference(best: End, worst: End): string {
  if (best.low === null) return `no interval for ${best.name}`;
  if (worst.high === null) return `no interval for ${worst.name}`;
  return best.low > worst.high ? "apart" : "within noise";
}

/** *Small keeps 70% at 24 months, Large 94%*, or that the groups cannot be told apart. */
function differWords(view: RetentionView): string {
  const found = extremes(view);
  if (!found) return "no account to follow";
  const {best, worst} = found;
  const {horizon} = view;
  if (best === worst) return `${whole(worst.survival)} still pay at ${horizon} months`;
  const words = `${worst.name} keeps ${whole(worst.survival)} at ${horizon} months, ${best.name} ${whole(best.survival)}`;
  const verdict = difference(best, worst);
  if (verdict === "apart") return words;
  return verdict === "within noise"
    ? `at ${horizon} months the groups cannot be told apart`
    : `${words} (${verdict})`;
}

/** The title of the curves. */
export function curvesTitle(view: RetentionView): string {
  const found = extremes(view);
  if (!found) return "No account to follow";
  const {best, worst} = found;
  const {horizon} = view;
  if (best === worst) return `${horizon} months on, ${whole(best.survival)} still pay`;
  const words = `${horizon} months on, ${whole(best.survival)} of ${best.name} pay, ${whole(worst.survival)} of ${worst.name}`;
  const verdict = difference(best, worst);
  return verdict === "apart" ? words : `${words}; ${verdict}`;
}

/** The title of the triangle: how far the pooled row has fallen, and where it stops falling. */
export function triangleTitle({triangle: {pooled}, measure}: RetentionView): string {
  const known = pooled.filter((d) => d.value !== null && d.denominator > 0);
  const last = known.at(-1);
  if (!last) return "No cohort yet";
  const what = {logo: "Pooled retention", grr: "Pooled gross retention", nrr: "Pooled net retention"}[
    measure
  ];
  const year = known.find((d) => d.age === 12) ?? last;
  return `${what} is ${whole(year.value)} at month ${year.age}${last.age > year.age ? ` and ${whole(last.value)} at month ${last.age}` : ""}`;
}

/** The title of the losses by age. */
export function lossesTitle({losses}: RetentionView): string {
  const {lost, at_risk} = losses.all;
  if (at_risk === 0) return "No account to follow";
  const all = format.percent(lost / at_risk);
  const marked = losses.ages.filter((d) => d.marked);
  if (marked.length === 0) return `${all} leave a month; no age stands out`;
  const words = marked
    .slice(0, 2)
    .map((d) => `${format.percent(d.rate)} in month${d.from === d.to ? "" : "s"} ${d.label}`);
  return `${words.join(" and ")} leave a month, against ${all} overall`;
}

/** The title of the target table. */
export function targetsTitle({targets, window}: RetentionView): string {
  if (targets.length === 0) return `No account was paying when ${window.label} started`;
  if (targets.every((d) => d.churn.target == null)) return "No target of logo churn is configured";
  const above = targets.filter((d) => d.marked && d.churn.verdict === "above target");
  const below = targets.filter((d) => d.marked && d.churn.verdict === "below target");
  if (above.length > 0)
    return `${above.map((d) => d.segment).join(" and ")} ${above.length === 1 ? "is" : "are"} reliably above target`;
  if (below.length > 0)
    return `No segment is above its target; ${below.map((d) => d.segment).join(" and ")} ${below.length === 1 ? "is" : "are"} reliably below`;
  return "No segment is reliably above its target";
}
