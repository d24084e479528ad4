import type {Config} from "../configTypes.js";
import type {WinBackFacts} from "../../src/metrics/losses/winBack.js";
import {LOOK_BACK_DAYS} from "../../src/metrics/losses/lossWarnings.js";
import {QUIET_TOPIC_DAYS} from "../../src/metrics/losses/winBack.js";
import {indexDate} from "../../src/metrics/causes/exposures.js";
import {quarterOf} from "../../src/metrics/quarters.js";
import type {Cause} from "../../src/metrics/causes/taxonomy.js";
import {causeOf} from "../../src/metrics/causes/taxonomy.js";
import type {Warehouse} from "../warehouse.js";

/** A loss as the warehouse knows it, and what has changed since. */
export interface LostAccount extends Omit<WinBackFacts, "topic" | "requests"> {
  account_id: string;
  name: string;
  segment: string;
  csm: string;
  spell: number;
  start_date: string;
  end_date: string;
  known_on: string;
  quarter: string;
  mrr_lost: number;
  reason: string | null;
  cause: Cause;
  requests: WinBackFacts["requests"];
  topic: WinBackFacts["topic"];
}

// The latest request is not the last word: all that the account asked for before it left are looked at.
const LOSSES = `
  WITH losses AS (
    SELECT c.*, d.name, d.segment, d.csm, d.paying AS returned, as_of, fiscal_year_start,
      c.spell < max(c.spell) OVER (PARTITION BY c.account_id) AS lost_again
    FROM churns c JOIN account_dim d USING (account_id) CROSS JOIN settings
    WHERE c.churned_on <= as_of
  ),
  asked AS (
    SELECT l.account_id, l.spell, list({
      'title': r.title,
      'shipped_on': CASE WHEN r.shipped_at::DATE <= as_of THEN r.shipped_at::DATE::VARCHAR END
    } ORDER BY r.request_id) AS requests
    FROM losses l JOIN requests r ON r.account_id = l.account_id AND r.created_at::DATE < l.churned_on
    GROUP BY ALL
  ),
  topics AS (
    SELECT l.account_id, l.spell, t.topic, count(*)::INTEGER AS tickets, l.churned_on, as_of
    FROM losses l
    JOIN tickets t ON t.account_id = l.account_id AND t.topic IS NOT NULL
      AND t.opened_at::DATE < l.churned_on AND t.opened_at::DATE >= l.churned_on - ${LOOK_BACK_DAYS}
    GROUP BY l.account_id, l.spell, t.topic, l.churned_on, as_of
    QUALIFY row_number() OVER (PARTITION BY l.account_id, l.spell ORDER BY count(*) DESC, max(t.opened_at) DESC, t.topic) = 1
  ),
  others AS (
    SELECT o.account_id, o.spell, o.topic, any_value(o.tickets) AS tickets,
      count(*) FILTER (t.opened_at::DATE < o.churned_on AND t.opened_at::DATE >= o.churned_on - ${QUIET_TOPIC_DAYS})::INTEGER AS others_then,
      count(*) FILTER (t.opened_at::DATE > o.as_of - ${QUIET_TOPIC_DAYS})::INTEGER AS others_now
    FROM topics o LEFT JOIN tickets t ON t.topic = o.topic AND t.account_id <> o.account_id
    GROUP BY ALL
  )
  SELECT
    l.account_id, l.spell, l.name, l.segment, l.csm, l.start_date, l.churned_on AS lost_on, l.notice_on AS notice_date,
    l.mrr_lost::DOUBLE AS mrr_lost, l.reason, l.voluntary, l.returned, l.lost_again,
    l.as_of, l.fiscal_year_start::INTEGER AS fiscal_year_start, coalesce(to_json(a.requests), '[]')::VARCHAR AS requests,
    CASE WHEN o.topic IS NOT NULL THEN
      json_object('name', o.topic, 'tickets', o.tickets, 'others_then', o.others_then, 'others_now', o.others_now)
    END::VARCHAR AS topic
  FROM losses l LEFT JOIN asked a USING (account_id, spell) LEFT JOIN others o USING (account_id, spell)
  ORDER BY l.churned_on DESC, l.account_id`;

type Row = Omit<LostAccount, "known_on" | "end_date" | "quarter" | "cause" | "requests" | "topic"> & {
  notice_date: string | null;
  as_of: string;
  fiscal_year_start: number;
  requests: string;
  topic: string | null;
};

/** Every account that was lost up to as_of, the newest loss first. */
export async function lostAccounts(db: Warehouse, {causes}: Pick<Config, "causes">): Promise<LostAccount[]> {
  const rows = await db.query<Row>(LOSSES);
  return rows.map(({notice_date, as_of, fiscal_year_start, requests, topic, ...d}) => ({
    ...d,
    end_date: d.lost_on,
    known_on: indexDate({start_date: d.start_date, end_date: d.lost_on, notice_date}, as_of),
    quarter: quarterOf(d.lost_on, fiscal_year_start),
    cause: causeOf(d.reason, causes.reasons),
    requests: JSON.parse(requests) as WinBackFacts["requests"],
    topic: JSON.parse(topic ?? "null") as WinBackFacts["topic"]
  }));
}
