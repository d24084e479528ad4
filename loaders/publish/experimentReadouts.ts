import {verdictWords} from "../../src/lib/experimentsText.js";
import type {ExperimentReport} from "../../src/metrics/experimentsData.js";
import type {KpiResult} from "../../src/metrics/stats/experimentTypes.js";
import {type Cell, writeRows} from "../models/writeRows.js";
import type {Warehouse} from "../warehouse.js";
import type {PublishedTable} from "./tables.js";

/** A row for each KPI of each experiment: the estimate on which its verdict rests, as the Experiments page has it. */
export const READOUTS: PublishedTable = {
  name: "experiment_readouts",
  sql: "FROM computed.experiment_readouts ORDER BY start_date, experiment_id, kpi"
};

const COLUMNS = {
  experiment_id: "VARCHAR",
  name: "VARCHAR",
  unit: "VARCHAR",
  account_id: "VARCHAR",
  start_date: "DATE",
  end_date: "DATE",
  randomised: "BOOLEAN",
  state: "VARCHAR",
  kpi: "VARCHAR",
  role: "VARCHAR",
  direction: "VARCHAR",
  control_n: "INTEGER",
  control_mean: "DOUBLE",
  target_n: "INTEGER",
  target_mean: "DOUBLE",
  estimate: "VARCHAR",
  effect: "DOUBLE",
  low: "DOUBLE",
  high: "DOUBLE",
  p: "DOUBLE",
  margin: "DOUBLE",
  stands: "BOOLEAN",
  outcome: "VARCHAR",
  verdict: "VARCHAR"
};

type Readout = Record<keyof typeof COLUMNS, Cell>;

/** Puts the readouts where the published copy takes them from; its readers need no raw measurements. */
export async function placeReadouts(db: Warehouse, reports: readonly ExperimentReport[]): Promise<void> {
  const rows = reports.flatMap((report) => report.result.kpis.map((d) => rowOf(report, d)));
  const names = Object.keys(COLUMNS) as (keyof Readout)[];
  await db.run("ATTACH ':memory:' AS computed"); // the warehouse itself is only read
  await writeRows(db, {
    table: "computed.experiment_readouts",
    columns: COLUMNS,
    rows: rows.map((d) => names.map((name) => d[name]))
  });
}

function rowOf(report: ExperimentReport, kpi: KpiResult): Readout {
  const {experiment_id, name, unit, account_id, start_date, end_date, randomised, result} = report;
  const arm = (which: "control" | "target") => kpi.arms.find((d) => d.arm === which);
  const estimates = {difference: kpi.difference, cuped: kpi.cuped?.difference, did: kpi.did?.difference};
  const estimate = estimates[kpi.decided_on];
  return {
    experiment_id,
    name,
    unit,
    account_id,
    start_date,
    end_date,
    randomised,
    state: result.status,
    kpi: kpi.kpi,
    role: kpi.role,
    direction: kpi.direction,
    control_n: arm("control")?.n ?? null,
    control_mean: arm("control")?.mean ?? null,
    target_n: arm("target")?.n ?? null,
    target_mean: arm("target")?.mean ?? null,
    estimate: kpi.decided_on,
    effect: estimate?.value ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    p: estimate?.p ?? null,
    margin: kpi.guardrail?.margin ?? null,
    stands: kpi.stands,
    outcome: kpi.outcome,
    verdict: verdictWords(kpi)
  };
}
