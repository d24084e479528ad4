import type {DeckRequests} from "./deckRequests.js";
import type {DeckTemplate} from "./deckTemplate.js";
import type {DeckValue} from "./deckValue.js";
import type {Metric} from "./metric.js";
import type {NoteNode} from "./noteNode.js";
import type {Difference} from "./stats/difference.js";
import type {ExperimentPlan, ExperimentResult, KpiResult} from "./stats/experimentTypes.js";

export type {NoteNode} from "./noteNode.js";

/** What a deck was made from: the same recipe gives the same pages. */
export interface DeckRecipe {
  as_of: string;
  quarter: string;
  /** fingerprint of the configuration */
  config: string;
  /** fingerprint of the metrics' definitions */
  definitions: string;
  /** fingerprint of the data read */
  data: string;
  /** fingerprint of the CSM's text */
  text: string;
  /** fingerprint of the template that says which slides there are */
  template: string;
  /** version of the code */
  code: string;
}

/** The quarter under review. */
export interface DeckPeriod {
  quarter: string;
  previous_quarter: string;
  next_quarter: string;
  first_day: string;
  last_day: string;
  as_of: string;
}

/** In which language a deck is written, and how. */
export interface DeckReading {
  /** the account's where decks have it, else the company's: *en*, *tr*, *ar*, *fa*, *ja* or *ru* */
  language: string;
  /** BCP 47 tags by which numbers and days are written, by language; those left out are the usual ones */
  locales: Readonly<Record<string, string>>;
  /** whether time runs from right to left where the language does */
  mirrored_time: boolean;
}

/** Who sends the deck. */
export interface DeckVendor {
  name: string;
  /** replaces the accent colour, as #rrggbb */
  accent: string | null;
  /** an image as a data: URL that stands for the name */
  logo: string | null;
  /** an image as a data: URL that stands before the name */
  mark: string | null;
  /** the ground of the slides, as #rrggbb; null for white */
  background: string | null;
  /** *serif* for the serif of ours, or a font family that the reader's machine has */
  font: string | null;
}

/** The account, as its people may read about themselves. */
export interface DeckAccount {
  account_id: string;
  name: string;
  plan: string | null;
  csm: string | null;
  /** names and roles of sponsors and champions who have not left */
  people: readonly {name: string; role: string}[];
  /** contract currency, ISO 4217 */
  currency: string;
  /** MRR in the contract currency on the quarter's last day and the quarter before */
  mrr: number | null;
  mrr_before: number | null;
  first_paid_date: string | null;
}

/** Median and quartiles of at least 8 peers, rounded to two digits; never anything else of them. */
export interface PeerFigures {
  median: number;
  low: number;
  high: number;
}

/** One week of use; a missing week has no usage row of any account. */
export interface DeckWeek {
  /** its Sunday */
  week_end: string;
  wau: number | null;
  mau: number | null;
  seats: number | null;
  /** days of the week with usage, 0 to 7 */
  active_days: number | null;
  missing: boolean;
}

/** Active users and seats. */
export interface DeckAdoption {
  /** the weeks of the year that ends with the quarter, oldest first */
  weeks: readonly DeckWeek[];
  mau: number | null;
  mau_before: number | null;
  /** MAU at the ends of the quarters before the quarter under review, oldest first, at most 5 */
  mau_history: readonly (number | null)[];
  seats: number | null;
  seats_before: number | null;
  seat_utilisation: number | null;
  unused_seats: number | null;
  unused_never: number | null;
  unused_lapsed: number | null;
  unused_partial: number | null;
  active_days_per_user: number | null;
  active_days_per_user_before: number | null;
  stickiness: number | null;
  /** days with usage of the last 28, for usage that does not name its users */
  active_days: number | null;
  active_days_before: number | null;
  peer_seat_utilisation: PeerFigures | null;
  peer_active_days_per_user: PeerFigures | null;
}

/** Use of one feature in the 28 days up to the quarter's last day. */
export interface DeckFeature {
  feature: string;
  users: number | null;
  uses: number;
  /** users / MAU */
  reach: number | null;
  reach_before: number | null;
  /** reach among peers */
  peers: PeerFigures | null;
}

/** Breadth of use. */
export interface DeckFeatures {
  used: number | null;
  used_before: number | null;
  available: number | null;
  breadth: number | null;
  peer_breadth: PeerFigures | null;
  /** by reach, the most used first */
  rows: readonly DeckFeature[];
}

/** A goal of the customer. */
export interface DeckGoal {
  goal_id: string;
  goal: string;
  unit: string | null;
  baseline: number | null;
  target: number | null;
  current: number | null;
  /** (current - baseline) / (target - baseline) */
  attainment: number | null;
  due_date: string | null;
  status: "open" | "met" | "missed" | "dropped";
  owner: string | null;
}

/** An agreed step. */
export interface DeckPlan {
  plan: string;
  about: "goal" | "experiment" | "issue" | "adoption" | "other";
  ref: string | null;
  /** topic of the ticket that ref names, and its severity where it was opened in the quarter */
  topic: string | null;
  severity: number | null;
  owner: string | null;
  owner_side: "us" | "customer" | null;
  due_date: string | null;
  status: "open" | "done" | "dropped";
}

/** Answers of one quarter. */
export interface DeckNpsQuarter {
  quarter: string;
  n: number;
  promoters: number;
  detractors: number;
}

/** A comment, without a name. */
export interface DeckComment {
  kind: "nps" | "csat" | "ces" | "checkin";
  score: number | null;
  comment: string;
}

