import type {AccountCounts, AccountState, CompanyRow} from "./companyRow.js";
import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import {endMrr} from "./revenueMetrics.js";
import {quotientMetric, sumMetric} from "./sumMetrics.js";
import {knownRows, sumKnown} from "./sums.js";

const NOBODY_PAYS = "no account pays on this day";
const NO_USAGE =
  "no usage by user on this day: usage is not given, has no user ids, or the day is no month end";
const NO_SEATS = "no seats paid for, or no usage by user, on this day";
const NO_USERS = "no usage by user is known before the window or at its end";
const IDLE = "nobody was active";

/** Use of the product by the accounts that pay on t1, and who is looked after. */
export function engagementMetrics(rows: readonly CompanyRow[]): Record<string, Metric> {
  const paying = rows.filter((d) => endMrr(d) > 0);
  const state: readonly AccountState[] = paying;
  const seated = knownRows(state, "mau", "seats").filter((d) => d.seats! > 0);
  const [USAGE, SEATS] = paying.length === 0 ? [NOBODY_PAYS, NOBODY_PAYS] : [NO_USAGE, NO_SEATS];
  return {
    mau: sumMetric(state, "mau", USAGE),
    wau: sumMetric(state, "wau", USAGE),
    dau: sumMetric(state, "dau_mean", USAGE),
    dau_mau: quotientMetric(state, ["dau_mean", "mau"], {missing: USAGE, zero: IDLE}),
    active_days_per_user: quotientMetric(state, ["user_days", "mau"], {missing: USAGE, zero: IDLE}),
    active_rate: quotientMetric(state, ["mau", "active_rate_base"], {
      missing: USAGE,
      zero: "no seats and no users"
    }),
    breadth: quotientMetric(state, ["features_used", "features_available"], {
      missing: USAGE,
      zero: "no feature has been used"
    }),
    seat_utilisation: quotientMetric(seated, ["mau", "seats"], {missing: SEATS, zero: SEATS}),
    unused_seats: sumMetric(seated, "unused_seats", SEATS),
    wasted_spend: sumMetric(seated, "wasted_spend", SEATS),
    user_churn: quotientMetric<AccountCounts>(rows, ["users_lost", "users_before"], {
      missing: NO_USERS,
      zero: "nobody was active before the window"
    }),
    ...lookedAfter(paying),
    proactive_share: quotientMetric<AccountCounts>(rows, ["touches_proactive", "touches"], {
      missing: "the table touches is not given",
      zero: "no touch in the window"
    })
  };
}

function countOf<T>(rows: readonly T[], of: (d: T) => boolean, reason: string): Metric {
  if (rows.length === 0) return undefinedMetric(reason);
  const value = rows.filter(of).length;
  return {value, numerator: value, denominator: rows.length, n: rows.length};
}

function lookedAfter(paying: readonly AccountState[]): Record<string, Metric> {
  const watched = paying.filter((d) => d.quiet !== null);
  const scored = knownRows(paying, "champions");
  const checked = knownRows(paying, "days_since_checkin");
  const champions = sumKnown(scored, "champions");
  return {
    quiet_accounts: countOf(watched, (d) => d.quiet === true, "no account can be judged on this day"),
    champions:
      champions === null
        ? undefinedMetric("no account has 5 active users")
        : {value: champions, n: scored.length},
    champion_risk_accounts: countOf(scored, (d) => d.champion_risk !== null, "no account has 5 active users"),
    checkins_overdue: countOf(checked, (d) => d.days_since_checkin! > 90, "no check-in is on record")
  };
}
