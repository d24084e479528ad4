import type {JourneyData} from "../../src/lib/journeyData.js";
import {ENDS, OUTCOMES} from "../../src/lib/journeyData.js";
import {packInts} from "../../src/lib/packedInts.js";
import type {ActivationFollow} from "../../src/metrics/activation.js";
import {daysBetween} from "../../src/metrics/days.js";
import type {Stage, Stay} from "../../src/metrics/journey/stages.js";
import {STAGE_OWNERS, STAGES} from "../../src/metrics/journey/stages.js";

const FIRST = "2026-01-01";

/** A stay of a made-up account: when it began, how long it lasted, and how it ended. */
export type MadeStay = readonly [
  i: number,
  stage: Stage,
  day: number,
  days: number,
  end?: Stay["end"],
  wait?: number
];

/** A stretch of payment of a made-up account. */
export type MadeStretch = readonly [i: number, from: string, to: string | null];

/** What the Journey page of a made-up company draws from; days count from 1 January 2026. */
export function journeyOf(
  stays: readonly MadeStay[],
  rest: {
    follows?: readonly (ActivationFollow & {i: number})[];
    lives?: readonly MadeStretch[];
    given?: Partial<JourneyData["given"]>;
  } = {}
): JourneyData {
  const {follows = [], lives = []} = rest;
  const ints = <T>(rows: readonly T[], value: (d: T) => number) => packInts(rows.map(value));
  return {
    as_of: "2026-12-31",
    first_day: FIRST,
    owners: STAGE_OWNERS,
    owners_given: false,
    given: {stages: true, touches: true, activation: true, ...rest.given},
    activation: "3 users with 2 features each within 7 days",
    stays: {
      i: ints(stays, (d) => d[0]),
      stage: ints(stays, (d) => STAGES.indexOf(d[1])),
      day: ints(stays, (d) => d[2]),
      days: ints(stays, (d) => d[3]),
      end: ints(stays, (d) => ENDS.indexOf(d[4] ?? "moved")),
      wait: ints(stays, (d) => d[5] ?? -1),
      reached: ints(stays, (d) => (d[5] === undefined ? 0 : 1))
    },
    follows: {
      i: ints(follows, (d) => d.i),
      days: ints(follows, (d) => d.days),
      outcome: ints(follows, (d) => OUTCOMES.indexOf(d.outcome)),
      followed: ints(follows, (d) => d.followed)
    },
    lives: {
      i: ints(lives, (d) => d[0]),
      from: ints(lives, (d) => daysBetween(FIRST, d[1])),
      to: ints(lives, (d) => (d[2] === null ? -1 : daysBetween(FIRST, d[2])))
    }
  };
}
