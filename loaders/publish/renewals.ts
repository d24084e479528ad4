import {group, rollups, sum} from "d3";
import type {
  CallLine,
  CheckpointScore,
  DecidedCall,
  RenewalLine,
  RenewalsData,
  Standing,
  StandingAccounts
} from "../../src/lib/renewalsData.js";
import {targetOf} from "../../src/metrics/churnTarget.js";
import {addDays} from "../../src/metrics/days.js";
import {pastQuarters, type RatedDue, renewalQuarters} from "../../src/metrics/renewal/renewalQuarters.js";
import type {RenewalRow} from "../../src/metrics/renewal/renewalRows.js";
import type {Config} from "../configTypes.js";
import {pastRenewals, renewalBases} from "../models/renewals.js";
import type {Warehouse} from "../warehouse.js";
import {dueRenewals} from "./renewalOutlook.js";

/** This quarter and three more. */
const QUARTERS = 4;
/** No four quarters are longer. */
const MOST_DAYS = 368;
const CHECKPOINTS = [180, 90];
const DRIVERS = 2;

const SETTINGS = "SELECT company, as_of, currency, fiscal_year_start FROM settings";

const FACTS = `
  SELECT d.account_id, coalesce(d.name, d.account_id) AS name, d.segment, d.csm, p.health_score AS score, p.health_band AS band
  FROM account_dim d JOIN settings ON true
  LEFT JOIN account_point p ON p.account_id = d.account_id AND p.point_date = as_of
  ORDER BY d.account_id`;

const SCORES = `
  SELECT account_id, point_date, health_score AS score, health_band AS band
  FROM account_point ORDER BY account_id, point_date`;

// Lines of one day stand in the order of the file.
const CALLS = `
  SELECT account_id, renewal_date, call, probability::DOUBLE AS probability, "by", made_on
  FROM renewal_calls ORDER BY made_on NULLS FIRST, rowid`;

const STANDING = `
  SELECT
    p.account_id,
    d.segment,
    d.csm,
    12 * p.mrr::DOUBLE AS arr,
    EXISTS (
      FROM churn_events c WHERE c.account_id = p.account_id AND c.notice_on <= as_of AND c.churned_on > as_of
    ) AS leaving,
    EXISTS (
      FROM subscriptions s
      WHERE s.account_id = p.account_id AND NOT coalesce(s.is_trial, false) AND s.mrr > 0 AND s.renewal_date > as_of
        AND s.start_date <= as_of AND coalesce(s.end_date > as_of, true)
    ) AS dated
  FROM account_point p JOIN settings ON point_date = as_of JOIN account_dim d USING (account_id)
  WHERE p.paying
  ORDER BY p.account_id`;

type Facts = Pick<RenewalLine, "account_id" | "name" | "segment" | "csm" | "score" | "band">;
type Score = Pick<RenewalLine, "account_id" | "score" | "band"> & {point_date: string};

/** What the Renewals page draws first. */
export async function renewalsData(db: Warehouse, {targets}: Pick<Config, "targets">): Promise<RenewalsData> {
  const [settings] = await db.query<
    Pick<RenewalsData, "company" | "as_of" | "currency"> & {fiscal_year_start: number}
  >(SETTINGS);
  if (!settings) throw new Error("the warehouse has no settings");
  const {fiscal_year_start, ...about} = settings;
  const past = await pastRenewals(db);
  const bases = await renewalBases(db);
  const basis = bases.get(about.as_of)!;
  const due = await dueRenewals(db, MOST_DAYS);
  const facts = new Map((await db.query<Facts>(FACTS)).map((d) => [d.account_id, d]));
  const at = {as_of: about.as_of, fiscal_year_start, quarters: QUARTERS, places: facts};
  const {quarters, renewals} = renewalQuarters(due, basis, at);
  const scores = group(await db.query<Score>(SCORES), (d) => d.account_id);
  const calls = await db.query<CallLine>(CALLS);
  const open = new Set(renewals.map(({due: d}) => keyOf(d)));
  return {
    ...about,
    quarters,
    standing: await standing(db, new Set(renewals.map(({due: d}) => d.account_id))),
    no_model: "reason" in basis.model ? basis.model.reason : null,
    renewals: renewals.flatMap((d) => {
      const own = facts.get(d.due.account_id);
      if (!own) return [];
      return [line(d, own, scores.get(own.account_id) ?? [], targetOf(targets.logo_churn, own.segment))];
    }),
    calls: calls.filter((d) => open.has(keyOf(d))),
    decided: decidedCalls(calls, past),
    past: pastQuarters(due, bases, fiscal_year_start)
  };
}

const keyOf = (d: {account_id: string; renewal_date: string}) => `${d.account_id} ${d.renewal_date}`;

function line(
  {due, rated}: RatedDue,
  facts: Facts,
  scores: readonly Score[],
  target: number | null
): RenewalLine {
  const {renewal_date, arr, seen_on} = due;
  const chance = rated && {value: rated.value, low: rated.low, high: rated.high};
  const checkpoints = CHECKPOINTS.flatMap((days): CheckpointScore[] => {
    const on = addDays(renewal_date, -days);
    if (on > seen_on) return [];
    const then = scores.findLast((d) => d.point_date <= on);
    return [
      {days, on, scored_on: then?.point_date ?? null, score: then?.score ?? null, band: then?.band ?? null}
    ];
  });
  const drivers = rated?.drivers.slice(0, DRIVERS) ?? [];
  return {...facts, arr, renewal_date, chance, basis: rated?.basis ?? null, drivers, checkpoints, target};
}

type PayingAccount = Pick<StandingAccounts, "segment" | "csm" | "arr"> & {
  account_id: string;
  leaving: boolean;
  dated: boolean;
};

/** All paying accounts by segment, CSM and where they stand. */
async function standing(db: Warehouse, due: ReadonlySet<string>): Promise<StandingAccounts[]> {
  const rows = await db.query<PayingAccount>(STANDING);
  const stateOf = ({account_id, leaving, dated}: PayingAccount): Standing =>
    due.has(account_id) ? "due" : leaving ? "leaving" : dated ? "later" : "undated";
  return rollups(
    rows,
    (own) => ({accounts: own.length, arr: sum(own, (d) => d.arr)}),
    (d) => d.segment,
    (d) => d.csm,
    stateOf
  ).flatMap(([segment, csms]) =>
    csms.flatMap(([csm, states]) => states.map(([state, counted]) => ({segment, csm, state, ...counted})))
  );
}

/** The last call on each past renewal that was made before its day. */
function decidedCalls(calls: readonly CallLine[], past: readonly RenewalRow[]): DecidedCall[] {
  const outcomes = new Map(past.map((d) => [keyOf(d), d.renewed]));
  const last = new Map<string, CallLine>();
  for (const d of calls) if ((d.made_on ?? "") < d.renewal_date) last.set(keyOf(d), d);
  return [...last].flatMap(([key, {call, probability}]) => {
    const renewed = outcomes.get(key);
    return renewed === undefined ? [] : [{call, probability, renewed}];
  });
}
