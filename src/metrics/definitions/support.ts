import type {Definition} from "./definition.js";
import {BOTH} from "./definition.js";

const support = {section: "Support and voice", scope: BOTH, source: "loaders/metrics/support.ts"} as const;
const voice = {section: "Support and voice", scope: BOTH, source: "loaders/metrics/voice.ts"} as const;
const INSIDE = "days after t0 up to t1";
const OPEN = "Tickets still open on t1 are censored, not left out: leaving them out would flatter.";
const KM = "Kaplan-Meier, log-log 95 %";

/** What users ask, and what they say. */
export const SUPPORT: readonly Definition[] = [
  {
    ...support,
    id: "tickets",
    label: "Tickets opened",
    unit: "count",
    better: "down",
    formula: "Tickets opened inside the window.",
    window: INSIDE,
    caveats: []
  },
  {
    ...support,
    id: "ticket_rate",
    label: "Ticket rate",
    unit: "ratio",
    better: "down",
    formula:
      "Tickets per 100 active users and month: 100 x tickets opened / the sum of active users over the month ends of the window.",
    numerator: "tickets opened, of accounts with active users",
    denominator: "active users x months",
    window: INSIDE,
    caveats: ["A window without a month end has none."]
  },
  {
    ...support,
    id: "first_response_median",
    label: "First response, median",
    unit: "hours",
    better: "down",
    formula: "The time by which half of the tickets opened in the window had a first response.",
    window: INSIDE,
    interval: KM,
    caveats: [OPEN]
  },
  {
    ...support,
    id: "first_response_p90",
    label: "First response, 90 %",
    unit: "hours",
    better: "down",
    formula: "The time by which 90 % of the tickets opened in the window had a first response.",
    window: INSIDE,
    interval: KM,
    caveats: [OPEN]
  },
  {
    ...support,
    id: "resolution_median",
    label: "Resolution, median",
    unit: "hours",
    better: "down",
    formula: "The time by which half of the tickets opened in the window were resolved.",
    window: INSIDE,
    interval: KM,
    caveats: [OPEN]
  },
  {
    ...support,
    id: "resolution_p90",
    label: "Resolution, 90 %",
    unit: "hours",
    better: "down",
    formula: "The time by which 90 % of the tickets opened in the window were resolved.",
    window: INSIDE,
    interval: KM,
    caveats: [OPEN]
  },
  {
    ...support,
    id: "request_age_median",
    label: "Request age, median",
    unit: "days",
    better: "down",
    formula: "The time by which half of all product requests made up to t1 had shipped.",
    window: "all requests up to t1",
    interval: KM,
    caveats: [
      "Open and planned requests are censored on t1. Declined requests are left out: when they were declined is not known."
    ]
  },
  {
    ...voice,
    id: "nps",
    label: "NPS",
    unit: "nps",
    better: "up",
    formula: "100 x (promoters 9-10 - detractors 0-6) / answers; one answer per user and quarter, the last.",
    numerator: "promoters less detractors",
    denominator: "answers",
    window: "answers given after t0 up to t1",
    interval: "adjusted Wald 95 %, clipped to -100..100",
    caveats: ["Under 5 answers no score is given: read them."]
  },
  {
    ...voice,
    id: "response_rate",
    label: "Response rate",
    unit: "fraction",
    better: "up",
    formula:
      "Answered / sent, among the invitations of the window to any survey that are at least 14 days old on t1.",
    numerator: "answered by t1",
    denominator: "sent",
    window: "invitations sent after t0 and at least 14 days before t1",
    interval: "Wilson 95 %",
    caveats: ["Who does not answer may think otherwise."]
  },
  {
    ...voice,
    id: "nps_response_rate",
    label: "NPS response rate",
    unit: "fraction",
    better: "up",
    formula: "Answered / sent, among the NPS invitations of the window that are at least 14 days old on t1.",
    numerator: "answered by t1",
    denominator: "sent",
    window: "invitations sent after t0 and at least 14 days before t1",
    interval: "Wilson 95 %",
    caveats: ["Who does not answer may think otherwise."]
  },
  {
    ...voice,
    id: "csat",
    label: "CSAT",
    unit: "fraction",
    better: "up",
    formula: "That of tickets where any ticket carries a rating, else that of surveys; never the two mixed.",
    numerator: "ratings of 4 and 5",
    denominator: "ratings",
    window: INSIDE,
    interval: "Wilson 95 %",
    caveats: ["Customers who rate are not all customers."]
  },
  {
    ...voice,
    id: "csat_tickets",
    label: "CSAT, tickets",
    unit: "fraction",
    better: "up",
    formula: "Share of 4 and 5 among the ratings of tickets resolved in the window.",
    numerator: "ratings of 4 and 5",
    denominator: "ratings",
    window: INSIDE,
    interval: "Wilson 95 %",
    caveats: ["A rating is known once the ticket is resolved."]
  },
  {
    ...voice,
    id: "csat_surveys",
    label: "CSAT, surveys",
    unit: "fraction",
    better: "up",
    formula: "Share of 4 and 5 among the CSAT survey answers of the window.",
    numerator: "scores of 4 and 5",
    denominator: "answers",
    window: INSIDE,
    interval: "Wilson 95 %",
    caveats: []
  },
  {
    ...voice,
    id: "ces",
    label: "Customer effort",
    unit: "mean",
    better: "up",
    formula: "Mean of the effort scores (1 to 7) answered in the window.",
    numerator: "sum of scores",
    denominator: "answers",
    window: INSIDE,
    interval: "BCa bootstrap over answers, 2,000 seeded resamples; none under 10",
    caveats: ["7 = very easy."]
  }
];
