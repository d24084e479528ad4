import type {ScorecardData, ScorecardRowColumns} from "../../src/lib/scorecardData.js";
import {packInts, unpackInts} from "../../src/lib/packedInts.js";
import {packValues} from "../../src/lib/scorecardData.js";
import {CHURN_HORIZON_DAYS, leftWithin, timeSplit} from "../../src/metrics/backtest/timeSplit.js";
import type {PanelMonth} from "../../src/metrics/backtest/timeSplit.js";
import type {Config, Scorecard} from "../configTypes.js";
import {BUILT_IN, builtInScorecard, componentsOf, hasVersions, scorecardAt} from "../models/scorecards.js";
import type {Warehouse} from "../warehouse.js";

interface PointRow {
  account_id: string;
  point_date: string;
  segment: string;
  scorecard: string | null;
  scorecard_version: string | null;
  tenure_days: number | null;
  followed_days: number | null;
  days_to_churn: number | null;
}

interface AccountRow {
  account_id: string;
  name: string;
  segment: string;
  arr: number;
}

const POINTS = `
  SELECT a.account_id, a.point_date, a.segment, a.scorecard, a.scorecard_version, a.tenure_days, p.followed_days,
    (p.churned_on - p.point_date)::INTEGER AS days_to_churn
  FROM account_point a LEFT JOIN panel p USING (account_id, point_date)
  WHERE a.paying ORDER BY a.account_id, a.point_date`;

const ACCOUNTS = `
  SELECT account_id, name, coalesce(segment, '(none)') AS segment, coalesce(arr, 0)::DOUBLE AS arr
  FROM account_dim ORDER BY account_id`;

const SETTINGS = `
  SELECT as_of, currency, (SELECT list(point_date::VARCHAR ORDER BY point_date) FROM points) AS points FROM settings`;

/** What the Health page's cards on the scorecard draw from: every account's months with the values that were scored. */
export async function scorecardData(db: Warehouse, {health}: Pick<Config, "health">): Promise<ScorecardData> {
  const [settings] = await db.query<{as_of: string; currency: string; points: string[]}>(SETTINGS);
  const {as_of = "", currency = "USD", points = []} = settings ?? {};
  const cards = await usedScorecards(db, health.scorecards);
  const rows = await db.query<PointRow>(POINTS);
  const accounts = await db.query<AccountRow>(ACCOUNTS);
  const split = timeSplit(rows.flatMap(panelMonth), CHURN_HORIZON_DAYS);
  const places = new Map(points.map((d, i) => [d, i]));
  const columns = rowColumns(rows, {cards, places, as_of});
  const {reason} = split;
  return {
    as_of,
    currency,
    bands: health.bands,
    min_coverage: health.min_coverage,
    built_in: health.scorecards.length === 0 && cards.length > 0,
    cards,
    points,
    test: {
      points: split.test.map((d) => places.get(d)!),
      horizon_days: CHURN_HORIZON_DAYS,
      ...(reason === undefined ? {} : {reason})
    },
    accounts: accountColumns(accounts, rows),
    rows: columns,
    values: await packedValues(db, cards, columns)
  };
}

/**
 * The scorecards as they are configured, else the one that was chosen, which its own components choose again; none
 * where those configured are for segments that a slice does not have.
 */
async function usedScorecards(db: Warehouse, configured: readonly Scorecard[]): Promise<Scorecard[]> {
  if (configured.length > 0) return [...configured];
  const used = await db.query<{component: string}>(
    `SELECT DISTINCT component FROM health_components JOIN account_point USING (account_id, point_date)
     WHERE scorecard = '${BUILT_IN}'`
  );
  const card = builtInScorecard(new Set(used.map((d) => d.component)));
  return card === null ? [] : [card];
}

/** A row as the division of time reads it; a point that is no month end is none. */
function panelMonth({account_id, point_date, followed_days, days_to_churn}: PointRow): PanelMonth[] {
  return followed_days === null ? [] : [{account_id, point_date, followed_days, days_to_churn}];
}

function accountColumns(
  accounts: readonly AccountRow[],
  rows: readonly PointRow[]
): ScorecardData["accounts"] {
  const first = new Map<string, number>();
  rows.forEach((d, i) => {
    if (!first.has(d.account_id)) first.set(d.account_id, i);
  });
  const kept = accounts
    .filter((d) => first.has(d.account_id))
    .sort((a, b) => first.get(a.account_id)! - first.get(b.account_id)!);
  return {
    account_id: kept.map((d) => d.account_id),
    name: kept.map((d) => d.name),
    segment: kept.map((d) => d.segment),
    arr: kept.map((d) => Math.round(d.arr)),
    first: kept.map((d) => first.get(d.account_id)!)
  };
}

function rowColumns(
  rows: readonly PointRow[],
  {cards, places, as_of}: {cards: readonly Scorecard[]; places: ReadonlyMap<string, number>; as_of: string}
): ScorecardRowColumns {
  const by_tenure = cards.some((card) =>
    Object.values(card.groups).some((d) => Object.values(d.components).some((c) => c.by_tenure !== undefined))
  );
  const numbers = new Map(cards.map((d, i) => [`${d.id} ${d.version}`, i]));
  return {
    point: packInts(rows.map((d) => places.get(d.point_date)!)),
    card: packInts(rows.map((d) => numbers.get(`${d.scorecard} ${d.scorecard_version}`) ?? -1)),
    judged_by: hasVersions(cards)
      ? packInts(
          rows.map((d) => {
            const today = scorecardAt(cards, d.segment, as_of);
            return today === null ? -1 : cards.indexOf(today);
          })
        )
      : null,
    left: packInts(
      rows.map((d) => {
        const [month] = panelMonth(d);
        return month === undefined ? -1 : (leftWithin(month, CHURN_HORIZON_DAYS) ?? -1);
      })
    ),
    tenure_days: by_tenure ? rows.map((d) => d.tenure_days) : null
  };
}

/** The values that a row's own scorecard scored, and those that today's would have, by component in the order of the rows. */
async function packedValues(
  db: Warehouse,
  cards: readonly Scorecard[],
  packed: ScorecardRowColumns
): Promise<ScorecardData["values"]> {
  const names = componentsOf(cards);
  if (names.length === 0) return {};
  const columns = names.map((d) => `"${d}"::DOUBLE AS "${d}"`).join(", ");
  const rows = await db.query<Record<string, number | null>>(
    `SELECT ${columns} FROM account_point WHERE paying ORDER BY account_id, point_date`
  );
  const card = unpackInts(packed.card);
  const judged_by = packed.judged_by === null ? null : unpackInts(packed.judged_by);
  const used = cards.map((d) => new Set(componentsOf([d])));
  const uses = (place: number | undefined, name: string) =>
    place !== undefined && used[place]?.has(name) === true;
  return Object.fromEntries(
    names.map((name) => {
      const wanted = (i: number) => uses(card[i], name) || uses(judged_by?.[i], name);
      return [name, packValues(rows.map((d, i) => (wanted(i) ? d[name]! : null)))];
    })
  );
}
