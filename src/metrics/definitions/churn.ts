import type {Definition} from "./definition.js";
import {BOTH} from "./definition.js";

/** Accounts and MRR that are lost. */
export const CHURN: readonly Definition[] = [
  {
    id: "logo_churn",
    label: "Logo churn",
    unit: "fraction",
    better: "down",
    section: "Churn",
    formula: "Accounts that pay at t0 and have an MRR of 0 at t1 / accounts that pay at t0.",
    numerator: "accounts that pay at t0 and not at t1",
    denominator: "accounts that pay at t0",
    window: "the window’s two end points, t0 and t1",
    interval: "Wilson 95 %; it reads “a window like this one”",
    caveats: ["An account that leaves and returns inside the window is retained, and listed as such."],
    scope: BOTH,
    source: "src/metrics/retention.ts"
  },
  {
    id: "revenue_churn",
    label: "Gross revenue churn",
    unit: "fraction",
    better: "down",
    section: "Churn",
    formula: "1 - gross revenue retention.",
    numerator: "MRR lost to churn and contraction, account by account",
    denominator: "MRR at t0",
    window: "the window’s two end points, t0 and t1",
    interval: "from that of gross revenue retention",
    caveats: ["Expansion does not offset it."],
    scope: BOTH,
    source: "src/metrics/retention.ts"
  },
  {
    id: "churn_vs_target",
    label: "Churn against target",
    unit: "fraction",
    better: "down",
    section: "Churn",
    formula:
      "Logo churn less the target of the config, in a quarter. Above or below target when the target lies outside the Wilson interval of logo churn, else within noise.",
    numerator: "accounts lost",
    denominator: "accounts that pay at t0",
    window: "a quarter",
    interval: "Wilson 95 %, less the target",
    caveats: [
      "In tables of several segments marks are given after Benjamini-Hochberg at 5 %.",
      "Targets are per quarter."
    ],
    scope: ["company"],
    source: "src/metrics/churnTarget.ts"
  },
  {
    id: "churned_accounts",
    label: "Accounts churned",
    unit: "count",
    better: "down",
    section: "Churn",
    formula:
      "Churns dated inside the window. The churn date is the first day without paid MRR after a paid day, if the account does not pay again within the gap (30 days unless configured); with basis “events” it is the date of the churn event.",
    window: "days after t0 up to t1",
    caveats: [
      "Not the numerator of logo churn, which compares two days. Each return and later churn is a spell of its own."
    ],
    scope: ["company"],
    source: "loaders/models/marts/churns.sql"
  },
  {
    id: "involuntary_churns",
    label: "Involuntary churns",
    unit: "count",
    better: "down",
    section: "Churn",
    formula:
      "Churns of the window whose event says that they were not the customer’s wish (payment failed, company closed).",
    numerator: "involuntary churns",
    denominator: "churns of which it is known",
    window: "days after t0 up to t1",
    caveats: [
      "Known only where churn events are given; an event is matched to the nearest churn date within 60 days."
    ],
    scope: ["company"],
    source: "loaders/models/marts/churns.sql"
  },
  {
    id: "left_and_returned",
    label: "Left and returned",
    unit: "count",
    better: null,
    section: "Churn",
    formula: "Accounts that pay at t0 and at t1 and did not pay on at least one day between.",
    window: "every day after t0 up to t1",
    caveats: ["Counted as retained."],
    scope: ["company"],
    source: "loaders/windowPairs.ts"
  }
];
