import type {Warehouse} from "../warehouse.js";
import type {SliceScope} from "./scope.js";

// The last answer of each user in the quarter, as NPS counts them, against our last contact with the account.
const UNANSWERED = `
  WITH answers AS (
    SELECT account_id, arg_max(score, (answered_at, response_id)) AS score, max(answered_at) AS answered_at
    FROM surveys
    WHERE kind = 'nps' AND score IS NOT NULL AND answered_at::DATE > $t0::DATE AND answered_at::DATE <= $t1::DATE
    GROUP BY account_id, coalesce('user ' || user_id, 'answer ' || response_id)
  ), ours AS (
    SELECT account_id, max(ts) AS ts FROM touches WHERE direction = 'outbound' GROUP BY account_id
  )
  SELECT account_id, count_if(score <= 6 AND NOT coalesce(ts > answered_at, false))::INTEGER AS n
  FROM answers LEFT JOIN ours USING (account_id)
  GROUP BY account_id`;

/**
 * Counts, for each account, the detractors of the quarter to whose account nobody has turned since they answered.
 * It is null where no contact of ours is known at all: then nothing says whether anybody did.
 */
export async function unansweredDetractors(
  db: Warehouse,
  {t0, t1}: SliceScope
): Promise<(account_id: string) => number | null> {
  const [known] = await db.query<{ours: boolean}>(
    "SELECT count(*) > 0 AS ours FROM touches WHERE direction = 'outbound'"
  );
  if (!known?.ours) return () => null;
  const rows = await db.query<{account_id: string; n: number}>(UNANSWERED, {t0, t1});
  const counts = new Map(rows.map((d) => [d.account_id, d.n]));
  return (account_id) => counts.get(account_id) ?? 0;
}
