import type {ExperimentResult} from "./stats/experimentTypes.js";

/** One experiment as its page and its slide show it: what was planned, and the whole result. */
export interface ExperimentReport {
  experiment_id: string;
  name: string;
  hypothesis: string | null;
  /** the account whose experiment it is; null: across accounts */
  account_id: string | null;
  account_name: string | null;
  unit: "user" | "account" | "team" | null;
  /** YYYY-MM-DD */
  start_date: string;
  /** first day on which it is over; null while none is planned */
  end_date: string | null;
  selected_because: string | null;
  game_plan: string | null;
  /** whether arms were drawn by lot */
  randomised: boolean;
  /** planned share of the target arm */
  expected_share_target: number;
  /** days of the first and the last measurement; null where none is dated */
  measured_from: string | null;
  measured_to: string | null;
  result: ExperimentResult;
}

/** What the Experiments page draws from: the newest first. */
export interface ExperimentsData {
  /** YYYY-MM-DD */
  as_of: string;
  /** whether the table is configured at all */
  configured: boolean;
  experiments: ExperimentReport[];
}
