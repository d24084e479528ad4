import {group} from "d3";
import type {DeckAccount, DeckInternal} from "../../src/metrics/deckData.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceScope} from "./scope.js";

/** An account that pays on the quarter's last day. */
export interface SliceAccount {
  account_id: string;
  segment: string;
  /** as the data have it, such as *tr* or *pt-BR* */
  language: string | null;
  account: DeckAccount;
  internal: Omit<DeckInternal, "unanswered_detractors">;
}

type Row = Omit<DeckAccount, "people" | "plan" | "csm"> &
  SliceAccount["internal"] & {plan: string; csm: string; segment: string; language: string | null};

const ACCOUNTS = `
  SELECT
    d.account_id, d.name, d.plan, d.csm, d.segment, d.language, d.first_paid_date,
    coalesce(n.contract_currency, d.contract_currency, (SELECT currency FROM settings)) AS currency,
    n.contract_mrr AS mrr,
    CASE WHEN b.contract_currency = n.contract_currency THEN b.contract_mrr END AS mrr_before,
    n.health_score, n.health_band, n.health_change, n.quiet, n.champion_risk, d.renewal_date, n.wasted_spend
  FROM account_dim d
  JOIN account_point n ON n.account_id = d.account_id AND n.point_date = $t1::DATE AND n.mrr > 0
  LEFT JOIN account_point b ON b.account_id = d.account_id AND b.point_date = $t0::DATE AND b.mrr > 0
  ORDER BY d.account_id`;

const PEOPLE = `
  SELECT account_id, name, role
  FROM contacts
  WHERE role IN ('sponsor', 'champion') AND (left_on IS NULL OR left_on > $t1::DATE)
  ORDER BY account_id, role DESC, name`;

const known = (text: string) => (text === "(none)" ? null : text);

/** Every account that pays on the quarter's last day, in the order of their ids. */
export async function sliceAccounts(db: Warehouse, {t0, t1}: SliceScope): Promise<SliceAccount[]> {
  const rows = await db.query<Row>(ACCOUNTS, {t0, t1});
  const people = group(
    await db.query<{account_id: string; name: string; role: string}>(PEOPLE, {t1}),
    (d) => d.account_id
  );
  return rows.map((row) => ({
    account_id: row.account_id,
    segment: row.segment,
    language: row.language,
    account: {
      account_id: row.account_id,
      name: row.name,
      plan: known(row.plan),
      csm: known(row.csm),
      people: (people.get(row.account_id) ?? []).slice(0, 3).map(({name, role}) => ({name, role})),
      currency: row.currency,
      mrr: row.mrr,
      mrr_before: row.mrr_before,
      first_paid_date: row.first_paid_date
    },
    internal: {
      segment: known(row.segment),
      health_score: row.health_score,
      health_band: row.health_band,
      health_change: row.health_change,
      quiet: row.quiet,
      champion_risk: row.champion_risk,
      renewal_date: row.renewal_date,
      wasted_spend: row.wasted_spend
    }
  }));
}