/** What users answered. */
export interface DeckVoice {
  /** quarters with answers, oldest first, at most 5, the last one the quarter under review */
  quarters: readonly DeckNpsQuarter[];
  nps: Metric;
  nps_before: Metric;
  /** scores 0..10 of the quarter, in order */
  scores: readonly number[];
  csat_tickets: Metric;
  csat_surveys: Metric;
  response_rate: Metric;
  comments: readonly DeckComment[];
}

/** Tickets opened in one month, by severity. */
export interface DeckTicketMonth {
  month: string;
  severity_1: number;
  severity_2: number;
  severity_3: number;
  severity_4: number;
  unknown: number;
}

/** Tickets of one severity opened in the quarter. */
export interface DeckSeverity {
  severity: 1 | 2 | 3 | 4;
  opened: number;
  /** hours, Kaplan-Meier medians */
  first_response: Metric;
  resolution: Metric;
  first_response_target: number | null;
  resolution_target: number | null;
  /** tickets answered within the target, of those that were answered or are older than it */
  answered_in_target: Metric;
  /** what these tickets were about, the most frequent first, at most 3 */
  topics: readonly Pick<DeckTopic, "topic" | "tickets">[];
}

/** A topic of tickets. */
export interface DeckTopic {
  topic: string;
  tickets: number;
  tickets_before: number;
}

/** Support in the quarter. */
export interface DeckSupport {
  opened: number;
  opened_before: number | null;
  /** tickets opened in the quarters before the quarter under review, oldest first, at most 5 */
  opened_history: readonly number[];
  resolved: number;
  open_at_end: number;
  months: readonly DeckTicketMonth[];
  severities: readonly DeckSeverity[];
  topics: readonly DeckTopic[];
}

/** One outcome of an experiment. */
export interface DeckOutcome extends Pick<
  KpiResult,
  "kpi" | "role" | "direction" | "decided_on" | "mde" | "outcome"
> {
  kind: "mean" | "proportion";
  /** with what was tried, and without it */
  target: {n: number; mean: number | null};
  control: {n: number; mean: number | null};
  /** the contrast that the verdict rests on: target minus control, in the outcome's own unit */
  difference: Pick<Difference, "value" | "low" | "high">;
  /** of a guardrail: the worst change that is accepted, and how bad the change may be */
  guardrail: KpiResult["guardrail"];
  /** the least effect that would matter */
  minimum_effect: number | null;
}

/** An experiment of the account's own. */
export interface DeckExperiment {
  experiment_id: string;
  name: string;
  unit: ExperimentPlan["unit"];
  start_date: string;
  /** first day on which it is over; null while none is planned */
  end_date: string | null;
  game_plan: string | null;
  randomised: boolean;
  /** whether its units were picked for doing badly */
  picked: boolean;
  status: ExperimentResult["status"];
  split: Pick<ExperimentResult["split"], "control" | "target" | "flag">;
  /** whether the arms moved apart before the change already */
  drifted: boolean;
  /** the primary one first */
  outcomes: readonly DeckOutcome[];
}

/** The account's own experiments; never one across accounts, nor one that measured anybody else's people. */
export interface DeckExperiments {
  /** those that ended in the quarter, the newest first */
  ended: readonly DeckExperiment[];
  /** names of those that run on, and of those that ended before */
  running: readonly string[];
  earlier: readonly string[];
  /** names of those that are left out because units of theirs are not the account's */
  mixed: readonly string[];
}

/** How much of a table speaks about the account, and until when. */
export interface DeckCoverage {
  table: string;
  rows: number;
  last_day: string | null;
}

/** What must not reach the customer. */
export interface DeckInternal {
  segment: string | null;
  health_score: number | null;
  health_band: string | null;
  health_change: number | null;
  quiet: boolean | null;
  champion_risk: string | null;
  renewal_date: string | null;
  wasted_spend: number | null;
  /** detractors of the quarter to whom nobody has turned since they answered; null where contacts are not known */
  unanswered_detractors: number | null;
}

/** CSM text for one slide. */
export interface NoteSection {
  /** id of a slide */
  slide: string;
  /** added below the generated text, in place of it, or in place of the title */
  place: "add" | "replace" | "title";
  body: readonly NoteNode[];
  /** line of the section's heading in the file */
  line: number;
  /** markup in the text that no slide takes, and the line of each; absent where there is none */
  dropped?: readonly {what: string; line: number}[];
}

/** The CSM's text for a deck. */
export interface DeckNotes {
  /** the file as the CSM knows it */
  file: string;
  sections: readonly NoteSection[];
  /** what is wrong with the file; such a deck is not made */
  fault: string | null;
}

/**
 * Everything that a deck of one account is made from: its own rows and anonymous peer figures, as plain JSON.
 * A part is null where its table is missing or silent about the account.
 */
export interface DeckData {
  recipe: DeckRecipe;
  period: DeckPeriod;
  reading: DeckReading;
  vendor: DeckVendor;
  account: DeckAccount;
  adoption: DeckAdoption | null;
  features: DeckFeatures | null;
  experiments: DeckExperiments | null;
  goals: readonly DeckGoal[];
  plans: readonly DeckPlan[];
  value: DeckValue | null;
  voice: DeckVoice | null;
  support: DeckSupport | null;
  requests: DeckRequests | null;
  coverage: readonly DeckCoverage[];
  template: DeckTemplate;
  notes: DeckNotes | null;
  internal: DeckInternal;
}
