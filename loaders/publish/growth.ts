import type {Advocate, ExpansionLead, GrowthData, Referral, TrialQuarter} from "../../src/lib/growthData.js";
import {LEAD_RULE} from "../../src/metrics/growth/expansion.js";
import type {Warehouse} from "../warehouse.js";
import {groupLtv} from "./growthLtv.js";
import {pastLeads} from "./pastLeads.js";
import type {PublishedWindow} from "./windows.js";

interface AccountRow {
  account_id: string;
  channel: string;
  segment: string;
}

const ADVOCATE_DAYS = 180;

const TODAY = `
  SELECT p.account_id, p.mau, p.seats, p.seat_utilisation, p.trend, p.health_score, p.health_band, 12 * p.mrr::DOUBLE AS arr
  FROM account_point p JOIN settings ON point_date = as_of
  WHERE p.paying AND p.seat_utilisation IS NOT NULL AND p.trend IS NOT NULL AND p.health_score IS NOT NULL
  ORDER BY p.seat_utilisation DESC, p.account_id`;

// The last answer of each user counts, as in NPS.
const ADVOCATES = `
  WITH answers AS (
    SELECT account_id, answered_at::DATE AS day, score
    FROM surveys, settings
    WHERE kind = 'nps' AND score IS NOT NULL AND answered_at::DATE > as_of - ${ADVOCATE_DAYS}
    QUALIFY row_number() OVER (PARTITION BY account_id, coalesce(user_id, response_id) ORDER BY answered_at DESC) = 1
  )
  SELECT account_id, count_if(score >= 9)::INTEGER AS promoters, count(*)::INTEGER AS answers,
    max(day) FILTER (score >= 9) AS answered_on
  FROM answers JOIN account_dim USING (account_id)
  WHERE paying
  GROUP BY account_id
  HAVING count_if(score >= 9) > 0 AND count_if(score <= 6) = 0
  ORDER BY promoters DESC, answered_on DESC, account_id`;

const REFERRALS = `
  SELECT a.referred_by AS account_id, a.account_id AS referred_id, d.paying, d.arr::DOUBLE AS arr
  FROM accounts a JOIN account_dim d USING (account_id)
  WHERE a.referred_by IS NOT NULL
  ORDER BY a.referred_by, a.account_id`;

/** What the Growth page draws from: trials, leads for more seats, advocates, referrals and lifetime value. */
export async function growthData(db: Warehouse, windows: readonly PublishedWindow[]): Promise<GrowthData> {
  const accounts = await db.query<AccountRow>(
    "SELECT account_id, acquisition_source AS channel, segment FROM account_dim ORDER BY account_id"
  );
  const places = new Map(accounts.map((d, i) => [d.account_id, i]));
  const placed = <T extends {account_id: string}>(rows: readonly T[]) =>
    rows.flatMap(({account_id, ...row}) => {
      const i = places.get(account_id);
      return i === undefined ? [] : [{i, ...row}];
    });
  const [settings] = await db.query<{
    as_of: string;
    pay_within_days: number;
    trials: boolean;
    surveys: boolean;
  }>(
    `SELECT as_of, pay_within_days, (SELECT count(*) > 0 FROM subscriptions WHERE is_trial) AS trials,
       (SELECT count(*) > 0 FROM surveys WHERE kind = 'nps') AS surveys FROM settings`
  );
  const today = placed(
    await db.query<Omit<ExpansionLead, "i"> & {account_id: string; health_band: string}>(TODAY)
  );
  const isLead = (d: {seat_utilisation: number; health_band: string; trend: number}) =>
    d.seat_utilisation > LEAD_RULE.seat_utilisation &&
    d.health_band === LEAD_RULE.health_band &&
    d.trend > LEAD_RULE.trend;
  const referrals = await db.query<{account_id: string; referred_id: string; paying: boolean; arr: number}>(
    REFERRALS
  );
  const past = await pastLeads(db);
  return {
    as_of: settings?.as_of ?? "",
    pay_within_days: settings?.pay_within_days ?? 30,
    given: {
      trials: settings?.trials ?? false,
      channels: accounts.some((d) => d.channel !== "(none)"),
      surveys: settings?.surveys ?? false,
      usage: today.length > 0,
      referrals: referrals.length > 0
    },
    channel: accounts.map((d) => d.channel),
    quarters: windows.map((d) => trialQuarter(d, places)),
    leads: today.filter(isLead).map(({health_band: _, ...row}) => row),
    judged: today.map((d) => d.i),
    past: past && {...past, i: past.account_id.map((d) => places.get(d) ?? -1)},
    advocate_days: ADVOCATE_DAYS,
    advocates: placed(await db.query<Omit<Advocate, "i"> & {account_id: string}>(ADVOCATES)),
    referrals: placed(referrals).map(({referred_id, ...row}): Referral => ({
      ...row,
      referred: places.get(referred_id) ?? -1
    })),
    ltv: groupLtv(windows.at(-1)?.inputs, accounts)
  };
}

function trialQuarter({label, inputs}: PublishedWindow, places: ReadonlyMap<string, number>): TrialQuarter {
  const rows = inputs.rows.filter((d) => (d.trials_due ?? 0) + (d.trials_open ?? 0) > 0);
  return {
    label,
    i: rows.map((d) => places.get(d.account_id) ?? -1),
    due: rows.map((d) => d.trials_due ?? 0),
    paid: rows.map((d) => d.trials_paid ?? 0),
    open: rows.map((d) => d.trials_open ?? 0)
  };
}
