import type {Config} from "../loaders/configTypes.js";
import type {Progress} from "../loaders/progress.js";
import type {CheckedTemplate} from "../loaders/template/checkTemplate.js";
import type {Language} from "../src/lib/languages.js";
import type {EditionName, Format} from "./edition.js";
import type {FailedDeck} from "./manifest.js";

/** Which decks to make, from what, and where to. */
export interface DeckRequest {
  config: Config;
  warehouse: string;
  quarter: string;
  /** Defaults to every account that pays on the quarter's last day. */
  accounts?: string[];
  segment?: string;
  csm?: string;
  /** Defaults to the customer's alone. */
  editions?: readonly EditionName[];
  /** Defaults to the one that the configuration names. */
  template?: CheckedTemplate;
  /** one language for all decks, or each deck in all of them; defaults to each account's own */
  language?: Language | "all";
  /** Defaults to PDF alone. */
  formats?: readonly Format[];
  /** the folder of the decks; what is internal lies in a folder in it */
  out: string;
  /** pages that print at once */
  jobs: number;
  browser?: string;
  /** makes finished decks again */
  force?: boolean;
  /** leaves out decks that nobody approved, or asks for no approval at all; by default only one that no longer holds counts */
  approval?: "needed" | "ignored";
  /** tells of each deck that is made what of its recipe has changed */
  changed?: boolean;
  progress: Progress;
}

/** What became of the PDFs of an edition. */
export interface DeckReport {
  /** what they are, in a word */
  name: string;
  folder: string;
  /** files */
  made: string[];
  /** files that were there already, of the same recipe */
  skipped: string[];
  failed: FailedDeck[];
  /** accounts whose decks were left out since nobody approved them */
  not_approved: string[];
}
