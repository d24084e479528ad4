import type {AccountCounts} from "../../src/metrics/companyRow.js";
import type {Of} from "../../src/metrics/inputs.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

/** What the users of an account answered in a window. */
export type SurveyCounts = Pick<
  AccountCounts,
  | "nps_n"
  | "promoters"
  | "detractors"
  | "nps_sent"
  | "nps_answered"
  | "surveys_sent"
  | "surveys_answered"
  | "csat_surveys_n"
  | "csat_surveys_good"
>;

// An answer without a user counts by itself.
const COUNTS = `
  WITH answers AS (
    SELECT *, coalesce('user ' || user_id, 'answer ' || response_id) AS person
    FROM surveys
    WHERE answered_at::DATE > $t0::DATE AND answered_at::DATE <= $t1::DATE AND score IS NOT NULL
  ),
  nps AS (
    SELECT a.account_id, arg_max(score, (answered_at, response_id)) AS score
    FROM answers a, settings
    WHERE kind = 'nps'
    GROUP BY
      a.account_id,
      person,
      date_trunc('quarter', answered_at + to_months(((13 - fiscal_year_start) % 12)::INTEGER))
  ),
  given AS (
    SELECT account_id, count(*) AS nps_n, count_if(score >= 9) AS promoters, count_if(score <= 6) AS detractors
    FROM nps
    GROUP BY account_id
  ),
  invited AS (
    SELECT
      account_id,
      count_if(kind = 'nps') AS nps_sent,
      count_if(kind = 'nps' AND answered_at::DATE <= $t1::DATE) AS nps_answered,
      count(*) AS surveys_sent,
      count_if(answered_at::DATE <= $t1::DATE) AS surveys_answered
    FROM surveys
    WHERE sent_at::DATE > $t0::DATE AND sent_at::DATE <= $t1::DATE - 14
    GROUP BY account_id
  ),
  satisfied AS (
    SELECT account_id, count(*) AS csat_surveys_n, count_if(score >= 4) AS csat_surveys_good
    FROM answers
    WHERE kind = 'csat'
    GROUP BY account_id
  )
  SELECT
    account_id, nps_n, promoters, detractors, nps_sent, nps_answered, surveys_sent, surveys_answered,
    csat_surveys_n, csat_surveys_good
  FROM given
  FULL JOIN invited USING (account_id)
  FULL JOIN satisfied USING (account_id)`;

/** Answers by account: for NPS one per user and fiscal quarter, the last. */
export async function surveyCounts(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, SurveyCounts>> {
  return byAccount<SurveyCounts>(db, COUNTS, window);
}

/** The effort scores answered in a window. */
export async function effortScores(
  db: Warehouse,
  {t0, t1}: {t0: string; t1: string}
): Promise<Of<{score: number}>[]> {
  return db.query<Of<{score: number}>>(
    `SELECT account_id, score::DOUBLE AS score
     FROM surveys
     WHERE kind = 'ces' AND score IS NOT NULL AND answered_at::DATE > $t0::DATE AND answered_at::DATE <= $t1::DATE
     ORDER BY account_id, answered_at, response_id`,
    {t0, t1}
  );
}
