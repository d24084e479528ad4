/** What a number is counted in; money is in the reporting currency, fractions are written as percentages. */
export type Unit =
  | "usd"
  | "usd_month"
  | "usd_year"
  | "fraction"
  | "count"
  | "score"
  | "nps"
  | "mean"
  | "days"
  | "hours"
  | "ratio";

/** What a metric means: read by the Definitions page, the tooltips and the decks' appendix. */
export interface Definition {
  id: string;
  label: string;
  unit: Unit;
  /** which way is good news; null where neither is */
  better: "up" | "down" | null;
  section: "Revenue" | "Churn" | "Engagement" | "Support and voice" | "Value and goals" | "Health";
  /** in words, complete enough to work the number out by hand */
  formula: string;
  /** what the two numbers of a ratio count */
  numerator?: string;
  denominator?: string;
  /** the days that it looks at */
  window: string;
  /** how sure the number is, where it is an estimate */
  interval?: string;
  caveats: readonly string[];
  /** the reports that hold it; none where only a page prints it */
  scope: readonly ("company" | "account")[];
  /** the model or function that computes it */
  source: string;
}

/** Both scopes, as most metrics have. */
export const BOTH = ["company", "account"] as const;
