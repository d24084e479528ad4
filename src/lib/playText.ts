import {PLAY_METRICS, COMPANY_METRICS, type PlayMetric} from "../metrics/plays/playMetrics.js";
import type {PlaybookRow, PlayNumber} from "../metrics/plays/playbookData.js";
import type {Format} from "./format.js";
import {lower, spoken} from "./words.js";

/** Names that people say otherwise than they are written. */
const LABELS: Readonly<Record<string, string>> = {
  mrr: "MRR",
  mau: "users in 28 days",
  csat: "CSAT",
  nps: "NPS",
  roi: "ROI",
  icp_fit: "fit",
  trend: "trend of use",
  tickets_28d: "tickets in 28 days",
  tickets_usual: "usual number",
  open_sev1: "open tickets of severity 1",
  oldest_sev1_days: "days for which severity 1 is open",
  first_response_median_hours_90d: "median first response",
  proactive_90d: "times we turned to them in 90 days",
  price_change_90d: "change of price in 90 days",
  days_to_renewal: "days to renewal",
  days_since_use: "days since the last use",
  days_since_checkin: "days since the last check-in",
  days_since_proactive: "days since we turned to them",
  logo_churn_low: "at least",
  logo_churn_high: "at most"
};

/** What a metric of a play is called in a sentence. */
export function playLabel(metric: string): string {
  return LABELS[metric] ?? lower(spoken(metric));
}

const METRICS = new Map([...PLAY_METRICS, ...COMPANY_METRICS].map((d) => [d.name, d]));

const WRITERS: Record<
  Exclude<PlayMetric["unit"], "yes" | "name">,
  (value: number, format: Format) => string
> = {
  share: (value, format) => format.percent(value),
  days: (value, format) => format.count(value),
  hours: (value, format) => `${format.decimal(value, 1)} h`,
  score: (value, format) => format.decimal(value, value > 1 ? 0 : 2),
  count: (value, format) => (Number.isInteger(value) ? format.count(value) : format.decimal(value, 1)),
  ratio: (value, format) => format.decimal(value, 2),
  money: (value, format) => format.money(value)
};

/** A number of a play as people write it; *not known* where it is not. */
export function playValue(metric: string, value: PlayNumber, format: Format): string {
  if (value === null) return "not known";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  const unit = METRICS.get(metric)?.unit ?? "count";
  return unit === "yes" || unit === "name" ? String(value) : WRITERS[unit](value, format);
}

/** The numbers that made a play fire, as one line: *active rate 24.0%; seats 40*, and where they were going. */
export function playNumbers(
  {numbers, numbers_ahead}: Pick<PlaybookRow, "numbers" | "numbers_ahead">,
  format: Format
): string {
  const text = (name: string, value: PlayNumber) => {
    const now = `${playLabel(name)} ${playValue(name, value, format)}`;
    const ahead = numbers_ahead?.[name] ?? value;
    return ahead === value ? now : `${now}, ${playValue(name, ahead, format)} in a month at this pace`;
  };
  return Object.entries(numbers)
    .map(([name, value]) => text(name, value))
    .join("; ");
}
