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
  proactive_90d: "outreaches in 90 days",
  proactive_ever: "outreach from us",
  price_change_90d: "change of price in 90 days",
  days_to_renewal: "days to renewal",
  days_since_use: "days since the last use",
  days_since_checkin: "days since the last check-in",
  days_since_proactive: "days since our last outreach",
  logo_churn_low: "at least",
  logo_churn_high: "at most"
};

/** What a metric of a play is called in a sentence. */
function playLabel(metric: string): string {
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
function playValue(metric: string, value: PlayNumber, format: Format): string {
  if (value === null) return "not known";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  const unit = METRICS.get(metric)?.unit ?? "count";
  return unit === "yes" || unit === "name" ? String(value) : WRITERS[unit](value, format);
}

/** Who reads a number, and how the day is called on which it was so. */
interface Told {
  format: Format;
  day: "that day" | "today";
}

type Phrase = (value: number, text: string, day: Told["day"]) => string;

const many =
  (one: string, more: string): Phrase =>
  (value, text) =>
    `${text} ${value === 1 ? one : more}`;
const ago =
  (what: string): Phrase =>
  (value, text, day) =>
    value === 0 ? `${what} ${day}` : `${what} ${text} ${value === 1 ? "day" : "days"} ago`;

/** Numbers that people say as a phrase rather than as a name and a value. */
const PHRASES: Readonly<Record<string, Phrase>> = {
  active_days_per_user: (_, text) => `each user active on ${text} of 28 days`,
  champions: many("champion", "champions"),
  days_since_checkin: ago("last check-in"),
  days_since_proactive: ago("our last outreach"),
  days_since_use: ago("last used"),
  days_to_renewal: (value, text, day) =>
    value === 0 ? `renewal ${day}` : `renewal in ${text} ${value === 1 ? "day" : "days"}`,
  detractors: many("detractor", "detractors"),
  goals_missed: many("goal missed", "goals missed"),
  goals_open: many("open goal", "open goals"),
  goals_overdue: many("goal overdue", "goals overdue"),
  invoices_failed: many("failed invoice", "failed invoices"),
  invoices_overdue: many("invoice overdue", "invoices overdue"),
  mau: many("user in 28 days", "users in 28 days"),
  oldest_sev1_days: (value, text) => `severity 1 open for ${text} ${value === 1 ? "day" : "days"}`,
  open_sev1: many("severity 1 ticket open", "severity 1 tickets open"),
  price_change_90d: (value, text) =>
    `price ${value < 0 ? "down" : "up"} ${text.replace(/^[-\u2212]/, "")} in 90 days`,
  proactive_90d: many("outreach in 90 days", "outreaches in 90 days"),
  promoters: many("promoter", "promoters"),
  realised_share: (_, text) => `${text} of the promised value realised`,
  seat_utilisation: (_, text) => `${text} of seats in use`,
  seats: many("seat", "seats"),
  tenure_days: (value, text) => `customer for ${text} ${value === 1 ? "day" : "days"}`,
  tickets_28d: many("ticket in 28 days", "tickets in 28 days"),
  tickets_usual: (_, text) => `usually ${text}`,
  unanswered_detractor_days: (value, text) => `waiting for ${text} ${value === 1 ? "day" : "days"}`,
  unanswered_detractors: many("detractor without an answer", "detractors without an answer"),
  unused_seats: many("seat unused", "seats unused"),
  unused_share: (_, text) => `${text} unused`
};

/** What stands for a text or a yes and no. */
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  proactive_ever: {true: "we have turned to them before", false: "no outreach from us yet"},
  quiet: {true: "use falls and no word from them", false: "no longer quiet"},
  champion_risk: {
    left: "a champion has left",
    none: "no champion",
    inactive: "champions are inactive",
    one: "one champion only",
    "no risk": "champions are in place"
  },
  danger_zone: {
    in: "zone: in it",
    near: "zone: near",
    falling: "zone: falling",
    out: "zone: out"
  },
  health_band: {
    "at risk": "band: at risk",
    watch: "band: watch",
    healthy: "band: healthy",
    "not enough data": "band: not enough data"
  }
};

/** A number of a play in words: *2 detractors without an answer*, else its name and value: *active rate 24.0%*. */
function playPhrase(metric: string, value: PlayNumber, {format, day}: Told): string {
  const text = playValue(metric, value, format);
  const said = SAID[metric]?.[String(value)];
  if (said !== undefined) return said;
  const phrase = typeof value === "number" ? PHRASES[metric] : undefined;
  return phrase?.(value as number, text, day) ?? `${playLabel(metric)} ${text}`;
}

/** The number of the firing day beside today's: *was 79*. */
function formerly(metric: string, value: PlayNumber, format: Format): string {
  const said = SAID[metric]?.[String(value)];
  return said === undefined
    ? `was ${playValue(metric, value, format)}`
    : `was: ${said.replace(/^\w+: /, "")}`;
}

/** The numbers that say something: an outreach has a day, and that there never was one needs none. */
function told(numbers: PlaybookRow["numbers"]): [metric: string, value: PlayNumber][] {
  const {proactive_ever: ever, days_since_proactive: days = null} = numbers;
  return Object.entries(numbers).filter(([name]) => {
    if (name === "proactive_ever") return ever !== true || days === null;
    return name !== "days_since_proactive" || days !== null || ever !== false;
  });
}

/** The numbers that made a play fire, as one line: *active rate 24.0%; 40 seats*, and where they were going. */
export function playNumbers(
  {numbers, numbers_ahead}: Pick<PlaybookRow, "numbers" | "numbers_ahead">,
  format: Format
): string {
  const text = (name: string, value: PlayNumber) => {
    const then = playPhrase(name, value, {format, day: "that day"});
    const ahead = numbers_ahead?.[name] ?? value;
    return ahead === value ? then : `${then}, ${playValue(name, ahead, format)} in a month at this pace`;
  };
  return told(numbers)
    .map(([name, value]) => text(name, value))
    .join("; ");
}

/**
 * The same numbers today, and in brackets those of the firing day where they read otherwise: *renewal in 18 days (was
 * 79)*. A firing whose reason has ended, or whose account pays no more, keeps those of its day.
 */
export function playNumbersNow(
  row: Pick<PlaybookRow, "numbers" | "numbers_now" | "numbers_ahead" | "ended_on">,
  format: Format
): string {
  const {numbers, numbers_now, numbers_ahead, ended_on} = row;
  if (numbers_now === null || ended_on !== null) return playNumbers(row, format);
  const before = new Map(told(numbers));
  const text = (name: string, value: PlayNumber) => {
    const then = before.get(name);
    const same = then === undefined || playValue(name, then, format) === playValue(name, value, format);
    const now = playPhrase(name, value, {format, day: "today"});
    const ahead = numbers_ahead?.[name] ?? null;
    const course = ahead === null || ahead === then ? null : playValue(name, ahead, format);
    if (same) return course === null ? now : `${now}, ${course} in a month at this pace`;
    return `${now} (${formerly(name, then, format)}${course === null ? "" : `, bound for ${course}`})`;
  };
  return told(numbers_now)
    .map(([name, value]) => text(name, value))
    .join("; ");
}
