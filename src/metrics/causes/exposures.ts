import {ascending, group, max, mean, min} from "d3";
import {exposureCut, exposureWindow, isExposed as beyondQuartile} from "../stats/exposureCut.js";
import type {ExposureCut} from "../stats/exposureCut.js";
import {riskSets} from "../stats/riskSets.js";
import type {PayingSpell} from "../stats/riskSets.js";
import {isExposed} from "./signals.js";
import type {Signal} from "./signals.js";

/** A spell, and whether its end is one whose causes are looked for. */
export interface CauseSpell extends PayingSpell {
  /** false for involuntary churn, for later churns of an account, and for spells that go on */
  is_case: boolean;
}

/** What an account's signals were at a month end. */
export interface SignalMonth {
  account_id: string;
  /** YYYY-MM-DD */
  point_date: string;
  /** in the order of the signals; null = not known */
  values: readonly (number | boolean | null)[];
}

/** A signal and where it starts to expose, if that is fixed beforehand. */
export interface CutSignal {
  worse: Signal["worse"];
  /** whether it is a level, judged by its mean over the window, not something that happens */
  level?: boolean;
  fixed: {cut: number; basis: "config" | "definition"} | null;
}

/** Where a signal starts to expose, and who says so. */
export interface SignalCut {
  value: number | null;
  /** whether the value itself exposes, or only those beyond it */
  inclusive: boolean;
  /** whether the mean over the window is held to it, not each month end */
  mean?: true;
  /** *yes* for signals that are true or false */
  basis: "config" | "definition" | "quartile" | "yes" | null;
  /** why nobody can be called exposed */
  reason?: string;
}

/** Exposure to every signal, a character each in their order: 1 exposed, 0 not, - not known. */
export type Exposures = string;

/** An account that left of its own will: exposure in its window, and that of its matched accounts. */
export interface CauseCase {
  account_id: string;
  index_date: string;
  own: Exposures;
  /** in the 90 days that end on the index date */
  own_at_index: Exposures;
  controls: Exposures[];
  controls_at_index: Exposures[];
  /** its own number and those of its matched accounts: the same number is the same account in every set */
  members: number[];
  /** why it has no matched accounts */
  reason?: string;
}

/** What a signal is judged by over a window: of a level the mean of its month ends, of all else the worst of them. */
export interface WindowValue {
  value: number | boolean | null;
  /** what *value* is, if of several month ends */
  of: "mean" | "worst";
  /** at the last month end of the window */
  last: number | boolean | null;
  /** whether it exposes */
  exposed: boolean | null;
}

/** The cases with their matched accounts, and the cuts that were fixed without a look at the cases. */
export interface CauseExposures {
  cuts: SignalCut[];
  cases: CauseCase[];
  /** @param lag_days between the window and the index date; default 30 */
  exposure(account_id: string, index_date: string, lag_days?: number): Exposures;
  /** what exposure rests on, in the order of the signals */
  judged(account_id: string, index_date: string, lag_days?: number): WindowValue[];
  exposes(signal: number, value: number | boolean | null): boolean | null;
}

type Months = Map<string, SignalMonth[]>;

/**
 * Matches each account that left with accounts that stayed, and finds who was exposed to what.
 *
 * What counts are the month ends in the 90 days that end 30 days before the index date. A level, such as the share of
 * active users, exposes where its mean over them lies beyond the cut: one month among three below the worst quartile is
 * common, and would make four accounts in ten exposed. What happens, such as an overdue check-in, exposes where any of
 * them shows it. Exposure is not known where none of them has a value.
 */
