import type {CutSignal, SignalMonth} from "../../src/metrics/causes/exposures.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

type Row = {account_id: string; point_date: string} & Record<string, number | boolean | null>;

/** Every signal of every paying account and month end, in the order of SIGNALS. */
export async function signalMonths(db: Warehouse): Promise<SignalMonth[]> {
  const columns = SIGNALS.map((d) => (d.worse === "true" ? d.key : `${d.key}::DOUBLE AS ${d.key}`));
  const rows = await db.query<Row>(
    `SELECT account_id, point_date, ${columns.join(", ")} FROM panel ORDER BY account_id, point_date`
  );
  return rows.map((row) => ({
    account_id: row.account_id,
    point_date: row.point_date,
    values: SIGNALS.map((d) => row[d.key] ?? null)
  }));
}

/**
 * The signals with the cuts that stand before outcomes are seen: the configuration's, else the definition's. Those with a
 * cut of the definition's are things that happen, the other numbers are levels.
 */
export function cutSignals({causes}: Pick<Config, "causes">): CutSignal[] {
  return SIGNALS.map(({key, worse, cut}) => {
    const configured = causes.cuts[key];
    const level = worse !== "true" && cut === undefined;
    if (configured !== undefined) return {worse, level, fixed: {cut: configured, basis: "config"}};
    return {worse, level, fixed: cut === undefined ? null : {cut, basis: "definition"}};
  });
}
