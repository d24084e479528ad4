import type {Cause} from "../src/metrics/causes/taxonomy.js";
import type {Language, Reading} from "../src/lib/languages.js";
import type {StageOwners} from "../src/metrics/journey/stages.js";
import type {Play} from "../src/metrics/plays/play.js";
import type {TableName} from "./contract.js";

/** Where one table comes from: files with a mapping, or a read-only query over files. */
export type Source =
  | {
      /** A CSV, Parquet or JSON file, relative to the config file; a glob is allowed. */
      from: string;
      /** A DuckDB expression over the raw columns for each column of the contract; by default the column of the same name. */
      columns: Record<string, string>;
    }
  | {
      /** A single SELECT whose result has the contract’s columns. */
      query: string;
    };

/** Two anchors of a health component: the value worth 0 points and the value worth 100. */
export interface Anchors {
  bad: number;
  good: number;
}

/** One metric in a scorecard. */
export interface ScorecardComponent extends Anchors {
  /** Relative to the other components of its group, above 0. */
  weight: number;
  /** Other anchors from a tenure on, in days; the last that applies wins. */
  by_tenure?: (Anchors & {from_days: number})[];
}

/** A group of components, such as usage or support. */
export interface ScorecardGroup {
  /** Relative to the other groups, above 0. */
  weight: number;
  /** By metric id. */
  components: Record<string, ScorecardComponent>;
}

/** How the health of the accounts of some segments is scored, in a version that is never rewritten. */
export interface Scorecard {
  id: string;
  version: string;
  /** Defaults to every segment that no other scorecard names. */
  segments?: string[];
  /** First day on which this version scores; defaults to the first day of data. */
  valid_from?: string;
  /** Last day on which it scores; defaults to as_of. */
  valid_to?: string;
  groups: Record<string, ScorecardGroup>;
}

/** When an account counts as activated: a rule over usage within some days, or a stage reached. */
export type Activation = {users: number; features: number; days: number} | {stage: string};

/** Support targets in hours by severity 1 (worst) to 4. */
export type SeverityHours = Partial<Record<"1" | "2" | "3" | "4", number>>;

/** A help article, from the day on which customers could read it. */
export interface HelpArticle {
  /** As the tickets that it answers name their topic. */
  topic: string;
  published_on: string;
  url?: string;
}

/** A configuration as read: every key but **sources** has its default filled in. */
export interface Config {
  /** The absolute path of the YAML file. */
  path: string;
  /** Its folder, to which every path in it is relative. */
  dir: string;
  /** The line of each key, by dotted path, such as "sources.tickets.columns.severity". */
  lines: Record<string, number>;
  company: string;
  as_of?: string;
  /** Set where as_of was asked for by --as-of: then nothing counts that was written later, in the journal either. */
  looks_back?: true;
  currency: string;
  time_zone: string;
  /** The month in which the fiscal year starts, 1 to 12. */
  fiscal_year_start: number;
  churn: {basis: "payment" | "events"; gap_days: number};
  /** A fraction; without it, LTV is not available. */
  gross_margin?: number;
  ltv: {months: number};
  trial: {pay_within_days: number};
  /** A file of currency, month, rate, relative to the config file. */
  fx?: string;
  /** The folder of the journal's tables, relative to the config file; by default journal/ or data/journal/ beside it. */
  journal?: string;
  targets: {logo_churn?: number | Record<string, number>};
  rejects: {limit: number; continue: boolean};
  engagement: {weights: Record<"active_rate" | "active_days" | "breadth" | "trend", number>};
  quiet: {days: number};
  causes: {
    /** The value of a signal beyond which an account is exposed, by the signal's key. */
    cuts: Record<string, number>;
    /** The cause that a company's own word for a reason belongs to. */
    reasons: Record<string, Cause>;
  };
  experiments: {
    /** Ids of experiments whose arms were not drawn by lot. */
    not_random: string[];
  };
  activation: Activation;
  /** Teams of stages that are not the usual ones. */
  journey: {owners: Partial<StageOwners>};
  support: {first_response_hours: SeverityHours; resolution_hours: SeverityHours};
  /** Without scorecards the built-in one applies. */
  health: {
    bands: {at_risk: number; healthy: number};
    min_coverage: number;
    /** What a leaver without an alarm and an alarm without a leaver cost, in one unit. */
    costs?: {miss: number; false_alarm: number};
    scorecards: Scorecard[];
  };
  /** What to do about signs; data/playbook.yaml has the plays that are built in. */
  playbook: {
    built_in: boolean;
    /** Ids of built-in plays that are not wanted. */
    off: string[];
    /** Plays that a customer-success manager can begin in a week, by name; **default** is everybody else's. */
    capacity: Record<string, number>;
    plays: Play[];
    /** Where alerts are posted on demand: an address, or $NAME for an environment variable that holds it. */
    webhook?: {url: string};
  };
  help_articles: HelpArticle[];
  publish: {comments: boolean; decks: boolean; salt?: string};
  decks: {
    /** A file that says which slides decks have, relative to the config file; without it, the one that comes with Quarterdeck. */
    template?: string;
    /** Of accounts whose own language decks do not have. */
    language: Language;
    /** Digits and calendar by language, where they are not the usual ones. */
    digits: Partial<Record<Language, Reading["digits"]>>;
    calendar: Partial<Record<Language, Reading["calendar"]>>;
    /** Whether time runs from right to left in Arabic and Persian charts. */
    time: "mirrored" | "left to right";
  };
  brand: {
    name?: string;
    accent?: string;
    background?: string;
    logo?: string;
    mark?: string;
    font?: string;
    template?: string;
  };
  sources: Partial<Record<TableName, Source>>;
}
