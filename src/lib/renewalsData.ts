import type {AccountRenewalCall} from "../metrics/accountData.js";
import type {RenewalDriver} from "../metrics/renewal/renewalDrivers.js";
import type {QuarterForecast, RenewalQuarter} from "../metrics/renewal/renewalQuarters.js";
import type {Chance} from "../metrics/renewal/renewalRows.js";

/** What stood at a checkpoint before a renewal. */
export interface CheckpointScore {
  /** 180 or 90 days before */
  days: number;
  on: string;
  /** the last day before it on which the account was scored; null where there is none */
  scored_on: string | null;
  score: number | null;
  band: string | null;
}

/** A renewal to come. */
export interface RenewalLine {
  account_id: string;
  name: string;
  segment: string;
  csm: string;
  arr: number;
  renewal_date: string;
  score: number | null;
  band: string | null;
  /** null where a reason stands in its quarter */
  chance: Chance | null;
  basis: "model" | "rate" | null;
  /** what moves the model's chance most, the strongest first */
  drivers: readonly RenewalDriver[];
  /** those that as_of has reached */
  checkpoints: readonly CheckpointScore[];
  /** the share of its segment's accounts that a quarter may lose by the configured target; null without one */
  target: number | null;
}

/** A call of the journal. */
export type CallLine = AccountRenewalCall & {account_id: string};

/** The last call before a renewal that is decided. */
export interface DecidedCall {
  call: string | null;
  probability: number | null;
  renewed: boolean;
}

/** Paying accounts, and what they pay a year. */
export interface AccountsArr {
  accounts: number;
  arr: number;
}

/**
 * Where a paying account stands: *due* in one of the quarters, *later*, *leaving* with notice given whatever its renewal
 * date, or *undated*: with no renewal date to come.
 */
export type Standing = "due" | "later" | "leaving" | "undated";

/** Those of a CSM within a segment that stand alike. */
export interface StandingAccounts extends AccountsArr {
  segment: string;
  csm: string;
  state: Standing;
}

/** What the Renewals page draws from. */
export interface RenewalsData {
  company: string;
  as_of: string;
  currency: string;
  /** the quarter of the day after as_of, and the next ones */
  quarters: readonly RenewalQuarter[];
  /** all that pay on as_of */
  standing: readonly StandingAccounts[];
  /** why there is no renewal model; null where there is one */
  no_model: string | null;
  renewals: readonly RenewalLine[];
  /** calls on these renewals, in the order of their days */
  calls: readonly CallLine[];
  decided: readonly DecidedCall[];
  past: {near: readonly QuarterForecast[]; far: readonly QuarterForecast[]};
}
