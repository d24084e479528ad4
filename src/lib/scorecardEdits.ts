import type {Scorecard, ScorecardComponent, ScorecardGroup} from "../metrics/health.js";

/** One number of a scorecard that is tried out. Without a component it is the group's weight. */
export interface ScorecardEdit {
  card: string;
  group: string;
  component: string | null;
  field: "weight" | "bad" | "good";
  value: number;
}

/** Where an edit is made. */
export type EditPlace = Omit<ScorecardEdit, "value">;

const FIELDS = ["weight", "bad", "good"] as const;

/** The number at a place as it is configured; undefined where there is no such place. */
export function configuredAt(cards: readonly Scorecard[], place: EditPlace): number | undefined {
  const group = own(cards.find((d) => d.id === place.card)?.groups, place.group);
  if (place.component === null) return place.field === "weight" ? group?.weight : undefined;
  return own(group?.components, place.component)?.[place.field];
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The number at a place as it is tried out. */
export function valueAt(
  cards: readonly Scorecard[],
  edits: readonly ScorecardEdit[],
  place: EditPlace
): number | undefined {
  return edits.find((d) => samePlace(d, place))?.value ?? configuredAt(cards, place);
}

function samePlace(a: EditPlace, b: EditPlace): boolean {
  return a.card === b.card && a.group === b.group && a.component === b.component && a.field === b.field;
}

/** Adds an edit in place of an earlier one; one that restores what is configured is none. */
export function withEdit(
  cards: readonly Scorecard[],
  edits: readonly ScorecardEdit[],
  edit: ScorecardEdit
): ScorecardEdit[] {
  const others = edits.filter((d) => !samePlace(d, edit));
  return configuredAt(cards, edit) === edit.value ? others : [...others, edit];
}

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

/** Writes edits into one parameter of an address. */
export function writeEdits(edits: readonly ScorecardEdit[]): string {
  return edits
    .map((d) =>
      [d.card, d.group, d.component ?? "", d.field, String(d.value)].map(encodeURIComponent).join("/")
    )
    .join(",");
}

/** Reads them again; what the scorecards do not have, or would refuse, is left out. */
export function readEdits(cards: readonly Scorecard[], text: string | null): ScorecardEdit[] {
  let edits: ScorecardEdit[] = [];
  for (const part of (text ?? "").split(",")) {
    const [card = "", group = "", component = "", name = "", value = ""] = part.split("/").map(decoded);
    const field = FIELDS.find((d) => d === name);
    if (field === undefined || value.trim() === "") continue;
    const edit = {card, group, component: component === "" ? null : component, field, value: Number(value)};
    if (editFault(cards, edits, edit) === null) edits = withEdit(cards, edits, edit);
  }
  return edits;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
