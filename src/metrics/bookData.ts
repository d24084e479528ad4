import type {LikeTable} from "./backtest/likeAccounts.js";
import type {Columns} from "./columns.js";

/** An account in the book of business, as of the last day of data. */
export interface BookAccount {
  account_id: string;
  name: string;
  segment: string;
  plan: string;
  region: string;
  csm: string;
  paying: boolean;
  /** reporting currency */
  arr: number;
  health_score: number | null;
  health_band: string;
  /** points since the month before */
  health_change: number | null;
  mau: number | null;
  seats: number | null;
  /** answers, promoters and detractors of the last 90 days */
  nps_n: number | null;
  promoters: number | null;
  detractors: number | null;
  renewal_date: string | null;
  churned_on: string | null;
  /** the component of the score that moved most since the month before, and by how many points */
  moved_component: string | null;
  moved_points: number | null;
  days_since_checkin: number | null;
  open_sev1: number | null;
  champion_risk: string | null;
  quiet: boolean | null;
}

/** What the Accounts page draws. */
export interface BookData {
  as_of: string;
  currency: string;
  /** what became of accounts by their health score */
  like?: LikeTable;
  accounts: Columns<BookAccount>;
  /** Weekly active users of the last 13 weeks of each account, in its order; null where data are missing. */
  users: readonly (readonly (number | null)[])[];
}
