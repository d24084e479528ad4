import {dayOf, isoDay, isoTime} from "../model/calendar.js";
import type {Random} from "../model/random.js";
import type {KpiSpec, TrialSpec} from "../text/experiments.js";
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

/** The share of a mean’s variance that lasts from before to after. */
const LASTING = 0.6;

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

/** Adds the units and their values. */
export function measure(tables: ExperimentTables, random: Random, trial: Trial): void {
  const {experiment_id, spec, units, measured = 1, before = ["pre"]} = trial;
  const start = dayOf(spec.start);
  const end = dayOf(spec.end);
  for (const unit of units) {
    assign(tables, trial, {unit, moment: start + random.next() * 0.4 + 0.3});
    const late = random.next() >= measured;
    for (const kpi of spec.kpis) {
      const add = (period: string, day: number, value: number): void => {
        tables.experiment_kpis.push({
          experiment_id,
          unit_id: unit.unit_id,
          kpi: kpi.kpi,
          period,
          measured_on: isoDay(day),
          value
        });
      };
      if (kpi.kind === "mean") {
        before.forEach((period, i) =>
          add(period, start - 1 - 28 * (before.length - 1 - i), draw(random, kpi, unit, 0))
        );
      }
      const day = measured < 1 ? start + 42 : end - 1;
      if (!late) add("post", day, draw(random, kpi, unit, unit.arm === "target" ? kpi.effect : 0));
    }
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

/** One value of a unit, at least 0; a proportion is 0 or 1. */
export function draw(random: Random, kpi: KpiSpec, {latent}: Unit, effect: number): number {
  if (kpi.kind === "proportion") return random.chance(kpi.mean + effect) ? 1 : 0;
  const noise = Math.sqrt(LASTING) * latent + Math.sqrt(1 - LASTING) * random.normal();
  const scale = 10 ** (kpi.digits ?? 2);
  return Math.max(0, Math.round((kpi.mean + effect + kpi.deviation! * noise) * scale) / scale);
}
