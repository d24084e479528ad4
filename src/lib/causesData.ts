import type {Exposures, SignalCut} from "../metrics/causes/exposures.js";
import type {Cause} from "../metrics/causes/taxonomy.js";

/** Why an account left, as the Causes page draws it. */
export interface CausesData {
  /** YYYY-MM-DD */
  as_of: string;
  currency: string;
  /** every signal, in the order of the exposures */
  signals: CauseSignal[];
  /** first churns of accounts, by date */
  leavers: CauseLeaver[];
  lives: SignalLives;
}

/** A signal: what it is, where it starts to expose, and why it cannot be looked at, if so. */
export interface CauseSignal {
  key: string;
  label: string;
  cause: Cause;
  worse: "high" | "low" | "true";
  unit: string;
  table: string;
  cut: SignalCut;
  /** why no account is exposed or not */
  reason?: string;
}

/** An account that left: what it said, what it showed, and the accounts it is compared with. */
export interface CauseLeaver {
  account_id: string;
  name: string;
  segment: string;
  channel: string;
  seller: string;
  /** year of the first payment */
  cohort: string;
  tenure_days: number;
  churned_on: string;
  index_date: string;
  mrr_lost: number;
  reason: string | null;
  cause: Cause;
  voluntary: boolean;
  own: Exposures;
  own_at_index: Exposures;
  controls: Exposures[];
  controls_at_index: Exposures[];
  /** numbers of the accounts, its own first: the same number is the same account */
  members?: number[];
  /** why it is compared with nobody */
  left_out?: string;
}

/** Every account that ever paid, from its first month end on. */
export interface SignalLives {
  segment: string[];
  channel: string[];
  seller: string[];
  cohort: string[];
  /** months from the first month end of the panel to the churn, or to the last day */
  months: number[];
  left: (0 | 1)[];
  /** by signal and account: 1 exposed, 0 not at the first month end with a value, - none has one */
  exposed: Record<string, string>;
  /** by signal: months from the first month end to the first one with a value */
  from: Record<string, number[]>;
}
