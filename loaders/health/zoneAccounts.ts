import type {ZoneAccount} from "../../src/lib/healthData.js";
import {worstZone} from "../../src/metrics/backtest/zoneState.js";
import type {Warehouse} from "../warehouse.js";
import {type ZonePair, type ZonePoint, zonePoints, zoneStates} from "./zonePoints.js";

type NowRow = Omit<ZoneAccount, "index_state" | "rate_state"> & ZonePoint;

const NOW = `
  SELECT
    d.account_id, d.name, d.segment, d.csm, d.arr::DOUBLE AS arr, n.health_score, n.health_band, z.* EXCLUDE (account_id, point_date)
  FROM (${zonePoints("account_point")}) z
  JOIN settings ON z.point_date = as_of
  JOIN account_point n ON n.account_id = z.account_id AND n.point_date = as_of
  JOIN account_dim d ON d.account_id = z.account_id
  ORDER BY d.arr DESC, d.account_id`;

/** The accounts that pay on the last day, the largest first, with what places them against a line of danger. */
export function payingToday(db: Warehouse): Promise<NowRow[]> {
  return db.query<NowRow>(NOW);
}

/** The paying accounts that are in a danger zone or approach one today, the largest first, and how many there are. */
export async function zoneAccounts(
  db: Warehouse,
  lines: ZonePair
): Promise<{paying: number; accounts: ZoneAccount[]}> {
  const rows = await payingToday(db);
  const all = rows.map((row): ZoneAccount => {
    const {index_before: _, rate_before: __, days: ___, ...d} = row;
    return {...d, ...zoneStates(row, lines)};
  });
  const worst = (d: ZoneAccount) => worstZone([d.index_state, d.rate_state]);
  const outside = (d: ZoneAccount) => Number(worst(d) !== "in");
  return {
    paying: rows.length,
    accounts: all.filter((d) => (worst(d) ?? "out") !== "out").sort((a, b) => outside(a) - outside(b))
  };
}
