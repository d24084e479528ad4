import type {Segment} from "../catalogue/segments.js";
import type {Place} from "../text/places.js";

/** How an account will behave; known to the generator only. */
export type Course = "steady" | "weak" | "fading" | "oversold" | "recovering";

/** A priced commitment, as it will be written to subscriptions. */
export interface Line {
  subscription_id: string;
  product: string;
  plan: string;
  seats: number | null;
  mrr: number;
  start: number;
  end: number | null;
  renewal: number | null;
  is_trial: boolean;
  auto_renew: boolean;
}

/** A seat holder. */
export interface User {
  user_id: string;
  role: string;
  /** A moment, in days. */
  created: number;
  deactivated: number | null;
  is_champion: boolean;
  /** The share of users, from the keenest on, at which this one starts to work with the product. */
  rank: number;
  /** Chance to be active on a working day while engaged. */
  intensity: number;
  features: readonly string[];
  last_active: number;
}

/** A stretch of uninterrupted payment, but for lapses. */
export interface Spell {
  start: number;
  /** The churn date. */
  end: number | null;
  voluntary: boolean;
  /** The features of the last month end that raised the hazard. */
  drivers: readonly string[];
}

export interface Contract {
  plan: string;
  seats: number;
  /** Contract currency per seat and month. */
  price: number;
  billing: string;
  renewal: number | null;
  addons: {product: string; mrr: number}[];
}

export interface Touch {
  moment: number;
  channel: string;
  direction: "outbound" | "inbound";
  purpose: string;
  csm: string;
  summary: string;
}

/** Everything the generator knows of an account. */
export interface Account {
  account_id: string;
  name: string;
  place: Place;
  industry: string;
  channel: string;
  icp_fit: number;
  employees: number;
  sold_by: string;
  currency: string;
  signup: number;
  /** Dated, oldest first. */
  segments: {from: number; value: Segment}[];
  csms: {from: number; value: string}[];
  course: Course;
  /** The month in which a fading account starts to fade or a recovering one recovers. */
  turn: number;
  /** The share of users that a normal month finds at work. */
  level: number;
  /** Users per seat. */
  fill: number;
  adopted: readonly string[];
  trial: {start: number; end: number} | null;
  contract: Contract;
  lines: Line[];
  spells: Spell[];
  users: User[];
  touches: Touch[];
  /** Uses and errors by day since the first day of the sample. */
  uses: Uint32Array;
  errors: Uint32Array;
  /** Share of users at work, by month; NaN before the account. */
  engagement: Float64Array;
  /** The last month end's active-user rate, null before the first. */
  active_rate: number | null;
  churn_on: number | null;
  return_on: number | null;
  lapse_month: number | null;
}
