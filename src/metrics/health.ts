/** How a metric becomes points: bad is 0 points, good is 100, linear between and clamped beyond. */
export interface Anchors {
  bad: number;
  good: number;
}

/** One metric of a scorecard. Anchors may differ for younger accounts. */
export interface ScorecardComponent extends Anchors {
  /** share of the group, relative to its other components; above 0 */
  weight: number;
  /** other anchors from a tenure on; the last that applies wins */
  by_tenure?: readonly (Anchors & {from_days: number})[];
}

/** Components that measure the same side of an account, such as usage or sentiment. */
export interface ScorecardGroup {
  /** share of the score, relative to the other groups; above 0 */
  weight: number;
  components: Readonly<Record<string, ScorecardComponent>>;
}

/** How the health of a segment's accounts is scored. */
export interface Scorecard {
  id: string;
  version: string;
  /** the segments that it is for; absent = all that no other scorecard names */
  segments?: readonly string[];
  /** first day on which it counts */
  valid_from?: string;
  /** last day on which it counts */
  valid_to?: string;
  groups: Readonly<Record<string, ScorecardGroup>>;
}

/** A component's part in one score. Without data, points and contribution are null and the weight is 0. */
export interface ScoredComponent {
  component: string;
  component_group: string;
  value: number | null;
  /** 0 to 100 */
  points: number | null;
  /** effective weight; those of all components with data sum to 1 */
  weight: number;
  /** effective weight x points; the contributions sum to the score */
  contribution: number | null;
  /** what the contribution would be at 100 points */
  max_contribution: number | null;
  status: "scored" | "no data";
}

/** A score and what it is made of. */
export interface HealthScore {
  /** 0 to 100; null when coverage is below the minimum */
  score: number | null;
  /** original weight with data / original weight */
  coverage: number;
  components: ScoredComponent[];
  /** the component whose way to 100 points would add most to the score */
  most_movable: {component: string; gain: number} | null;
  reason: string | null;
}

interface Part {
  component: string;
  component_group: string;
  definition: ScorecardComponent;
  value: number | null;
  weight: number;
}

/**
 * Scores one account.
 *
 * The effective weight of a component with data is its group's weight x its weight / weights with data
 * in the group; groups without data are left out and the rest is rescaled to sum 1. What is missing is
 * neither neutral nor healthy: below the minimum coverage there is no score.
 *
 * @param values of the scorecard's metrics; null or absent = no data
 */
export function scoreHealth(
  scorecard: Pick<Scorecard, "groups">,
  values: Readonly<Record<string, number | null | undefined>>,
  {min_coverage = 0.6, tenure_days = null}: {min_coverage?: number; tenure_days?: number | null} = {}
): HealthScore {
  const {parts, coverage} = weigh(scorecard, values);
  const scale = parts.reduce((total, d) => total + d.weight, 0);
  const components = parts.map((d) => scored(d, scale, tenure_days));
  const enough = scale > 0 && coverage >= min_coverage - 1e-9;
  const score = components.reduce((total, d) => total + (d.contribution ?? 0), 0);
  return {
    score: enough ? Math.min(100, score) : null,
    coverage,
    components,
    most_movable: enough ? mostMovable(components) : null,
    reason: enough ? null : "not enough data"
  };
}

/** The points of a value between its anchors, 0 to 100. */
export function healthPoints(value: number, {bad, good}: Anchors): number {
  if (bad === good) return (good >= 0 ? value >= good : value <= good) ? 100 : 0;
  return 100 * Math.min(1, Math.max(0, (value - bad) / (good - bad)));
}

function weigh(
  {groups}: Pick<Scorecard, "groups">,
  values: Readonly<Record<string, number | null | undefined>>
) {
  const parts: Part[] = [];
  let [known, whole] = [0, 0];
  for (const [component_group, group] of Object.entries(groups)) {
    const members = Object.entries(group.components).map(([component, definition]) => ({
      component,
      component_group,
      definition,
      value: finite(values[component])
    }));
    const total = members.reduce((sum, d) => sum + d.definition.weight, 0);
    const present = members.reduce((sum, d) => sum + (d.value === null ? 0 : d.definition.weight), 0);
    whole += group.weight;
    known += total > 0 ? (group.weight * present) / total : 0;
    for (const d of members) {
      parts.push({...d, weight: d.value === null ? 0 : (group.weight * d.definition.weight) / present});
    }
  }
  return {parts, coverage: whole > 0 ? known / whole : 0};
}

function finite(value: number | null | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function scored(
  {component, component_group, definition, value, weight}: Part,
  scale: number,
  tenure: number | null
): ScoredComponent {
  const points = value === null ? null : healthPoints(value, anchorsAt(definition, tenure));
  const effective = points === null ? 0 : weight / scale;
  return {
    component,
    component_group,
    value,
    points,
    weight: effective,
    contribution: points === null ? null : effective * points,
    max_contribution: points === null ? null : 100 * effective,
    status: points === null ? "no data" : "scored"
  };
}

function anchorsAt(component: ScorecardComponent, tenure_days: number | null): Anchors {
  if (tenure_days === null) return component;
  return component.by_tenure?.findLast((d) => tenure_days >= d.from_days) ?? component;
}

function mostMovable(components: readonly ScoredComponent[]): HealthScore["most_movable"] {
  let best: HealthScore["most_movable"] = null;
  for (const {component, contribution, max_contribution} of components) {
    if (contribution === null || max_contribution === null) continue;
    const gain = max_contribution - contribution;
    if (gain > 0 && (best === null || gain > best.gain)) best = {component, gain};
  }
  return best;
}
