import type {BriefRenewal} from "../../src/metrics/briefData.js";
import {daysBetween} from "../../src/metrics/days.js";
import {renewalChance} from "../../src/metrics/renewal/renewalChance.js";
import {renewalDrivers} from "../../src/metrics/renewal/renewalDrivers.js";
import {type RenewalModel, renewalModel} from "../../src/metrics/renewal/renewalModel.js";
import {renewalRate, type YearlyRow} from "../../src/metrics/renewal/renewalRate.js";
import {RENEWAL_FEATURES, type RenewalRow} from "../../src/metrics/renewal/renewalRows.js";
import type {Warehouse} from "../warehouse.js";

/** The panel has no older month than this many days before the day that is looked at. */
const MONTH = 31;
const KEYS = RENEWAL_FEATURES.map((d) => `p.${d.key}::DOUBLE`).join(", ");

// A renewal as its contract named it on the day, and the signals of the month end before; decided 30 days after.
const PAST = `
  WITH known AS (
    SELECT DISTINCT s.account_id, s.renewal_date, s.renewal_date - lead AS seen_on
    FROM subscriptions s CROSS JOIN settings CROSS JOIN (VALUES (90), (60), (30)) leads(lead)
    WHERE NOT coalesce(s.is_trial, false) AND s.mrr > 0 AND s.renewal_date <= as_of - 30
      AND s.start_date <= s.renewal_date - lead AND coalesce(s.end_date > s.renewal_date - lead, true)
  )
  SELECT
    k.account_id, p.segment, k.renewal_date,
    (k.renewal_date - p.point_date)::INTEGER AS days_before,
    [${KEYS}] AS "values",
    EXISTS (
      FROM mrr_steps m
      WHERE m.account_id = k.account_id AND m.mrr > 0
        AND m.from_date <= k.renewal_date + 30 AND coalesce(m.to_date > k.renewal_date + 30, true)
    ) AS renewed
  FROM known k
  ASOF JOIN panel p ON p.account_id = k.account_id AND p.point_date <= k.seen_on
  WHERE p.point_date > k.seen_on - ${MONTH}
  ORDER BY k.account_id, k.renewal_date, days_before DESC`;

const YEARS = `
  WITH day AS (SELECT (as_of - INTERVAL 1 YEAR)::DATE AS past, as_of FROM settings),
  paid AS (
    SELECT account_id, bool_or(from_date <= past AND coalesce(to_date > past, true)) AS then_paid,
      bool_or(from_date <= as_of AND coalesce(to_date > as_of, true)) AS now_paid
    FROM mrr_steps CROSS JOIN day WHERE mrr > 0 GROUP BY account_id
  )
  SELECT account_id, segment, now_paid AS stayed
  FROM paid JOIN account_dim USING (account_id) WHERE then_paid ORDER BY account_id`;

const COMING = `
  SELECT d.account_id, d.segment, d.renewal_date, 12 * d.contract_mrr::DOUBLE AS arr, d.churned_on, d.leaving_on, d.paying,
    (SELECT bool_and(s.auto_renew) FROM subscriptions s WHERE s.account_id = d.account_id AND s.end_date IS NULL AND s.mrr > 0) AS auto_renew,
    p.point_date, [${KEYS}] AS "values"
  FROM account_dim d
  LEFT JOIN (FROM panel QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY point_date DESC) = 1) p USING (account_id)
  ORDER BY d.account_id`;

interface Coming extends Pick<
  BriefRenewal,
  "renewal_date" | "arr" | "auto_renew" | "churned_on" | "leaving_on"
> {
  account_id: string;
  segment: string;
  paying: boolean;
  point_date: string | null;
  values: (number | null)[];
}

/** The past renewals that are decided, and who of those that paid a year ago still pays. */
export async function pastRenewals(db: Warehouse): Promise<{past: RenewalRow[]; years: YearlyRow[]}> {
  return {past: await db.query<RenewalRow>(PAST), years: await db.query<YearlyRow>(YEARS)};
}

/** The coming renewal of every account, with its probability. */
export async function briefRenewals(db: Warehouse): Promise<(account_id: string) => BriefRenewal | null> {
  const {past, years} = await pastRenewals(db);
  const model = renewalModel(past);
  const fitted = "reason" in model ? null : model;
  const coming = new Map((await db.query<Coming>(COMING)).map((d) => [d.account_id, d]));
  return (account_id) => {
    const own = coming.get(account_id);
    if (!own) return null;
    const {renewal_date, arr, auto_renew, churned_on, leaving_on} = own;
    const why = whyNot(own, "reason" in model ? model.reason : null, fitted?.days[1] ?? 0);
    const seen =
      fitted && why === null
        ? {days_before: daysBetween(own.point_date!, renewal_date!), values: own.values}
        : null;
    return {
      ...{renewal_date, arr: own.paying ? arr : null, auto_renew, churned_on, leaving_on, reason: why},
      chance: fitted && seen && renewalChance(fitted, seen),
      drivers: fitted && seen ? renewalDrivers(fitted, seen) : [],
      model: fitted && basisOf(fitted),
      rate: renewalRate(past, years, own.segment)
    };
  };
}

function basisOf({renewals, not_renewed, accounts, auc}: RenewalModel): BriefRenewal["model"] {
  return {renewals, not_renewed, accounts, auc};
}

/** Why the model cannot speak of an account; null where it can. */
function whyNot(
  {renewal_date, point_date, paying, leaving_on}: Coming,
  no_model: string | null,
  farthest: number
): string | null {
  if (!paying) return "the account no longer pays";
  if (leaving_on !== null) return "the account has given notice";
  if (renewal_date === null) return "no renewal date is known";
  if (no_model !== null) return no_model;
  if (point_date === null) return "no month end with its signals is known yet";
  const days = daysBetween(point_date, renewal_date);
  return days > farthest
    ? `the renewal is too far off for the model, which has seen accounts at most ${farthest} days before theirs`
    : null;
}
