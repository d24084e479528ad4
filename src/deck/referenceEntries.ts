import type {ReferenceName} from "../metrics/deckReferences.js";
import type {Metric} from "../metrics/metric.js";
import type {CustomerDeck} from "./audience.js";
import {durationDigits} from "./duration.js";
import {outcomeDigits} from "./outcomeText.js";

/** How a number is written. */
export type Kind =
  | "count"
  | "percent"
  | "signed"
  | "signed percent"
  | "score"
  | "money"
  | "hours"
  | "ratio"
  | "decimal"
  | "points";

/** A number and what it is. */
export interface Entry {
  definition: string | null;
  value: number | null | undefined;
  kind: Kind;
  /** the part of the metric that it equals in `quarterdeck metrics`; none for what only a deck shows */
  part?: "value" | "numerator" | "denominator";
  /** Defaults to the quarter under review. */
  window?: string;
  /** of money; defaults to the account's */
  currency?: string;
  /** decimal digits, where the kind leaves them open */
  digits?: number;
  /** the estimate that it is the value of, with its interval */
  sample?: Metric;
  /** of a full count: what it was in the quarters before, oldest first */
  history?: readonly (number | null)[];
  /** the number that the metric has, where the deck shows it in another currency */
  raw?: number | null;
}

type Entries = Partial<Record<ReferenceName, Entry>>;
type Some = number | null | undefined;

function minus(a: Some, b: Some): number | null {
  return a == null || b == null ? null : a - b;
}

function over(a: Some, b: Some): number | null {
  return a == null || b == null || b === 0 ? null : a / b;
}

function entry(
  definition: string | null,
  kind: Kind,
  value: Some,
  rest: Pick<Entry, "part" | "window" | "digits" | "sample" | "history"> = {}
): Entry {
  return {definition, kind, value, ...rest};
}

const value = {part: "value"} as const;

function userEntries({adoption: d, period}: CustomerDeck): Entries {
  if (!d) return {};
  const before = {part: "value", window: period.previous_quarter} as const;
  const change = minus(d.mau, d.mau_before);
  return {
    active_users: entry("mau", "count", d.mau, {...value, history: d.mau_history}),
    "active_users.before": entry("mau", "count", d.mau_before, before),
    "active_users.change": entry("mau", "signed", change),
    "active_users.growth": entry("mau", "signed percent", over(change, d.mau_before)),
    active_days: entry("active_days_per_user", "decimal", d.active_days_per_user, value),
    "active_days.before": entry("active_days_per_user", "decimal", d.active_days_per_user_before, before),
    "active_days.peers": entry("active_days_per_user", "decimal", d.peer_active_days_per_user?.median),
    stickiness: entry("dau_mau", "percent", d.stickiness, value)
  };
}

function seatEntries({adoption: d}: CustomerDeck): Entries {
  if (!d) return {};
  return {
    seats: entry("seat_utilisation", "count", d.seats, {part: "denominator"}),
    seat_utilisation: entry("seat_utilisation", "percent", d.seat_utilisation, value),
    "seat_utilisation.peers": entry("seat_utilisation", "percent", d.peer_seat_utilisation?.median),
    unused_seats: entry("unused_seats", "count", d.unused_seats, value),
    "unused_seats.never": entry("unused_seats", "count", d.unused_never),
    "unused_seats.lapsed": entry("unused_seats", "count", d.unused_lapsed),
    "unused_seats.partial": entry("unused_seats", "count", d.unused_partial)
  };
}

function featureEntries({features: d, period}: CustomerDeck): Entries {
  if (!d) return {};
  return {
    features_used: entry("breadth", "count", d.used, {part: "numerator"}),
    "features_used.before": entry("breadth", "count", d.used_before, {
      part: "numerator",
      window: period.previous_quarter
    }),
    features_available: entry("breadth", "count", d.available, {part: "denominator"}),
    breadth: entry("breadth", "percent", d.breadth, value),
    "breadth.peers": entry("breadth", "percent", d.peer_breadth?.median)
  };
}

/** The first outcome of the experiment that the deck tells. */
function experimentEntries({experiments}: CustomerDeck): Entries {
  const first = experiments?.ended.find((d) => d.outcomes.length > 0)?.outcomes[0];
  if (!first) return {};
  const share = first.kind === "proportion";
  const digits = outcomeDigits(first);
  const arm = (value: number | null): Entry => ({
    definition: null,
    kind: share ? "percent" : "decimal",
    value,
    digits
  });
  return {
    "experiment.with": arm(first.target.mean),
    "experiment.without": arm(first.control.mean),
    "experiment.difference": {
      definition: null,
      kind: share ? "points" : "signed",
      value: first.difference.value,
      digits
    }
  };
}

