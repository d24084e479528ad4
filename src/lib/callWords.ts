import type {Format} from "./format.js";

const CALLS: Readonly<Record<string, string>> = {
  commit: "Commit",
  likely: "Likely",
  at_risk: "At risk",
  lost: "Lost"
};

/** The judgements on a renewal, the best first, with their words. */
export const CALL_CHOICES = Object.entries(CALLS).map(([value, label]) => ({value, label}));

/** A judgement on a renewal in words: *At risk, 40 %*. */
export function callWords(
  {call, probability}: {call: string | null; probability: number | null},
  format: Format
): string {
  const chance = probability === null ? null : format.percent(probability, 0);
  return [call === null ? null : (CALLS[call] ?? call), chance].filter((d) => d !== null).join(", ");
}
