import type {PlayFlag} from "../../src/metrics/plays/saveRate.js";
import {SAVED_DAYS} from "../../src/metrics/plays/saveRate.js";
import {quarterOf} from "../../src/metrics/quarters.js";
import type {Warehouse} from "../warehouse.js";

// The first firing of a play before each renewal of an account. An entry of the journal speaks of the firing of its
// month; the last entry of a firing counts.
const FLAGS = `
  WITH due AS (
    SELECT f.account_id, f.play, f.fired_on, min(s.renewal_date) AS renewal_date
    FROM play_firings f
    JOIN subscriptions s ON s.account_id = f.account_id AND start_date <= fired_on
      AND (end_date IS NULL OR end_date > fired_on) AND renewal_date >= fired_on
    WHERE mrr > 0 AND NOT coalesce(is_trial, false)
    GROUP BY ALL
  ),
  flags AS (
    FROM due QUALIFY row_number() OVER (PARTITION BY account_id, play, renewal_date ORDER BY fired_on) = 1
  ),
  said AS (
    SELECT account_id, play, coalesce("on", fired_on) AS day, state
    FROM actions WHERE state IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY account_id, play, date_trunc('month', fired_on) ORDER BY actions.rowid DESC) = 1
  ),
  done AS (
    SELECT f.account_id, f.play, f.fired_on, min(s.day) AS day
    FROM flags f JOIN said s ON s.account_id = f.account_id AND s.play = f.play
      AND state = 'done' AND day BETWEEN f.fired_on AND renewal_date
    GROUP BY ALL
  ),
  stops AS (
    SELECT s.account_id, s.to_date AS day FROM mrr_steps s ANTI JOIN mrr_steps n
      ON n.account_id = s.account_id AND n.from_date <= s.to_date AND n.to_date > s.to_date
  ),
  left_on AS (
    SELECT f.account_id, f.play, f.fired_on, min(s.day) AS day
    FROM flags f JOIN stops s ON s.account_id = f.account_id AND s.day > f.fired_on
    GROUP BY ALL
  )
  SELECT
    f.account_id,
    f.play,
    f.fired_on,
    p.segment,
    p.engagement_index,
    (renewal_date - f.fired_on)::INTEGER AS days_to_renewal,
    CASE
      WHEN renewal_date + ${SAVED_DAYS} <= as_of THEN EXISTS (
        FROM mrr_steps m
        WHERE m.account_id = f.account_id AND from_date <= renewal_date + ${SAVED_DAYS} AND to_date > renewal_date + ${SAVED_DAYS}
      )
    END AS saved,
    (d.day - f.fired_on)::INTEGER AS done_after,
    CASE WHEN l.day <= as_of THEN (l.day - f.fired_on)::INTEGER END AS paid_for,
    coalesce(f.fired_on >= (SELECT min(coalesce("on", fired_on)) FROM actions WHERE state IS NOT NULL), false) AS journaled,
    fiscal_year_start
  FROM flags f
  CROSS JOIN settings
  JOIN play_points p ON p.account_id = f.account_id AND p.point_date = f.fired_on
  LEFT JOIN done d ON d.account_id = f.account_id AND d.play = f.play AND d.fired_on = f.fired_on
  LEFT JOIN left_on l ON l.account_id = f.account_id AND l.play = f.play AND l.fired_on = f.fired_on
  ORDER BY f.play, f.fired_on, f.account_id`;

/**
 * The accounts that each play named before a renewal, and what became of them. Firings of accounts without a known
 * renewal are not there: nothing says when to look.
 */
export async function playFlags(db: Warehouse): Promise<PlayFlag[]> {
  const rows = await db.query<Omit<PlayFlag, "quarter"> & {fiscal_year_start: number}>(FLAGS);
  return rows.map(({fiscal_year_start, ...flag}) => ({
    ...flag,
    quarter: quarterOf(flag.fired_on, fiscal_year_start)
  }));
}
