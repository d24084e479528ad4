import {addDays} from "../days.js";

/** Days within which leaving is foreseen: what a score should have warned of. */
export const CHURN_HORIZON_DAYS = 90;

/** An account that pays on a month's last day, and what is known today of its future then. */
export interface PanelMonth {
  account_id: string;
  /** the month's last day */
  point_date: string;
  /** days from then to the last day of data */
  followed_days: number;
  /** days from then to the next churn; null while none is known */
  days_to_churn: number | null;
}

/** Months to learn from, and later ones to judge by. */
export interface TimeSplit {
  horizon_days: number;
  /** month ends, in order; each and the horizon after it lie before the first of *test* */
  train: string[];
  test: string[];
  /** every month end whose horizon is over, in order */
  decided: string[];
  /** why there is nothing to judge by */
  reason?: string;
}

const TEST_MONTHS = 12;

/** Whether an account left within the horizon: 1 or 0, null while that cannot be known yet, whatever happened so far. */
export function leftWithin({followed_days, days_to_churn}: PanelMonth, horizon_days: number): 0 | 1 | null {
  if (followed_days < horizon_days) return null;
  return days_to_churn !== null && days_to_churn <= horizon_days ? 1 : 0;
}

/**
 * Divides a panel by time, never by chance: the last 12 decided months, or half of them when there are fewer than 24,
 * judge; months that end a horizon or more before the first of those are learnt from. What lies between is used by
 * neither, because its outcome reaches into the months that judge.
 */
export function timeSplit(rows: Iterable<PanelMonth>, horizon_days: number): TimeSplit {
  const months = new Set<string>();
  for (const d of rows) if (d.followed_days >= horizon_days) months.add(d.point_date);
  const decided = [...months].sort();
  const test = decided.slice(decided.length - Math.min(TEST_MONTHS, Math.floor(decided.length / 2)));
  const [first] = test;
  const train = first === undefined ? [] : decided.filter((d) => addDays(d, horizon_days) <= first);
  const split = {horizon_days, decided, train, test};
  if (decided.length === 0)
    return {...split, reason: `no month end lies ${horizon_days} days before the last day of data`};
  if (train.length === 0) {
    const none = `no month to learn from ends ${horizon_days} days before the months to judge by`;
    return {...split, test: [], reason: `${decided.length} months are decided: ${none}`};
  }
  return split;
}