function goalEntries({goals}: CustomerDeck): Entries {
  if (goals.length === 0) return {};
  const count = (status: string) =>
    entry("goal_attainment", "count", goals.filter((g) => g.status === status).length);
  return {
    goals: entry("goal_attainment", "count", goals.filter((g) => g.status !== "dropped").length),
    "goals.met": count("met"),
    "goals.missed": count("missed"),
    "goals.open": count("open")
  };
}

function valueEntries({value: d, account}: CustomerDeck): Entries {
  const revenue: Entries = {
    mrr: entry(null, "money", account.mrr),
    nrr: entry("nrr", "percent", over(account.mrr, account.mrr_before))
  };
  if (!d) return revenue;
  const {reporting} = d;
  const money = (shown: number | null, raw: number | null, part?: Entry["part"]): Entry => ({
    definition:
      part === "denominator" ? "roi" : raw === reporting.realised ? "realised_value" : "promised_value",
    kind: "money",
    value: shown,
    currency: d.currency,
    ...(part && {part, raw})
  });
  return {
    ...revenue,
    "value.promised": money(d.promised_measured, null),
    "value.promised_all": money(d.promised, reporting.promised, "value"),
    "value.realised": money(d.realised, reporting.realised, "value"),
    "value.share": entry("realised_value", "percent", over(d.realised, d.promised_measured)),
    "value.gap": money(minus(d.promised_measured, d.realised), null),
    "value.paid": money(d.paid, reporting.paid, "denominator"),
    roi: {...entry("roi", "percent", d.roi.value, value), raw: reporting.roi}
  };
}

function voiceEntries({voice: d, period}: CustomerDeck): Entries {
  if (!d) return {};
  const share = (definition: string, sample: Metric) =>
    entry(definition, "percent", sample.value, {...value, sample});
  return {
    nps: entry("nps", "score", d.nps.value, {...value, sample: d.nps}),
    "nps.before": entry("nps", "score", d.nps_before.value, {part: "value", window: period.previous_quarter}),
    "nps.change": entry("nps", "signed", minus(d.nps.value, d.nps_before.value)),
    "nps.answers": entry("nps", "count", d.nps.n, {part: "denominator"}),
    csat_tickets: share("csat_tickets", d.csat_tickets),
    csat_surveys: share("csat_surveys", d.csat_surveys),
    response_rate: share("nps_response_rate", d.response_rate)
  };
}

function supportEntries({support: d, period}: CustomerDeck): Entries {
  if (!d) return {};
  const found: Entries = {
    tickets: entry("tickets", "count", d.opened, {...value, history: d.opened_history}),
    "tickets.before": entry("tickets", "count", d.opened_before, {
      part: "value",
      window: period.previous_quarter
    }),
    "tickets.change": entry("tickets", "signed", minus(d.opened, d.opened_before)),
    "tickets.resolved": entry(null, "count", d.resolved),
    "tickets.open": entry(null, "count", d.open_at_end)
  };
  for (const {severity, first_response, resolution, ...target} of d.severities) {
    const hours = (definition: string, sample: Metric, apart: number | null) =>
      entry(definition, "hours", sample.value, {digits: durationDigits(sample.value, apart), sample});
    found[`first_response.${severity}`] = hours(
      "first_response_median",
      first_response,
      target.first_response_target
    );
    found[`resolution.${severity}`] = hours("resolution_median", resolution, target.resolution_target);
  }
  return found;
}

function requestEntries({requests: d}: CustomerDeck): Entries {
  if (!d) return {};
  return {
    "requests.shipped": entry(null, "count", d.shipped),
    "requests.waiting": entry(null, "count", d.waiting)
  };
}

/** The numbers of a deck by the names that text uses. */
export function referenceEntries(data: CustomerDeck): Entries {
  const parts = [
    userEntries,
    seatEntries,
    featureEntries,
    experimentEntries,
    goalEntries,
    valueEntries,
    voiceEntries,
    supportEntries,
    requestEntries
  ];
  return Object.assign({}, ...parts.map((part) => part(data))) as Entries;
}
