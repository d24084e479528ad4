import {daysBetween} from "../days.js";

/** For so many days before a loss a warning counts as one of it, and after a warning a loss as one that it told of. */
export const LOOK_BACK_DAYS = 180;

/** A warning that was given of an account: the firing of a play, or the month end from which on a signal showed. */
export interface Warning {
  /** the play or the signal */
  id: string;
  day: string;
  /** the first day on which its reason was gone; null while it lasts */
  ended: string | null;
}

/** An account that was lost. */
export interface Loss {
  account_id: string;
  /** first day of the stretch of payment that ended */
  start_date: string;
  /** first day without payment */
  end_date: string;
  /** day from which it was known: that of notice, else *end_date* */
  known_on: string;
}

/** The first time that a warning was given before a loss. */
export interface LossWarning {
  id: string;
  day: string;
  lead_days: number;
}

/** Whether a warning was given in the **look_back** days before a loss, in the stretch of payment that it ended. */
export function isBefore(
  {day}: Pick<Warning, "day">,
  {start_date, known_on}: Loss,
  look_back: number
): boolean {
  if (day < start_date || day >= known_on) return false;
  return daysBetween(day, known_on) <= look_back;
}

/**
 * The warnings of an account that came before its loss, the first of each kind, the earliest first. What was known on
 * the day of each is what was known then: nothing is looked up later.
 */
export function warningsBefore(
  loss: Loss,
  warnings: readonly Warning[],
  look_back = LOOK_BACK_DAYS
): LossWarning[] {
  const first = new Map<string, LossWarning>();
  for (const {id, day} of warnings) {
    if (!isBefore({day}, loss, look_back)) continue;
    const known = first.get(id);
    if (known === undefined || day < known.day)
      first.set(id, {id, day, lead_days: daysBetween(day, loss.known_on)});
  }
  return [...first.values()].sort((a, b) => b.lead_days - a.lead_days || (a.id < b.id ? -1 : 1));
}
