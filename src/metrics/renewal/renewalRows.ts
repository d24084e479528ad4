/** A signal that the renewal model reads. */
export interface RenewalFeature {
  /** a column of the panel */
  key: string;
  label: string;
  /** to the scale on which it acts */
  scale: (value: number) => number;
}

/** What the model knows of an account before its renewal, apart from the time that is left. */
export const RENEWAL_FEATURES: readonly RenewalFeature[] = [
  {key: "engagement_index", label: "Engagement index", scale: (d) => d},
  {key: "health_score", label: "Health score", scale: (d) => d},
  {key: "days_since_checkin", label: "Days since the last check-in", scale: (d) => Math.min(d, 180)},
  {key: "tenure_days", label: "Time as a customer", scale: (d) => Math.log1p(Math.max(0, d) / 30)}
];

/** A renewal as it was known 90, 60 or 30 days before. */
export interface RenewalRow {
  account_id: string;
  segment: string;
  renewal_date: string;
  /** days from the month end at which the values stood to the renewal */
  days_before: number;
  /** of RENEWAL_FEATURES, in their order and as the panel has them; null = not known */
  values: readonly (number | null)[];
  /** whether the account pays 30 days after the renewal date */
  renewed: boolean;
}

/** A probability with its 95 % interval. */
export interface Chance {
  value: number;
  low: number;
  high: number;
}
