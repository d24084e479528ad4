import type {Warehouse} from "../warehouse.js";

/** What the finished decks are searched for. */
export interface SliceSecrets {
  accounts: {account_id: string; name: string; segment: string; csm: string}[];
  /** what was written for our own eyes: notes of talks, reasons of cancellations, overrides and actions, why units of an experiment were picked */
  internal: string[];
}

const INTERNAL = `
  SELECT DISTINCT text FROM (
    SELECT summary AS text FROM touches
    UNION ALL SELECT reason_detail FROM churn_events
    UNION ALL SELECT feedback FROM churn_events
    UNION ALL SELECT reason FROM overrides
    UNION ALL SELECT note FROM actions
    UNION ALL SELECT selected_because FROM experiments
  )
  WHERE length(trim(text)) >= 12
  ORDER BY text`;

/** The names of all accounts and the internal texts, which no deck but the account's own, or none at all, may hold. */
export async function sliceSecrets(db: Warehouse): Promise<SliceSecrets> {
  const internal = await db.query<{text: string}>(INTERNAL);
  return {
    accounts: await db.query("SELECT account_id, name, segment, csm FROM account_dim ORDER BY account_id"),
    internal: internal.map((d) => d.text)
  };
}
