import type {LikeAccounts} from "./backtest/likeAccounts.js";
import type {Columns} from "./columns.js";
import type {Metric} from "./metric.js";

/** The account as of the last day of data: a row of account_dim. */
export interface AccountFacts {
  account_id: string;
  name: string;
  segment: string;
  plan: string;
  industry: string;
  country: string;
  region: string;
  csm: string;
  language: string | null;
  signup_date: string | null;
  first_paid_date: string | null;
  churned_on: string | null;
  paying: boolean;
  /** reporting currency */
  mrr: number;
  arr: number;
  contract_mrr: number | null;
  contract_currency: string | null;
  seats: number | null;
  renewal_date: string | null;
  tenure_days: number | null;
}

/** The account at one day: the parts of account_point that its page prints or explains. */
export interface AccountPoint {
  point_date: string;
  mrr: number;
  seats: number | null;
  mau: number | null;
  wau: number | null;
  user_days: number | null;
  active_days_per_user: number | null;
  features_used: number | null;
  features_available: number | null;
  seat_utilisation: number | null;
  unused_seats: number | null;
  unused_never: number | null;
  unused_lapsed: number | null;
  unused_partial: number | null;
  engagement_index: number | null;
  quiet: boolean | null;
  quiet_reason: string | null;
  days_since_inbound: number | null;
  days_since_checkin: number | null;
  open_sev1: number | null;
  champions: number | null;
  champion_risk: string | null;
  health_score: number | null;
  health_band: string;
  health_coverage: number | null;
  health_change: number | null;
  scorecard: string | null;
  scorecard_version: string | null;
}

/** One week; a missing one has no usage row of any account. */
export interface AccountWeek {
  /** its Sunday */
  week_end: string;
  wau: number | null;
  mau: number | null;
  seats: number | null;
  missing: boolean;
}

/** A part of the health score at one day. */
export interface AccountComponent {
  component: string;
  component_group: string;
  value: number | null;
  points: number | null;
  weight: number;
  contribution: number | null;
  change: number | null;
  max_contribution: number | null;
  status: string;
}

/** A part of the score at a month end. */
export interface ComponentPoint {
  point_date: string;
  component: string;
  points: number | null;
  contribution: number | null;
}

/** A stretch of constant paid MRR and seats, in its own currency; to_date is exclusive. */
export interface AccountStep {
  from_date: string;
  to_date: string | null;
  mrr: number;
  seats: number | null;
  currency: string;
}

/** Use of a feature in 28 days, beside the accounts of the segment that pay. */
export interface AccountFeature {
  feature: string;
  users: number | null;
  uses: number;
  /** users / MAU */
  reach: number | null;
  /** share of the peers that use it at all */
  peer_share: number | null;
  peers: number;
}

/** A ticket. */
export interface AccountTicket {
  ticket_id: string;
  opened_at: string;
  first_response_at: string | null;
  resolved_at: string | null;
  severity: number | null;
  category: string | null;
  topic: string | null;
  csat: number | null;
  escalated: boolean | null;
}

/** An answer to a survey, or an invitation without one. */
export interface AccountSurvey {
  response_id: string;
  sent_at: string | null;
  answered_at: string | null;
  kind: string;
  score: number | null;
  comment: string | null;
}

/** A contact with the customer. */
export interface AccountTouch {
  ts: string;
  channel: string | null;
  direction: string | null;
  purpose: string | null;
  csm: string | null;
  summary: string | null;
}

/** A bill. */
export interface AccountInvoice {
  invoice_id: string;
  issued_on: string;
  due_on: string | null;
  paid_on: string | null;
  amount: number;
  currency: string | null;
  status: string | null;
}

/** A step of the journey reached. */
export interface AccountStage {
  stage: string;
  entered_at: string;
}

/** A goal. */
export interface AccountGoal {
  goal_id: string;
  goal: string;
  unit: string | null;
  baseline: number | null;
  target: number | null;
  current: number | null;
  due_date: string | null;
  status: string | null;
  owner: string | null;
}

/** An agreed next step. */
export interface AccountPlan {
  plan: string;
  about: string | null;
  ref: string | null;
  owner: string | null;
  owner_side: string | null;
  due_date: string | null;
  status: string | null;
}

