import {greatest, group, least} from "d3";
import type {DeckComment, DeckNpsQuarter, DeckVoice} from "../../src/metrics/deckData.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceAccount} from "./accounts.js";
import type {SliceMetrics} from "./metrics.js";
import type {SliceScope} from "./scope.js";

const QUARTERS = `
  SELECT account_id, quarter, nps_n AS n, promoters, detractors
  FROM account_quarter
  WHERE last_day > $first::DATE AND last_day <= $t1::DATE AND nps_n > 0
  ORDER BY account_id, first_day`;

// The last answer of each user in the quarter, as NPS counts them.
const SCORES = `
  SELECT account_id, arg_max(score, (answered_at, response_id))::DOUBLE AS score
  FROM surveys
  WHERE kind = 'nps' AND score IS NOT NULL AND answered_at::DATE > $t0::DATE AND answered_at::DATE <= $t1::DATE
  GROUP BY account_id, coalesce('user ' || user_id, 'answer ' || response_id)
  ORDER BY account_id, score`;

// The worst and the best score with something to say first, then the longest: a page has room for three.
const COMMENTS = `
  SELECT account_id, kind, score::DOUBLE AS score, trim(comment) AS comment
  FROM surveys
  WHERE length(trim(comment)) >= 12 AND kind IN ('nps', 'csat', 'ces', 'checkin')
    AND answered_at::DATE > $t0::DATE AND answered_at::DATE <= $t1::DATE
  ORDER BY account_id, kind <> 'nps', length(trim(comment)) DESC, response_id`;

/** What the users of each account answered; accounts that were never asked are not in the map. */
export async function sliceVoice(
  db: Warehouse,
  {t0, t1, ends}: SliceScope,
  {accounts, metrics}: {accounts: readonly SliceAccount[]; metrics: SliceMetrics}
): Promise<Map<string, DeckVoice>> {
  const by = <T extends {account_id: string}>(rows: readonly T[]) => group(rows, (d) => d.account_id);
  const quarters = by(await db.query<DeckNpsQuarter & {account_id: string}>(QUARTERS, {first: ends[0]!, t1}));
  const scores = by(await db.query<{account_id: string; score: number}>(SCORES, {t0, t1}));
  const said = by(await db.query<DeckComment & {account_id: string}>(COMMENTS, {t0, t1}));
  const made = accounts.map(({account_id}) => {
    const of = (id: string) => metrics.now(account_id, id);
    const voice: DeckVoice = {
      quarters: (quarters.get(account_id) ?? [])
        .slice(-5)
        .map(({quarter, n, promoters, detractors}) => ({quarter, n, promoters, detractors})),
      nps: of("nps"),
      nps_before: metrics.before(account_id, "nps"),
      scores: (scores.get(account_id) ?? []).map((d) => d.score),
      csat_tickets: of("csat_tickets"),
      csat_surveys: of("csat_surveys"),
      response_rate: of("nps_response_rate"),
      comments: chosen(said.get(account_id) ?? [])
    };
    return [account_id, voice] as const;
  });
  return new Map(
    made.filter(
      ([, d]) =>
        d.scores.length > 0 ||
        d.csat_tickets.value !== null ||
        d.csat_surveys.value !== null ||
        d.response_rate.value !== null
    )
  );
}

/** The lowest and the highest answer of each kind; a check-in has no scale. */
const SCALES: Partial<Record<DeckComment["kind"], readonly [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7]
};

/** Where an answer lies on its own scale, 0 to 1, so that answers of different kinds compare; null without one. */
function level({kind, score}: DeckComment): number | null {
  const scale = SCALES[kind];
  return scale === undefined || score === null ? null : (score - scale[0]) / (scale[1] - scale[0]);
}

/** One of the best, one of the worst, then the longest of the rest. */
function chosen(said: readonly DeckComment[]): DeckComment[] {
  const rated = said.filter((d) => level(d) !== null);
  const order = [...new Set([greatest(rated, level), least(rated, level), ...said])];
  return order
    .filter((d) => d !== undefined)
    .slice(0, 3)
    .map(({kind, score, comment}) => ({kind, score, comment}));
}
