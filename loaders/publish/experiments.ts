import {group} from "d3";
import type {ExperimentReport, ExperimentsData} from "../../src/metrics/experimentsData.js";
import {experimentResult} from "../../src/metrics/stats/experimentResult.js";
import type {
  ExperimentKpi,
  ExperimentMeasure,
  ExperimentUnit
} from "../../src/metrics/stats/experimentTypes.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

type Planned = Omit<ExperimentReport, "randomised" | "result">;
type Of<T> = T & {experiment_id: string};

const PLANNED = `
  WITH measured AS (
    SELECT experiment_id, min(measured_on) AS measured_from, max(measured_on) AS measured_to
    FROM experiment_kpis GROUP BY experiment_id
  )
  SELECT
    e.experiment_id, e.name, hypothesis, e.account_id, d.name AS account_name, unit, start_date, end_date,
    selected_because, game_plan, coalesce(expected_share_target, 0.5)::DOUBLE AS expected_share_target,
    measured_from, measured_to
  FROM experiments e
  LEFT JOIN account_dim d ON d.account_id = e.account_id
  LEFT JOIN measured m ON m.experiment_id = e.experiment_id
  WHERE ($account::VARCHAR IS NULL OR e.account_id = $account) AND (NOT $owned OR e.account_id IS NOT NULL)
  ORDER BY start_date DESC, e.experiment_id`;

const UNITS = `
  SELECT experiment_id, unit_id, arm, account_id FROM experiment_units
  WHERE NOT $owned OR experiment_id IN (SELECT experiment_id FROM experiments WHERE account_id IS NOT NULL)
  ORDER BY experiment_id, unit_id`;

// Without definitions a KPI is a mean to be raised, and the first by name is the one decided on.
const KPIS = `
  WITH measured AS (SELECT DISTINCT experiment_id, kpi FROM experiment_kpis)
  SELECT
    m.experiment_id, m.kpi,
    coalesce(role, CASE WHEN k.n IS NULL AND row_number() OVER (PARTITION BY m.experiment_id ORDER BY m.kpi) = 1
      THEN 'primary' ELSE 'secondary' END) AS role,
    coalesce(direction, 'up') AS direction,
    coalesce(kind, 'mean') AS kind,
    margin::DOUBLE AS margin,
    minimum_effect::DOUBLE AS minimum_effect
  FROM measured m
  LEFT JOIN experiment_kpi_defs d ON d.experiment_id = m.experiment_id AND d.kpi = m.kpi
  LEFT JOIN (SELECT experiment_id, count(*) AS n FROM experiment_kpi_defs GROUP BY ALL) k
    ON k.experiment_id = m.experiment_id
  ORDER BY m.experiment_id, list_position(['primary', 'secondary', 'guardrail'], role), m.kpi`;

const MEASURES = `
  SELECT experiment_id, unit_id, kpi, period, value::DOUBLE AS value FROM experiment_kpis
  WHERE (NOT $owned OR experiment_id IN (SELECT experiment_id FROM experiments WHERE account_id IS NOT NULL))
    AND (measured_on IS NULL OR $as_of::VARCHAR IS NULL OR measured_on <= $as_of::DATE)
  ORDER BY experiment_id, unit_id, kpi, period, measured_on, value`;

/** Which experiments are wanted, and as of when. */
export interface ExperimentsWanted {
  /** Defaults to all. */
  account_id?: string | null;
  /** Whether only experiments of single accounts are read. Defaults to false. */
  owned?: boolean;
  /** the last day that is known; what was measured later does not count. Defaults to the last day of data. */
  as_of?: string;
}

/** The experiments of a warehouse with their results, the newest first; of one account only, or of all. */
export async function experimentReports(
  db: Warehouse,
  {experiments}: Pick<Config, "experiments">,
  {account_id = null, owned = false, as_of}: ExperimentsWanted = {}
): Promise<ExperimentReport[]> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const known = as_of ?? settings?.as_of ?? "";
  const by = <T>(rows: readonly Of<T>[]) => group(rows, (d) => d.experiment_id);
  const planned = await db.query<Planned>(PLANNED, {account: account_id, owned});
  const units = by(await db.query<Of<ExperimentUnit>>(UNITS, {owned}));
  const kpis = by(await db.query<Of<ExperimentKpi>>(KPIS));
  const measures = by(await db.query<Of<ExperimentMeasure>>(MEASURES, {owned, as_of: known || null}));
  return planned.map((plan) => {
    const id = plan.experiment_id;
    const randomised = !experiments.not_random.includes(id);
    const result = experimentResult({
      experiment: {...plan, randomised},
      units: units.get(id) ?? [],
      kpis: kpis.get(id) ?? [],
      measures: measures.get(id) ?? [],
      as_of: known
    });
    return {...plan, randomised, result};
  });
}

/** What the Experiments page draws from. */
export async function experimentsData(
  db: Warehouse,
  config: Pick<Config, "experiments" | "sources">
): Promise<ExperimentsData> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const experiments = await experimentReports(db, config);
  return {
    as_of: settings?.as_of ?? "",
    configured: experiments.length > 0 || config.sources.experiments !== undefined,
    experiments
  };
}
