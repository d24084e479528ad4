import type {Config, Scorecard} from "../configTypes.js";
import {componentsOf, hasVersions, scorecardAt} from "../models/scorecards.js";
import {scoreHealth} from "../../src/metrics/health.js";
import {addDays} from "../../src/metrics/days.js";
import type {Warehouse} from "../warehouse.js";

/** A score at every row of the panel, or why there is none. */
export interface VersionScores {
  /** by the scorecards valid on the last day; null: what the panel holds is by those already */
  today: (number | null)[] | null;
  /** by those valid before, of segments with one version by that; null where no segment has an earlier version */
  last: (number | null)[] | null;
}

interface FactRow {
  account_id: string;
  point_date: string;
  segment: string;
  tenure_days: number | null;
  [metric: string]: string | number | null;
}

/**
 * Scores the whole panel by today's scorecards, and by the ones before them. Where nothing has changed since the
 * first day the panel's own scores are today's, and nothing is computed.
 */
export async function versionScores(
  db: Warehouse,
  {health}: Pick<Config, "health">,
  as_of: string
): Promise<VersionScores> {
  const {scorecards, min_coverage} = health;
  if (!hasVersions(scorecards)) return {today: null, last: null};
  const rows = await factRows(db, scorecards);
  const score = (card: Scorecard | null, row: FactRow) =>
    card === null
      ? null
      : scoreHealth(card, row as unknown as Record<string, number | null>, {
          min_coverage,
          tenure_days: row.tenure_days
        }).score;
  const cards = new Map(
    [...new Set(rows.map((d) => d.segment))].map((segment) => {
      const today = scorecardAt(scorecards, segment, as_of);
      return [segment, {today, last: earlier(scorecards, segment, today)}];
    })
  );
  const some = [...cards.values()].some((d) => d.last !== null && d.last !== d.today);
  return {
    today: rows.map((d) => score(cards.get(d.segment)?.today ?? null, d)),
    last: some ? rows.map((d) => score(cards.get(d.segment)?.last ?? null, d)) : null
  };
}

/** The scorecard of a segment on the day before today's began; one that has never changed is its own last one. */
function earlier(cards: readonly Scorecard[], segment: string, today: Scorecard | null): Scorecard | null {
  if (today?.valid_from === undefined) return today;
  return scorecardAt(cards, segment, addDays(today.valid_from, -1));
}

function factRows(db: Warehouse, cards: readonly Scorecard[]): Promise<FactRow[]> {
  const values = componentsOf(cards)
    .map((d) => `, a."${d}"::DOUBLE AS "${d}"`)
    .join("");
  return db.query<FactRow>(
    `SELECT account_id, point_date, p.segment, p.tenure_days${values}
     FROM panel p JOIN account_point a USING (account_id, point_date)
     ORDER BY account_id, point_date`
  );
}
