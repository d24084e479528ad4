/** One matched set, or stratum: how many of its cases and of its controls were exposed. */
export interface OddsTable {
  exposed_cases: number;
  unexposed_cases: number;
  exposed_controls: number;
  unexposed_controls: number;
}

/** What one set adds to the numerator and to the denominator of the Mantel-Haenszel odds ratio. */
export function oddsParts(d: OddsTable): {r: number; s: number} {
  const n = d.exposed_cases + d.unexposed_cases + d.exposed_controls + d.unexposed_controls;
  if (n === 0) return {r: 0, s: 0};
  return {r: (d.exposed_cases * d.unexposed_controls) / n, s: (d.unexposed_cases * d.exposed_controls) / n};
}
