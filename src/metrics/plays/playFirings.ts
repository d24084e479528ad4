import {addDays} from "../days.js";

/** When a play speaks: as its trigger becomes true, as it ceases to be, or when it would be true at the present pace. */
export type PlayMoment = "entering" | "leaving" | "approaching";

/** An account at a day on which history is kept. */
export interface PlayPoint {
  /** ISO day; the points of an account come in order of time */
  day: string;
  /** one that does not has left; when it pays again, everything begins anew */
  pays: boolean;
  /** whether the trigger is true; null where a number that it needs is not known */
  holds: boolean | null;
  /** whether it would be true in a month if every number went on as since the month before; null where not known */
  near: boolean | null;
}

/** A time at which a play speaks of an account. */
export interface PlayFiring {
  day: string;
  /** the first day on which its reason was gone; null while it lasts */
  ended: string | null;
}

/**
 * The month by which a firing is known to the journal and to those who were told of it: the day itself settles only
 * when the month is over, since from then on history goes by its end.
 */
export function firingMonth(fired_on: string): string {
  return fired_on.slice(0, 7);
}

/** Whether a play has a reason to speak on a day; null where that is not known. */
const REASON: Record<PlayMoment, (point: PlayPoint) => boolean | null> = {
  entering: ({holds}) => holds,
  leaving: ({holds}) => (holds === null ? null : !holds),
  approaching: ({holds, near}) => (holds === true ? false : near)
};

/**
 * The times at which a play fires for one account: each time its reason begins; where it last fired fewer than **every**
 * days before, on the first day on which these are over, if the reason still lasts. A day on which the reason is not
 * known changes nothing. A reason that is there on the first known day begins on it, except for leaving: what was never
 * entered is not left.
 *
 * @param points of which those like the one before them may be left out
 * @param every days for which a play that has fired is silent
 * @param days all days on which history is kept, in order
 */
export function playFirings(
  points: readonly PlayPoint[],
  {on, every, days = points.map((d) => d.day)}: {on: PlayMoment; every: number; days?: readonly string[]}
): PlayFiring[] {
  const firings: PlayFiring[] = [];
  const outset = on === "leaving";
  let before = outset;
  let waits = false;
  let open: PlayFiring | null = null;
  for (const [i, point] of points.entries()) {
    const reason = point.pays ? REASON[on](point) : false;
    if (reason === null) continue;
    waits = reason && (waits || !before);
    const day = waits ? firstSpoken(point.day, {last: firings.at(-1), every, days}) : undefined;
    const next = points[i + 1]?.day;
    if (day !== undefined && (next === undefined || day < next)) {
      open = {day, ended: null};
      firings.push(open);
      waits = false;
    }
    if (!reason && open !== null) {
      open.ended = point.day;
      open = null;
    }
    before = point.pays ? reason : outset;
  }
  return firings;
}

/** The first day, from one on, on which a play is no longer silent. */
function firstSpoken(
  from: string,
  {last, every, days}: {last: PlayFiring | undefined; every: number; days: readonly string[]}
): string | undefined {
  const over = last === undefined ? from : addDays(last.day, every);
  return days.find((d) => d >= from && d >= over);
}
