import type {Scorecard} from "../metrics/health.js";

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

/** Whether two edits would change the same number. */
export function samePlace(a: EditPlace, b: EditPlace): boolean {
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
