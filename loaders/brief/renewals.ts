import type {BriefRenewal} from "../../src/metrics/briefData.js";
import {daysBetween} from "../../src/metrics/days.js";
import {renewalChance} from "../../src/metrics/renewal/renewalChance.js";
import {renewalDrivers} from "../../src/metrics/renewal/renewalDrivers.js";
import type {RenewalModel} from "../../src/metrics/renewal/renewalModel.js";
import {RENEWAL_FEATURES} from "../../src/metrics/renewal/renewalRows.js";
import {renewalBases} from "../models/renewals.js";
import type {Warehouse} from "../warehouse.js";

const KEYS = RENEWAL_FEATURES.map((d) => `p.${d.key}::DOUBLE`).join(", ");

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

/** The coming renewal of every account, with its probability. */
export async function briefRenewals(db: Warehouse): Promise<(account_id: string) => BriefRenewal | null> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const {model, rates} = (await renewalBases(db)).get(settings?.as_of ?? "")!;
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
      rate: rates.get(own.segment) ?? null
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
