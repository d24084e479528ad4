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
