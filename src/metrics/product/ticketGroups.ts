import {group} from "d3";
import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import type {Follow} from "../survival.js";
import {survival, survivalAt} from "../survival.js";
import {durationMetric} from "../survivalQuantile.js";
import {shareMetric} from "../wilson.js";

/** A ticket as the product review reads it; *time* in days to its resolution, or to the end of the last day if it is open. */
export interface ReviewTicket extends Follow {
  account_id: string;
  /** 1 to 4; null where it is not known. */
  severity: number | null;
  topic: string | null;
  bug_id: string | null;
  has_eta: boolean;
  /** Null while the day that was named lies ahead or none was named. */
  eta_missed: boolean | null;
  /** Null where the ticket does not say. */
  workaround: boolean | null;
}

/** What a set of tickets comes to. */
export interface TicketGroup {
  name: string;
  /** The topic that most of them name, beside a bug's number. */
  topic: string | null;
  tickets: number;
  open: number;
  accounts: number;
  /** Of these accounts, those that pay today: it is their ARR. */
  paying: number;
  /** ARR that these accounts pay today. */
  arr: number;
  /** Tickets of severity 1, 2, 3, 4, and of none that is known. */
  severities: number[];
  median: Metric;
  p90: Metric;
  /** Share resolved within the target; no value without a target. */
  within: Metric;
  target_days: number | null;
  eta: Metric;
  missed: Metric;
  workaround: Metric;
}

/** What groups of tickets are made with. */
export interface GroupOptions {
  /** ARR by account, of those that pay. */
  arr: ReadonlyMap<string, number>;
  /** Days to resolution that are aimed at, by the name of the group. */
  targets?: Readonly<Record<string, number>>;
}

/** The tickets by a key, the group that touches the most ARR first; tickets without a key are left out. */
export function ticketGroups(
  tickets: readonly ReviewTicket[],
  key: (d: ReviewTicket) => string | null,
  options: GroupOptions
): TicketGroup[] {
  return Array.from(group(tickets, key))
    .flatMap(([name, D]) => (name === null ? [] : [ticketGroup(name, D, options)]))
    .sort((a, b) => b.arr - a.arr || b.tickets - a.tickets || (a.name < b.name ? -1 : 1));
}

/** One group of tickets. */
export function ticketGroup(
  name: string,
  tickets: readonly ReviewTicket[],
  {arr, targets = {}}: GroupOptions
): TicketGroup {
  const accounts = new Set(tickets.map((d) => d.account_id));
  const due = tickets.filter((d) => d.eta_missed !== null);
  const said = tickets.filter((d) => d.workaround !== null);
  const none = "no such ticket";
  return {
    name,
    topic: mostly(tickets.flatMap((d) => d.topic ?? [])),
    tickets: tickets.length,
    open: tickets.filter((d) => !d.event).length,
    accounts: accounts.size,
    paying: [...accounts].filter((d) => arr.has(d)).length,
    arr: [...accounts].reduce((sum, d) => sum + (arr.get(d) ?? 0), 0),
    severities: [1, 2, 3, 4, null].map((d) => tickets.filter((t) => t.severity === d).length),
    median: durationMetric(tickets, {none}),
    p90: durationMetric(tickets, {p: 0.9, none}),
    within: withinMetric(tickets, targets[name]),
    target_days: targets[name] ?? null,
    eta: shareMetric(tickets.filter((d) => d.has_eta).length, tickets.length, none),
    missed: shareMetric(due.filter((d) => d.eta_missed).length, due.length, "no day that was named is past"),
    workaround: shareMetric(said.filter((d) => d.workaround).length, said.length, "no ticket says")
  };
}

function mostly(topics: readonly string[]): string | null {
  const counts = Array.from(
    group(topics, (d) => d),
    ([topic, D]) => ({topic, n: D.length})
  );
  return counts.sort((a, b) => b.n - a.n || (a.topic < b.topic ? -1 : 1))[0]?.topic ?? null;
}

/** The share that is resolved by the target, open tickets censored. */
function withinMetric(follows: readonly Follow[], target: number | undefined): Metric {
  if (target === undefined) return undefinedMetric("no target is configured");
  if (follows.length === 0) return undefinedMetric("no such ticket");
  const {survival: s, low, high} = survivalAt(survival(follows), target);
  const n = follows.length;
  const ends = {low: high === null ? null : 1 - high, high: low === null ? null : 1 - low};
  return {value: 1 - s, ...ends, n, denominator: n, method: "Kaplan-Meier, log-log 95 %"};
}
