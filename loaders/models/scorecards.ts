import type {Config, Scorecard, ScorecardGroup} from "../configTypes.js";
import {UserError} from "../errors.js";
import {didYouMean} from "../../src/lib/nearMiss.js";

/** A component of the built-in scorecard and the group it belongs to; the earlier of a group’s stand-ins wins. */
interface Candidate {
  group: string;
  metric: string;
  weight: number;
  bad: number;
  good: number;
  /** Taken only where this metric has no data at all. */
  instead_of?: string;
}

/** The scorecard of a config that has none is known by this id. */
export const BUILT_IN = "built-in";

const MOST_COMPONENTS = 6;
const GROUP_WEIGHTS: Record<string, number> = {
  usage: 40,
  adoption: 15,
  support: 15,
  sentiment: 15,
  billing: 15,
  relationship: 10
};

const CANDIDATES: readonly Candidate[] = [
  {group: "usage", metric: "active_rate", weight: 2, bad: 0.1, good: 0.7},
  {group: "usage", metric: "active_days", weight: 2, bad: 2, good: 18, instead_of: "active_rate"},
  {group: "usage", metric: "trend", weight: 1, bad: -0.7, good: 0.1},
  {group: "adoption", metric: "breadth", weight: 1, bad: 0.1, good: 0.6},
  {group: "support", metric: "open_sev1", weight: 1, bad: 2, good: 0},
  {group: "sentiment", metric: "csat", weight: 1, bad: 0.6, good: 0.95},
  {group: "billing", metric: "oldest_overdue_days", weight: 1, bad: 45, good: 0},
  {group: "relationship", metric: "days_since_checkin", weight: 1, bad: 120, good: 30}
];

/** The metrics that the built-in scorecard chooses from. */
export const BUILT_IN_METRICS: readonly string[] = CANDIDATES.map((d) => d.metric);

/**
 * The scorecard for a config that has none: at most six components, only of metrics that have data. Without product
 * usage it rests on support, sentiment, billing and the relation; its version names its groups.
 *
 * @param known the metrics with a value at some point
 */
export function builtInScorecard(known: ReadonlySet<string>): Scorecard | null {
  const chosen = CANDIDATES.filter(
    ({metric, instead_of}) => known.has(metric) && (instead_of === undefined || !known.has(instead_of))
  ).slice(0, MOST_COMPONENTS);
  if (chosen.length === 0) return null;
  const groups: Record<string, ScorecardGroup> = {};
  for (const {group, metric, weight, bad, good} of chosen) {
    const {components} = (groups[group] ??= {weight: GROUP_WEIGHTS[group] ?? 1, components: {}});
    components[metric] = {weight, bad, good};
  }
  return {id: BUILT_IN, version: `1 (${Object.keys(groups).join(", ")})`, groups};
}

/** The metrics that some scorecards use, each once. */
export function componentsOf(cards: readonly Scorecard[]): string[] {
  return [
    ...new Set(cards.flatMap((d) => Object.values(d.groups).flatMap((g) => Object.keys(g.components))))
  ];
}

/** Whether another scorecard counted at some time: then what was scored is not what today's would have said. */
export function hasVersions(cards: readonly Scorecard[]): boolean {
  return cards.some((d) => d.valid_from !== undefined || d.valid_to !== undefined);
}

/** The scorecard that counts for a segment on a day: one that names the segment before one for all others. */
export function scorecardAt(cards: readonly Scorecard[], segment: string, day: string): Scorecard | null {
  const valid = cards
    .filter((d) => (d.valid_from ?? "") <= day && day <= (d.valid_to ?? "9999-12-31"))
    .toSorted((a, b) => ((a.valid_from ?? "") < (b.valid_from ?? "") ? 1 : -1));
  const own = valid.find((d) => d.segments?.includes(segment));
  return own ?? valid.find((d) => d.segments === undefined) ?? null;
}

/** Fails when a scorecard names a metric that is not kept, with the name probably meant. */
export function assertMetrics({health, lines, path}: Config, metrics: readonly string[]): void {
  health.scorecards.forEach((card, i) => {
    for (const [group, {components}] of Object.entries(card.groups)) {
      for (const metric of Object.keys(components)) {
        if (metrics.includes(metric)) continue;
        const line = lines[`health.scorecards.${i}.groups.${group}.components.${metric}`];
        throw new UserError(
          `${path}${line === undefined ? "" : `:${line}`}: scorecard ${card.id}: no metric "${metric}"${didYouMean(metric, metrics)}\n` +
            `a component is one of ${metrics.join(", ")}`
        );
      }
    }
  });
}
