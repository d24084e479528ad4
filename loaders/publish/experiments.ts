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

// What is wanted, and of that what was known on the day.
const KNOWN = `
  wanted AS (FROM experiments WHERE NOT $owned OR account_id IS NOT NULL),
  known_kpis AS (
    FROM experiment_kpis SEMI JOIN wanted USING (experiment_id)
    WHERE measured_on IS NULL OR measured_on <= $as_of::DATE
  ),
  known_units AS (
    FROM experiment_units SEMI JOIN wanted USING (experiment_id)
    WHERE assigned_at IS NULL OR assigned_at::DATE <= $as_of::DATE
  )`;

const PLANNED = `
  WITH ${KNOWN},
  measured AS (
    SELECT experiment_id, min(measured_on) AS measured_from, max(measured_on) AS measured_to
    FROM known_kpis GROUP BY experiment_id
  )
  SELECT
    e.experiment_id, e.name, hypothesis, e.account_id, d.name AS account_name, unit, start_date, end_date,
    selected_because, game_plan, coalesce(expected_share_target, 0.5)::DOUBLE AS expected_share_target,
    measured_from, measured_to
  FROM wanted e
  LEFT JOIN account_dim d ON d.account_id = e.account_id
  LEFT JOIN measured m ON m.experiment_id = e.experiment_id
  ORDER BY start_date DESC, e.experiment_id`;

const UNITS = `
  WITH ${KNOWN}
  SELECT experiment_id, unit_id, arm, account_id FROM known_units ORDER BY experiment_id, unit_id`;

// Without definitions a KPI is a mean to be raised, and the first by name is the one decided on.
const KPIS = `
  WITH ${KNOWN},
  measured AS (SELECT DISTINCT experiment_id, kpi FROM known_kpis)
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
  WITH ${KNOWN}
  SELECT experiment_id, unit_id, kpi, period, value::DOUBLE AS value FROM known_kpis
  ORDER BY experiment_id, unit_id, kpi, period, measured_on, value`;

/** Which experiments are wanted, and as of when. */
export interface ExperimentsWanted {
  /** Whether only experiments of single accounts are read. Defaults to false. */
  owned?: boolean;
  /** the last day that is known; what was assigned or measured later does not count. Defaults to the last day of data. */
  as_of?: string;
}

/** The experiments of a warehouse with their results, the newest first; as they were known on a day. */
export async function experimentReports(
  db: Warehouse,
  {experiments}: Pick<Config, "experiments">,
  {owned = false, as_of}: ExperimentsWanted = {}
): Promise<ExperimentReport[]> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const known = as_of ?? settings?.as_of ?? "";
  const by = <T>(rows: readonly Of<T>[]) => group(rows, (d) => d.experiment_id);
  const wanted = {owned, as_of: known || null};
  const planned = await db.query<Planned>(PLANNED, wanted);
  const units = by(await db.query<Of<ExperimentUnit>>(UNITS, wanted));
  const kpis = by(await db.query<Of<ExperimentKpi>>(KPIS, wanted));
  const measures = by(await db.query<Of<ExperimentMeasure>>(MEASURES, wanted));
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
