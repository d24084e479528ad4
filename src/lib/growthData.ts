import type {LtvMetric} from "../metrics/ltv.js";
import type {Metric} from "../metrics/metric.js";

/** Trials that ended in a quarter, by the account's place: those whose time to pay is over, of these paid, and open ones. */
export interface TrialQuarter {
  label: string;
  i: number[];
  due: number[];
  paid: number[];
  open: number[];
}

/** An account that is ready for more seats. */
export interface ExpansionLead {
  i: number;
  mau: number;
  seats: number;
  seat_utilisation: number;
  /** ln of user-days against the 28 days before */
  trend: number;
  health_score: number;
  arr: number;
}

/** An account in which somebody would recommend us. */
export interface Advocate {
  i: number;
  promoters: number;
  answers: number;
  /** The newest answer of a promoter, YYYY-MM-DD. */
  answered_on: string;
}

/** An account that another one referred. */
export interface Referral {
  /** Who referred, and who came. */
  i: number;
  referred: number;
  paying: boolean;
  arr: number;
}

/** The lifetime value of a group. */
export interface LtvGroup {
  name: string;
  accounts: number;
  ltv: LtvMetric;
  textbook: Metric;
}

/** What the Growth page draws from, besides the accounts of the Overview, in whose order the places count. */
export interface GrowthData {
  /** YYYY-MM-DD */
  as_of: string;
  pay_within_days: number;
  /** Whether there is anything to judge by. */
  given: {trials: boolean; channels: boolean; surveys: boolean; usage: boolean; referrals: boolean};
  /** The channel of each account, by place; *(none)* without one. */
  channel: string[];
  quarters: TrialQuarter[];
  leads: ExpansionLead[];
  /** Places of the paying accounts that can be judged today. */
  judged: number[];
  /** Accounts judged in a year that ended a year ago; *from* and *to* are its first and last month end. */
  past: {from: string; to: string; i: number[]; lead: number[]; expanded: number[]} | null;
  /** Answers of the last so many days. */
  advocate_days: number;
  advocates: Advocate[];
  referrals: Referral[];
  ltv: {
    gross_margin: number | null;
    /** The horizon of all groups; null where nobody can be followed. */
    months: number | null;
    all: LtvGroup;
    segment: LtvGroup[];
    channel: LtvGroup[];
    /** Groups too small to be compared. */
    left_out: number;
  };
}
