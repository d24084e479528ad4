import {isoTime} from "../model/iso.js";
import type {TrialSpec} from "../text/trialSpec.js";
import type {Row} from "./rows.js";

export interface ExperimentTables {
  experiments: Row[];
  experiment_kpi_defs: Row[];
  experiment_units: Row[];
  experiment_kpis: Row[];
}

/** One unit before it is assigned; latent is what makes it differ from others for good, in deviations. */
export interface Unit {
  unit_id: string;
  account_id: string;
  latent: number;
  arm: "control" | "target";
}

export interface Trial {
  experiment_id: string;
  spec: TrialSpec;
  account_id: string | null;
  units: readonly Unit[];
  /** Share of post values that are in. */
  measured?: number;
  /** Periods before the start; "pre" alone by default. */
  before?: readonly string[];
}

/** Adds the experiment’s own row and what its KPIs mean. */
export function describe(
  tables: ExperimentTables,
  {experiment_id, spec, account_id}: Omit<Trial, "units">
): void {
  tables.experiments.push({
    experiment_id,
    name: spec.name,
    hypothesis: spec.hypothesis,
    account_id,
    unit: spec.unit,
    start_date: spec.start,
    end_date: spec.end,
    expected_share_target: spec.selected_because === undefined ? 0.5 : 1,
    selected_because: spec.selected_because ?? null,
    game_plan: spec.game_plan
  });
  for (const {kpi, role, direction, kind, margin, minimum_effect} of spec.kpis) {
    const limits = {margin: margin ?? null, minimum_effect: minimum_effect ?? null};
    tables.experiment_kpi_defs.push({experiment_id, kpi, role, direction, kind, ...limits});
  }
}

export function assign(
  tables: ExperimentTables,
  trial: Trial,
  {unit, moment}: {unit: Unit; moment: number}
): void {
  const {experiment_id} = trial;
  const {unit_id, arm, account_id} = unit;
  tables.experiment_units.push({experiment_id, unit_id, arm, account_id, assigned_at: isoTime(moment)});
}
