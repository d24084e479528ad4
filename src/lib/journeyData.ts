import type {ActivationFollow} from "../metrics/activation.js";
import type {Stage, StageOwners, Stay} from "../metrics/journey/stages.js";
import {STAGES} from "../metrics/journey/stages.js";
import {addDays} from "../metrics/days.js";
import type {PackedInts} from "./packedInts.js";
import {unpackInts} from "./packedInts.js";

/** What the Journey page draws from, besides the accounts of the Overview, in whose order the places count. */
export interface JourneyData {
  /** YYYY-MM-DD */
  as_of: string;
  /** The day that the days of stays and lives are counted from, YYYY-MM-DD. */
  first_day: string;
  owners: StageOwners;
  /** Whether the configuration names the teams. */
  owners_given: boolean;
  /** Whether the tables are configured, and whether activation can be told from them. */
  given: {stages: boolean; touches: boolean; activation: boolean};
  /** What counts as activated, in words. */
  activation: string;
  /** In order of account and entry. */
  stays: Record<"i" | "stage" | "day" | "days" | "end" | "wait" | "reached", PackedInts>;
  follows: Record<"i" | "days" | "outcome" | "followed", PackedInts>;
  /** Stretches of payment in order; *to* is −1 while one runs. */
  lives: Record<"i" | "from" | "to", PackedInts>;
}

/** The ends of a stay, by the number that stands for them. */
export const ENDS = ["moved", "there", "lost"] as const satisfies readonly Stay["end"][];

/** What became of an account on its way to value, by the number that stands for it. */
export const OUTCOMES = [
  "open",
  "activated",
  "churned"
] as const satisfies readonly ActivationFollow["outcome"][];

/** A stretch of payment. */
export interface PaidStretch {
  i: number;
  /** YYYY-MM-DD */
  from: string;
  /** The day on which it stopped; null while it runs. */
  to: string | null;
}

/** Everything of the page's data, a row each. */
export function unpackJourney(data: JourneyData) {
  return {stays: unpackStays(data), follows: unpackFollows(data), lives: unpackLives(data)};
}

/** The stays, each with the stage before and after it. */
function unpackStays({stays, first_day}: JourneyData): Stay[] {
  const c = columns(stays);
  const rows = Array.from(c.i, (i, k): Stay => ({
    i,
    stage: stageAt(c.stage[k]),
    entered_on: addDays(first_day, c.day[k]!),
    days: c.days[k]!,
    end: ENDS[c.end[k]!]!,
    from: null,
    to: null,
    wait: c.wait[k]! < 0 ? null : {days: c.wait[k]!, reached: c.reached[k] === 1}
  }));
  for (const [k, row] of rows.entries()) {
    const before = rows[k - 1];
    if (before?.i !== row.i) continue;
    row.from = before.stage;
    before.to = row.stage;
  }
  return rows;
}

/** The ways to value, with the account's place. */
function unpackFollows({follows}: JourneyData): (ActivationFollow & {i: number})[] {
  const c = columns(follows);
  return Array.from(c.i, (i, k) => ({
    i,
    days: c.days[k]!,
    outcome: OUTCOMES[c.outcome[k]!]!,
    followed: c.followed[k]!
  }));
}

/** The stretches of payment. */
function unpackLives({lives, first_day}: JourneyData): PaidStretch[] {
  const c = columns(lives);
  return Array.from(c.i, (i, k) => ({
    i,
    from: addDays(first_day, c.from[k]!),
    to: c.to[k] === -1 ? null : addDays(first_day, c.to[k]!)
  }));
}

function columns<K extends string>(packed: Record<K, PackedInts>): Record<K, Int32Array> {
  return Object.fromEntries(
    Object.entries<PackedInts>(packed).map(([key, text]) => [key, unpackInts(text)])
  ) as Record<K, Int32Array>;
}

function stageAt(code: number | undefined): Stage {
  return STAGES[code ?? -1]!;
}
