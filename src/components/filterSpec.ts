/** One filter: what can be chosen. */
export interface FilterSpec {
  key: string;
  label: string;
  options: readonly FilterOption[];
  /** The value when nothing is chosen. */
  initial: string;
}

/** One choice of a filter. */
export interface FilterOption {
  value: string;
  label: string;
  /** How many accounts it leaves, at right. */
  count?: number;
}

/** What is chosen beyond the initial values: *Segment Small, By seller*; empty where nothing is. */
export function chosenWords(specs: readonly FilterSpec[], state: Readonly<Record<string, string>>): string {
  const set = specs.flatMap(({key, initial, label, options}) => {
    const chosen = options.find((d) => d.value === state[key]);
    return chosen && chosen.value !== initial ? [`${label} ${chosen.label}`] : [];
  });
  return set.join(", ");
}
