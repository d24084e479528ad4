import {formatFor} from "./format.js";
import type {GrowthView} from "./growthView.js";
import {metricWords} from "./healthWords.js";
import {partsText, plural} from "./words.js";

const format = formatFor();
const sumArr = (rows: readonly {arr: number}[]) => rows.reduce((sum, d) => sum + d.arr, 0);

/** The page's title: how many trials pay, and what is ready to grow. */
export function growthTitle(view: GrowthView): string {
  const {trials, leads, judged} = view;
  const first =
    trials.share.value === null
      ? noTrial(view)
      : `${partsText(trials.share, "trial")} ${spanWords(view)} ended in payment`;
  if (judged === 0) return `${first}; no account can be judged for more seats`;
  const n = leads.length;
  if (n === 0) return `${first}; no account is ready for more seats today`;
  return `${first}; ${plural(n, "account")} with ${format.moneyShort(sumArr(leads))} ARR ${n === 1 ? "is" : "are"} ready for more seats`;
}

/** Why no share of trials is known. */
function noTrial({data}: GrowthView): string {
  return data.given.trials
    ? "No trial is over yet"
    : "Trials are not known: no subscription is marked as one";
}

/** The title of the trials by quarter: the newest quarter, or else the newest of which a trial is over, against all. */
export function trialsTitle(view: GrowthView): string {
  const {quarters, trials} = view;
  const last = quarters.findLast((d) => d.share.value !== null);
  const newest = quarters.at(-1);
  if (!last || !newest) return noTrial(view);
  const {open} = trials;
  const none = newest === last ? "" : `No trial of ${newest.name} is over; `;
  const only = last.share.denominator === trials.share.denominator;
  const all = only ? "" : `, ${partsText(trials.share)} of those ${spanWords(view)}`;
  const now = `${none}${partsText(last.share, "trial")} of ${last.name} paid${all}`;
  return open > 0 ? `${now}; ${format.count(open)} ${open === 1 ? "is" : "are"} open` : now;
}

/** The quarters in which the trials ended that are counted: *since 2024Q4*. */
export function spanWords({quarters}: GrowthView): string {
  const [first] = quarters;
  if (!first) return "so far";
  return quarters.length === 1 ? `of ${first.name}` : `since ${first.name}`;
}

/** The title of the channels: the best and the worst, if their intervals do not meet. */
export function channelsTitle(view: GrowthView): string {
  const {channels} = view;
  const known = channels.filter((d) => d.share.value !== null);
  const [best, worst] = [known[0], known.at(-1)];
  if (!best || !worst) return noTrial(view);
  if (best === worst) return `${partsText(best.share, "trial")} of ${best.name} paid`;
  if ((best.share.low ?? 0) <= (worst.share.high ?? 1))
    return "No channel\u2019s trials pay reliably more often";
  return `${partsText(best.share, "trial")} by ${best.name} paid, ${partsText(worst.share)} by ${worst.name}`;
}

/** The title of the leads. */
export function leadsTitle({leads, judged}: GrowthView): string {
  if (judged === 0) return "No account can be judged for more seats";
  const n = leads.length;
  if (n === 0) return `None of ${plural(judged, "account")} is ready for more seats`;
  return `${format.count(n)} of ${plural(judged, "account")} ${n === 1 ? "is" : "are"} ready for more seats: ${format.moneyShort(sumArr(leads))} ARR`;
}

/** The title of what became of the leads. */
export function outcomeTitle({outcome: {leads, others, difference}, data}: GrowthView): string {
  if (data.past === null) return "No account can be judged by its leads of a year ago";
  if (leads.value === null) return "No account was a lead a year ago";
  const words = `${format.count(leads.numerator)} of ${plural(leads.n ?? 0, "past lead")} paid more two quarters later`;
  if (others.value === null) return words;
  const {low, high} = difference;
  const apart = low !== null && high !== null && (low > 0 || high < 0);
  return `${words}, ${partsText(others)} of the others${apart ? "" : ": within noise"}`;
}

/** The title of the advocates. */
export function advocatesTitle({advocates, data}: GrowthView): string {
  if (!data.given.surveys) return "No NPS answers to find advocates by";
  const n = advocates.length;
  if (n === 0) return "No account has promoters and no detractor";
  return `${plural(n, "account")} ${n === 1 ? "has" : "have"} promoters and no detractor: ask for a reference`;
}

/** The title of the referrals. */
export function referralsTitle({referrers}: GrowthView): string {
  if (referrers.length === 0) return "No account is known to have referred another";
  const came = referrers.reduce((sum, d) => sum + d.referred.length, 0);
  const paying = referrers.reduce((sum, d) => sum + d.paying, 0);
  const worth =
    paying === 0
      ? "none of which pays today"
      : `of which ${format.count(paying)} ${paying === 1 ? "pays" : "pay"} ${format.moneyShort(sumArr(referrers))} ARR today`;
  return `${plural(referrers.length, "account")} referred ${plural(came, "other")}, ${worth}`;
}

/** The title of lifetime value. */
export function ltvTitle({data: {ltv}}: GrowthView): string {
  if (ltv.gross_margin === null) return "Lifetime value needs a gross margin";
  const {value} = ltv.all.ltv;
  if (value === null || ltv.months === null) return `Lifetime value: ${metricWords(ltv.all.ltv)}`;
  return `An account is worth ${format.moneyShort(value)} over ${format.decimal(ltv.months, Number.isInteger(ltv.months) ? 0 : 1)} months`;
}
