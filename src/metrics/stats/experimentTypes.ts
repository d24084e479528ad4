import type {Difference} from "./difference.js";
import type {DifferenceInDifferences} from "./differenceInDifferences.js";
import type {MannWhitney} from "./mannWhitney.js";
import type {SampleRatio} from "./sampleRatio.js";

/** An experiment as it was planned. */
export interface ExperimentPlan {
  /** what was assigned to an arm */
  unit: "user" | "account" | "team" | null;
  /** first day on which it is over; null while it runs on */
  end_date: string | null;
  /** planned share of the target arm; default 0.5 */
  expected_share_target?: number | null;
  /** why these units were picked, where it was for doing badly */
  selected_because?: string | null;
  /** what is done about a KPI that did not improve */
  game_plan?: string | null;
  /** whether arms were drawn by lot; false: compared by difference-in-differences; default true */
  randomised?: boolean;
  /** units of both arms at the planned end; default: those that were assigned */
  planned_units?: number | null;
  /** cluster errors by account even where the units of an account are in both arms; default false */
  always_clustered?: boolean;
}

/** Who is in which arm. */
export interface ExperimentUnit {
  unit_id: string;
  arm: "control" | "target";
  account_id: string | null;
}

/** What is measured, and what it is for. */
export interface ExperimentKpi {
  kpi: string;
  role: "primary" | "secondary" | "guardrail";
  direction: "up" | "down";
  kind: "mean" | "proportion";
  /** of a guardrail: the worst change that is accepted; its sign does not matter */
  margin?: number | null;
  /** the least effect that would matter */
  minimum_effect?: number | null;
}

/** One measurement; several of one unit, KPI and period are averaged. */
export interface ExperimentMeasure {
  unit_id: string;
  kpi: string;
  /** *post*, *pre*, or *pre-2*, *pre-3* … counted backwards */
  period: string;
  value: number;
}

/** Everything that a result rests on. */
export interface ExperimentInput {
  experiment: ExperimentPlan;
  units: readonly ExperimentUnit[];
  kpis: readonly ExperimentKpi[];
  measures: readonly ExperimentMeasure[];
  /** the last day that is known, YYYY-MM-DD */
  as_of: string;
}

/** What is said of a KPI. */
export type Outcome =
  | "better"
  | "worse"
  | "no detectable difference"
  | "too early"
  | "cannot decide"
  | "blocked"
  | "no control"
  | "holds"
  | "breached"
  | "not shown to hold";

/** One arm's measurements of a KPI. */
export interface ArmSummary {
  arm: "control" | "target";
  n: number;
  mean: number | null;
  /** deviation between units, not between their accounts; null below two units */
  sd: number | null;
  /** of the units that have a pre value */
  pre_mean: number | null;
}

/** A guardrail against its margin. */
export interface GuardrailCheck {
  margin: number;
  /** one-sided 95 % bound of the change on its bad side */
  bound: number | null;
}

/** The result of one KPI. */
export interface KpiResult {
  kpi: string;
  role: ExperimentKpi["role"];
  direction: ExperimentKpi["direction"];
  kind: ExperimentKpi["kind"];
  /** the least effect that would matter, where one is set */
  minimum_effect: number | null;
  arms: ArmSummary[];
  difference: Difference;
  lift: Difference;
  /** null for proportions, with clusters and before the end */
  mann_whitney: MannWhitney | null;
  cuped: {difference: Difference; theta: number | null; variance_saved: number | null; n: number} | null;
  /** where arms were not drawn by lot */
  did: DifferenceInDifferences | null;
  /** which of the estimates the verdict rests on */
  decided_on: "difference" | "cuped" | "did";
  /** of a secondary KPI: whether it stands after Benjamini-Hochberg over all secondary ones */
  stands: boolean | null;
  guardrail: GuardrailCheck | null;
  /** the least effect found four times in five: 2.8 standard errors */
  mde: number | null;
  outcome: Outcome;
  verdict: string;
}

/** The whole result of an experiment, in the order in which it is to be read. */
export interface ExperimentResult {
  status: "blocked" | "cannot decide" | "no control" | "running" | "ended";
  /** who was assigned, as the split check counts them */
  assigned_by: "unit" | "account";
  split: SampleRatio;
  /** what must be known before the numbers */
  notes: string[];
  kpis: KpiResult[];
  /** that of the primary KPI, or why there is none */
  verdict: string;
  /** KPIs that did not improve, each with its game plan */
  improve: {kpi: string; plan: string}[];
}
