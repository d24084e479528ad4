import {descending} from "d3";
import {addDays} from "../metrics/days.js";
import {callChance, type CallQuality, callQuality} from "../metrics/renewal/renewalCalls.js";
import {forecastCoverage} from "../metrics/renewal/renewalOutlook.js";
import {wilson} from "../metrics/wilson.js";
import type {JournalLines, PendingLine} from "./journalLine.js";
import type {CallLine, CheckpointScore, RenewalLine, RenewalsData} from "./renewalsData.js";

/** The days before a renewal at which it is looked at. */
const CHECKPOINTS = [180, 90];
/** A checkpoint is due so many days ahead. */
const WEEK = 7;

/** A checkpoint with the call that stood then. */
export interface Checkpoint extends CheckpointScore {
  call: CallLine | null;
}

/** A renewal with what the machine and the CSM say of it. */
export interface RenewalRow extends Omit<RenewalLine, "checkpoints"> {
  call: CallLine | null;
  /** set where the call waits for the next build */
  waits: PendingLine<"renewal_calls"> | null;
  /** the call as a probability */
  said: number | null;
  /** what was said less the machine's; null where one of them is missing */
  difference: number | null;
  checkpoints: readonly Checkpoint[];
}

/** A checkpoint of the coming week. */
export interface DueCheckpoint {
  row: RenewalRow;
  days: number;
  on: string;
}

/** How often intervals held what happened. */
export interface Coverage {
  held: number;
  quarters: number;
  low: number | null;
  high: number | null;
}

/** What the address chooses. */
export interface RenewalsChoice {
  /** the quarter in which they are due */
  due?: string;
  segment?: string;
  csm?: string;
}

/** The Renewals page as it is shown. */
export interface RenewalsView {
  data: RenewalsData;
  /** disagreements first: the largest ARR x difference, then those without a call by ARR */
  rows: readonly RenewalRow[];
  /** in words what is chosen; empty where all are */
  chosen: string;
  due: readonly DueCheckpoint[];
  coverage: Record<"near" | "far", {count: Coverage; arr: Coverage}>;
  calls: readonly CallQuality[];
}

/** Chooses the renewals and puts calls, also those that wait for the next build, beside them. */
export function renewalsView(
  data: RenewalsData,
  {due = "all", segment = "all", csm = "all"}: RenewalsChoice,
  pending: readonly PendingLine<"renewal_calls">[]
): RenewalsView {
  const span = data.quarters.find((d) => d.quarter === due);
  const rows = data.renewals
    .filter(
      (d) =>
        (segment === "all" || d.segment === segment) &&
        (csm === "all" || d.csm === csm) &&
        (!span || (d.renewal_date >= span.from && d.renewal_date <= span.until))
    )
    .map((d) => rowOf(d, data.calls, pending))
    .sort(
      (a, b) => descending(weight(a), weight(b)) || b.arr - a.arr || (a.account_id < b.account_id ? -1 : 1)
    );
  const chosen = [span?.quarter, segment === "all" ? null : segment, csm === "all" ? null : csm];
  return {
    data,
    rows,
    chosen: chosen.filter(Boolean).join(", "),
    due: rows.flatMap((row) => dueCheckpoints(row, data.as_of)).sort((a, b) => (a.on < b.on ? -1 : 1)),
    coverage: {near: coverageOf(data.past.near), far: coverageOf(data.past.far)},
    calls: callQuality(data.decided)
  };
}

const weight = ({arr, difference}: RenewalRow) => (difference === null ? -1 : arr * Math.abs(difference));

function rowOf(
  line: RenewalLine,
  calls: readonly CallLine[],
  pending: readonly PendingLine<"renewal_calls">[]
): RenewalRow {
  const isOwn = (d: JournalLines["renewal_calls"]) =>
    d.account_id === line.account_id && d.renewal_date === line.renewal_date;
  const own = calls.filter(isOwn);
  const waits = pending.findLast((d) => isOwn(d.line)) ?? null;
  const call = waits?.line ?? own.at(-1) ?? null;
  const said = call && callChance(call);
  return {
    ...line,
    ...{call, waits, said},
    difference: said === null || line.chance === null ? null : said - line.chance.value,
    checkpoints: line.checkpoints.map((d) => ({
      ...d,
      call: own.findLast((c) => c.made_on !== null && c.made_on <= d.on) ?? null
    }))
  };
}

function dueCheckpoints(row: RenewalRow, as_of: string): DueCheckpoint[] {
  return CHECKPOINTS.map((days) => ({row, days, on: addDays(row.renewal_date, -days)})).filter(
    (d) => d.on > as_of && d.on <= addDays(as_of, WEEK)
  );
}

function coverageOf(past: Parameters<typeof forecastCoverage>[0]): {count: Coverage; arr: Coverage} {
  const {quarters, count, arr} = forecastCoverage(past);
  const of = (held: number): Coverage => ({
    held,
    quarters,
    ...(wilson(held, quarters) ?? {low: null, high: null})
  });
  return {count: of(count), arr: of(arr)};
}
