import type {MrrPair} from "./movements.js";

/** What is known of an account on t1; null where the table is not given or t1 is no month end. */
export interface AccountState {
  seats: number | null;
  mau: number | null;
  wau: number | null;
  dau_mean: number | null;
  user_days: number | null;
  /** the larger of seats and users not deactivated */
  active_rate_base: number | null;
  features_used: number | null;
  features_available: number | null;
  unused_seats: number | null;
  wasted_spend: number | null;
  quiet: boolean | null;
  champions: number | null;
  /** *none*, *one*, *inactive* or *left*; null where there is no risk or it cannot be judged */
  champion_risk: string | null;
  days_since_checkin: number | null;
  health_band: string | null;
  health_score: number | null;
  health_coverage: number | null;
  engagement_index: number | null;
  trend: number | null;
  /** mean attainment of the account's goals */
  goal_attainment: number | null;
  /** value of all months that are over by t1 */
  promised_to_date: number | null;
  /** promised by the items that were measured */
  promised_measured_to_date: number | null;
  realised_to_date: number | null;
  /** paid in the months with a measured item */
  paid_to_date: number | null;
}

/** What an account did inside a window; sums of accounts are the window's. Null where the table is not given. */
export interface AccountCounts {
  users_before: number | null;
  users_lost: number | null;
  churns: number | null;
  churns_known: number | null;
  churns_involuntary: number | null;
  trials_due: number | null;
  trials_paid: number | null;
  trials_open: number | null;
  tickets: number | null;
  /** tickets of accounts whose active users are known */
  tickets_rated: number | null;
  active_user_months: number | null;
  csat_tickets_n: number | null;
  csat_tickets_good: number | null;
  csat_surveys_n: number | null;
  csat_surveys_good: number | null;
  nps_n: number | null;
  promoters: number | null;
  detractors: number | null;
  nps_sent: number | null;
  nps_answered: number | null;
  surveys_sent: number | null;
  surveys_answered: number | null;
  touches: number | null;
  touches_proactive: number | null;
}

/** One account in one window: all that the additive metrics of any group of accounts need. */
export interface CompanyRow extends MrrPair, AccountState, AccountCounts {}
