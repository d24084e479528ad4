import {CAUSES} from "../metrics/causes/taxonomy.js";
import {chance} from "./chance.js";
import type {CausesView, SignalResult} from "./causesView.js";
import {formatFor} from "./format.js";
import {lower} from "./words.js";

const format = formatFor();

/** Whom the page is about: *71 accounts that left, 12 Apr 2024 – 3 Sep 2026*. */
export function causesScope({leavers}: Pick<CausesView, "leavers">): string {
  const [first, last] = [leavers[0], leavers.at(-1)];
  if (!first || !last) return "no account that left";
  const n = leavers.length;
  return `${format.count(n)} ${n === 1 ? "account" : "accounts"} that left, ${format.month(first.churned_on)} \u2013 ${format.month(last.churned_on)}`;
}

/** The page's title: what leavers say, and what sets them apart. */
export function causesTitle(view: CausesView): string {
  const {leavers, stated, reliable, tested, sets} = view;
  const n = leavers.length;
  if (n === 0) return "No account of this choice has left";
  const top = stated.find((d) => d.cause !== "unknown");
  const say = top
    ? `${top.logos} of ${n} ${n === 1 ? "leaver names" : "leavers name"} ${lower(CAUSES[top.cause])}`
    : n === 1
      ? "The one leaver gave no cause"
      : `None of ${n} leavers gave a cause`;
  if (sets === 0) return `${say}; none can be compared with accounts that stayed`;
  if (tested.length === 0) return `${say}; too few leavers to test any signal`;
  const worse = harmful(reliable);
  if (worse.length === 0) {
    return `No reliable cause: ${say}, and none of ${tested.length} signals sets leavers apart`;
  }
  const same = top !== undefined && worse.some((d) => d.cause === top.cause);
  const names = worse.slice(0, 2).map((d) => `\u201c${lower(d.label)}\u201d`);
  const verb = names.length > 1 ? "are what set leavers apart" : "is what sets leavers apart";
  return `${say}, ${same ? "and" : "but"} ${names.join(" and ")} ${verb}`;
}

/** Reliable signals that come with more leaving, the surest first. */
export function harmful(reliable: readonly SignalResult[]): SignalResult[] {
  return reliable
    .filter((d) => (d.odds.odds_ratio ?? 0) > 1 || d.odds.bound?.side === "at least")
    .sort((a, b) => (a.q ?? 1) - (b.q ?? 1));
}

/** What the Pareto says. */
export function statedTitle({stated, leavers}: CausesView): string {
  const n = leavers.length;
  if (n === 0) return "Nobody left, so nobody said why";
  const top = stated.find((d) => d.cause !== "unknown");
  const silent = stated.find((d) => d.cause === "unknown")?.logos ?? 0;
  const none = silent === 0 ? "all gave a cause" : `${silent} of ${n} gave no cause`;
  return top ? `What they said: ${lower(CAUSES[top.cause])} leads, ${none}` : `What they said: ${none}`;
}

/** What the tests say. */
export function observedTitle({tested, reliable}: CausesView): string {
  if (tested.length === 0) return "What they showed: too few matched sets to test any signal";
  if (reliable.length === 0) {
    return `What they showed: no reliable cause among ${tested.length} signals tested`;
  }
  const verb = reliable.length === 1 ? "is" : "are";
  return `What they showed: ${reliable.length} of ${tested.length} signals ${verb} reliably associated with leaving`;
}

/** How often what was said is not what was shown. */
export function agreeTitle({rows}: CausesView): string {
  if (rows.length === 0) return "No account left of its own will";
  const differ = rows.filter((d) => d.agreement.verdict === "no").length;
  const unknown = rows.filter((d) => d.agreement.verdict === "unknown").length;
  const rest = unknown === 0 ? "" : `; for ${unknown} it cannot be told`;
  return `For ${differ} of ${rows.length} leavers the stated cause is not what their data show${rest}`;
}

/** *3.4 (1.6–7.2)*, a bound, or why there is neither. */
export function oddsText({odds, reason}: Pick<SignalResult, "odds" | "reason">): string {
  const {odds_ratio, low, high, bound} = odds;
  if (odds_ratio !== null && low !== null && high !== null) {
    return `${decimal(odds_ratio)} (${decimal(low)}\u2013${decimal(high)})`;
  }
  if (bound) return `${bound.side} ${decimal(bound.value)}`;
  return reason ?? "n/a";
}

function decimal(value: number): string {
  return value >= 99.5 ? format.count(value) : format.decimal(value, value < 0.095 ? 2 : 1);
}

/** Where a signal starts to expose, in words. */
export function cutText({cut, worse, unit}: Pick<SignalResult, "cut" | "worse" | "unit">): string {
  if (cut.basis === "yes") return "yes or no";
  if (cut.value === null) return "no cut";
  const value =
    unit === "share"
      ? format.percent(cut.value)
      : format.decimal(cut.value, Number.isInteger(cut.value) || cut.value >= 10 ? 0 : 2);
  const side =
    worse === "high" ? (cut.inclusive ? "at least" : "above") : cut.inclusive ? "at most" : "below";
  const basis = {
    config: "configuration",
    definition: "definition",
    quartile: "controls\u2019 worst quartile"
  };
  const mean = cut.mean ? "mean " : "";
  return `${mean}${side} ${value}${unit === "share" || unit === "count" ? "" : ` ${unit}`} (${basis[cut.basis ?? "quartile"]})`;
}

/** What the attributable shares say in one line. */
export function shareText(reliable: readonly SignalResult[]): string {
  const shares = harmful(reliable).flatMap(({label, share: {value, low, high}}) => {
    if (value === null) return [];
    const range = low == null || high == null ? "" : ` (${format.percentRange(low, high, 0)})`;
    return [`${lower(label)} ${format.percent(value, 0)}${range}`];
  });
  if (shares.length === 0) return "No attributable share of lost MRR: no signal is reliable";
  return `Attributable share of lost MRR: ${shares.join(", ")}; shares overlap and are never added`;
}

/** What the survival curves say. */
export function signalCurvesTitle({curves}: CausesView): string {
  const {signal, test} = curves;
  const name = `\u201c${lower(signal.label)}\u201d`;
  if (curves.curves.length === 0) return `No curve for ${name}: ${curves.reason}`;
  if (test?.p == null) return `Accounts cannot be compared by ${name}: ${test?.reason ?? "one group only"}`;
  const p = `log-rank p ${chance(test.p)}`;
  if (test.p >= 0.05)
    return `No detectable difference between accounts first seen with and without ${name} (${p})`;
  const exposed = test.groups.find((d) => d.group === "Exposed");
  const more = exposed !== undefined && exposed.observed > exposed.expected ? "more" : "less";
  return `Accounts first seen with ${name} left ${more} often (${p})`;
}
