import {formatFor} from "./format.js";

/** A probability: *0.024*, *under 0.001*. */
export function chance(p: number | null | undefined): string {
  if (p == null) return "n/a";
  if (p < 0.001) return "under 0.001";
  return formatFor().decimal(p, p < 0.1 ? 3 : 2);
}
