import type {Anchors, Scorecard} from "../metrics/health.js";
import {healthPoints, scoreHealth} from "../metrics/health.js";
import type {ScorecardPanel} from "./scorecardData.js";

/** The score of every row; NaN: not enough data, or no scorecard. */
export type Scores = Float64Array;

interface Part extends Anchors {
  name: string;
  column: Float64Array;
}

/**
 * Scores the rows of some scorecards as the warehouse does.
 *
 * @param cards in the order of the panel's; null scores nothing
 * @param onto scores to start from; *only* names the scorecards that are scored anew, *of* the rows of each
 */
export function scoreRows(
  panel: ScorecardPanel,
  cards: readonly (Scorecard | null)[],
  {
    onto,
    only,
    of = panel.of_card
  }: {onto?: Scores; only?: ReadonlySet<number>; of?: readonly Int32Array[]} = {}
): Scores {
  const scores = onto ? Float64Array.from(onto) : new Float64Array(panel.n).fill(NaN);
  cards.forEach((card, c) => {
    if (only && !only.has(c)) return;
    const rows = of[c] ?? new Int32Array();
    if (card === null) for (const i of rows) scores[i] = NaN;
    else if (hasTenure(card)) scoreOneByOne(panel, card, {rows, scores});
    else scoreByPattern(panel, card, {rows, scores});
  });
  return scores;
}

function hasTenure({groups}: Scorecard): boolean {
  return Object.values(groups).some((d) => Object.values(d.components).some((c) => c.by_tenure));
}

function partsOf({values, n}: ScorecardPanel, {groups}: Scorecard): Part[] {
  return Object.values(groups).flatMap((group) =>
    Object.entries(group.components).map(([name, {bad, good}]) => {
      return {name, bad, good, column: values[name] ?? new Float64Array(n).fill(NaN)};
    })
  );
}

interface Target {
  rows: Int32Array;
  scores: Scores;
}

/** Anchors that depend on tenure differ from row to row. */
function scoreOneByOne(panel: ScorecardPanel, card: Scorecard, {rows, scores}: Target): void {
  const {min_coverage, rows: columns} = panel.data;
  const parts = partsOf(panel, card);
  const values: Record<string, number> = {};
  for (const i of rows) {
    for (const {name, column} of parts) values[name] = column[i]!;
    const tenure_days = columns.tenure_days?.[i] ?? null;
    scores[i] = scoreHealth(card, values, {min_coverage, tenure_days}).score ?? NaN;
  }
}

/** Effective weights depend only on which components have data: they are asked for once a pattern. */
function scoreByPattern(panel: ScorecardPanel, card: Scorecard, {rows, scores}: Target): void {
  const parts = partsOf(panel, card);
  const known = new Map<number, Float64Array | null>();
  for (const i of rows) {
    let pattern = 0;
    for (const {column} of parts) pattern = 2 * pattern + (Number.isNaN(column[i]!) ? 0 : 1);
    let weights = known.get(pattern);
    if (weights === undefined) known.set(pattern, (weights = weightsAt(panel, card, {parts, i})));
    if (weights === null) {
      scores[i] = NaN;
      continue;
    }
    let score = 0;
    for (let k = 0; k < parts.length; ++k) {
      const value = parts[k]!.column[i]!;
      if (!Number.isNaN(value)) score += weights[k]! * healthPoints(value, parts[k]!);
    }
    scores[i] = Math.min(100, score);
  }
}

function weightsAt(
  {data}: ScorecardPanel,
  card: Scorecard,
  {parts, i}: {parts: readonly Part[]; i: number}
): Float64Array | null {
  const values = Object.fromEntries(parts.map(({name, column}) => [name, column[i]!]));
  const {score, components} = scoreHealth(card, values, {min_coverage: data.min_coverage});
  return score === null ? null : Float64Array.from(components, (d) => d.weight);
}