export function causeExposures(input: {
  spells: readonly CauseSpell[];
  months: readonly SignalMonth[];
  signals: readonly CutSignal[];
  as_of: string;
  seed?: number;
}): CauseExposures {
  const {spells, signals, as_of, seed} = input;
  const months: Months = group(input.months, (d) => d.account_id);
  const wanted = new Set(spells.filter((d) => d.is_case).map((d) => key(d.account_id, indexDate(d, as_of))));
  const drawn = riskSets(spells, {as_of, seed});
  const sets = drawn.sets.filter((d) => wanted.has(key(d.case_id, d.index_date)));
  const seen = sets.flatMap((d) => d.controls.flatMap((c) => inWindow(months, c.account_id, d.index_date)));
  const cuts = signals.map((d, k) =>
    cutOf(
      d,
      seen.map((m) => m.values[k] ?? null)
    )
  );
  const exposes = (k: number, value: number | boolean | null) => exposedBy(signals[k]!, cuts[k]!, value);
  const judged = (account: string, index: string, lag_days?: number): WindowValue[] => {
    const inside = inWindow(months, account, index, lag_days);
    return signals.map((d, k) => {
      const values = inside.map((m) => m.values[k] ?? null);
      const value = judgedBy(d, values);
      const of = d.level ? "mean" : "worst";
      return {value, of, last: values.at(-1) ?? null, exposed: exposes(k, value)};
    });
  };
  const exposure = (...window: Parameters<typeof judged>): Exposures =>
    judged(...window)
      .map(({exposed}) => (exposed === null ? "-" : exposed ? "1" : "0"))
      .join("");
  const numbers = new Map([...new Set(spells.map((d) => d.account_id))].map((d, i) => [d, i]));
  const caseOf = (account_id: string, index_date: string, controls: readonly string[]): CauseCase => ({
    account_id,
    index_date,
    own: exposure(account_id, index_date),
    own_at_index: exposure(account_id, index_date, 0),
    controls: controls.map((d) => exposure(d, index_date)),
    controls_at_index: controls.map((d) => exposure(d, index_date, 0)),
    members: [account_id, ...controls].map((d) => numbers.get(d)!)
  });
  const cases = [
    ...sets.map((d) =>
      caseOf(
        d.case_id,
        d.index_date,
        d.controls.map((c) => c.account_id)
      )
    ),
    ...drawn.left_out
      .filter((d) => wanted.has(key(d.case_id, d.index_date)))
      .map((d) => ({...caseOf(d.case_id, d.index_date, []), reason: d.reason}))
  ];
  cases.sort((a, b) => ascending(a.index_date, b.index_date) || ascending(a.account_id, b.account_id));
  return {cuts, cases, exposure, judged, exposes};
}

/** The day from which an account is known to leave: that of notice where it is known, else the churn date. */
export function indexDate(
  {start_date, end_date, notice_date}: Pick<PayingSpell, "start_date" | "end_date" | "notice_date">,
  as_of: string
): string {
  const end = end_date ?? "";
  const first = notice_date && notice_date <= as_of && notice_date < end ? notice_date : end;
  return first > start_date ? first : start_date;
}

function key(account_id: string, index_date: string): string {
  return `${account_id} ${index_date}`;
}

function inWindow(months: Months, account: string, index_date: string, lag_days?: number): SignalMonth[] {
  const {from, to} = exposureWindow(index_date, {lag_days});
  return (months.get(account) ?? []).filter((d) => d.point_date >= from && d.point_date <= to);
}

function cutOf({worse, level, fixed}: CutSignal, values: readonly (number | boolean | null)[]): SignalCut {
  if (worse === "true") return {value: null, inclusive: true, basis: "yes"};
  const held = level ? {mean: true as const} : {};
  if (fixed) return {value: fixed.cut, inclusive: false, basis: fixed.basis, ...held};
  const known = values.filter((d) => typeof d === "number");
  const {value, inclusive, reason} = exposureCut(known, {bad: worse});
  if (value === null) return {value, inclusive, basis: null, reason};
  return {value, inclusive, basis: "quartile", ...held};
}

/** Whether a value exposes an account by a cut; null where it is not known. */
export function exposedBy(
  {worse}: Pick<CutSignal, "worse">,
  cut: SignalCut,
  value: number | boolean | null
): boolean | null {
  if (cut.basis !== "quartile" || typeof value !== "number" || worse === "true")
    return isExposed({worse}, value, cut.value);
  const quartile: ExposureCut = {value: cut.value, bad: worse, inclusive: cut.inclusive, basis: "quartile"};
  return beyondQuartile(value, quartile);
}

/** What stands for the month ends of a window: of a level their mean, of what happens the worst, if any is known. */
function judgedBy(
  {level, worse}: CutSignal,
  values: readonly (number | boolean | null)[]
): number | boolean | null {
  const numbers = values.filter((d) => typeof d === "number");
  if (level) return mean(numbers) ?? null;
  const worst = worse === "low" ? min(numbers) : max(numbers);
  if (worst !== undefined) return worst;
  return values.includes(true) || (values.includes(false) ? false : null);
}
