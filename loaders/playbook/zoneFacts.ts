import {worstZone} from "../../src/metrics/backtest/zoneState.js";
import type {Config} from "../configTypes.js";
import {zoneLines} from "../health/zoneLines.js";
import {type ZonePoint, zonePoints, zoneStates} from "../health/zonePoints.js";
import {writeRows} from "../models/writeRows.js";
import type {Warehouse} from "../warehouse.js";

/** The metrics of a trigger that are drawn from past losses. */
export const ZONE_METRICS = ["danger_zone", "danger_line", "danger_rate"] as const;

/** Makes the table of where every account stands on every day against the lines of danger, as the Health page has it. */
export async function writeZoneFacts(
  db: Warehouse,
  table: string,
  {config, wanted}: {config: Pick<Config, "health">; wanted: boolean}
): Promise<void> {
  const columns = {
    ...{account_id: "VARCHAR", point_date: "DATE"},
    ...{danger_zone: "VARCHAR", danger_line: "DOUBLE", danger_rate: "DOUBLE"}
  };
  const lineOf = async (measure: "engagement_index" | "active_rate") =>
    (await zoneLines(db, measure, {config}))[0]?.line;
  const lines = wanted ? {index: await lineOf("engagement_index"), rate: await lineOf("active_rate")} : {};
  const points = wanted
    ? await db.query<ZonePoint & {account_id: string; point_date: string}>(zonePoints("staging.account_days"))
    : [];
  const rows = points.map((d) => {
    const {index_state, rate_state} = zoneStates(d, lines);
    const state = worstZone([index_state, rate_state]);
    return [d.account_id, d.point_date, state, lines.index?.value ?? null, lines.rate?.value ?? null];
  });
  await writeRows(db, {table, columns, rows});
}
