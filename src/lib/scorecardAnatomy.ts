import {mean, median} from "d3";
import type {Scorecard, ScorecardComponent} from "../metrics/health.js";
import {scoreHealth} from "../metrics/health.js";
import type {ScorecardPanel} from "./scorecardData.js";

/** A component of a scorecard, and what it says of the accounts that it scores on the last day. */
export interface AnatomyRow {
  group: string;
  component: string;
  definition: ScorecardComponent;
  /** share of the score where every component has data */
  share: number;
  /** the group's share of the score, and the component's of its group */
  group_share: number;
  own_share: number;
  /** mean effective weight over the accounts with a score; null without one */
  effective: number | null;
  with_data: number;
  accounts: number;
  /** accounts by points: ten bins of ten points, 100 in the last */
  bins: number[];
  /** accounts with no points at all, and with all of them */
  at_zero: number;
  at_full: number;
  median: number | null;
}

/** How many bins the points are counted in. */
export const BINS = 10;

/** The share of the score that each component has when all have data, in the order of the scorecard. */
export function shares({
  groups
}: Pick<Scorecard, "groups">): {group: string; component: string; group_share: number; own_share: number}[] {
  const all = Object.values(groups).reduce((sum, d) => sum + d.weight, 0);
  return Object.entries(groups).flatMap(([group, {weight, components}]) => {
    const own = Object.values(components).reduce((sum, d) => sum + d.weight, 0);
    return Object.entries(components).map(([component, d]) => {
      return {group, component, group_share: weight / all, own_share: d.weight / own};
    });
  });
}

/** The parts of a scorecard with the points of the accounts that it scores on the last day. */
export function anatomy(panel: ScorecardPanel, c: number): AnatomyRow[] {
  const card = panel.data.cards[c];
  if (card === undefined) return [];
  const rows = Array.from(panel.today).filter((i) => panel.card[i] === c);
  const {min_coverage, rows: columns} = panel.data;
  const scores = rows.map((i) => {
    const values = Object.fromEntries(
      Object.entries(panel.values).map(([name, column]) => [name, column[i]!])
    );
    return scoreHealth(card, values, {min_coverage, tenure_days: columns.tenure_days?.[i] ?? null});
  });
  return shares(card).map((part, k): AnatomyRow => {
    const points = scores.flatMap((d) => d.components[k]?.points ?? []);
    const bins = Array.from({length: BINS}, () => 0);
    for (const d of points) bins[Math.min(BINS - 1, Math.floor(d / (100 / BINS)))]! += 1;
    const scored = scores.filter((d) => d.score !== null);
    return {
      ...part,
      definition: card.groups[part.group]!.components[part.component]!,
      share: part.group_share * part.own_share,
      effective: mean(scored, (d) => d.components[k]!.weight) ?? null,
      with_data: points.length,
      accounts: rows.length,
      bins,
      at_zero: points.filter((d) => d === 0).length,
      at_full: points.filter((d) => d === 100).length,
      median: median(points) ?? null
    };
  });
}
