import type {Format} from "./format.js";
import {metricText} from "./metricFormat.js";
import {spoken} from "./words.js";
import {DEFINITIONS} from "../metrics/definitions.js";

const KNOWN = new Map(DEFINITIONS.map((d) => [d.id, d]));

/** What components of scorecards are called that are columns of account_point and no metrics of their own. */
const COLUMNS: Record<string, {label: string; write: (value: number, format: Format) => string}> = {
  first_response_median_hours_90d: {label: "First response, 90 days", write: hours},
  ticket_rate: {label: "Ticket rate", write: (value, format) => format.decimal(value)},
  open_sev1: {label: "Open severity-1 tickets", write: (value, format) => format.count(value)},
  days_since_inbound: {label: "Days since they wrote", write: (value, format) => format.count(value)},
  invoices_overdue: {label: "Invoices overdue", write: (value, format) => format.count(value)},
  oldest_overdue_days: {
    label: "Oldest overdue invoice",
    write: (value, format) => `${format.count(value)} days`
  },
  trend: {label: "Usage trend", write: (value, format) => format.signed(value, 2)},
  stickiness: {label: "Stickiness", write: (value, format) => format.percent(value)}
};

/** Hours as a reader counts them: minutes below one, days from two on. */
export function hours(value: number, format: Format): string {
  if (value < 1) return `${format.count(60 * value)}\u00a0min`;
  if (value < 48) return `${format.decimal(value, value < 10 ? 1 : 0)}\u00a0h`;
  return `${format.decimal(value / 24, 1)}\u00a0days`;
}

/** The name of a metric or of a component of a scorecard. */
export function metricLabel(id: string): string {
  const label = COLUMNS[id]?.label ?? KNOWN.get(id)?.label;
  if (label !== undefined) return label;
  return spoken(id);
}

/** A value of it, as it is printed. */
export function metricValue(id: string, value: number | null, format: Format): string {
  if (value === null) return "n/a";
  const column = COLUMNS[id];
  if (column) return column.write(value, format);
  return KNOWN.has(id)
    ? metricText(id, value, format)
    : format.decimal(value, Number.isInteger(value) ? 0 : 2);
}
