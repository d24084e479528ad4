import {group} from "d3";
import type {SignalLives} from "../../src/lib/causesData.js";
import type {CauseExposures, SignalMonth} from "../../src/metrics/causes/exposures.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import {DAYS_A_MONTH, daysBetween} from "../../src/metrics/days.js";
import type {Warehouse} from "../warehouse.js";

interface LifeRow {
  account_id: string;
  segment: string;
  channel: string;
  seller: string;
  cohort: string;
  seen: string;
  left: boolean;
}

// Only the first stretch of payment: an account that came back has left once.
const LIVES = `
  SELECT
    d.account_id, d.segment, d.acquisition_source AS channel, d.sold_by AS seller,
    coalesce(year(d.first_paid_date)::VARCHAR, '(none)') AS cohort,
    least(coalesce(c.churned_on, as_of), as_of) AS seen,
    coalesce(c.churned_on <= as_of, false) AS left
  FROM account_dim d CROSS JOIN settings
  LEFT JOIN churns c ON c.account_id = d.account_id AND c.spell = 1
  WHERE d.first_paid_date IS NOT NULL
  ORDER BY d.account_id`;

/** How long each account went on paying from its first month end with a value of a signal, exposed or not then. */
export async function signalLives(
  db: Warehouse,
  months: readonly SignalMonth[],
  {exposes}: Pick<CauseExposures, "exposes">
): Promise<SignalLives> {
  const panel = group(months, (d) => d.account_id);
  const rows = (await db.query<LifeRow>(LIVES)).flatMap((d) => {
    const own = (panel.get(d.account_id) ?? []).filter((m) => m.point_date < d.seen);
    return own.length > 0 ? [{...d, own}] : [];
  });
  const exposed: SignalLives["exposed"] = {};
  const from: SignalLives["from"] = {};
  for (const [k, {key}] of SIGNALS.entries()) {
    const firsts = rows.map(({own}) => own.find((m) => exposes(k, m.values[k] ?? null) !== null));
    exposed[key] = firsts.map((m) => (m ? (exposes(k, m.values[k] ?? null) ? "1" : "0") : "-")).join("");
    from[key] = firsts.map((m, i) => (m ? monthsBetween(rows[i]!.own[0]!.point_date, m.point_date) : 0));
  }
  return {
    segment: rows.map((d) => d.segment),
    channel: rows.map((d) => d.channel),
    seller: rows.map((d) => d.seller),
    cohort: rows.map((d) => d.cohort),
    months: rows.map((d) => monthsBetween(d.own[0]!.point_date, d.seen)),
    left: rows.map((d) => (d.left ? 1 : 0)),
    exposed,
    from
  };
}

function monthsBetween(from: string, to: string): number {
  return Math.round((daysBetween(from, to) / DAYS_A_MONTH) * 100) / 100;
}
