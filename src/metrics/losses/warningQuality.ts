import {group} from "d3";
import {addDays} from "../days.js";
import type {Metric} from "../metric.js";
import {accountShare} from "../stats/alarmQuality.js";
import {shareMetric} from "../wilson.js";
import type {Leads} from "./leadTime.js";
import {leadsOf} from "./leadTime.js";
import type {Loss, Warning} from "./lossWarnings.js";
import {isBefore, LOOK_BACK_DAYS, warningsBefore} from "./lossWarnings.js";

/** A month end at which an account pays. */
export interface PaidMonth {
  account_id: string;
  day: string;
}

/** What all warnings are judged by. */
export interface WarningInput {
  losses: readonly Loss[];
  /** by account */
  warnings: ReadonlyMap<string, readonly Warning[]>;
  months: readonly PaidMonth[];
  as_of: string;
  /** the day from which a warning can be judged, by its id, where its line was drawn from what came before */
  judged_from?: Readonly<Record<string, string>>;
  look_back?: number;
}

/** How well a warning told of losses. */
export interface WarningQuality {
  id: string;
  /** losses that it warned of / losses */
  warned: Metric;
  lead: Leads | null;
  /** times that it was given and were followed by a loss within the horizon / times whose horizon is over */
  precision: Metric;
  /** month ends followed by a loss within the horizon / month ends whose horizon is over: of all paying accounts */
  base: Metric;
}

/** How often a warning had been given at month ends before a loss, and at those before none. */
export interface WarnedMonths {
  before_loss: Metric;
  before_none: Metric;
}

/** How well each of **ids** told of losses: those that came, and those that did not. */
export function warningQuality(input: WarningInput, ids: readonly string[]): WarningQuality[] {
  const {look_back = LOOK_BACK_DAYS, judged_from = {}} = input;
  const follow = follower(input);
  const given = group(
    Array.from(input.warnings, ([account_id, rows]) =>
      rows.map(({id, day}) => ({id, account_id, day, lost: follow(account_id, day)}))
    ).flat(),
    (d) => d.id
  );
  const months = input.months.map((d) => ({...d, lost: follow(d.account_id, d.day)}));
  const bases = new Map<string, Metric>();
  const baseFrom = (from: string): Metric => {
    const known = bases.get(from) ?? shareOf(months.filter((d) => d.day >= from), "no month end is old enough to be judged"); // prettier-ignore
    bases.set(from, known);
    return known;
  };
  return ids.map((id) => {
    const from = judged_from[id] ?? "";
    const losses = input.losses.filter((d) => d.known_on > from);
    const leads = losses.flatMap((loss) => {
      const own = (input.warnings.get(loss.account_id) ?? []).filter((d) => d.id === id && d.day >= from);
      return warningsBefore(loss, own, look_back).map((d) => d.lead_days);
    });
    const judged = (given.get(id) ?? []).filter((d) => d.day >= from);
    return {
      id,
      warned: shareMetric(leads.length, losses.length, "no account was lost"),
      lead: leadsOf(leads),
      precision: shareOf(judged, "none is old enough to be judged"),
      base: baseFrom(from)
    };
  });
}

/**
 * How often any warning had been given in the look-back before a month end that was followed by a loss, and before one
 * that was not. A playbook that always speaks has both at 100 %.
 */
export function warnedMonths(input: WarningInput): WarnedMonths {
  const {look_back = LOOK_BACK_DAYS, judged_from = {}} = input;
  const follow = follower(input);
  const rows = input.months.map(({account_id, day}) => {
    const from = addDays(day, -look_back);
    const own = input.warnings.get(account_id) ?? [];
    const warned = own.some((d) => d.day > from && d.day <= day && d.day >= (judged_from[d.id] ?? ""));
    return {account_id, warned, lost: follow(account_id, day)};
  });
  const share = (lost: boolean, reason: string) =>
    shareOf(
      rows.filter((d) => d.lost === lost).map(({account_id, warned}) => ({account_id, lost: warned})),
      reason
    );
  return {
    before_loss: share(true, "no month end before a loss is old enough to be judged"),
    before_none: share(false, "no month end is old enough to be judged")
  };
}

/** A day of an account, and whether a loss followed; null where that is not to be said. */
interface Followed {
  account_id: string;
  lost: boolean | null;
}

/** Says whether a loss came within the look-back after a day; null while that is open, and once one is known of. */
function follower({losses, as_of, look_back = LOOK_BACK_DAYS}: WarningInput) {
  const byAccount = group(losses, (d) => d.account_id);
  return (account_id: string, day: string): boolean | null => {
    if (addDays(day, look_back) > as_of) return null;
    const own = byAccount.get(account_id) ?? [];
    if (own.some((d) => isBefore({day}, d, look_back))) return true;
    return own.some((d) => day >= d.known_on && day <= d.end_date) ? null : false;
  };
}

function shareOf(rows: readonly Followed[], reason: string): Metric {
  const decided = rows.filter((d) => d.lost !== null);
  const accounts = new Set(decided.map((d) => d.account_id)).size;
  return accountShare(decided.filter((d) => d.lost).length, decided.length, {accounts, reason});
}
