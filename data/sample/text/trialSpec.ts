/** One KPI of an experiment and the truth about it. */
export interface KpiSpec {
  kpi: string;
  role: "primary" | "secondary" | "guardrail";
  direction: "up" | "down";
  kind: "mean" | "proportion";
  /** Control’s true mean or share, and for a mean the deviation among units. */
  mean: number;
  deviation?: number;
  /** What the target arm truly adds. */
  effect: number;
  margin?: number;
  minimum_effect?: number;
  digits?: number;
}

/** An experiment as it is planned. */
export interface TrialSpec {
  name: string;
  hypothesis: string;
  unit: "user" | "account";
  start: string;
  end: string;
  kpis: readonly KpiSpec[];
  game_plan: string | null;
  selected_because?: string;
}