/** Promised and realised value of an item in a month. */
export interface AccountValue {
  item: string;
  month: string;
  promised: number;
  realised: number | null;
}

/** A product request. */
export interface AccountRequest {
  request_id: string;
  created_at: string;
  title: string;
  status: string | null;
  shipped_at: string | null;
}

/** A user with what they did lately; the id is a salted hash. */
export interface AccountPerson {
  user_id: string;
  role: string | null;
  is_champion: boolean;
  /** by the CSM */
  is_named: boolean;
  champion_score: number | null;
  active_days: number;
  active_days_before: number;
  last_day: string | null;
  deactivated_at: string | null;
}

/** A person the CSM deals with. */
export interface AccountContact {
  name: string;
  role: string | null;
  left_on: string | null;
}

/** A judgement that stands beside the computed score. */
export interface AccountOverride {
  score: number | null;
  band: string | null;
  reason: string;
  by: string;
  made_on: string;
  expires_on: string | null;
}

/** The state of a play that fired. */
export interface AccountAction {
  play: string;
  fired_on: string;
  state: string | null;
  by: string | null;
  on: string | null;
  note: string | null;
}

/** A judgement on a renewal. */
export interface AccountRenewalCall {
  renewal_date: string;
  /** commit, likely, at_risk or lost */
  call: string | null;
  /** of renewal, 0 to 1 */
  probability: number | null;
  by: string | null;
  made_on: string | null;
}

/** A stop of payment, with its reason where one is known. */
export interface AccountChurn {
  churned_on: string;
  mrr_lost: number | null;
  reason: string | null;
  voluntary: boolean | null;
}

/** The metrics that the Account page prints, of those that `quarterdeck metrics --account` gives. */
export const ACCOUNT_METRICS = [
  "mau",
  "seat_utilisation",
  "unused_seats",
  "nps",
  "nps_response_rate",
  "csat_tickets",
  "first_response_median",
  "resolution_median",
  "tickets",
  "ticket_rate",
  "end_mrr",
  "arr",
  "active_days_per_user",
  "breadth",
  "engagement_index",
  "user_churn",
  "health_score",
  "champions",
  "days_since_checkin",
  "proactive_share",
  "roi",
  "goal_attainment"
] as const;

/** A quarter, or the one under way on the last day of data, with the account’s metrics by id. */
export interface AccountWindow {
  /** *2026Q3*, or *2026Q4 to date* */
  label: string;
  /** what `quarterdeck metrics` calls it, as in data-window */
  window: string;
  t0: string;
  t1: string;
  metrics: Readonly<Record<string, Metric>>;
}

/** What the file of one account says; a part that has no rows is absent. */
export interface AccountData {
  account: AccountFacts;
  /** whose customer it is */
  company: string;
  /** the currency of amounts that are not the contract's */
  currency: string;
  as_of: string;
  /** tables of the contract that are not configured, whose parts stay empty */
  missing: readonly string[];
  /** from the oldest on */
  windows: readonly AccountWindow[];
  /** what became of accounts with such a health score; null or absent when it does not pay */
  like?: LikeAccounts | null;
  now?: AccountPoint;
  points?: Columns<AccountPoint>;
  weeks?: Columns<AccountWeek>;
  components?: Columns<AccountComponent>;
  component_points?: Columns<ComponentPoint>;
  steps?: Columns<AccountStep>;
  features?: Columns<AccountFeature>;
  tickets?: Columns<AccountTicket>;
  surveys?: Columns<AccountSurvey>;
  touches?: Columns<AccountTouch>;
  invoices?: Columns<AccountInvoice>;
  stages?: Columns<AccountStage>;
  goals?: Columns<AccountGoal>;
  plans?: Columns<AccountPlan>;
  value?: Columns<AccountValue>;
  requests?: Columns<AccountRequest>;
  people?: Columns<AccountPerson>;
  contacts?: Columns<AccountContact>;
  overrides?: Columns<AccountOverride>;
  actions?: Columns<AccountAction>;
  renewal_calls?: Columns<AccountRenewalCall>;
  churns?: Columns<AccountChurn>;
}
