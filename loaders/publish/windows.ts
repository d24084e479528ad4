import type {MetricInputs} from "../../src/metrics/inputs.js";
import type {NamedWindow} from "../../src/metrics/periods.js";
import {addDays} from "../../src/metrics/days.js";
import {lastFullQuarter} from "../../src/metrics/periods.js";
import {previousQuarter, quarterBounds, quarterOf} from "../../src/metrics/quarters.js";
import {metricInputs} from "../metrics/metricInputs.js";
import type {Warehouse} from "../warehouse.js";

/** A period that pages offer: its label, and what its metrics are computed from. */
export interface PublishedWindow {
  /** *2026Q3*, or *2026Q4 to date* */
  label: string;
  /** What `quarterdeck metrics` calls it: a quarter, or two days. */
  window: string;
  t0: string;
  t1: string;
  inputs: MetricInputs;
}

/**
 * The quarters that pages offer, from the oldest on: at most **most** full ones that begin on or after the first point
 * of history, and the one under way on the last day of data.
 */
export async function publishedWindows(
  db: Warehouse,
  {most = 8}: {most?: number} = {}
): Promise<PublishedWindow[]> {
  const [row] = await db.query<{as_of: string; fiscal_year_start: number; first_point: string}>(
    "SELECT as_of, fiscal_year_start, (SELECT min(point_date) FROM points) AS first_point FROM settings"
  );
  if (!row) return [];
  const windows: PublishedWindow[] = [];
  for (const window of windowNames(row, most)) {
    const {label, t0, t1, quarter} = window;
    const inputs = await metricInputs(db, window);
    windows.push({
      label: quarter === null ? `${label} to date` : label,
      window: quarter ?? `${t0}..${t1}`,
      t0,
      t1,
      inputs
    });
  }
  return windows;
}

interface Span {
  as_of: string;
  fiscal_year_start: number;
  first_point: string;
}

function windowNames({as_of, fiscal_year_start, first_point}: Span, most: number): NamedWindow[] {
  const last = lastFullQuarter(as_of, fiscal_year_start);
  const windows: NamedWindow[] = [];
  let quarter = last;
  while (windows.length < most) {
    const bounds = quarterBounds(quarter, fiscal_year_start);
    if (windows.length > 0 && addDays(bounds.t0, 1) < first_point.slice(0, 8) + "01") break;
    windows.unshift({...bounds, label: quarter, quarter});
    quarter = previousQuarter(quarter);
  }
  const running = quarterOf(as_of, fiscal_year_start);
  if (running !== last)
    windows.push({
      t0: quarterBounds(running, fiscal_year_start).t0,
      t1: as_of,
      label: running,
      quarter: null
    });
  return windows;
}
