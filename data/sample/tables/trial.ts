import {dayOf} from "../model/days.js";
import {isoDay} from "../model/iso.js";
import type {Random} from "../model/random.js";
import type {KpiSpec} from "../text/trialSpec.js";
import type {ExperimentTables, Trial, Unit} from "./trialTables.js";
import {assign} from "./trialTables.js";

/** The share of a mean’s variance that lasts from before to after. */
const LASTING = 0.6;

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

/** One value of a unit, at least 0; a proportion is 0 or 1. */
export function draw(random: Random, kpi: KpiSpec, {latent}: Unit, effect: number): number {
  if (kpi.kind === "proportion") return random.chance(kpi.mean + effect) ? 1 : 0;
  const noise = Math.sqrt(LASTING) * latent + Math.sqrt(1 - LASTING) * random.normal();
  const scale = 10 ** (kpi.digits ?? 2);
  return Math.max(0, Math.round((kpi.mean + effect + kpi.deviation! * noise) * scale) / scale);
}
