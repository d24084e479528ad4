/** Categorical colours in their order; at most five in one chart. */
export const CATEGORIES = [1, 2, 3, 4, 5, 6].map((i) => `var(--qd-cat-${i})`);

const LOSS_STEPS = [
  {from: 0.9995, step: 1},
  {from: 0.95, step: 2},
  {from: 0.9, step: 3},
  {from: 0.8, step: 4},
  {from: 0.7, step: 5}
];

/** The step (1 pale to 6 dark) of the sequential scale for a kept share: the losses are dark. */
export function lossStep(retention: number): number {
  return LOSS_STEPS.find((d) => retention >= d.from)?.step ?? 6;
}

/** The fill and the text colour of a retention cell. */
export function lossColours(retention: number): {fill: string; text: string} {
  const step = lossStep(retention);
  return {fill: `var(--qd-seq-${step})`, text: step >= 5 ? "var(--qd-on-seq)" : "var(--qd-text)"};
}
