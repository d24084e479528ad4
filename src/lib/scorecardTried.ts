import type {Scorecard, ScorecardComponent, ScorecardGroup} from "../metrics/health.js";
import type {ScorecardEdit} from "./scorecardEdits.js";
import {configuredAt, samePlace, valueAt} from "./scorecardEdits.js";

/** Why an edit cannot be made; null when it can. */
export function editFault(
  cards: readonly Scorecard[],
  edits: readonly ScorecardEdit[],
  edit: ScorecardEdit
): string | null {
  if (configuredAt(cards, edit) === undefined) return "the scorecard has no such number";
  if (!Number.isFinite(edit.value)) return "write a number";
  if (edit.field === "weight") return edit.value < 0 ? "a weight is 0 or more; 0 leaves it out" : null;
  const other = valueAt(cards, edits, {...edit, field: edit.field === "bad" ? "good" : "bad"});
  return edit.value === other ? "bad and good must differ" : null;
}

/** A scorecard as it is tried out; what weighs nothing is left out. Null when nothing is left. */
export function editedCard(card: Scorecard, edits: readonly ScorecardEdit[]): Scorecard | null {
  const at = (group: string, component: string | null, field: ScorecardEdit["field"], value: number) =>
    edits.find((d) => samePlace(d, {card: card.id, group, component, field}))?.value ?? value;
  const groups: Record<string, ScorecardGroup> = {};
  for (const [name, group] of Object.entries(card.groups)) {
    const weight = at(name, null, "weight", group.weight);
    const components: Record<string, ScorecardComponent> = {};
    for (const [metric, d] of Object.entries(group.components)) {
      const own = at(name, metric, "weight", d.weight);
      const anchors = {bad: at(name, metric, "bad", d.bad), good: at(name, metric, "good", d.good)};
      if (own > 0) components[metric] = {...d, ...anchors, weight: own};
    }
    if (weight > 0 && Object.keys(components).length > 0) groups[name] = {weight, components};
  }
  return Object.keys(groups).length === 0 ? null : {...card, groups};
}
