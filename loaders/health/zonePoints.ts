import type {ZoneState} from "../../src/metrics/backtest/zoneState.js";
import {zoneState} from "../../src/metrics/backtest/zoneState.js";
import type {DangerThreshold} from "../../src/metrics/stats/dangerThreshold.js";

/** A paying account on a day, and what it was at the last point at least 28 days before, some *days* ago. */
export interface ZonePoint {
  engagement_index: number | null;
  active_rate: number | null;
  index_before: number | null;
  rate_before: number | null;
  days: number | null;
}

type Line = Pick<DangerThreshold, "value" | "low" | "high">;

/** The lines that stand for a danger zone: of each measure the first. */
export interface ZonePair {
  index?: Line;
  rate?: Line;
}

/** SQL: a ZonePoint for every account that pays, on every day, of a table like account_point. */
export function zonePoints(table: string): string {
  return `
    SELECT n.account_id, n.point_date, n.engagement_index, n.active_rate,
      b.engagement_index AS index_before, b.active_rate AS rate_before, (n.point_date - b.point_date)::INTEGER AS days
    FROM ${table} n
    JOIN (
      SELECT d.point_date, max(p.point_date) AS before
      FROM (SELECT DISTINCT point_date FROM ${table}) d LEFT JOIN points p ON p.point_date <= d.point_date - 28
      GROUP BY ALL
    ) USING (point_date)
    LEFT JOIN account_point b ON b.account_id = n.account_id AND b.paying AND b.point_date = before
    WHERE n.paying`;
}

const NO_LINE: Line = {value: null, low: null, high: null};

/** Where an account stands against either line. */
export function zoneStates(
  {engagement_index, active_rate, index_before, rate_before, days}: ZonePoint,
  {index = NO_LINE, rate = NO_LINE}: ZonePair
): {index_state: ZoneState | null; rate_state: ZoneState | null} {
  const before = (value: number | null) => (days === null ? null : {value, days});
  return {
    index_state: zoneState(engagement_index, before(index_before), index),
    rate_state: zoneState(active_rate, before(rate_before), rate)
  };
}
