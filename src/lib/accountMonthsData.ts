/** What account-months can be brushed by, in the order of the charts. */
export const MONTH_SIGNALS = ["engagement_index", "seat_utilisation", "tenure", "health_score"] as const;

/** One of MONTH_SIGNALS. */
export type MonthSignal = (typeof MONTH_SIGNALS)[number];

/** A signal in bins of equal width, from zero on. */
export interface MonthColumn {
  /** in the signal’s unit: points, fractions of the seats, months */
  width: number;
  bins: number;
  /** the last bin holds everything above its start as well */
  open: boolean;
  /** a character a row: see monthBins.ts */
  rows: string;
}

/** Every month end at which an account paid, as the Causes page brushes them: by account, then by month. */
export interface AccountMonthsData {
  /** YYYY-MM-DD */
  as_of: string;
  /** the first and the last month end */
  first: string | null;
  last: string | null;
  /** an outcome is known so many days later */
  horizon: number;
  account_id: string[];
  name: string[];
  /** how many rows each account has */
  months: number[];
  columns: Record<MonthSignal, MonthColumn>;
  /** a character a row: 1 left within the horizon, 0 stayed, - not known yet */
  left: string;
}
