/** Colours of up to five series side by side, told apart by colour-blind readers too. */
export const SERIES = [
  "var(--qd-accent)",
  "var(--qd-cat-2)",
  "var(--qd-cat-3)",
  "var(--qd-cat-4)",
  "var(--qd-cat-5)"
] as const;
