import {decidedBy, renewalBasis, type RenewalBasis} from "../../src/metrics/renewal/renewalBasis.js";
import type {NoRenewalModel, RenewalModel} from "../../src/metrics/renewal/renewalModel.js";
import type {RenewalRate, YearlyRow} from "../../src/metrics/renewal/renewalRate.js";
import {RENEWAL_FEATURES, type RenewalRow} from "../../src/metrics/renewal/renewalRows.js";
import type {Warehouse} from "../warehouse.js";
import type {ModelStep} from "./step.js";
import {type Cell, writeRows} from "./writeRows.js";

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

const SEGMENTS = "SELECT segment FROM account_dim UNION SELECT segment FROM account_point ORDER BY segment";

const DAYS =
  "SELECT point_date AS day, is_as_of FROM points WHERE is_as_of OR quarter IS NOT NULL ORDER BY day";

/** The past renewals that are decided. */
export async function pastRenewals(db: Warehouse): Promise<RenewalRow[]> {
  return await db.query<RenewalRow>(PAST);
}

/**
 * What the chances of renewals rest on, as_of and on each quarter's last day, from what was decided by then. It is made
 * here, of the whole company, so that a site of one segment or one CSM gives a renewal the chance that it has elsewhere.
 */
export const renewalStep: ModelStep = {
  name: "renewal_models",
  makes: ["renewal_models", "renewal_rates"],
  reads: ["settings", "subscriptions", "points", "mrr_steps", "panel", "account_dim", "account_point"],
  async run(db) {
    const past = await pastRenewals(db);
    const years = await db.query<YearlyRow>(YEARS);
    const segments = (await db.query<{segment: string}>(SEGMENTS)).map((d) => d.segment);
    const models: Cell[][] = [];
    const rates: Cell[][] = [];
    for (const {day, is_as_of} of await db.query<{day: string; is_as_of: boolean}>(DAYS)) {
      const basis = renewalBasis(decidedBy(past, day), is_as_of ? years : [], segments);
      models.push([day, JSON.stringify(basis.model, plainArrays)]);
      rates.push(...Array.from(basis.rates, ([segment, rate]) => [day, segment, JSON.stringify(rate)]));
    }
    const seen = {seen_on: "DATE"};
    await writeRows(db, {table: "renewal_models", columns: {...seen, model: "VARCHAR"}, rows: models});
    await writeRows(db, {
      table: "renewal_rates",
      columns: {...seen, segment: "VARCHAR", rate: "VARCHAR"},
      rows: rates
    });
  }
};

const plainArrays = (_: string, value: unknown) =>
  value instanceof Float64Array ? Array.from(value) : value;

/** What the chances of renewals rest on, by the day on which it was known. */
export async function renewalBases(db: Warehouse): Promise<ReadonlyMap<string, RenewalBasis>> {
  const rates = await db.query<{seen_on: string; segment: string; rate: string}>("FROM renewal_rates");
  const models = await db.query<{seen_on: string; model: string}>("FROM renewal_models ORDER BY seen_on");
  return new Map(
    models.map(({seen_on, model}) => {
      const own = rates.filter((d) => d.seen_on === seen_on);
      return [
        seen_on,
        {
          model: parseModel(model),
          rates: new Map(own.map((d) => [d.segment, JSON.parse(d.rate) as RenewalRate]))
        }
      ];
    })
  );
}

function parseModel(text: string): RenewalModel | NoRenewalModel {
  const model = JSON.parse(text) as (Omit<RenewalModel, "df"> & {df: number | null}) | NoRenewalModel;
  if ("reason" in model) return model;
  // From 30 accounts on the degrees of freedom are without end, which JSON cannot write.
  return {
    ...model,
    df: model.df ?? Infinity,
    covariance: model.covariance.map((row) => Float64Array.from(row))
  };
}
