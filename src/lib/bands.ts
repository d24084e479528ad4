/** The health bands, worst first, as the warehouse writes them. */
export const BANDS = ["at risk", "watch", "healthy", "not enough data"] as const;

/** A health band. */
export type Band = (typeof BANDS)[number];

const LOOKS: Record<Band, {key: string; label: string}> = {
  "at risk": {key: "risk", label: "At risk"},
  watch: {key: "watch", label: "Watch"},
  healthy: {key: "healthy", label: "Healthy"},
  "not enough data": {key: "nodata", label: "Not enough data"}
};

/** The part of the token names (--qd-risk, .qd-pill--risk) and the words of a band; unknown reads as no data. */
export function bandLook(band: string | null | undefined): {key: string; label: string; band: Band} {
  const known = BANDS.find((d) => d === band) ?? "not enough data";
  return {...LOOKS[known], band: known};
}
