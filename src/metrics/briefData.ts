import type {AccountComponent, AccountTouch} from "./accountData.js";
import type {ExposedShare} from "./causes/observedCauses.js";
import type {SignalCut, WindowValue} from "./causes/exposures.js";
import type {Signal} from "./causes/signals.js";
import type {DeckData, NoteSection} from "./deckData.js";
import type {BandBoundaries} from "./healthBands.js";
import type {HeldOverride} from "./heldOverride.js";
import type {RenewalDriver} from "./renewal/renewalDrivers.js";
import type {RenewalModel} from "./renewal/renewalModel.js";
import type {RenewalRate} from "./renewal/renewalRate.js";
import type {Chance} from "./renewal/renewalRows.js";
import type {DangerThreshold} from "./stats/dangerThreshold.js";

/** The health score on the last day of data. */
export interface BriefHealth {
  score: number | null;
  band: string;
  /** where the company's bands meet: no score is printed as if it stood beyond */
  bounds: BandBoundaries;
  /** points since the month before */
  change: number | null;
  /** share of the scorecard's weight with data */
  coverage: number | null;
  scorecard: string | null;
  /** the heaviest first */
  parts: readonly AccountComponent[];
  /** month ends and the last day, at most 13, oldest first */
  history: readonly {point_date: string; score: number | null; band: string}[];
  /** a judgement that stands beside the score and has not expired */
  override: HeldOverride | null;
}

/** Where the account stands towards the line below which others have left: of two lines that by which it stands worst. */
export interface BriefDanger {
  /** whose line it is, and its value on the last day of data */
  measure: "engagement_index" | "active_rate";
  value: number | null;
  /** 28 days before, as near as month ends allow, and how many days ago that was */
  before: number | null;
  before_days: number | null;
  line: DangerThreshold;
  /** null where no measure with a line is known */
  state: "inside" | "approaching" | "outside" | null;
}

/** Whether the account has gone quiet. */
export interface BriefQuiet {
  value: boolean | null;
  reason: string | null;
  days_since_inbound: number | null;
  days_since_checkin: number | null;
}

/** The renewal to come, and how probable it is. */
export interface BriefRenewal {
  renewal_date: string | null;
  auto_renew: boolean | null;
  /** contract currency per year; null where the account no longer pays */
  arr: number | null;
  /** the account no longer pays since this day */
  churned_on: string | null;
  /** a cancellation that is announced */
  leaving_on: string | null;
  /** from the model; null where it cannot speak of this account */
  chance: Chance | null;
  /** past renewals that the model rests on */
  model: Pick<RenewalModel, "renewals" | "not_renewed" | "accounts" | "auc"> | null;
  /** what the model's probability rests on, the strongest first; empty without one */
  drivers: readonly RenewalDriver[];
  /** why the past rate stands in the model's place */
  reason: string | null;
  /** the segment's past rate, beside the model or in its place */
  rate: RenewalRate | null;
}

/** A signal that stands out among accounts that left, as this account shows it. */
export interface BriefSignal extends Pick<Signal, "key" | "label" | "cause" | "unit" | "worse"> {
  cut: SignalCut;
  odds_ratio: number;
  low: number;
  high: number;
  q: number;
  left: ExposedShare;
  stayed: ExposedShare;
  /** what it is judged by: of a level the mean of the month ends of the last 90 days, of all else the worst of them */
  value: WindowValue["value"];
  of: WindowValue["of"];
  /** at the last of these month ends */
  last: WindowValue["last"];
  /** whether the value exposes; null = not known */
  shown: boolean | null;
}

/** The causes analysis, as far as this account is concerned. */
export interface BriefSignals {
  /** accounts that left and were matched */
  sets: number;
  tested: number;
  /** the reliable ones, the smallest q first */
  reliable: readonly BriefSignal[];
}

/** Somebody who carries the product, or decides on it. */
export interface BriefPerson {
  /** of a contact; null of a user, whose id stays in the product */
  name: string | null;
  role: string | null;
  champion_score: number | null;
  active_days: number | null;
  last_day: string | null;
  left_on: string | null;
}

/** Something the customer waits for. */
export interface BriefOpen {
  kind: "ticket" | "request";
  what: string | null;
  severity: number | null;
  since: string;
  eta: string | null;
}

/** A play that has fired for the account and waits for somebody. */
export interface BriefPlay {
  title: string;
  /** what its condition saw, in words */
  because: string;
  actions: readonly {what: string; owner: string; due: string}[];
}

/** A play that fired, from the journal. */
export interface BriefAction {
  play: string;
  fired_on: string;
  state: string | null;
  by: string | null;
}

/** What only the internal brief may hold of an account, all as of the last day of data. */
export interface BriefParts {
  health: BriefHealth;
  danger: BriefDanger;
  quiet: BriefQuiet;
  renewal: BriefRenewal;
  signals: BriefSignals;
  champion_risk: string | null;
  champions: number | null;
  /** champions among the users, then contacts */
  people: readonly BriefPerson[];
  touches: readonly AccountTouch[];
  open: readonly BriefOpen[];
  oldest_overdue_days: number | null;
  /** open, the earliest due first; null where the company has no playbook */
  plays: readonly BriefPlay[] | null;
  /** the latest entries of the journal */
  actions: readonly BriefAction[];
  /** the CSM's own words for the brief: the section *internal* of the notes */
  notes: readonly NoteSection[];
}

/** Everything that the internal brief of one account is made from: what its deck is made from, and the internal parts. */
export interface BriefData extends DeckData {
  brief: BriefParts;
}
