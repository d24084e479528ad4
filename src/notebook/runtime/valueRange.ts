/** Within which values lie, ends included; null where there is no end. */
export interface ValueRange {
  readonly low: number;
  readonly high: number | null;
}

/** Units of what is counted, and of shares: by metrics.md some shares are above 1, as seats used beyond those paid for. */
const COUNTED = new Set([
  ...["accounts", "answers", "count", "errors", "features", "goals", "invitations", "invoices", "people"],
  ...[
    "requests",
    "rows",
    "seats",
    "share",
    "tickets",
    "touches",
    "units",
    "user days",
    "users",
    "users a day",
    "uses"
  ]
]);

/** Within which the values of a column lie by its unit: *0–100*, *−100 to 100*, or counted things; null for all others. */
export function valueRange(unit: string): ValueRange | null {
  if (COUNTED.has(unit)) return {low: 0, high: null};
  const [, low, high] = /^([-\u2212]?\d+)(?:\u2013| to )(\d+)$/.exec(unit) ?? [];
  if (low === undefined) return unit === "probability" ? {low: 0, high: 1} : null;
  return {low: Number(low.replace("\u2212", "-")), high: Number(high)};
}
